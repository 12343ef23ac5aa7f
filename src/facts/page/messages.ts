import { parseDate } from '../../page/date.ts'
import type { Page, Table } from '../../page/page.ts'
import { simplified } from '../../page/simplified.ts'
import { MESSAGE_LABELS, MESSAGE_PLACES } from '../lexicon/talk-labels.ts'
import type { Message } from '../page-facts.ts'
import { headerOf } from './header-row.ts'
import { labelsOf, readLabelled } from './labelled.ts'
import type { Labelled } from './labelled.ts'

type Key = keyof typeof MESSAGE_LABELS

const LABELS = labelsOf<Key>(MESSAGE_LABELS)
const MESSAGES_KEPT = 500
const QUESTION_CHARS = 2000
const ANSWERED = /已(?:回复|答复|办结|处理|反馈|解决|回答|办理)|办结|已复|已结/
const OPEN = /未(?:回复|答复|办结|处理|反馈)|待(?:回复|答复|处理|办)|处理中|办理中|受理中|转办/
const KINDS = /咨询|建议|投诉|举报|求助|表扬|感谢|意见|申诉|纠错|其他/

/**
 * Citizens' messages of a page: one or several with question and reply, or the rows of a list. `reply` is null when
 * there is none, '' when the list says it was answered but the words stand on the message's own page.
 */
export function readMessages(page: Page, text: string): readonly Message[] {
  const plain = simplified(text)
  if (!/回复|答复|办结|反馈|处理结果|回答/.test(plain) || !isMessagePlace(page, plain)) return []
  const written = fromLabels(page)
  if (written.length > 0) return written.slice(0, MESSAGES_KEPT)
  const listed = page.tables.filter(table => table.zone === 'main').flatMap(table => fromTable(page, table))
  return (listed.length > 0 ? listed : fromRows(page)).slice(0, MESSAGES_KEPT)
}

function isMessagePlace(page: Page, text: string): boolean {
  const names = [page.title ?? '', ...page.breadcrumbs.map(crumb => crumb.text), ...(page.metas['columnname'] ?? [])]
  return names.some(name => MESSAGE_PLACES.test(simplified(name))) || /(?:来信|留言|信件|咨询|写信|提问)(?:时间|日期|内容|标题|编号|主题)/.test(text)
}

type Draft = Partial<Record<Key, Labelled<Key>>>

/** Labelled values in order; a title or question that comes again begins the next message. */
function fromLabels(page: Page): Message[] {
  const drafts: Draft[] = []
  let draft: Draft = {}
  for (const entry of inOrder(readLabelled(page, LABELS))) {
    if (entry.key === 'other') continue
    const known = draft[entry.key]
    const begins = (entry.key === 'title' || entry.key === 'question') && known !== undefined && (draft.question !== undefined || draft.reply !== undefined)
    if (begins && entry.block !== known.block) {
      drafts.push(draft)
      draft = {}
    }
    // 发布时间 is the submission only where nothing better stands.
    const kept = draft[entry.key]
    const better = kept === undefined || kept.value === '' || (entry.key === 'submitted' && kept.label.startsWith('发布') && !entry.label.startsWith('发布'))
    if (better) draft[entry.key] = entry
  }
  drafts.push(draft)
  return drafts.flatMap(one => messageOf(page, one))
}

/** Tables were read first; a message's parts are wanted in the order they stand on the page. */
const inOrder = (entries: Labelled<Key>[]): Labelled<Key>[] => entries.map((entry, index) => ({ entry, index })).sort((a, b) => a.entry.block - b.entry.block || a.index - b.index).map(({ entry }) => entry)

