import type { Link, Page } from '../../page/page.ts'
import type { ListItem } from '../page-facts.ts'

const MAX_ITEMS = 2000
const NO_ITEM = /^(?:更多|more|查看更多|查看详情|详情|详细|阅读全文|点击查看|查看|首页|上一?页|下一?页|末页|尾页|返回|返回首页|返回顶部|打印|关闭|收藏|\d{1,4}|[<>«»‹›]{1,3}|网站地图|站点地图|联系我们|设为首页|加入收藏|登录|注册|下载|附件下载)(?:>{1,2}|\+)?$/i
/** Rows of a list without dates must look alike and be at least so many. */
const ALIKE = 3

interface Row {
  readonly link: Link
  readonly title: string
}

/** The entries of the lists on a page: dated rows, data islands, else the largest group of like rows. Without duplicates, in page order. */
export function readListItems(page: Page): readonly ListItem[] {
  const rows = page.links.flatMap(link => (isCandidate(link, page) ? [{ link, title: titleOf(link) }] : []))
  const dated = rows.filter(({ link }) => link.date !== null || link.block < 0)
  return unique(dated.length > 0 ? dated : likeRows(page, rows))
}

/** Dated entries alone: what a page that is more than a list (home, topic) shows as news. */
export function readDatedItems(page: Page): readonly ListItem[] {
  return unique(page.links.flatMap(link => (isCandidate(link, page) && (link.date !== null || link.block < 0) ? [{ link, title: titleOf(link) }] : [])))
}

function isCandidate(link: Link, page: Page): boolean {
  if (link.kind !== 'a' || link.zone === 'footer' || link.zone === 'breadcrumb') return false
  if ((link.zone === 'nav' || link.zone === 'header') && link.date === null) return false
  if (link.url === page.url || link.url === page.base) return false
  const title = titleOf(link)
  return title.length >= 2 && !NO_ITEM.test(title)
}

/** Lists cut the text and keep the whole title in the attribute, which may also hold more (标题：… 发布时间：…). */
function titleOf(link: Link): string {
  const text = link.text.replace(/^[·•●■◆▪►▶\s]+/, '')
  const title = link.title
  if (title === null || title === '') return text
  const start = text.replace(/[.…。\s]+$/, '')
  if (text === '' || title.length <= text.length || !title.includes(start.slice(0, Math.max(4, start.length - 1)))) return text === '' ? title : text
  return title.length <= text.length * 6 + 60 ? (title.split(/[\r\n]/)[0] ?? title).replace(/^标题\s?[:：]\s?/, '') : text
}

function likeRows(page: Page, rows: readonly Row[]): readonly Row[] {
  const groups = new Map<string, Row[]>()
  for (const row of rows) {
    const block = page.blocks[row.link.block]
    if (block === undefined || row.title.length < 4 || !leadsItsRow(row.link.text, block.text)) continue
    const key = `${block.tag} ${block.hints}`
    const group = groups.get(key)
    if (group === undefined) groups.set(key, [row])
    else group.push(row)
  }
  let best: Row[] = []
  for (const group of groups.values()) if (group.length >= ALIKE && lengthOf(group) > lengthOf(best)) best = group
  return best
}

/** The link is what its row is about: it is most of the text, or begins a short one (事项 + 部门). */
function leadsItsRow(link: string, row: string): boolean {
  return link.length >= row.length * 0.4 || (link !== '' && row.startsWith(link) && row.length <= link.length + 60)
}

function lengthOf(rows: readonly Row[]): number {
  return rows.reduce((sum, row) => sum + Math.min(60, row.title.length), 0)
}

function unique(rows: readonly Row[]): readonly ListItem[] {
  const items = new Map<string, ListItem>()
  for (const { link, title } of rows) {
    const known = items.get(link.url)
    // A picture and a headline may lead to the same page: the longer text is the title.
    if (known === undefined) {
      if (items.size < MAX_ITEMS) items.set(link.url, { title, url: link.url, date: link.date })
    } else if (known.date === null || title.length > known.title.length) items.set(link.url, { title: title.length > known.title.length ? title : known.title, url: link.url, date: known.date ?? link.date })
  }
  return [...items.values()]
}
