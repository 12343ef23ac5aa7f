import type { Fact } from '../../model/evidence.ts'
import type { Column } from '../facts.ts'
import { TOPIC_PLACE } from '../lexicon/service-words.ts'
import type { ListItem, PageFacts, PageKind } from '../page-facts.ts'
import { known, order, sortedBy, unknown } from './fact.ts'
import { NOTHING_SEEN, isSeen, titleOf } from './site.ts'
import type { Site } from './site.ts'

/** A column as its pages make it, before sub-columns are counted in. */
export interface ColumnNode {
  readonly page: PageFacts
  /** Later pages of the same list. */
  readonly more: readonly PageFacts[]
  readonly name: string
  readonly path: readonly string[]
  parent: ColumnNode | null
  readonly children: ColumnNode[]
  /** Entries of its own list over all its pages, links to sub-columns left out. */
  own: readonly ListItem[]
}

const ALWAYS: ReadonlySet<PageKind> = new Set(['column', 'message-board'])
/** With a list on them these are columns too; without one they are what their kind says. */
const WITH_LIST: ReadonlySet<PageKind> = new Set(['other', 'topic', 'annual-report', 'survey', 'data-catalogue', 'form-download', 'foi-request', 'guide', 'rating', 'interpretation', 'policy'])
const ROOT = /^(?:首页|网站首页|主页|当前位置.*|您?(?:现在)?的?(?:所在)?位置.*|home|返回首页)[:：>]*$/i

/** Whether a page is a column: a list of entries, or a page that calls itself one. */
export function isColumnPage(page: PageFacts): boolean {
  if (ALWAYS.has(page.kind) || isTextColumn(page)) return true
  if (!WITH_LIST.has(page.kind) || page.guide !== null || page.survey !== null || page.dataset !== null) return false
  return page.items.length >= 3 && (page.publishDate === null || page.text.length < 400)
}

/** The index of a folder tagged as a column and not as an article: a column that is one text (概况, 指南). */
function isTextColumn(page: PageFacts): boolean {
  if ((page.kind !== 'other' && page.kind !== 'item') || page.url.includes('?')) return false
  return indexRank(page.url) < 2 && page.metas.ColumnName === 'present' && page.metas.ArticleTitle === 'absent' && page.guide === null && page.dataset === null
}

/** The column tree: paging joined, parents from breadcrumbs, else from the folders of the addresses. */
export function columnTree(site: Site): ColumnNode[] {
  const pages = site.pages.filter(page => isColumnPage(page) && page !== site.homePage)
  const laterPages = pagesOfLists(site, pages)
  const later = new Set([...laterPages.values()].flat())
  const nodes = pages.filter(page => !later.has(page)).map((page): ColumnNode => ({ page, more: laterPages.get(page) ?? [], name: columnName(page), path: pathOf(page), parent: null, children: [], own: [] }))
  const nodeAt = new Map<string, ColumnNode>()
  for (const node of nodes) for (const page of [node.page, ...node.more]) nodeAt.set(page.url, node)
  const byFolder = new Map<string, ColumnNode>()
  for (const node of nodes) {
    const folder = folderOf(node.page.url)
    const other = byFolder.get(folder)
    if (other === undefined || indexRank(node.page.url) < indexRank(other.page.url)) byFolder.set(folder, node)
  }
  for (const node of nodes) {
    node.parent = parentOf(node, site, nodeAt, byFolder)
    node.own = ownItems(node, site, nodeAt)
  }
  for (const node of nodes) {
    if (node.parent !== null && isBelow(node.parent, node)) node.parent = null
    node.parent?.children.push(node)
  }
  return nodes
}

/** A loop in breadcrumbs must not make a column its own ancestor. */
function isBelow(start: ColumnNode, node: ColumnNode): boolean {
  let current: ColumnNode | null = start
  for (let steps = 0; current !== null && steps < 30; steps++, current = current.parent) if (current === node) return true
  return current !== null
}

