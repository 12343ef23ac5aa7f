import type { Page } from '../../page/page.ts'
import { WORDING_ERRORS } from '../lexicon/wording-errors.ts'
import type { WordingError } from '../lexicon/wording-errors.ts'
import type { TextError } from '../page-facts.ts'
import { maskDigitRuns } from './personal-data.ts'

const FINDINGS_KEPT = 30
const CONTEXT_CHARS = 20

/** First two characters → entries that begin with them. */
const byBeginning = Map.groupBy(WORDING_ERRORS, ({ wrong }) => wrong.slice(0, 2))
/** Marks them by a number of their own, which few other pairs share: the common case is one look-up per character. */
const mayBegin = new Uint8Array(0x10000)
const pairNumber = (first: number, second: number): number => (Math.imul(first, 31) + second) & 0xffff
for (const beginning of byBeginning.keys()) mayBegin[pairNumber(beginning.charCodeAt(0), beginning.charCodeAt(1))] = 1

/** Wrong wording in any text; each wrong form once, at its first place. */
export function findTextErrorsInText(text: string): readonly TextError[] {
  const found = new Map<string, TextError>()
  let first = text.charCodeAt(0)
  for (let index = 0; index + 1 < text.length && found.size < FINDINGS_KEPT; index++) {
    const second = text.charCodeAt(index + 1)
    const isLikely = mayBegin[pairNumber(first, second)] === 1
    first = second
    if (!isLikely) continue
    for (const entry of byBeginning.get(text.slice(index, index + 2)) ?? []) {
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
