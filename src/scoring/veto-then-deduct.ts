import { round } from '../shared/round.ts'

/**
 * The numbers of the rule; the inspection of government websites (国办秘函〔2019〕19号) has 100, 60, 80 and 30, the yearly
 * assessment of supervision the same with a bonus of 20.
 */
export interface VetoThenDeductRule {
  /** The most the deduction part can give; indicators that do not apply are made up for by rescaling to it, e.g. 75 × 4/3. */
  readonly full: number
  /** A score below this has failed. */
  readonly passFrom: number
  /** Only a score above this (not equal) has its bonus counted. */
  readonly bonusAbove: number
  readonly bonusCap: number
  readonly decimals: number
}

export interface Veto {
  readonly id: string
  /** hit: fails by itself. undetermined: could not be seen. */
  readonly state: 'clear' | 'hit' | 'undetermined'
}

export interface DeductedIndicator {
  readonly id: string
  /** What it gives when nothing is found; never less than 0 remains of it. */
  readonly worth: number
  /** false: the unit has no such duty, e.g. a body without services. */
  readonly applies: boolean
  /** Points lost by each finding: what is sure, and what it may come to where something could not be seen. */
  readonly deductions: readonly { readonly least: number; readonly most: number }[]
}

export interface Range { readonly low: number; readonly high: number }

export interface VetoThenDeductResult {
  /** failed: a veto, or below the pass mark in any case. open: what is unknown can still decide it. */
  readonly verdict: 'passed' | 'failed' | 'open'
  readonly because: 'veto' | 'score' | null
  readonly vetoes: readonly string[]
  readonly openVetoes: readonly string[]
  /** Null after a veto: then nothing else is scored. */
  readonly deduction: (Range & { readonly indicators: readonly ({ readonly id: string; readonly applies: boolean } & Range)[] }) | null
  /** What of the bonus counts. */
  readonly bonus: Range | null
  /** Deduction part and bonus; may pass `full`. */
  readonly final: Range | null
}

/**
 * Any veto → failed, and nothing else is scored. Otherwise each indicator keeps its worth less its deductions, at least 0;
 * the sum is rescaled to `full` where indicators do not apply. Below `passFrom` → failed; above `bonusAbove` the bonus
 * counts, up to its cap. The rounded score decides, so that what is shown and what follows never differ.
 */
export function vetoThenDeduct(rule: VetoThenDeductRule, vetoes: readonly Veto[], indicators: readonly DeductedIndicator[], bonus: Range): VetoThenDeductResult {
  const hit = vetoes.filter(({ state }) => state === 'hit').map(({ id }) => id)
  const openVetoes = vetoes.filter(({ state }) => state === 'undetermined').map(({ id }) => id)
  if (hit.length > 0) return { verdict: 'failed', because: 'veto', vetoes: hit, openVetoes, deduction: null, bonus: null, final: null }

  const deduction = deduct(rule, indicators)
  const counted = {
    low: deduction.low > rule.bonusAbove ? round(clamp(bonus.low, rule.bonusCap), rule.decimals) : 0,
    high: deduction.high > rule.bonusAbove ? round(clamp(bonus.high, rule.bonusCap), rule.decimals) : 0,
  }
  const final = { low: round(deduction.low + counted.low, rule.decimals), high: round(deduction.high + counted.high, rule.decimals) }
  const fails = deduction.high < rule.passFrom
  const isOpen = !fails && (openVetoes.length > 0 || deduction.low < rule.passFrom)
  return { verdict: fails ? 'failed' : isOpen ? 'open' : 'passed', because: fails ? 'score' : null, vetoes: hit, openVetoes, deduction, bonus: counted, final }
}

/** Throws when indicators that apply are worth nothing: then there is no score to rescale. */
function deduct(rule: VetoThenDeductRule, indicators: readonly DeductedIndicator[]): NonNullable<VetoThenDeductResult['deduction']> {
  const applicable = indicators.filter(({ applies }) => applies).reduce((sum, { worth }) => sum + worth, 0)
  if (!(applicable > 0)) throw new RangeError('no indicator of the deduction part applies')
  const kept = indicators.map(({ id, applies, worth, deductions }) => {
    const lost = (side: 'least' | 'most'): number => clamp(deductions.reduce((sum, deduction) => sum + deduction[side], 0), worth)
    return applies ? { id, applies, low: worth - lost('most'), high: worth - lost('least') } : { id, applies, low: 0, high: 0 }
  })
  const scaled = (side: 'low' | 'high'): number => round((kept.reduce((sum, indicator) => sum + indicator[side], 0) * rule.full) / applicable, rule.decimals)
  return {
    low: scaled('low'), high: scaled('high'),
    indicators: kept.map(({ id, applies, low, high }) => ({ id, applies, low: round(low, rule.decimals), high: round(high, rule.decimals) })),
  }
}

const clamp = (value: number, most: number): number => Math.min(most, Math.max(0, value))