/** First page → the pages it goes on with. */
function pagesOfLists(site: Site, pages: readonly PageFacts[]): Map<PageFacts, PageFacts[]> {
  const columns = new Set(pages)
  const first = new Map<PageFacts, PageFacts>()
  for (const page of pages) {
    for (const url of page.nextPages) {
      const next = site.pageAt.get(site.resolve(url))
      // Later pages may be answers of a list endpoint, which call themselves nothing.
      if (next === undefined || next === page || (!columns.has(next) && next.items.length === 0) || pageNumber(next.url) <= pageNumber(page.url)) continue
      const known = first.get(next)
      if (known === undefined || pageNumber(page.url) < pageNumber(known.url) || (pageNumber(page.url) === pageNumber(known.url) && order(page.url, known.url) < 0)) first.set(next, page)
    }
  }
  const joined = new Map<PageFacts, PageFacts[]>()
  for (const page of first.keys()) {
    let root = page
    for (let steps = 0; steps < 10_000; steps++) {
      const before = first.get(root)
      if (before === undefined) break
      root = before
    }
    joined.set(root, [...(joined.get(root) ?? []), page])
  }
  return joined
}

/** Number of a list page in its address (`index_2.html`, `?page=3`); 0 for the first, which has none. */
function pageNumber(url: string): number {
  const match = /[?&](?:page|pagenum|pageno|curpage|currentpage|pageindex|p)=(\d{1,5})/i.exec(url) ?? /[_-](\d{1,5})\.[a-z]{2,5}$/i.exec(url)
  return match === null ? 0 : Number(match[1])
}

function columnName(page: PageFacts): string {
  const crumb = page.breadcrumbs.at(-1)?.text.trim() ?? ''
  return page.column?.trim() || (ROOT.test(crumb) ? '' : crumb) || (titleOf(page).split(/[-_|—]/, 1)[0] ?? '').trim() || page.url
}

/** Names from the top, own name last; the home page is not part of the path. */
function pathOf(page: PageFacts): string[] {
  const name = columnName(page)
  const crumbs = page.breadcrumbs.map(crumb => crumb.text.trim()).filter(text => text !== '' && !ROOT.test(text))
  if (crumbs.at(-1) === name) return crumbs
  return [...crumbs.filter(crumb => crumb !== name), name]
}

