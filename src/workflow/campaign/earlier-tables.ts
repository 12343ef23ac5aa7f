import { compareTable } from '../../scoring/compare-table.ts'
import type { CohortResult, PresentUnit, TableComparison } from '../../scoring/compare-table.ts'
import { rank } from '../../scoring/ranking.ts'
import { AppError } from '../../shared/errors.ts'
import type { EvaluationDocument } from '../../model/evaluation.ts'
import { getCohort } from '../../store/cohort.ts'
import { getEarlierTable, hasEarlierRow, linkEarlierRow, listEarlierRows, listEarlierTables, matchEarlierRows } from '../../store/earlier-table.ts'
import type { EarlierTable } from '../../store/earlier-table.ts'
import type { Executor } from '../../store/executor.ts'
import { getPublication, listCohortLines } from '../../store/publication.ts'
import type { Publication } from '../../store/publication.ts'
import { listCohortScores } from '../../store/score.ts'
import { getUnit } from '../../store/unit.ts'
import { sameCampaign } from './act.ts'
import { variantOfCohort } from './schemes.ts'
import type { FrozenHead } from './snapshot.ts'
import { defineVerb } from './verb.ts'

/** Says by hand which unit a row is about, or that it is not about the one it was linked to. */
export const linkEarlier = defineVerb('earlier.link', {
  async work(act, { tableId, position, unitId }) {
    await act.everywhere()
    if (unitId !== null) await getUnit(act.ex, unitId)
    if (!(await linkEarlierRow(act.ex, tableId, position, unitId))) {
      if (!(await hasEarlierRow(act.ex, tableId, position))) throw new AppError('row-not-found', { what: 'earlier_row', id: `${tableId} ${position}` })
      throw new AppError('record-sealed', { what: 'earlier_row', why: unitId === null ? 'it has no unit' : 'it has its unit' })
    }
    act.record('earlier_table', tableId, null, { position, unitId })
    return { tableId, position, unitId }
  },
})

/** Rows find their unit by name once more, e.g. after units were imported. */
export const matchEarlier = defineVerb('earlier.match', {
  async work(act, { tableId }) {
    await act.everywhere()
    await getEarlierTable(act.ex, tableId)
    const linked = await matchEarlierRows(act.ex, tableId)
    act.record('earlier_table', tableId, null, { linked })
    return { tableId, linked }
  },
})

export const listEarlier = defineVerb('earlier.list', {
  kind: 'read',
  async work(act, { campaignId }) {
    if (campaignId === undefined) await act.somewhere()
    else await act.inCampaign(campaignId)
    return listEarlierTables(act.ex)
  },
})

export const readEarlier = defineVerb('earlier.read', {
  kind: 'read',
  async work(act, { tableId }) {
    await act.somewhere()
    return { table: await getEarlierTable(act.ex, tableId), rows: await listEarlierRows(act.ex, tableId) }
  },
})

export type TableComparisonOf = TableComparison & { readonly table: EarlierTable }

/** A cohort as it stands now beside an earlier table. */
export const compareTableNow = defineVerb('score.compare-table', {
  kind: 'read',
  async work(act, { campaignId, cohortId, tableId }): Promise<TableComparisonOf> {
    const { campaign } = await act.inCampaign(campaignId)
    sameCampaign('cohort', await getCohort(act.ex, cohortId), campaignId)
    const { total, bonus } = (await variantOfCohort(act.ex, campaign, cohortId)).variant
    const lines = await listCohortScores(act.ex, cohortId)
    const ranks = rank(lines.map(({ low }) => low), campaign.ranking)
    return besideTable(act.ex, tableId, {
      total: total + bonus.cap,
      units: lines.map((line, at) => ({ id: line.unitId, name: line.unitName, rank: ranks[at] ?? null, low: line.low, high: line.high, dimensions: line.dimensions as EvaluationDocument['dimensions'] })),
    }, campaign.ranking)
  },
})

/** A published cohort beside an earlier table. */
export const comparePublishedTable = defineVerb('publication.compare-table', {
  kind: 'read',
  async work(act, { publicationId, cohortId, tableId }): Promise<TableComparisonOf> {
    await act.somewhere()
    const publication = await getPublication(act.ex, publicationId)
    const head = publication.document as unknown as FrozenHead
    const cohort = head.cohorts.find(one => one.cohortId === cohortId)
    if (!cohort) throw new AppError('row-not-found', { what: 'cohort', id: cohortId })
    return besideTable(act.ex, tableId, { total: cohort.total + (cohort.policies.bonusCap ?? 0), units: await publishedUnits(act.ex, publication, cohortId) }, head.ranking)
  },
})

async function besideTable(ex: Executor, tableId: string, now: CohortResult, ranking: FrozenHead['ranking']): Promise<TableComparisonOf> {
  const table = await getEarlierTable(ex, tableId)
  return { table, ...compareTable({ columns: table.columns, maximum: table.maximum, rows: await listEarlierRows(ex, tableId) }, now, ranking) }
}

/** What was published is the score itself, no interval. */
async function publishedUnits(ex: Executor, { id }: Publication, cohortId: string): Promise<PresentUnit[]> {
  return (await listCohortLines(ex, id, cohortId)).map(({ unitId, unitName, rank: place, score, dimensions }) => ({ id: unitId, name: unitName, rank: place, low: score, high: score, dimensions: dimensions as EvaluationDocument['dimensions'] }))
}
