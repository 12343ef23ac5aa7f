import type { EvidenceRef } from '../model/evidence.ts'
import type { Judgement } from '../model/judgement.ts'
import { rate } from './share.ts'
import { listNames } from './wording.ts'

/** Rating by deduction: starts at 1, each fault takes something off, each kind of fault up to its cap. */

export interface Deduction {
  /** The fault with its counter: `首页失效链接`. */
  readonly what: string
  /** Counter of one: `条`. */
  readonly counter: string
  readonly count: number
  /** Taken off per fault, and at most, as fractions of the full rating. */
  readonly each: number
  readonly cap: number
  /** Examples for the reason; names of the site quoted already. */
  readonly examples?: readonly string[]
  readonly advice: string
  readonly evidence?: Iterable<EvidenceRef | null | undefined>
}

export interface DeductionQuestion {
  /** What was looked at, for the first reason: `检查失效链接、栏目更新、严重错误`. */
  readonly looked: string
  /** What could not be looked at, one clause each; each lowers the confidence. */
  readonly unseen: readonly string[]
  /** Confidence when everything was looked at. */
  readonly confidence: number
  /** Reasons that take nothing off. */
  readonly notes: readonly string[]
  readonly evidence?: Iterable<EvidenceRef | null | undefined>
}

/** Confidence is multiplied by this for each check that could not be made. */
const UNSEEN_FACTOR = 0.8

/** What one kind of fault takes off. */
export function deductionOf({ count, each, cap }: Deduction): number {
  return Math.min(cap, count * each)
}

/** Rates 1 minus all deductions, at least 0; every deduction is shown with its count, rate and cap. */
export function rateDeductions(deductions: readonly Deduction[], { looked, unseen, confidence, notes, evidence = [] }: DeductionQuestion): Judgement {
  const applied = deductions.filter(deduction => deductionOf(deduction) > 0)
  const total = applied.reduce((sum, deduction) => sum + deductionOf(deduction), 0)
  const rating = Math.max(0, 1 - total)
  return rate({
    rating,
    confidence: confidence * UNSEEN_FACTOR ** unseen.length,
    reasons: [
      applied.length === 0 ? `${looked}，未发现应扣分的问题` : `${looked}，共扣 ${number(total)}${total > 1 ? '（扣完为止）' : ''}`,
      ...applied.map(deduction => deductionText(deduction)),
      ...unseen.map(what => `未能检查：${what}（不扣分，降低可信度）`),
      ...notes,
    ],
    advice: applied.map(({ advice }) => advice),
    evidence: chain([...applied.map(deduction => deduction.evidence ?? []), evidence]),
  })
}

function deductionText(deduction: Deduction): string {
  const { what, counter, count, each, cap, examples = [] } = deduction
  const listed = examples.length > 0 ? `：${listNames(examples, counter)}` : ''
  // A fault that can only be there or not has no count to show.
  if (count === 1 && each >= cap) return `${what}，扣 ${number(cap)}${listed}`
  return `${what} ${count} ${counter}，扣 ${number(deductionOf(deduction))}（每${counter}扣 ${number(each)}，最多扣 ${number(cap)}）${listed}`
}

function* chain<T>(lists: readonly Iterable<T>[]): Iterable<T> {
  for (const list of lists) yield* list
}

/** At most three decimals, no floating point dust. */
function number(value: number): string {
  return String(Math.round(value * 1000) / 1000)
}
