import iconv from 'iconv-lite'
import { PORTAL } from '../city.ts'
import type { AnswerBook } from '../site.ts'
import { COLUMNS } from './column.ts'
import type { ColumnSpec } from './column.ts'
import { applyDefects } from './defects.ts'
import { generateItems, itemPage } from './item.ts'
import type { SampleItem } from './item.ts'
import { printList } from './list.ts'
import { renderPage } from './shell.ts'
import type { PageSpec } from './shell.ts'

/** A column as it was built. */
export interface BuiltColumn { readonly spec: ColumnSpec; readonly url: string; readonly items: readonly SampleItem[] }

/** First-level pages that group columns. */
export const SECTIONS: Readonly<Record<string, { readonly name: string; readonly path: string }>> = {
  xwdt: { name: '政务动态', path: '/xwdt/' },
  zwgk: { name: '政务公开', path: '/zwgk/' },
}

/** From the first level down to the column itself. */
export function crumbsOf(spec: ColumnSpec): [string, string][] {
  const own: [string, string] = [spec.name, spec.path]
  if (spec.parent === null) return [own]
  const section = SECTIONS[spec.parent]
  if (section !== undefined) return [[section.name, section.path], own]
  const parent = COLUMNS.find(other => other.key === spec.parent)
  return parent === undefined ? [own] : [...crumbsOf(parent), own]
}

/** Head of pages whose system prints when it made the page: never a publish date. */
const GENERATED_HEAD = `<meta charset="utf-8">
<meta name="others" content="页面生成时间 2020-11-30 02:10:00">
<meta name="Maketime" content="2020-11-30 02:10:00">`

function putPage(book: AnswerBook, spec: ColumnSpec, url: string, html: string): void {
  if (spec.undeclaredGbk !== true) return book.put(url, 'text/html; charset=utf-8', html)
  book.put(url, 'text/html', iconv.encode(html, 'gb18030'))
}

function headOf(spec: ColumnSpec): string | undefined {
  if (spec.undeclaredGbk === true) return ''
  return spec.form === 'hanweb' || spec.key === 'cpzl' ? GENERATED_HEAD : undefined
}

/** Writes a column: list pages, endpoints, item pages. */
export function putColumn(book: AnswerBook, spec: ColumnSpec, items: readonly SampleItem[], above = ''): void {
  const crumbs: PageSpec['crumbs'] = crumbsOf(spec)
  const head = headOf(spec)
  const column = { name: spec.name, type: spec.type }
  const output = printList(spec, items)
  for (const { name, html } of output.pages) {
    const url = `http://${PORTAL}${spec.path}${name}`
    const page = (at: string): string => renderPage({
      url: at, title: spec.name, kind: 'list', crumbs, column, faults: spec.faults ?? [], hasBreadcrumb: spec.hasBreadcrumb ?? true,
      ...(head === undefined ? {} : { head }), main: `<h2>${spec.name}</h2>\n${above}${childLinks(spec)}${html}`,
    })
    putPage(book, spec, url, page(url))
    if (name === 'index.html') putPage(book, spec, `http://${PORTAL}${spec.path}`, page(`http://${PORTAL}${spec.path}`))
  }
  for (const { path, type, body } of output.endpoints) book.put(`http://${PORTAL}${path}`, type, body)
  for (const item of items) {
    putPage(book, spec, item.url, itemPage(item, column, crumbs, head, spec.hasBreadcrumb ?? true))
    book.titles.push({ url: item.url, title: item.title, date: item.date, kind: '信息', text: item.paragraphs.join(''), disclosure: spec.path.startsWith('/zwgk/') })
  }
}

function childLinks(spec: ColumnSpec): string {
  const children = COLUMNS.filter(other => other.parent === spec.key)
  return children.length === 0 ? '' : `<ul class="subcolumns">${children.map(child => `<li><a href="${child.path}">${child.name}</a></li>`).join('')}</ul>\n`
}

/** Builds every generated column with its faults put in. */
export function buildColumns(book: AnswerBook, used: Set<string>): BuiltColumn[] {
  return COLUMNS.map(spec => {
    const items = applyDefects(book, spec, generateItems(spec, used))
    putColumn(book, spec, items)
    return { spec, url: `http://${PORTAL}${spec.path}`, items }
  })
}
