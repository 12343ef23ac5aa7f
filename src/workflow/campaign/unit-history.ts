import { listUnitEarlierRows } from '../../store/earlier-table.ts'
import { listUnitPublications } from '../../store/publication.ts'
import { getUnit } from '../../store/unit.ts'
import type { FrozenHead } from './snapshot.ts'
import { defineVerb } from './verb.ts'

/** Everything that was published of a unit: of each campaign its newest publication, and imported tables of earlier years. */
export const readUnitHistory = defineVerb('publication.history', {
  kind: 'read',
  async work(act, { unitId }) {
    await act.somewhere()
    const { id, name, level, regionCode } = await getUnit(act.ex, unitId)
    const published = await listUnitPublications(act.ex, unitId)
    return {
      unit: { id, name, level, regionCode },
      results: published.map(({ head, ...row }) => {
        const { campaign, cohorts } = head as unknown as FrozenHead
        const cohort = cohorts.find(one => one.cohortId === row.cohortId)
        return { ...row, campaign, scheme: cohort?.scheme ?? '', edition: cohort?.edition ?? '', total: cohort?.total ?? 0 }
      }),
      earlier: await listUnitEarlierRows(act.ex, unitId),
    }
  },
})
