import type { Page } from '../../page/page.ts'
import { WORDING_ERRORS } from '../lexicon/wording-errors.ts'
import type { WordingError } from '../lexicon/wording-errors.ts'
import type { TextError } from '../page-facts.ts'
import { maskDigitRuns } from './personal-data.ts'

const FINDINGS_KEPT = 30
const CONTEXT_CHARS = 20

/** First character → entries that begin with it; the flags make the common case one array look-up per character. */
const byFirst = new Map<string, WordingError[]>()
const isFirst = new Uint8Array(0x10000)
for (const entry of WORDING_ERRORS) {
  const first = entry.wrong.charAt(0)
  byFirst.set(first, [...(byFirst.get(first) ?? []), entry])
  isFirst[first.charCodeAt(0)] = 1
}

/** Wrong wording in any text; each wrong form once, at its first place. */
export function findTextErrorsInText(text: string): readonly TextError[] {
  const found = new Map<string, TextError>()
  for (let index = 0; index < text.length && found.size < FINDINGS_KEPT; index++) {
    if (isFirst[text.charCodeAt(index)] !== 1) continue
    for (const entry of byFirst.get(text.charAt(index)) ?? []) {
      if (found.has(entry.wrong) || !text.startsWith(entry.wrong, index) || isExcepted(text, index, entry)) continue
      const context = text.slice(Math.max(0, index - CONTEXT_CHARS), index + entry.wrong.length + CONTEXT_CHARS)
      found.set(entry.wrong, { wrong: entry.wrong, right: entry.right, context: maskDigitRuns(context.replaceAll(/\s+/g, ' ').trim()) })
    }
  }
  return [...found.values()]
}

/** The wrong form is part of a right one that crosses it, or the text talks about the mistake itself. */
function isExcepted(text: string, index: number, entry: WordingError): boolean {
  for (const right of entry.except ?? []) {
    const offset = right.indexOf(entry.wrong)
    if (offset >= 0 && text.startsWith(right, index - offset)) return true
  }
  const end = index + entry.wrong.length
  return /^[”"』」》]?(?:应为|应改为|应是|改为|误写|系笔误)/.test(text.slice(end, end + 8)) || /(?:误写为|误作|不是|错写成|并非)[“"『「《]?$/.test(text.slice(Math.max(0, index - 6), index))
}

/** Wrong wording on a page: its title and main text. */
export function findTextErrors(page: Page, text: string): readonly TextError[] {
  return findTextErrorsInText(`${page.title ?? ''}\n${text}`)
}
