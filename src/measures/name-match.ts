/** Finding named things on sites that call them differently: one term of a lexicon against names as printed. */

/** What a named thing is called on real sites. All texts are written as `plainName` leaves them. */
export interface Term {
  /** The name the table prints. */
  readonly name: string
  /** The whole name is one of these. Short words that would match too much inside longer names go here. */
  readonly exact: readonly string[]
  /** One of these stands somewhere in the name. */
  readonly contains: readonly string[]
  /** A name with one of these is something else, whatever else it contains. */
  readonly not?: readonly string[]
}

// A column's name is short; what is longer is a sentence that happens to hold the word.
const NAME_LIMIT = 60
const NOISE = /[\s\p{P}\p{S}\p{Cc}\p{Cf}]+/gu

/** The names of one site are compared with one term after the other: each is made bare once. */
const MEMO_BOUND = 20_000
const memo = new Map<string, string>()

/** The bare characters of a name: full-width forms folded, blanks, marks and invisible characters gone, lower case. */
export function plainName(text: string): string {
  let plain = memo.get(text)
  if (plain === undefined) {
    plain = text.slice(0, 400).normalize('NFKC').replace(NOISE, '').toLowerCase()
    if (memo.size >= MEMO_BOUND) memo.clear()
    if (text.length <= NAME_LIMIT) memo.set(text, plain)
  }
  return plain
}

/** Whether a name as printed on a site means the term. Names past 60 characters are no names. */
export function matchesTerm(term: Term, printed: string): boolean {
  const name = plainName(printed)
  if (name === '' || name.length > NAME_LIMIT) return false
  if (term.not?.some(word => name.includes(word))) return false
  return name === plainName(term.name) || term.exact.includes(name) || term.contains.some(word => name.includes(word))
}

/** The lexicon's term of that name; a name it does not hold stands for itself. */
export function termNamed(lexicon: readonly Term[], name: string): Term {
  return lexicon.find(term => term.name === name) ?? { name, exact: [], contains: [plainName(name)].filter(word => word !== '') }
}

/** Whether a text of any length holds one of the words. Words are compared as they stand, without folding. */
export function hasWord(text: string, words: readonly string[]): boolean {
  return words.some(word => word !== '' && text.includes(word))
}
