import { bigramsOf, dice } from '../site/title-core.ts'
import { bareText, FingerprintIndex, fingerprintsOf, sharedFingerprints } from './fingerprints.ts'
import { lagHours } from './lag.ts'
import { marksOf, sharedMarks } from './marks.ts'
import { titleKey } from './title-key.ts'

/** One published item of a channel, as far as the channel shows it. */
export interface MatchItem {
  /** Address, or any name that is unique within its channel. */
  readonly id: string
  readonly title: string
  /** Main text or its beginning; '' when only the title was seen. */
  readonly text: string
  /** `YYYY-MM-DD` or `YYYY-MM-DD HH:MM`, Beijing time; null when undated. */
  readonly date: string | null
}

export interface ItemMatch {
  readonly left: string
  readonly right: string
  /** title: equal titles but for ornaments; text: similar. */
  readonly by: 'title' | 'text'
  /** 0..1: how alike. */
  readonly score: number
  /** Hours from left to right, negative when right was first; whole days × 24 where one shows no time; null when undated. */
  readonly lagHours: number | null
}

export interface MatchOptions {
  /** Items published farther apart are not the same publication. Default 30. */
  readonly windowDays?: number
}

/** Texts shorter than this say no more than their title. */
const TEXT_NEEDED = 40
/** Fingerprints in more texts than this belong to a template; titles repeat more. */
const COMMON_IN_TEXTS = 120
const COMMON_IN_TITLES = 400
const CANDIDATES = 12
const TITLE_GRAM = 3

interface Prepared {
  readonly item: MatchItem
  readonly key: string
  readonly bare: string
  readonly prints: Uint32Array
  readonly titlePrints: Uint32Array
  grams: ReadonlySet<string> | null
  titleMarks: ReadonlySet<string> | null
  textMarks: ReadonlySet<string> | null
}

/**
 * The same items across two channels: for each item on the right at most one on the left. Equal titles first; then
 * candidates that share fingerprints of text or title, each checked by what tells texts of one template apart. Pure;
 * pairs come in the order of `right`. Work grows with the number of items, not with its square.
 */
export function matchItems(left: readonly MatchItem[], right: readonly MatchItem[], { windowDays = 30 }: MatchOptions = {}): ItemMatch[] {
  const prepared = left.map(prepare)
  const byKey = new Map<string, number[]>()
  for (const [index, { key }] of prepared.entries()) {
    const list = byKey.get(key)
    if (list === undefined) byKey.set(key, [index])
    else if (list.length < 200) list.push(index)
  }
  const texts = new FingerprintIndex(prepared.map(({ prints }) => prints), COMMON_IN_TEXTS)
  const titles = new FingerprintIndex(prepared.map(({ titlePrints }) => titlePrints), COMMON_IN_TITLES)
  const matches: ItemMatch[] = []
  for (const item of right) {
    const own = prepare(item)
    const candidates = new Set<number>(own.key.length >= 4 ? byKey.get(own.key) : [])
    if (own.prints.length > 0) for (const { holder } of texts.similar(own.prints, CANDIDATES).found) candidates.add(holder)
    for (const { holder } of titles.similar(own.titlePrints, CANDIDATES).found) candidates.add(holder)
    const best = bestOf(own, [...candidates].flatMap(index => prepared[index] ?? []), windowDays * 24)
    if (best !== null) matches.push(best)
  }
  return matches
}

function prepare(item: MatchItem): Prepared {
  const bare = bareText(item.text)
  const key = titleKey(item.title)
  return { item, key, bare, prints: bare.length < TEXT_NEEDED ? new Uint32Array(0) : fingerprintsOf(bare), titlePrints: fingerprintsOf(key, TITLE_GRAM, 1), grams: null, titleMarks: null, textMarks: null }
}

function bestOf(own: Prepared, candidates: readonly Prepared[], windowHours: number): ItemMatch | null {
  let best: { match: ItemMatch; distance: number } | null = null
  for (const other of candidates) {
    const lag = lagHours(other.item.date, own.item.date)
    if (lag !== null && Math.abs(lag) > windowHours) continue
    const likeness = compare(other, own)
    if (likeness === null) continue
    const distance = lag === null ? windowHours : Math.abs(lag)
    const isBetter = best === null || likeness.score > best.match.score + 0.02 || (Math.abs(likeness.score - best.match.score) <= 0.02 && (distance < best.distance || (distance === best.distance && other.item.id < best.match.left)))
    if (isBetter) best = { match: { left: other.item.id, right: own.item.id, by: likeness.by, score: likeness.score, lagHours: lag }, distance }
  }
  return best?.match ?? null
}

/** Whether two items are the same, and how alike; null: they are not. */
function compare(a: Prepared, b: Prepared): Pick<ItemMatch, 'by' | 'score'> | null {
  const isSameTitle = a.key === b.key && a.key.length >= 4
  const title = isSameTitle ? 1 : dice(gramsOf(a), gramsOf(b))
  const text = containment(a, b)
  if (!isSameTitle && titlesConflict(a, b)) return null
  if (text === null) return titlesAlone(a, b, title)
  const marks = sharedMarks(textMarksOf(a), textMarksOf(b))
  // One template filled twice: the words agree, the numbers and names do not.
  if (marks !== null && marks < (text >= 0.9 ? 0.7 : 0.6) && Math.min(textMarksOf(a).size, textMarksOf(b).size) >= 2) return null
  const score = Math.round((0.35 * title + 0.5 * text + 0.15 * (marks ?? title)) * 1000) / 1000
  if (isSameTitle && text >= 0.15) return { by: 'title', score }
  return text >= 0.5 || (text >= 0.2 && title >= 0.5) ? { by: 'text', score } : null
}

/** Share of the fingerprints of the shorter text that the longer one holds; null when one of them shows none. */
function containment(a: Prepared, b: Prepared): number | null {
  const least = Math.min(a.prints.length, b.prints.length)
  return least === 0 ? null : sharedFingerprints(a.prints, b.prints) / least
}

/** With nothing but titles to go by they must be equal, or nearly so with every number and place the same. */
function titlesAlone(a: Prepared, b: Prepared, title: number): Pick<ItemMatch, 'by' | 'score'> | null {
  if (a.key === b.key) return { by: 'title', score: 0.9 }
  const [short, long] = a.key.length < b.key.length ? [a.key, b.key] : [b.key, a.key]
  const marks = [...titleMarksOf(a)].every(mark => titleMarksOf(b).has(mark)) && titleMarksOf(a).size === titleMarksOf(b).size
  if (!marks) return null
  const likeness = short.length >= 10 && long.includes(short) ? Math.max(title, 0.85) : title
  return likeness >= 0.85 ? { by: 'text', score: Math.round(likeness * 800) / 1000 } : null
}

/** A number or place in one title that the other item mentions nowhere, on both sides: two fillings of one template. */
function titlesConflict(a: Prepared, b: Prepared): boolean {
  return hasUnexplained(a, b) && hasUnexplained(b, a)
}

function hasUnexplained(own: Prepared, other: Prepared): boolean {
  for (const mark of titleMarksOf(own)) if (!titleMarksOf(other).has(mark) && !textMarksOf(other).has(mark)) return true
  return false
}

const gramsOf = (one: Prepared): ReadonlySet<string> => (one.grams ??= bigramsOf(one.key))
const titleMarksOf = (one: Prepared): ReadonlySet<string> => (one.titleMarks ??= marksOf(one.item.title.slice(0, 300)))
const textMarksOf = (one: Prepared): ReadonlySet<string> => (one.textMarks ??= marksOf(one.item.text.slice(0, 3_000)))
