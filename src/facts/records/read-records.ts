import { createHash } from 'node:crypto'
import { parseDate } from '../../page/date.ts'
import type { EvidenceRef } from '../../model/evidence.ts'
import type { RecordListKind } from '../../model/imported-record.ts'
import { readCsv } from '../files/read-csv.ts'
import { decodePlainText } from '../files/decode-text.ts'
import { sniffType } from '../files/sniff-type.ts'
import { readSheets } from '../files/spreadsheet.ts'
import { maskPersonalNumbers } from '../page/personal-data.ts'
import type { ImportedRecords, IncidentRecord, SatisfactionRecord, SatisfactionSubject } from './imported-records.ts'

/** Names of the columns, as people write them. The first row with two of them is the header. */
const COLUMNS = {
  title: ['标题', '事项', '问题', '事件', '通报标题', '内容', 'title'],
  about: ['类型', '类别', '性质', '问题类型', 'about', 'type'],
  channel: ['渠道', '对象', '涉及渠道', '通报对象', 'channel'],
  source: ['来源', '通报单位', '通报来源', '数据来源', '发布单位', 'source'],
  serious: ['严重', '是否严重', '级别', '严重程度', 'serious'],
  resolved: ['整改', '是否整改', '整改情况', '是否办结', 'resolved'],
  date: ['日期', '通报日期', '时间', '发生日期', 'date'],
  subject: ['评价对象', '评价内容', '满意度对象', 'subject'],
  rate: ['满意率', '满意度', '好评率', 'rate'],
  count: ['评价数', '评价总数', '评价量', '样本数', 'count'],
  from: ['起始日期', '开始日期', '起', 'from'],
  to: ['截止日期', '结束日期', '止', 'to'],
} as const
type Name = keyof typeof COLUMNS
const HEADER_ROWS = 20
const ROWS_KEPT = 100_000
const FAULTS_KEPT = 1_000
const TEXT_CHARS = 300

const SUBJECTS: readonly (readonly [RegExp, SatisfactionSubject])[] = [[/数据|开放平台/, '数据开放'], [/答复|咨询|投诉|留言|来信|信件|热线|诉求/, '咨询投诉'], [/政务服务|办事|办件|好差评|服务|审批/, '政务服务']]

/** The subject a text speaks of; null when it names none. */
export function subjectOf(text: string): SatisfactionSubject | null {
  return SUBJECTS.find(([words]) => words.test(text))?.[1] ?? null
}

/**
 * Reads one list (CSV in any usual encoding, or XLSX): incidents need a column for the title, satisfaction figures one for
 * the subject and one for the rate. Rows that cannot be used are named with the reason, the others are kept, each with its
 * row (from 1) as the offset of its evidence; null when the columns are neither. Never throws.
 */
export function readRecords(bytes: Uint8Array, name: string): ImportedRecords | null {
  const sha256 = createHash('sha256').update(bytes).digest('hex')
  const rows = rowsOf(bytes)
  const header = headerOf(rows)
  if (header === null) return null
  const faults: { row: number; why: string }[] = []
  const incidents: IncidentRecord[] = []
  const satisfaction: SatisfactionRecord[] = []
  for (const [index, cells] of rows.slice(header.row + 1, header.row + 1 + ROWS_KEPT).entries()) {
    if (cells.every(cell => cell.trim() === '')) continue
    const row = header.row + index + 2
    const cell = (column: Name): string => maskPersonalNumbers((cells[header.columns.get(column) ?? -1] ?? '').trim().slice(0, TEXT_CHARS))
    const evidence: EvidenceRef = { sha256, kind: 'file', offset: row }
    const fault = header.kind === 'incidents' ? takeIncident(cell, row, evidence, incidents) : takeFigure(cell, row, evidence, satisfaction)
    if (fault !== null && faults.length < FAULTS_KEPT) faults.push({ row, why: fault })
  }
  if (rows.length > header.row + 1 + ROWS_KEPT) faults.push({ row: header.row + 2 + ROWS_KEPT, why: `一份名单最多读 ${ROWS_KEPT} 行，从这一行起没有读取` })
  return { files: [{ name, sha256, kind: header.kind, rows: incidents.length + satisfaction.length, faults }], incidents, satisfaction }
}

