import type { Message } from '../facts/page-facts.ts'
import { isWithin } from './dates.ts'
import { BUCK_PASSING, COMMON_PAIRS, CONTACT, COURTESIES, OTHER_MESSAGE_KINDS, PERFUNCTORY } from './lexicon/replies.ts'
import { hasWord } from './name-match.ts'

/** Citizens' messages as a site publishes them. */

/** Messages that ask or suggest, by kind; a message whose kind is not printed counts as one. */
export function consultations(messages: readonly Message[]): Message[] {
  return messages.filter(({ kind }) => kind === null || !hasWord(kind, OTHER_MESSAGE_KINDS))
}

/** Messages of the window: submitted in it, or where no such date is printed, replied to in it. */
export function messagesWithin(messages: readonly Message[], days: number, on: string): Message[] {
  return messages.filter(({ submitted, replied }) => isWithin(submitted ?? replied, days, on))
}

export type ReplyFault = '过短' | '敷衍' | '推诿' | '答非所问'

const TEXT_LIMIT = 4000
const MARKS = /[\s\p{P}\p{S}\p{Cf}]+/gu
const WORD = /[A-Za-z0-9]{2,}/g
const HAN_RUN = /\p{Script=Han}{2,}/gu
/** So many pieces of the question in the reply show that it speaks of the matter. */
const ECHOES_NEEDED = 2

/** What is wrong with a reply; empty when it is adequate. `minLength` counts characters without courtesies and marks. */
export function replyFaults({ title, question }: Message, reply: string, minLength: number): ReplyFault[] {
  const answer = reply.slice(0, TEXT_LIMIT)
  const body = without(answer, COURTESIES)
  const substance = lengthOf(without(body, PERFUNCTORY))
  const passed = BUCK_PASSING.reduce((text, pattern) => text.replace(pattern, ''), body)
  const isPassed = passed !== body
  return [
    ...(lengthOf(body) < minLength ? (['过短'] as const) : []),
    ...(lengthOf(body) > substance && substance < minLength ? (['敷衍'] as const) : []),
    ...(isPassed && !CONTACT.test(answer) && lengthOf(passed) < minLength * 2 ? (['推诿'] as const) : []),
    ...(echoes(`${title}\n${question.slice(0, TEXT_LIMIT)}`, answer) ? [] : (['答非所问'] as const)),
  ]
}

function without(text: string, phrases: readonly string[]): string {
  return phrases.reduce((rest, phrase) => rest.replaceAll(phrase, ''), text)
}

function lengthOf(text: string): number {
  return text.replace(MARKS, '').length
}

/** Whether the reply takes up words of the question. A question without any telling piece cannot show it: taken as echoed. */
function echoes(question: string, reply: string): boolean {
  const asked = pieces(question)
  if (asked.size === 0) return true
  const said = pieces(reply)
  let shared = 0
  for (const piece of asked) if (said.has(piece) && ++shared >= Math.min(ECHOES_NEEDED, asked.size)) return true
  return false
}

/** Two-character pieces of Chinese and whole words of Latin letters and digits, without the common ones. */
function pieces(text: string): Set<string> {
  const found = new Set<string>((text.match(WORD) ?? []).map(word => word.toLowerCase()))
  for (const run of text.match(HAN_RUN) ?? []) {
    const characters = Array.from(run)
    for (let index = 1; index < characters.length; index++) {
      const pair = `${characters[index - 1] ?? ''}${characters[index] ?? ''}`
      if (!COMMON_PAIRS.has(pair)) found.add(pair)
    }
  }
  return found
}
