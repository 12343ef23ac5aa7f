import { countPublicationRows, getPublication, listEveryPublication, listNamedChanges, listPublications } from '../../store/publication.ts'
import type { Publication } from '../../store/publication.ts'
import type { FrozenHead } from './snapshot.ts'
import { defineVerb } from './verb.ts'

/** Every campaign with something published, the latest first: its newest publication and how many there are. */
export const indexPublications = defineVerb('publication.index', {
  kind: 'read',
  async work(act) {
    await act.somewhere()
    const byCampaign = Map.groupBy(await listEveryPublication(act.ex), ({ campaignId }) => campaignId)
    return [...byCampaign.values()].flatMap(all => {
      const latest = all.reduce<Publication | undefined>((newest, one) => (newest && newest.number > one.number ? newest : one), undefined)
      return latest ? [{ campaign: (latest.document as unknown as FrozenHead).campaign, publication: latest, publications: all.length }] : []
    })
  },
})

/** What a publication says of itself: campaign, cohorts with their table, weights and policies, how many units; and by which later one it was corrected. */
export const readHead = defineVerb('publication.head', {
  kind: 'read',
  async work(act, { publicationId }) {
    await act.somewhere()
    const publication = await getPublication(act.ex, publicationId)
    const { campaign, ranking, listing, cohorts } = publication.document as unknown as FrozenHead
    const units = await countPublicationRows(act.ex, publicationId)
    const correction = (await listPublications(act.ex, publication.campaignId)).find(({ correctsId }) => correctsId === publicationId)
    return { publication, campaign, ranking, listing, cohorts: cohorts.map(cohort => ({ ...cohort, units: units.get(cohort.cohortId) ?? 0 })), correctedById: correction?.id ?? null }
  },
})

/** What a correction changed against the publication before, and why; nothing of a first publication. */
export const listChanges = defineVerb('publication.changes', {
  kind: 'read',
  async work(act, params) {
    await act.somewhere()
    const { correctsId } = await getPublication(act.ex, params.publicationId)
    return listNamedChanges(act.ex, { ...params, correctsId })
  },
})
