import type { Policies, Point } from '../model/scheme.ts'
import type { Crosswalk } from './crosswalk.ts'

/** Weight per variant id; null where the table prints "_" or "——": not applicable, not 0. */
export type Weights = Readonly<Record<string, number | null>>

export interface SchemePoint extends Point {
  /** The variants the point is printed for; all of them when absent. */
  readonly variants?: readonly string[]
  /** Printed conditions per variant; merged over the params of every measure of the point. */
  readonly paramsByVariant?: Readonly<Record<string, Readonly<Record<string, unknown>>>>
}

export interface SchemeIndicator {
  readonly id: string
  /** Printed names, level 1 first, filled up with "——" to the levels of the table. */
  readonly path: readonly string[]
  readonly weight: Weights
  readonly points: readonly SchemePoint[]
}

/** A level above the indicators. */
export interface SchemeGroup {
  readonly id: string
  readonly path: readonly string[]
  /** The subtotal where the table prints one. */
  readonly subtotal: Weights | null
}

/** One edition of a scheme, complete and valid. */
export interface Scheme {
  /** `<family>-<edition>`, what users type. */
  readonly id: string
  /** The same in every edition. */
  readonly family: string
  readonly edition: string
  readonly title: string
  readonly source: { readonly document: string; readonly title: string; readonly table: string; readonly sha256: string }
  readonly levels: number
  readonly variants: readonly { readonly id: string; readonly title: string }[]
  readonly total: number
  readonly policies: Omit<Policies, 'bonusCap'>
  readonly bonus: { readonly title: string; readonly cap: number; readonly categories: readonly { readonly name: string; readonly text: string }[] }
  readonly groups: readonly SchemeGroup[]
  readonly indicators: readonly SchemeIndicator[]
  /** How this edition follows from others. */
  readonly crosswalks: readonly Crosswalk[]
}

/** What the table prints where a level has no name. */
export const NO_LEVEL = '——'