const folderOf = (url: string): string => {
  const path = url.split(/[?#]/, 1)[0] ?? url
  return path.slice(0, path.lastIndexOf('/') + 1)
}
const indexRank = (url: string): number => (url.endsWith('/') ? 0 : /\/index\.[a-z]+$/i.test(url) ? 1 : 2)

function parentOf(node: ColumnNode, site: Site, nodeAt: ReadonlyMap<string, ColumnNode>, byFolder: ReadonlyMap<string, ColumnNode>): ColumnNode | null {
  for (let index = node.page.breadcrumbs.length - 1; index >= 0; index--) {
    const url = node.page.breadcrumbs[index]?.url
    const above = url === null || url === undefined ? undefined : nodeAt.get(site.resolve(url))
    if (above !== undefined && above !== node) return above
  }
  let folder = folderOf(node.page.url)
  if (indexRank(node.page.url) < 2 && !node.page.url.includes('?')) folder = folderOf(folder.slice(0, -1))
  while (folder.length > 'https://'.length && folder.split('/').length > 4) {
    const above = byFolder.get(folder)
    if (above !== undefined && above !== node) return above
    folder = folderOf(folder.slice(0, -1))
  }
  return null
}

function ownItems(node: ColumnNode, site: Site, nodeAt: ReadonlyMap<string, ColumnNode>): ListItem[] {
  const items = new Map<string, ListItem>()
  for (const page of [node.page, ...node.more]) {
    for (const item of page.items) {
      const target = site.resolve(item.url)
      if (nodeAt.has(target) || target === site.homePage?.url) continue
      const date = item.date ?? site.pageAt.get(target)?.publishDate ?? null
      const known = items.get(target)
      if (known === undefined || (known.date === null && date !== null) || item.title.length > known.title.length) items.set(target, { title: item.title, url: item.url, date })
    }
  }
  return sortedBy(items.values(), item => item.url)
}

/** Every entry of a column and its sub-columns, each address once. */
function allItems(node: ColumnNode, site: Site, into: Map<string, ListItem> = new Map(), level = 0): Map<string, ListItem> {
  for (const item of node.own) into.set(site.resolve(item.url), item)
  if (level < 12) for (const child of node.children) allItems(child, site, into, level + 1)
  return into
}

const isObserved = (node: ColumnNode, level = 0): boolean => [node.page, ...node.more].every(page => page.itemsObservable) && (level >= 12 || node.children.every(child => isObserved(child, level + 1)))

/** Names of a column, of everything above and of everything below it. */
function family(node: ColumnNode): Set<string> {
  const names = new Set<string>([...node.path, node.name])
  for (let above = node.parent; above !== null; above = above.parent) names.add(above.name)
  const add = (one: ColumnNode, level: number): void => {
    names.add(one.name)
    if (level < 12) for (const child of one.children) add(child, level + 1)
  }
  add(node, 0)
  return names
}

/** Entries whose own page says another existing column; several names in one tag all count as its own. */
function foreignItems(node: ColumnNode, site: Site, columnNames: ReadonlySet<string>): number {
  // A topic is made of what is filed elsewhere.
  if (node.page.kind === 'topic' || node.path.slice(0, -1).some(name => TOPIC_PLACE.test(name))) return 0
  const names = family(node)
  return node.own.filter(item => {
    const filed = site.pageAt.get(site.resolve(item.url))?.column
    if (filed === null || filed === undefined) return false
    const said = filed.split(/[,，;；、>]/).map(name => name.trim())
    return said.every(name => !names.has(name)) && said.some(name => columnNames.has(name))
  }).length
}

const OWN_TEXT = 120
const FIELDS_OF_A_TOOL = 3

/**
 * Whether a column without a list holds something itself: a text (概况, 指南), figures or a form to fill in. Its words
 * count without those of its links, which side bars are made of. Such a column counts as one entry.
 */
function hasContent(page: PageFacts): boolean {
  if (page.forms.some(form => form.fields.filter(field => !['hidden', 'submit', 'button'].includes(field.type)).length >= FIELDS_OF_A_TOOL)) return true
  const linked = page.links.reduce((sum, link) => sum + (link.zone === 'main' && (link.kind === 'a' || link.kind === 'area') ? link.text.length : 0), 0)
  const hasPicture = page.attachments.length > 0 || page.links.some(link => link.kind === 'media' && link.zone === 'main')
  return page.text.length - linked >= OWN_TEXT || hasPicture
}

/** The latest date not after the evaluation date: a date in the future is a fault, not an update. */
function latest(items: Iterable<ListItem>, date: string): string | null {
  let last: string | null = null
  for (const item of items) if (item.date !== null && item.date.slice(0, 10) <= date && (last === null || item.date > last)) last = item.date
  return last
}

/** Columns of the site, sorted by URL. */
export function columns(site: Site, tree: readonly ColumnNode[]): Fact<readonly Column[]> {
  if (!isSeen(site)) return unknown(NOTHING_SEEN)
  const names = new Set(tree.map(node => node.name))
  const found = tree.map((node): Column => {
    const items = allItems(node, site)
    const isKnown = items.size > 0 || isObserved(node)
    const isText = items.size === 0 && isKnown && hasContent(node.page)
    return {
      name: node.name,
      url: node.page.url,
      path: node.path.length > 1 || node.parent === null ? node.path : [...pathAbove(node.parent), node.name],
      depth: site.depth.get(node.page.url) ?? Math.max(node.path.length, 1),
      columnType: node.page.columnTypes.length > 0 ? node.page.columnTypes.join('、') : null,
      itemCount: isText ? 1 : isKnown ? items.size : null,
      lastDate: latest(items.values(), site.date) ?? (isText && node.page.publishDate !== null && node.page.publishDate.slice(0, 10) <= site.date ? node.page.publishDate : null),
      hasBreadcrumb: node.page.breadcrumbs.length > 0,
      foreignItems: foreignItems(node, site, names),
      items: node.own,
      evidence: node.page.evidence,
    }
  })
  return known(sortedBy(found, column => column.url), found.map(column => column.evidence))
}

function pathAbove(node: ColumnNode): string[] {
  const names: string[] = []
  for (let above: ColumnNode | null = node; above !== null && names.length < 12; above = above.parent) names.unshift(above.name)
  return names
}
