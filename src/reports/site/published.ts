import type { EvaluationDocument, PointDecision, PointState } from '../../model/evaluation.ts'
import type { EvidenceRef } from '../../model/evidence.ts'
import type { Judgement } from '../../model/judgement.ts'

/** A frozen publication and its campaign, as the pages show them. */
export interface PublishedCampaign {
  readonly slug: string
  /** 1 is the first; each correction is the next. */
  readonly number: number
  /** Of the publication. */
  readonly id: string
  readonly title: string
  /** ISO 8601, UTC. */
  readonly publishedAt: string
  readonly digest: string
  /** Why an earlier publication was corrected; null for a first one. */
  readonly reason: string | null
  readonly evaluationDate: string
  readonly windowFrom: string
  readonly windowTo: string
  readonly ranking: 'dense' | 'competition'
  /** tier: the printed list is by tier and within it by region, without ranks. */
  readonly listing: 'rank' | 'tier'
  readonly cohorts: readonly PublishedCohort[]
}

export interface PublishedCohort {
  readonly id: string
  readonly name: string
  /** Scheme id and edition, its printed title, the variant's title, and the digest of its document. */
  readonly scheme: string
  readonly edition: string
  readonly schemeTitle: string
  readonly variantTitle: string
  readonly digest: string
  readonly total: number
  readonly decimals: number
  readonly bonusCap: number
  readonly tiers: readonly { readonly name: string; readonly from: number }[]
  /** The statement and the citation of each point, by point id. */
  readonly points: ReadonlyMap<string, { readonly text: string; readonly source: string }>
}

/** One printed line of a cohort. */
export interface PublishedLine {
  readonly entrantId: string
  readonly unitName: string
  readonly regionCode: string
  readonly rank: number | null
  readonly tier: string | null
  readonly score: number
  readonly index: number
  readonly dimensions: EvaluationDocument['dimensions']
  readonly earlier: { readonly score: number; readonly rank: number | null } | null
}

export interface PublishedPoint {
  readonly id: string
  readonly no: number
  readonly state: PointState
  readonly rating: number | null
  readonly by: 'auto' | 'person' | null
  readonly worth: number
  readonly low: number
  readonly high: number
  readonly measures: readonly { readonly id: string; readonly version: number; readonly judgement: Judgement }[]
  readonly decision?: PointDecision | undefined
}

/** A unit's line with every point behind it. */
export interface PublishedUnit {
  readonly line: PublishedLine
  readonly score: { readonly low: number; readonly high: number }
  readonly bonus: number
  readonly indicators: readonly { readonly id: string; readonly path: readonly string[]; readonly weight: number; readonly low: number; readonly high: number; readonly points: readonly PublishedPoint[] }[]
  readonly changes: readonly PublishedChange[]
}

/** One entry of a correction's change log. */
export interface PublishedChange {
  readonly unitName: string
  readonly pointId: string | null
  readonly what: string
  readonly before: unknown
  readonly after: unknown
  readonly reason: string
}

/** What a measure is called today; null when the software no longer knows it. A frozen document holds ids only. */
export type MeasureTitle = (id: string) => string | null

/** Where a reader finds the archived page behind a judgement; null when it is not public. */
export type PublicEvidence = (publicationId: string, entrantId: string, evidence: EvidenceRef) => string | null
