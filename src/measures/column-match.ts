import type { Column, Item } from '../facts/facts.ts'
import { BROAD_COLUMN_TYPES, CATEGORIES, DISCLOSURE_SECTION } from './lexicon/categories.ts'
import { NEWS_COLUMN, POLICY_COLUMN, STANDING_COLUMN } from './lexicon/column-kinds.ts'
import { matchesTerm, plainName } from './name-match.ts'
import type { Term } from './name-match.ts'
import type { Part } from './share.ts'
import { quoteName } from './wording.ts'

const BROAD = new Set(BROAD_COLUMN_TYPES.map(plainName))
// ColumnType holds several values joined by Chinese or Latin commas.
const SEPARATOR = /[,，;；、|]/

/** Whether the column means the term, by its name or by one of its declared types. */
export function isColumnOf(term: Term, { name, columnType }: Column): boolean {
  if (matchesTerm(term, name)) return true
  return (columnType ?? '').slice(0, 400).split(SEPARATOR).some(type => !BROAD.has(plainName(type)) && matchesTerm(term, type))
}

/** Columns that mean the term; with a parent that does, so do those below it. */
export function columnsOf(term: Term, columns: readonly Column[], withBelow = false): Column[] {
  return columns.filter(column => isColumnOf(term, column) || (withBelow && column.path.slice(0, -1).some(name => matchesTerm(term, name))))
}

// The list of a folder answers under both addresses on most systems; index_1 is a further page of it.
const INDEX = /\/(?:index|default)(?:_\d{1,6})?\.[a-z]{2,5}$/i

/** The same column under the address of its folder and of its index page counts once, as the first of them. */
function withoutTwins(columns: readonly Column[]): Column[] {
  const seen = new Set<string>()
  return columns.filter(({ name, url }) => {
    const key = `${url.slice(0, 2000).replace(INDEX, '/')} ${name}`
    return !seen.has(key) && seen.add(key)
  })
}

/** Columns of the disclosure section, or of one of the categories that must be disclosed. */
export function disclosureColumns(columns: readonly Column[]): Column[] {
  const terms = [DISCLOSURE_SECTION, ...CATEGORIES]
  return withoutTwins(columns).filter(column => column.path.some(name => matchesTerm(DISCLOSURE_SECTION, name)) || terms.some(term => isColumnOf(term, column)))
}

const ARTICLE_KINDS: ReadonlySet<string> = new Set(['item', 'policy', 'interpretation'])

/** Articles of the disclosure section: filed under one of its columns, by their own word or by its lists. */
export function disclosureItems(items: readonly Item[], columns: readonly Column[]): Item[] {
  const own = disclosureColumns(columns)
  const names = new Set(own.map(({ name }) => plainName(name)))
  const listed = new Set(own.flatMap(column => column.items.map(({ url }) => url)))
  return items.filter(({ kind, column, url }) => ARTICLE_KINDS.has(kind) && (listed.has(url) || (column !== null && names.has(plainName(column)))))
}

export type ColumnKind = 'news' | 'policy' | 'standing' | 'other'

/** How often a column must be updated, by what its name says. */
export function columnKind({ name }: Column): ColumnKind {
  if (matchesTerm(NEWS_COLUMN, name)) return 'news'
  if (matchesTerm(POLICY_COLUMN, name)) return 'policy'
  return matchesTerm(STANDING_COLUMN, name) ? 'standing' : 'other'
}

/** Items that are filed under a column of this meaning, or that are its only page and bear its name. */
export function itemsOf(term: Term, items: readonly Item[]): Item[] {
  return items.filter(({ column, title }) => (column !== null && matchesTerm(term, column)) || plainName(title) === plainName(term.name) || term.exact.includes(plainName(title)))
}

/** Whether something stands in a column of this meaning: yes with at least one item, no when all of them are empty. */
export function columnPart(term: Term, columns: readonly Column[], items: readonly Item[] = []): Part {
  const found = columnsOf(term, columns)
  const filled = found.find(({ itemCount }) => itemCount !== null && itemCount > 0)
  if (filled) return { name: term.name, state: 'yes', evidence: [filled.evidence] }
  const published = itemsOf(term, items)[0]
  if (published) return { name: term.name, state: 'yes', evidence: [published.evidence] }
  const unseen = found.find(({ itemCount }) => itemCount === null)
  if (unseen) return { name: term.name, state: 'unknown', evidence: [unseen.evidence], note: `栏目${quoteName(unseen.name)}的列表未能看到` }
  const empty = found[0]
  return empty ? { name: term.name, state: 'no', evidence: [empty.evidence], note: `栏目${quoteName(empty.name)}为空` } : { name: term.name, state: 'absent' }
}
