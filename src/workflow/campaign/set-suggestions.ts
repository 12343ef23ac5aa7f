import { z } from 'zod'
import { suggestion } from '../../model/suggestion.ts'
import type { Suggestion } from '../../model/suggestion.ts'

const kept = z.object({ suggestions: z.record(z.string(), z.array(suggestion)).optional() })

/** What a language model suggested, by point, as the document of a judgement set keeps it; empty where none was asked. */
export const suggestionsOf = (document: Readonly<Record<string, unknown>>): ReadonlyMap<string, readonly Suggestion[]> => new Map(Object.entries(kept.parse(document).suggestions ?? {}))
