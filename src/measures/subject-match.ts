import { z } from 'zod'
import type { Column, Item, Topic } from '../facts/facts.ts'
import type { EvidenceRef } from '../model/evidence.ts'
import { latestDate } from './dates.ts'
import { hasWord, plainName } from './name-match.ts'
import { quoteName } from './wording.ts'

/** A subject the table names, and the words its pages are known by. */
export const subject = z.strictObject({ name: z.string().min(1), keywords: z.array(z.string().min(1)).min(1) })
export type Subject = z.infer<typeof subject>
/** Parameter of the measures that judge a list of subjects. */
export const subjects = z.array(subject).min(1)

/** What a site shows on one subject: topic pages and columns whose name, or for topics a heading, holds one of its words. */
export interface Presence {
  /** Quoted names of the topics and columns, topics first. */
  readonly names: readonly string[]
  readonly topics: readonly Topic[]
  /** Entries by address. */
  readonly entries: ReadonlyMap<string, { readonly title: string; readonly date: string | null }>
  /** At least this many entries: those listed, or the largest count a column gives. */
  readonly count: number
  /** A list of the subject that could not be observed: the count may be higher. */
  readonly hasUnseenList: boolean
  readonly latest: string | null
  readonly evidence: readonly EvidenceRef[]
}

/** Asks names whether they hold one of the words, marks and blanks aside: “证照 分离” is 证照分离. */
export function aboutAny(keywords: readonly string[]): (text: string) => boolean {
  const words = keywords.map(plainName)
  return text => hasWord(plainName(text), words)
}

/** Gathers what topics and columns show on a subject, dates up to `on` only. */
export function presenceOf({ keywords }: Subject, topics: readonly Topic[], columns: readonly Column[], on: string): Presence {
  const isAbout = aboutAny(keywords)
  const pages = topics.filter(({ title, headings }) => isAbout(title) || headings.some(isAbout))
  const lists = columns.filter(({ name }) => isAbout(name))
  const entries = new Map([...pages, ...lists].flatMap(({ items }) => items.map(({ url, title, date }) => [url, { title, date }] as const)))
  const latest = latestDate([...pages.map(({ lastDate }) => lastDate), ...lists.map(({ lastDate }) => lastDate), ...[...entries.values()].map(({ date }) => date)], on)
  return {
    names: [...pages.map(({ title }) => quoteName(title)), ...lists.map(({ name }) => quoteName(name))],
    topics: pages,
    entries,
    count: Math.max(entries.size, ...lists.map(({ itemCount }) => itemCount ?? 0)),
    hasUnseenList: lists.some(({ itemCount }) => itemCount === null),
    latest,
    evidence: [...pages, ...lists].map(({ evidence }) => evidence),
  }
}

/** Whether the site shows the subject at all, empty or not. */
export const isPresent = ({ names }: Presence): boolean => names.length > 0

/** Items whose title or opening speaks of the subject. */
export function itemsAbout({ keywords }: Subject, items: readonly Item[]): Item[] {
  const isAbout = aboutAny(keywords)
  return items.filter(({ title, excerpt }) => isAbout(title) || hasWord(excerpt, keywords))
}
