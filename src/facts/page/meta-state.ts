import type { Page } from '../../page/page.ts'
import { parseDateValue } from '../../page/date.ts'
import { MANDATED_METAS } from '../page-facts.ts'
import type { MandatedMeta, MetaState } from '../page-facts.ts'
import { PLACEHOLDER } from './lexicon/placeholders.ts'

/** 国务院部门: bm and 8 digits; all others: 10 digits, the first six of them the area (GB/T 2260). */
export const SITE_CODE = /^(?:bm\d{8}|\d{10})$/

/** Contents of a mandated meta tag, in order. */
export function metaValues(page: Page, name: string): readonly string[] {
  return page.metas[name.toLowerCase()] ?? []
}

/** First content that a person put in; null when there is none. */
export function metaValue(page: Page, name: string): string | null {
  return metaValues(page, name).find(value => value !== '' && !PLACEHOLDER.test(value)) ?? null
}

/** How each tag that 国办发〔2017〕47号 (网页标签规范) prescribes stands on a page. */
export function readMetaStates(page: Page): Readonly<Record<MandatedMeta, MetaState>> {
  return Object.fromEntries(MANDATED_METAS.map(meta => [meta, stateOf(page, meta)])) as Record<MandatedMeta, MetaState>
}

function stateOf(page: Page, meta: MandatedMeta): MetaState {
  const values = metaValues(page, meta)
  if (values.length === 0) return 'absent'
  const filled = values.filter(value => value !== '')
  if (filled.length === 0) return 'empty'
  const meant = filled.filter(value => !PLACEHOLDER.test(value))
  if (meant.length === 0) return 'placeholder'
  return meant.every(value => isRight(page, meta, value)) ? 'present' : 'wrong'
}

function isRight(page: Page, meta: MandatedMeta, value: string): boolean {
  switch (meta) {
    case 'SiteIDCode': return SITE_CODE.test(value)
    case 'SiteDomain': return isOwnDomain(value, page.url)
    case 'PubDate': return parseDateValue(value) !== null
    case 'ArticleTitle': return isShown(page, value)
    case 'ColumnName': return !isSiteNameInstead(page, value)
    default: return true
  }
}

/** One of the names given (some sites list two) is the host or the domain above it; `http://`, `www.` and slashes do not matter. */
function isOwnDomain(value: string, url: string): boolean {
  const host = hostOf(url)
  if (host === null) return true
  const bare = host.replace(/^www\./, '')
  return value.split(/[,，;；\s]+/).some(one => {
    const name = one.trim().toLowerCase().replace(/^https?:\/\//, '').replace(/[/:].*$/, '').replace(/^www\./, '')
    return name !== '' && (bare === name || bare.endsWith(`.${name}`))
  })
}

function hostOf(url: string): string | null {
  const host = URL.parse(url)?.hostname ?? ''
  // A saved page whose address nobody knows is read under a name that cannot exist (RFC 2606).
  return host === '' || host.endsWith('.invalid') ? null : host
}

/** The tag must repeat what the page shows. */
function isShown(page: Page, title: string): boolean {
  const wanted = squeeze(title)
  if (wanted === '' || squeeze(page.title ?? '').includes(wanted)) return true
  // A page that shows next to nothing proves nothing.
  if (page.blocks.length === 0) return true
  let joined = ''
  for (const block of page.blocks) {
    if (block.zone === 'footer' || block.zone === 'nav') continue
    joined += squeeze(block.text)
    if (joined.length > 20_000) break
  }
  return joined.includes(wanted)
}

function squeeze(text: string): string {
  return text.replace(/[\s"'“”‘’《》<>（）()\-—_|]+/g, '')
}

/** ColumnName that only repeats the site's name, on a page whose trail names a column. */
function isSiteNameInstead(page: Page, value: string): boolean {
  return value === metaValue(page, 'SiteName') && page.breadcrumbs.filter(crumb => !/首页|主页/.test(crumb.text)).length > 0
}
