import { z } from 'zod'
import { evidenceRef } from './evidence.ts'

/** What a language model suggested for one point, shown beside the evidence. It never counts: a person judges. */
export const suggestion = z.strictObject({
  /** SHA-256 of the question: prompt, model, point and archived texts. The same question is asked once. */
  digest: z.string(),
  model: z.string(),
  /** Version of the prompt it was asked with. */
  prompt: z.int(),
  /** When it was answered (ISO 8601). */
  at: z.string(),
  rating: z.number().min(0).max(1),
  reason: z.string(),
  /** Archived text it rests on, found word for word in the archive; white space apart. */
  quotes: z.array(z.strictObject({ text: z.string(), evidence: evidenceRef })).min(1),
})
export type Suggestion = z.infer<typeof suggestion>

/** Why an answer came to nothing: unreadable, against its form, no quote that stands in the archive, or the model cannot tell. */
export const SUGGESTION_DROPS = ['not-json', 'wrong-form', 'off-rubric', 'no-quote', 'cannot-tell'] as const
export type SuggestionDrop = (typeof SUGGESTION_DROPS)[number]

/**
 * One line of `suggestions.jsonl`, the file beside the archive that keeps what a model answered: an input of judging like the
 * archive itself, so that judging again calls nobody. Dropped answers are kept too, so that they are not asked for again.
 */
export const keptSuggestion = z.strictObject({
  format: z.literal('zhengheng.suggestion/1'),
  scheme: z.string(),
  edition: z.string(),
  variant: z.string(),
  point: z.string(),
  digest: z.string(),
  model: z.string(),
  prompt: z.int(),
  at: z.string(),
  suggestion: suggestion.nullable(),
  dropped: z.enum(SUGGESTION_DROPS).nullable(),
})
export type KeptSuggestion = z.infer<typeof keptSuggestion>
