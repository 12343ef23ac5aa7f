import { z } from 'zod'
import { RANKINGS } from '../../model/campaign.ts'
import { evaluationDocument, POINT_STATES } from '../../model/evaluation.ts'
import { earlierPlace, frozenIndicator, frozenPoint, frozenResult } from '../../model/published-result.ts'
import { named } from './named.ts'
import { count, day, id, instant, rating, text } from './words.ts'

const publicationShape = { id, campaignId: id, number: z.int(), title: text, correctsId: id.nullable(), reason: text.nullable(), digest: text, auditHead: text, publishedAt: instant }
export const publication = named('Publication', z.strictObject(publicationShape))

/** What a publication says of a cohort: by which table, weights and policies it was rated. */
const cohort = named('PublishedCohort', z.strictObject({
  units: count,
  cohortId: id, cohort: text, scheme: text, edition: text, digest: text, variant: text, total: z.number(), weights: z.array(z.strictObject({ id: text, weight: z.number() })),
  policies: z.strictObject({ undetermined: z.enum(['hold', 'zero']), notApplicable: z.enum(['renormalise', 'full']), bonusCap: z.number().optional(), decimals: count, tiers: z.array(z.strictObject({ name: text, from: z.number() })) }),
}))
const publishedCampaign = named('PublishedCampaign', z.strictObject({ slug: text, title: text, evaluationDate: day, windowFrom: day, windowTo: day }))
export const publicationHead = named('PublicationHead', z.strictObject({ publication, campaign: publishedCampaign, ranking: z.enum(RANKINGS), listing: z.enum(['rank', 'tier']), cohorts: z.array(cohort), correctedById: id.nullable() }))
/** A campaign with its newest publication, and how many there are. */
export const publishedIndexLine = named('PublicationIndexLine', z.strictObject({ campaign: publishedCampaign, publication, publications: count }))

const dimensions = evaluationDocument.shape.dimensions
/** Where a unit stood in the publication before. */
const earlier = named('EarlierPlace', earlierPlace)
const lineShape = { publicationId: id, entrantId: id, cohortId: id, unitId: id, unitName: text, regionCode: text, cohortName: text, position: z.int(), rank: z.int().nullable(), tier: text.nullable(), score: z.number(), index: z.number(), dimensions, earlier: earlier.nullable() }
export const publicationLine = named('PublicationLine', z.strictObject(lineShape))

named('FrozenPoint', frozenPoint)
named('FrozenIndicator', frozenIndicator)
const frozen = named('FrozenResult', frozenResult)
const place = z.strictObject({ rank: z.int().nullable(), score: z.number() })
const settled = z.strictObject({ state: z.enum(POINT_STATES), rating })
const side = z.union([z.number(), text, place, settled]).nullable()
const changeShape = { id, publicationId: id, entrantId: id.nullable(), pointId: text.nullable(), what: text, before: side, after: side, reason: text }
const change = named('PublicationChange', z.strictObject(changeShape))
export const namedChange = named('NamedChange', z.strictObject({ ...changeShape, unitName: text.nullable() }))
export const publishedUnit = named('PublishedUnit', z.strictObject({ publication, row: z.strictObject({ ...lineShape, document: frozen }), changes: z.array(change) }))

/** The latest evaluation first; `units`: how many were ranked in the cohort. */
export const unitHistory = named('UnitHistory', z.strictObject({
  unit: z.strictObject({ id, name: text, level: text, regionCode: text }),
  results: z.array(named('UnitResult', z.strictObject({ ...lineShape, campaignId: id, number: z.int(), publishedAt: instant, units: count, campaign: publishedCampaign, scheme: text, edition: text, total: z.number() }))),
  earlier: z.array(z.strictObject({ tableId: id, title: text, year: z.int(), cohortName: text, rank: z.int().nullable(), score: z.number().nullable(), tier: text.nullable() })),
}))

const WHY = ['changed', 'dropped', 'new', 'not-in-crosswalk', 'only-before', 'only-now', 'no-index-before', 'no-index-now'] as const
const why = z.enum(WHY)
const unitChange = named('UnitChange', z.strictObject({ unit: id, before: z.number(), now: z.number(), change: z.number(), rankBefore: z.int(), rankNow: z.int(), rankChange: z.int() }))
export const comparison = named('YearComparison', z.strictObject({
  earlierPublicationId: id,
  matched: z.array(named('MatchedIndicator', z.strictObject({ old: z.array(text), new: z.array(text), basis: z.enum(['index', 'weighted-mean']), units: z.array(unitChange), notCompared: z.array(z.strictObject({ unit: id, why })) }))),
  notCompared: z.array(z.strictObject({ old: z.array(text), new: z.array(text), why })),
  /** Share of each year's weight that the matched indicators have, 0..1. */
  comparable: z.strictObject({ before: z.number(), now: z.number() }),
  scores: z.array(unitChange), units: z.strictObject({ onlyBefore: z.array(id), onlyNow: z.array(id) }),
}))
