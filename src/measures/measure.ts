import type { z } from 'zod'
import type { FactMap, FactName } from '../facts/facts.ts'
import type { MeasureKind } from '../model/evaluation.ts'
import type { Fact, Known } from '../model/evidence.ts'
import type { Judgement } from '../model/judgement.ts'

export interface Measure<P, N extends FactName, L extends FactName = never> {
  /** `<group>/<noun>`; equals the path of the file. */
  readonly id: string
  /** Raise when the same facts may give another judgement. */
  readonly version: number
  /** automatic: its rating counts; suggested: a person confirms; declared: the unit hands in material; external: imported records. */
  readonly kind: MeasureKind
  readonly title: string
  /** For the people judged by it: what is looked at and how it is rated. Shown beside every judgement and on its page. */
  readonly explain: string
  readonly params: z.ZodType<P>
  readonly needs: readonly N[]
  /** Facts it uses when they are there; without them it still judges. */
  readonly likes?: readonly L[]
  /** Pure: same facts, params and context, same judgement. */
  judge(facts: GivenFacts<N, L>, params: P, context: JudgeContext): Judgement
}

/** What was declared in `needs` is there; what is only liked may be missing. */
export type GivenFacts<N extends FactName, L extends FactName = never> = { readonly [K in N]: Known<FactMap[K]> } & { readonly [K in L]?: Known<FactMap[K]> }

/** What a judgement may depend on besides facts and params. */
export interface JudgeContext {
  /** Evaluation date, YYYY-MM-DD: every window counts back from it. */
  readonly date: string
  readonly variant: string
}

export type Facts = { readonly [K in FactName]?: Fact<FactMap[K]> }

/** A measure in the registry, its own types forgotten; `runMeasure` narrows the facts it is given. */
export interface AnyMeasure extends Omit<Measure<unknown, FactName, FactName>, 'judge'> {
  judge(facts: never, params: never, context: JudgeContext): Judgement
}

/** Declares a measure; the type parameters come from its params and needs. */
export const defineMeasure = <P, const N extends FactName, const L extends FactName = never>(measure: Measure<P, N, L>): Measure<P, N, L> => measure

/** Runs one measure. Missing facts and bugs in a measure both end as "undetermined": shown, counted, never a silent zero. */
export function runMeasure(measure: AnyMeasure, facts: Facts, params: unknown, context: JudgeContext): Judgement {
  const missing = measure.needs.filter(name => facts[name]?.known !== true)
  if (missing.length > 0) {
    const why = missing.map(name => {
      const fact = facts[name]
      return fact?.known === false ? `${name}（${fact.why}）` : name
    })
    return { outcome: 'undetermined', reason: `缺少事实：${why.join('、')}`, missing }
  }
  const declared: readonly FactName[] = [...measure.needs, ...(measure.likes ?? [])]
  const given = Object.fromEntries(declared.filter(name => facts[name]?.known).map(name => [name, facts[name]]))
  try {
    const judgement = measure.judge(given as never, measure.params.parse(params) as never, context)
    if (judgement.outcome === 'rated' && !(judgement.rating >= 0 && judgement.rating <= 1)) throw new RangeError(`rating ${judgement.rating}`)
    return judgement
  } catch (error) {
    return { outcome: 'undetermined', reason: `判定程序出错（${measure.id}）：${error instanceof Error ? error.message : String(error)}`, missing: [] }
  }
}