/** Several lists as one; the same bytes twice count once. */
export function joinRecords(lists: readonly ImportedRecords[]): ImportedRecords {
  const distinct = [...new Map(lists.map(list => [list.files.map(({ sha256 }) => sha256).join(' '), list])).values()]
  return { files: distinct.flatMap(({ files }) => files), incidents: distinct.flatMap(({ incidents }) => incidents), satisfaction: distinct.flatMap(({ satisfaction }) => satisfaction) }
}

function rowsOf(bytes: Uint8Array): string[][] {
  try {
    return sniffType(bytes) === 'xlsx' ? (readSheets(bytes)[0] ?? []) : readCsv(decodePlainText(bytes).text).rows
  } catch {
    return [] // broken in a way no reader foresaw: there are no rows to speak of
  }
}

function headerOf(rows: readonly (readonly string[])[]): { row: number; kind: RecordListKind; columns: ReadonlyMap<Name, number> } | null {
  for (const [row, cells] of rows.slice(0, HEADER_ROWS).entries()) {
    const columns = new Map<Name, number>()
    for (const [index, cell] of cells.entries()) {
      const text = cell.trim().toLowerCase()
      const name = (Object.keys(COLUMNS) as Name[]).find(one => (COLUMNS[one] as readonly string[]).includes(text))
      if (name !== undefined && !columns.has(name)) columns.set(name, index)
    }
    if (columns.has('rate') && columns.has('subject')) return { row, kind: 'satisfaction', columns }
    if (columns.has('title') && columns.size >= 2) return { row, kind: 'incidents', columns }
  }
  return null
}

type Cell = (column: Name) => string

function takeIncident(cell: Cell, row: number, evidence: EvidenceRef, into: IncidentRecord[]): string | null {
  const title = cell('title')
  if (title === '') return '没有标题'
  const date = parseDate(cell('date'))
  if (date === null && cell('date') !== '') return `日期“${cell('date').slice(0, 30)}”看不懂`
  const resolved = cell('resolved')
  into.push({ date, title, about: cell('about'), channel: cell('channel'), source: cell('source'), serious: /^(?:是|严重|重大|特别重大|特大|yes|true|1)$/i.test(cell('serious')), resolved: resolved === '' ? null : !/^(?:否|未|没有|no|false|0)|未(?:整改|完成|办结)/i.test(resolved), row, evidence })
  return null
}

function takeFigure(cell: Cell, row: number, evidence: EvidenceRef, into: SatisfactionRecord[]): string | null {
  const subject = subjectOf(cell('subject'))
  if (subject === null) return `评价对象“${cell('subject').slice(0, 30)}”不是政务服务、数据开放或咨询投诉`
  const rate = rateOf(cell('rate'))
  if (rate === null) return `满意率“${cell('rate').slice(0, 30)}”应为 0 至 100% 的数`
  const count = Number(cell('count').replaceAll(/[,，\s]/g, ''))
  into.push({ subject, rate, count: cell('count') === '' || !Number.isFinite(count) || count < 0 ? null : count, from: parseDate(cell('from')), to: parseDate(cell('to')) ?? parseDate(cell('date')), source: cell('source'), row, evidence })
  return null
}

/** `99.1%`, `99.1` and `0.991` mean the same; so does 4.9 of 5 written `4.9/5`. Null: no share. */
export function rateOf(text: string): number | null {
  const plain = text.normalize('NFKC').trim()
  const ofFive = /^(\d(?:\.\d{1,3})?)\s*\/\s*(5|10|100)$/.exec(plain)
  const found = /^(\d{1,3}(?:\.\d{1,4})?)\s*(%)?$/.exec(plain)
  const value = ofFive ? Number(ofFive[1]) / Number(ofFive[2]) : !found ? Number.NaN : Number(found[1]) / (found[2] !== undefined || Number(found[1]) > 1 ? 100 : 1)
  return value >= 0 && value <= 1 ? value : null
}
