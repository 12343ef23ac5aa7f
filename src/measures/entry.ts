import type { Coverage, Entry } from '../facts/facts.ts'
import type { Known } from '../model/evidence.ts'
import type { Judgement } from '../model/judgement.ts'
import { entriesOf } from './entry-match.ts'
import { askPerson, rate, rateAbsent } from './share.ts'
import { fractionText, listNames, quoteName } from './wording.ts'

/** Yes/no questions about an entry of the site: is it offered, does it work, is it the same one for every section. */

/** Confidence where an entry was found but nobody could open what it leads to. */
const UNOPENED = 0.7
/** Confidence of "one entry for all": seen from the links, not by logging in or sending anything. */
const FROM_LINKS = 0.8
const PLACE_LENGTH = 90

const OTHER_RATING = /数据|答复|回复|留言|信件|来信/

/** Entries to rate services; data sets and replies are rated too, which is another question. */
export function serviceRatings(entries: readonly Entry[]): Entry[] {
  return entriesOf(entries, 'rating').filter(({ title }) => !OTHER_RATING.test(title))
}

/** What is known of several entries to the same thing: one that works is enough, only all dead is dead. */
export function entryState(found: readonly Entry[]): 'absent' | 'works' | 'dead' | 'unknown' {
  if (found.length === 0) return 'absent'
  if (found.some(entry => entry.works === true)) return 'works'
  return found.every(entry => entry.works === false) ? 'dead' : 'unknown'
}

/** An address as it reads in a reason: one line, at most 90 characters. */
export function placeText(url: string): string {
  const clean = url.slice(0, PLACE_LENGTH + 1).replace(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\s]/gu, '')
  return clean.length > PLACE_LENGTH ? `${clean.slice(0, PLACE_LENGTH)}…` : clean
}

/** `“用户登录”（https://…）`. */
export function entryText(entry: { readonly title: string; readonly url: string }): string {
  return `${quoteName(entry.title)}（${placeText(entry.url)}）`
}

/** The first three entries of a list, as they read in a reason. */
export function entryList(entries: readonly { readonly title: string; readonly url: string }[]): string {
  return listNames(entries.map(entryText), '处', 3)
}

export interface EntryQuestion {
  /** What is asked for: `服务评价渠道`. */
  readonly what: string
  /** What to do when there is none. */
  readonly advice: string
  /** What to do when it is dead. */
  readonly mend: string
  readonly coverage: Known<Coverage> | undefined
}

/** Is it offered? 1 when an entry was found that is not dead, 0 when all are dead or enough of the site shows none. */
export function rateProvided(found: readonly Entry[], { what, advice, mend, coverage }: EntryQuestion): Judgement {
  const state = entryState(found)
  if (state === 'absent') return rateAbsent(what, coverage, advice)
  const evidence = found.map(entry => entry.evidence)
  if (state === 'dead') return rate({ rating: 0, confidence: 1, reasons: [`有${what}入口但打不开：${entryList(found)}`], advice: [mend], evidence })
  const alive = found.filter(entry => entry.works !== false)
  const reasons = [`有${what}：${entryList(alive)}`, ...(state === 'unknown' ? ['未能打开核实，按已提供计'] : [])]
  return rate({ rating: 1, confidence: state === 'works' ? 1 : UNOPENED, reasons, advice: [], evidence })
}

/** Does it work? 1 when one was seen to work, 0 when all are dead or there is none, a person's turn when nobody could tell. */
export function rateWorking(found: readonly Entry[], { what, advice, mend, coverage }: EntryQuestion): Judgement {
  const state = entryState(found)
  if (state === 'absent') return rateAbsent(what, coverage, advice)
  if (state === 'unknown') return askPerson(`有${what}入口，但无法自动核实是否可用：${entryList(found)}`)
  const evidence = found.map(entry => entry.evidence)
  if (state === 'dead') return rate({ rating: 0, confidence: 1, reasons: [`${what}不可用：${entryList(found)}`], advice: [mend], evidence })
  const working = found.filter(entry => entry.works === true)
  return rate({ rating: 1, confidence: 1, reasons: [`${what}可用：${working.map(entry => `${entryText(entry)}${entry.detail ? `，${quoteName(entry.detail)}` : ''}`).slice(0, 3).join('；')}`], advice: [], evidence: working.map(entry => entry.evidence) })
}

/** Section of a site an address stands in: host and first folder; the home page is a section of its own. */
export function sectionOf(url: string): string {
  const parsed = URL.parse(url)
  if (!parsed) return url
  const folders = parsed.pathname.split('/').slice(1, -1)
  return `${parsed.host}/${folders[0] ?? ''}`
}

/** Host of an address, lower case; empty when it is none. */
export function hostOf(url: string): string {
  return URL.parse(url)?.host ?? ''
}

/** How often each key occurs, most frequent first, ties by name. */
export function tally(keys: Iterable<string>): { readonly key: string; readonly count: number }[] {
  const counts = new Map<string, number>()
  for (const key of keys) counts.set(key, (counts.get(key) ?? 0) + 1)
  return [...counts].map(([key, count]) => ({ key, count })).sort((a, b) => b.count - a.count || (a.key < b.key ? -1 : 1))
}

/**
 * Do all sections lead to one and the same? Platforms are told apart by `platformOf` (host by default). Rated by the share of
 * sections (pages that link to an entry, by first folder) that lead to the most linked platform. Fewer than two sections
 * show nothing about unity: a person's turn.
 */
export function rateUnified(found: readonly Entry[], { what, advice, coverage }: EntryQuestion, platformOf: (url: string) => string = hostOf): Judgement {
  if (found.length === 0) return rateAbsent(what, coverage, advice)
  const pairs = new Set(found.flatMap(entry => entry.linkedFrom.map(from => `${sectionOf(from)} ${platformOf(entry.url)}`)))
  const links = [...pairs].map(pair => ({ section: pair.slice(0, pair.indexOf(' ')), platform: pair.slice(pair.indexOf(' ') + 1) }))
  const sections = new Set(links.map(link => link.section))
  if (sections.size < 2) return askPerson(`${what}只在 ${sections.size} 个板块的页面上见到，无法自动判断各板块是否统一：${entryList(found)}`)
  const platforms = tally(links.map(link => link.platform))
  const main = platforms[0]?.key ?? ''
  const served = [...sections].filter(section => links.every(link => link.section !== section || link.platform === main)).length
  return rate({
    rating: served / sections.size,
    confidence: FROM_LINKS,
    reasons: [`${sections.size} 个板块链接到${what}，全部使用 ${placeText(main)} 的 ${fractionText(served, sections.size)}`, ...(platforms.length > 1 ? [`另有：${listNames(platforms.slice(1).map(({ key }) => placeText(key)))}`] : [])],
    advice: [advice],
    evidence: found.map(entry => entry.evidence),
  })
}
