import type { RefusedRow } from '../model/campaign.ts'
import { readDelimited } from './delimited-text.ts'
import type { DelimitedLine } from './delimited-text.ts'
import { rank } from './ranking.ts'

/** index: 0..1, score ÷ weight. score: points of the total. */
export interface PublishedColumn {
  readonly title: string
  readonly kind: 'index' | 'score'
  /** The printed maximum, e.g. 30 of 信息公开（30分）; null where none is printed. */
  readonly worth: number | null
  /** Decimals printed, the most of any row. */
  readonly decimals: number
}

export interface PublishedRow {
  readonly line: number
  readonly name: string
  readonly rank: number | null
  /** In the order of the columns; null where the table prints none (— or empty). */
  readonly values: readonly (number | null)[]
  readonly total: number | null
}

/** unknown: no ranks or no totals printed. either: no ties, so both styles give these ranks. neither: `rankFaults` says where. */
export type RecognisedRanks = 'dense' | 'competition' | 'either' | 'neither' | 'unknown'

export interface PublishedTable {
  readonly columns: readonly PublishedColumn[]
  /** Null when no column of totals was found. */
  readonly total: { readonly title: string; readonly decimals: number } | null
  readonly rows: readonly PublishedRow[]
  readonly refused: readonly RefusedRow[]
  readonly ranks: RecognisedRanks
  /** Rows whose printed rank does not follow from the totals in the style that fits best. */
  readonly rankFaults: readonly { readonly line: number; readonly printed: number; readonly expected: number }[]
  /** Columns that were read over, by title. */
  readonly ignored: readonly string[]
}

type Role = 'rank' | 'name' | 'serial' | 'total' | 'value'

const TITLES: readonly (readonly [Role, RegExp])[] = [
  ['rank', /^(?:综合|总)?(?:排名|名次|位次|排序)$|^rank(?:ing)?$/i],
  ['serial', /^(?:序号|编号|no\.?)$/i],
  ['total', /^(?:总分|总得分|总成绩|总评分|总分值|合计|综合得分|综合评分|综合指数|总指数|总体指数|得分|分数|total(?:score)?|score)$/i],
  ['name', /^(?:(?:被评|评估|参评)?单位|(?:单位|部门|地区|城市|网站|机构|省份|区县|账号)(?:名称)?|名称|地市|省市|省|市|name|unit)$/i],
]
/** Lines that may stand above the header: a title, a note. */
const HEADER_WITHIN = 10
/** No result table is this wide; a text that is, is something else. */
const MOST_COLUMNS = 200

/**
 * Reads the text of an earlier published result table (TSV or CSV). The header is the first line that names a total or at
 * least two 指数 columns; unreadable rows are listed and the good ones kept. Null when no line looks like a header.
 */
export function readPublishedTable(text: string): PublishedTable | null {
  const lines = readDelimited(text)
  const headerAt = lines.slice(0, HEADER_WITHIN).findIndex(({ cells }) => cells.length >= 2 && cells.length <= MOST_COLUMNS && (cells.some(cell => roleOf(cell) === 'total') || cells.filter(cell => /指数/.test(cell)).length >= 2))
  const header = lines[headerAt]
  if (!header) return null
  const body = lines.slice(headerAt + 1)
  const roles = assignRoles(header.cells, body)
  const refused: RefusedRow[] = []
  const rows = body.flatMap(line => readRow(line, header.cells, roles, refused) ?? [])
  const at = (role: Role): number[] => roles.flatMap((r, i) => (r === role ? [i] : []))
  const decimals = (column: number): number => body.reduce((most, { cells }) => Math.max(most, decimalsOf(cells[column] ?? '')), 0)
  const totalAt = at('total')[0]
  return {
    columns: at('value').map((column, i) => ({ title: header.cells[column] ?? '', ...formOf(header.cells[column] ?? '', rows.map(row => row.values[i])), decimals: decimals(column) })),
    total: totalAt === undefined ? null : { title: header.cells[totalAt] ?? '', decimals: decimals(totalAt) },
    rows, refused,
    ...recogniseRanks(rows),
    ignored: roles.flatMap((role, i) => (role === null || role === 'serial' ? [header.cells[i] ?? ''] : [])),
  }
}

const MAXIMUM = /\((?:满分)?(\d+(?:\.\d+)?)分?\)$/
const tight = (title: string): string => title.normalize('NFKC').replaceAll(/\s/g, '')

/** The title without spaces and without its printed maximum. */
export const bareTitle = (title: string): string => tight(title).replace(MAXIMUM, '')
/** The printed maximum, e.g. 30 of 信息公开（30分）; null where none is printed. */
export const printedMaximum = (title: string): number | null => { const found = MAXIMUM.exec(tight(title))?.[1]; return found === undefined ? null : Number(found) }
/** What a column is by its title alone; null: only its content can tell. */
export const roleOf = (title: string): Role | null => TITLES.find(([, pattern]) => pattern.test(bareTitle(title)))?.[0] ?? null

