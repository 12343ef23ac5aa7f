import type { HtmlReader } from './html-reader.ts'
import { listsInScript } from './lists/json-list.ts'
import { readHanwebList } from './lists/hanweb.ts'
import type { Listed } from './lists/listed.ts'
import { readPaging } from './lists/paging.ts'
import type { Link, ListSource } from './page.ts'
import type { UrlResolver } from './url.ts'

/** Lists that a page carries outside of its plain HTML, and how its lists go on. */
export interface PageLists {
  readonly links: readonly Link[]
  readonly sources: readonly ListSource[]
}

/** Reads the rows of a list given as a piece of HTML. */
export type FragmentReader = (html: string) => readonly Link[]

const NEXT_TEXT = /^[\s<[【«»›>]{0,3}(?:下一?页|后一?页|next(?:\s?page)?|››|»|>|>>|下页)[\s>\]】»›]{0,3}$/i
const JSON_SIGN = /["']?(?:title|articleTitle|docTitle|infotitle|name|bt)["']?\s*:/i

/** Finds Hanweb record sets, JSON lists, scripted and linked paging. Costs nothing on pages that have none. */
export function readPageLists(reader: HtmlReader, readFragment: FragmentReader): PageLists {
  const { resolve } = reader.content
  const links: Link[] = []
  const sources: ListSource[] = []
  for (const { source } of reader.scripts.inline) {
    const hanweb = source.includes('<record') ? readHanwebList(source) : null
    if (hanweb !== null) {
      links.push(...readFragment(hanweb.html))
      sources.push({ kind: 'hanweb-recordset', next: resolved(hanweb.next === null ? [] : [hanweb.next], resolve) })
      continue
    }
    if (!source.includes('{') || !JSON_SIGN.test(source)) continue
    const items = listsInScript(source)
    // One or two addressed objects are settings; a list has dates or length.
    if (items.length === 0 || (items.length < 3 && !items.some(item => item.date !== null))) continue
    links.push(...linksOf(items, resolve))
    sources.push({ kind: 'json-list', next: [] })
  }
  const paging = scriptedPaging(reader, resolve)
  if (paging !== null) sources.push(paging)
  const next = linkedNext(reader)
  if (next !== null) sources.push(next)
  return { links, sources }
}

/** Links of entries that stand in no block of the page. */
export function linksOf(items: readonly Listed[], resolve: UrlResolver): Link[] {
  return items.flatMap(({ title, reference, date }) => {
    const url = resolve(reference)
    return url === null ? [] : [{ url, text: title, title: null, kind: 'a' as const, zone: 'main' as const, date, block: -1 }]
  })
}

/** The call in a script; some sites have it inside an HTML comment by accident, which counts when there is no other. */
function scriptedPaging(reader: HtmlReader, resolve: UrlResolver): ListSource | null {
  for (const source of [...reader.scripts.inline.map(script => script.source), ...reader.comments]) {
    const paging = readPaging(source)
    if (paging !== null) return { kind: 'create-page-html', next: resolved(paging.references, resolve) }
  }
  return null
}

function linkedNext(reader: HtmlReader): ListSource | null {
  const own = reader.base
  if (reader.head.nextUrl !== null) return { kind: 'next-link', next: [reader.head.nextUrl] }
  const link = reader.content.links.find(one => one.kind === 'a' && one.text.length <= 12 && one.zone !== 'nav' && one.url !== own && NEXT_TEXT.test(one.text))
  return link === undefined ? null : { kind: 'next-link', next: [link.url] }
}

function resolved(references: readonly string[], resolve: UrlResolver): string[] {
  return references.flatMap(reference => resolve(reference) ?? [])
}