function messageOf(page: Page, draft: Draft): Message[] {
  const said = (key: Key): string => draft[key]?.value.trim() ?? ''
  const isAnswered = said('reply') !== '' || said('replied') !== '' || said('state') !== ''
  // A question of its own and a sign of handling: anything less is a form or an article.
  if (said('question') === '' || (!isAnswered && draft.submitted === undefined)) return []
  if (draft.submitted === undefined && draft.replied === undefined && draft.department === undefined) return []
  const reply = bodyOf(said('reply'))
  return [{
    title: said('title').split('\n', 1)[0] || headingOf(page),
    url: page.url,
    question: bodyOf(said('question')).slice(0, QUESTION_CHARS),
    reply: reply === '' || OPEN.test(reply.slice(0, 10)) ? null : reply.slice(0, QUESTION_CHARS),
    submitted: parseDate(said('submitted')),
    replied: parseDate(said('replied')) ?? (reply === '' ? null : signedDate(reply)),
    department: shortOf(said('department')),
    kind: KINDS.exec(said('kind'))?.[0] ?? null,
  }]
}

const bodyOf = (text: string): string => text.replace(/^[:：\s]+/, '').trim()
const shortOf = (text: string): string | null => (text === '' ? null : (text.split(/[\n\s]/, 1)[0] ?? '').slice(0, 40) || null)

/** A reply is often signed with its date on the last line. */
function signedDate(reply: string): string | null {
  return parseDate(reply.slice(-40))
}

function headingOf(page: Page): string {
  const heading = page.blocks.find(block => block.zone === 'main' && block.heading > 0 && block.text.length >= 4)?.text
  return heading ?? page.metas['articletitle']?.[0] ?? (page.title ?? '').split(/[-_|—]/, 1)[0]?.trim() ?? ''
}

const LIST_COLUMNS = {
  title: ['标题', '信件标题', '留言标题', '来信标题', '主题', '信件主题', '留言主题', '名称', '咨询标题', '内容', '来信主题', '诉求标题'],
  submitted: MESSAGE_LABELS.submitted,
  replied: MESSAGE_LABELS.replied,
  department: MESSAGE_LABELS.department,
  kind: MESSAGE_LABELS.kind,
  state: MESSAGE_LABELS.state,
} as const

function fromTable(page: Page, table: Table): Message[] {
  const header = headerOf(table.rows, LIST_COLUMNS)
  if (header?.columns.title === undefined) return []
  const { columns } = header
  if (columns.state === undefined && columns.replied === undefined && columns.submitted === undefined) return []
  const urls = linksByText(page)
  return table.rows.slice(header.row + 1).flatMap(row => {
    const cell = (column: number | undefined): string => (column === undefined ? '' : (row[column] ?? '').trim())
    const title = cell(columns.title)
    const url = urls.get(title)
    if (title === '' || url === undefined) return []
    const state = cell(columns.state)
    const replied = parseDate(cell(columns.replied))
    const answered = replied !== null || (ANSWERED.test(state) && !OPEN.test(state))
    return [{ title, url, question: '', reply: answered ? '' : null, submitted: parseDate(cell(columns.submitted)), replied, department: shortOf(cell(columns.department)), kind: KINDS.exec(cell(columns.kind))?.[0] ?? null }]
  })
}

/** Full titles of links, as shown and as in their title attribute. */
function linksByText(page: Page): Map<string, string> {
  const urls = new Map<string, string>()
  for (const link of page.links) {
    if (link.kind !== 'a' || link.zone !== 'main') continue
    if (!urls.has(link.text)) urls.set(link.text, link.url)
    if (link.title !== null && !urls.has(link.title)) urls.set(link.title, link.url)
  }
  return urls
}

/** List rows with a state word beside the link: `[咨询] 标题 2020-08-05 已回复`. */
function fromRows(page: Page): Message[] {
  return page.links.flatMap(link => {
    if (link.kind !== 'a' || link.zone !== 'main' || link.date === null || link.text.length < 4) return []
    const row = page.blocks[link.block]?.text ?? ''
    const rest = row.replace(link.text, ' ')
    if (!ANSWERED.test(rest) && !OPEN.test(rest)) return []
    return [{ title: link.title ?? link.text, url: link.url, question: '', reply: OPEN.test(rest) ? null : '', submitted: link.date, replied: null, department: null, kind: KINDS.exec(rest)?.[0] ?? null }]
  })
}
