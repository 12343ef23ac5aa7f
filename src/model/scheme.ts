/** A scheme edition as read and validated (`src/schemes`), and one variant of it as the judge and the calculator use it. */

export interface MeasureUse {
  /** Measure id, `<group>/<noun>`. */
  readonly id: string
  /** Relative weight among the measures of its point. */
  readonly share: number
  readonly params: Readonly<Record<string, unknown>>
}

export interface Rubric {
  /** Chinese: what the assessor looks at. */
  readonly guidance: string
  /** Steps from best to worst, e.g. { rating: 1, text: '…' }. */
  readonly steps: readonly { readonly rating: number; readonly text: string }[]
}

export interface Point {
  /** Stable id: `<indicator id>/<no>`. */
  readonly id: string
  /** The printed number; 0 where the sentence is not numbered. */
  readonly no: number
  readonly text: string
  /** Relative weight among the applicable points of its indicator. */
  readonly share: number
  readonly cite: { readonly document: string; readonly table: string; readonly row: string; readonly no: number }
  readonly measures: readonly MeasureUse[]
  /** Present where a person rates the point, or confirms a suggestion. */
  readonly rubric?: Rubric
  /** Printed conditions of this variant (levels, periods, reports); already merged into the params of the measures. */
  readonly conditions?: Readonly<Record<string, unknown>>
}

export interface Indicator {
  readonly id: string
  /** Printed names, level 1 first; "——" where the table prints no level 3; two entries for two-level tables. */
  readonly path: readonly string[]
  readonly weight: number
  readonly points: readonly Point[]
}

export interface Policies {
  /** hold: the score stays an interval; zero: counted as 0 when the campaign closes. */
  readonly undetermined: 'hold' | 'zero'
  /** renormalise: the other points of the indicator carry it; full: counted as reached. */
  readonly notApplicable: 'renormalise' | 'full'
  readonly bonusCap: number
  /** Decimals of scores shown and ranked on. */
  readonly decimals: number
  readonly tiers: readonly { readonly name: string; readonly from: number }[]
}

/** One variant of a scheme edition: only what applies to it, weights resolved. */
export interface Variant {
  readonly id: string
  readonly edition: string
  readonly title: string
  readonly variant: string
  readonly variantTitle: string
  readonly total: number
  readonly indicators: readonly Indicator[]
  readonly bonus: { readonly cap: number; readonly categories: readonly { readonly name: string; readonly text: string }[] }
  readonly policies: Policies
}

/** What can differ between two editions. */
export const CHANGE_KINDS = [
  'variant-added', 'variant-removed',
  'indicator-added', 'indicator-removed', 'indicator-renamed', 'indicator-moved', 'weight',
  'point-added', 'point-removed', 'point-text', 'point-variants', 'point-share', 'point-measures', 'point-rubric',
  'bonus-cap', 'bonus-added', 'bonus-removed', 'bonus-text', 'policy', 'total',
] as const
export type ChangeKind = (typeof CHANGE_KINDS)[number]

/** One difference from edition A to edition B; `before` and `after` are as people read them, null where there is nothing. */
export interface EditionChange {
  readonly kind: ChangeKind
  /** Indicator or point id (in B where it exists there), variant id, bonus category or policy. */
  readonly subject: string
  readonly before: string | null
  readonly after: string | null
}
