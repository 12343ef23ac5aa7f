import { z } from 'zod'
import type { Suggestion, SuggestionDrop } from '../model/suggestion.ts'
import type { PointQuestion } from './question.ts'

const answer = z.strictObject({
  rating: z.number().min(0).max(1).nullable(),
  reason: z.string().min(1),
  quotes: z.array(z.strictObject({ source: z.int().min(1), text: z.string() })).max(20),
})
export type ReadAnswer = { readonly ok: true; readonly rating: number; readonly reason: string; readonly quotes: Suggestion['quotes'] } | { readonly ok: false; readonly drop: SuggestionDrop }

const REASON_CHARS = 400
/** A shorter quote stands anywhere by chance; a longer one is no quote but a copy. */
export const QUOTE_CHARS = { least: 8, most: 400 } as const
const QUOTES_KEPT = 5

/** Reads what a model answered to a question. Quotes that do not stand in the source they name are dropped; without one that does, so is the answer. */
export function readAnswer(content: string, { rubric, sources }: PointQuestion): ReadAnswer {
  const parsed = parse(content)
  if (parsed === undefined) return { ok: false, drop: 'not-json' }
  const read = answer.safeParse(parsed)
  if (!read.success) return { ok: false, drop: 'wrong-form' }
  const { rating, reason, quotes } = read.data
  if (rating === null) return { ok: false, drop: 'cannot-tell' }
  if (rubric !== null && rubric.steps.length > 0 && !rubric.steps.some(step => Math.abs(step.rating - rating) < 1e-9)) return { ok: false, drop: 'off-rubric' }
  const found = quotes.flatMap(({ source, text }) => {
    const named = sources[source - 1]
    return named !== undefined && isQuoted(text, named.text) ? [{ text: plainText(text), evidence: named.evidence }] : []
  })
  const distinct = [...new Map(found.map(quote => [squeezed(quote.text), quote])).values()].slice(0, QUOTES_KEPT)
  return distinct.length === 0 ? { ok: false, drop: 'no-quote' } : { ok: true, rating, reason: plainText(reason).slice(0, REASON_CHARS), quotes: distinct }
}

/** Whether a text stands in another word for word. White space is left out of it: models set it anew, pages break lines anywhere. */
export function isQuoted(quote: string, text: string): boolean {
  const wanted = squeezed(quote)
  return wanted.length >= QUOTE_CHARS.least && wanted.length <= QUOTE_CHARS.most && squeezed(text).includes(wanted)
}

const squeezed = (text: string): string => text.replaceAll(/\s+/gu, '')
/** One line without control and direction characters: what a model wrote is shown to people. */
const plainText = (text: string): string => text.replaceAll(/[\p{Cc}\p{Cf}\s]+/gu, ' ').trim()

/** The one JSON value of the answer; undefined when it is anything else. A code fence around it is taken off. */
function parse(content: string): unknown {
  const bare = /^\s*```(?:json)?\s*([\s\S]*?)\s*```\s*$/.exec(content)?.[1] ?? content
  try {
    return JSON.parse(bare) as unknown
  } catch {
    return undefined
  }
}