/** Each title's role, each role but `value` once; an unnamed first column of words is the name; columns without any number are passed over. */
function assignRoles(titles: readonly string[], body: readonly DelimitedLine[]): (Role | null)[] {
  const isNumeric = titles.map((_, i) => body.some(({ cells }) => typeof readNumber(cells[i] ?? '') === 'number'))
  const roles: (Role | null)[] = titles.map(roleOf)
  // Where 得分 and 总分 both stand, the last is the total: tables end with it.
  const lastTotal = roles.lastIndexOf('total')
  roles.forEach((role, i) => {
    if (role === 'total' && i !== lastTotal) roles[i] = 'value'
    else if (role !== null && role !== 'total' && roles.indexOf(role) !== i) roles[i] = null
    else if (role === null && isNumeric[i]) roles[i] = 'value'
  })
  if (!roles.includes('name')) {
    const first = titles.findIndex((_, i) => !isNumeric[i])
    if (first >= 0) roles[first] = 'name'
  }
  return roles
}

/** A number as printed (full-width digits, 分 and % allowed); null for an empty cell or a dash; undefined for anything else. */
export function readNumber(cell: string): number | null | undefined {
  const plain = cell.normalize('NFKC').replaceAll(/[\s,]/g, '').replace(/分$/, '')
  if (plain === '' || /^[-–—―─/_]+$/.test(plain)) return null
  const match = /^([+-]?\d{1,9}(?:\.\d{1,9})?)(%?)$/.exec(plain)
  if (!match) return undefined
  return match[2] ? Number(match[1]) / 100 : Number(match[1])
}

function decimalsOf(cell: string): number {
  const match = /^-?\d+(?:\.(\d+))?(%?)分?$/.exec(cell.normalize('NFKC').replaceAll(/[\s,]/g, ''))
  return match ? (match[1]?.length ?? 0) + (match[2] ? 2 : 0) : 0
}

function readRow({ line, cells }: DelimitedLine, titles: readonly string[], roles: readonly (Role | null)[], refused: RefusedRow[]): PublishedRow | null {
  const refuse = (column: number | null, why: string): null => {
    refused.push({ line, column: column === null ? null : (titles[column] ?? null), value: column === null ? null : (cells[column] ?? null), why })
    return null
  }
  // A merged cell or a note below the table.
  if (cells.filter(cell => cell !== '').length < 2) return refuse(null, '不是一行结果：只有一个单元格有内容')
  let [name, place, total]: [string, number | null, number | null] = ['', null, null]
  const values: (number | null)[] = []
  for (const [i, role] of roles.entries()) {
    const cell = cells[i] ?? ''
    if (role === 'name') name = cell
    if (role === null || role === 'name' || role === 'serial') continue
    const number = role === 'rank' ? readNumber(cell.replace(/^第/, '').replace(/名$/, '')) : readNumber(cell)
    if (number === undefined || (role === 'rank' && number !== null && !(Number.isInteger(number) && number > 0))) return refuse(i, role === 'rank' ? '名次不是正整数' : '不是数字')
    if (role === 'rank') place = number
    else if (role === 'total') total = number
    else values.push(number)
  }
  if (cells.slice(titles.length).some(cell => cell !== '')) return refuse(null, `有 ${cells.length} 个单元格，多于表头的 ${titles.length} 个`)
  const nameAt = roles.indexOf('name')
  return name === '' ? refuse(nameAt < 0 ? null : nameAt, '没有单位名称') : { line, name, rank: place, values, total }
}

/** How a column's numbers are to be read: as fractions, or as points of a maximum that may be printed. */
export function formOf(title: string, values: readonly (number | null | undefined)[]): Pick<PublishedColumn, 'kind' | 'worth'> {
  const worth = printedMaximum(title)
  return { kind: worth === null && values.every(value => value === null || value === undefined || (value >= 0 && value <= 1)) ? 'index' : 'score', worth }
}

/** Compares the printed ranks with those of the printed totals; a table that starts below the first place is shifted. */
function recogniseRanks(rows: readonly PublishedRow[]): Pick<PublishedTable, 'ranks' | 'rankFaults'> {
  const ranked = rows.flatMap(({ line, rank, total }) => (rank !== null && total !== null ? [{ line, printed: rank, total }] : []))
  if (ranked.length === 0) return { ranks: 'unknown', rankFaults: [] }
  const first = ranked.reduce((least, { printed }) => Math.min(least, printed), Infinity)
  const faults = (style: 'dense' | 'competition') => {
    const expected = rank(ranked.map(({ total }) => total), style).map(place => place + first - 1)
    return ranked.flatMap(({ line, printed }, i) => (printed === expected[i] ? [] : [{ line, printed, expected: expected[i] ?? 0 }]))
  }
  const [dense, competition] = [faults('dense'), faults('competition')]
  if (dense.length === 0) return { ranks: competition.length === 0 ? 'either' : 'dense', rankFaults: [] }
  if (competition.length === 0) return { ranks: 'competition', rankFaults: [] }
  return { ranks: 'neither', rankFaults: dense.length <= competition.length ? dense : competition }
}
