import type { Page } from '../../page/page.ts'
import { metaValue } from './meta-state.ts'

const SEPARATOR = /\s*[-_|｜—–·>»]{1,2}\s*/
const SITE_LIKE = /(?:人民政府|门户网站|官方网站|官网|政府网|信息网|网站|政务网|政务服务网|平台|委员会|[\u4e00-\u9fa5](?:局|厅|部|委|办|署|院))$|^中国[\u4e00-\u9fa5]{2,6}$|^首页$/

/** The page's own title: the tag of the article, else the document title without the site's name, else the first heading. */
export function readTitle(page: Page, siteName: string | null): string | null {
  const tagged = metaValue(page, 'ArticleTitle')
  if (tagged !== null) return tagged
  const heading = page.blocks.find(block => block.heading > 0 && block.heading <= 3 && block.zone === 'main' && block.text.length >= 2)?.text ?? null
  if (page.title === null) return heading
  const own = withoutSite(page.title, siteName)
  // Many systems give every page the name of the site as its title.
  return own === siteName && !/^https?:\/\/[^/]+\/(?:index\.\w+)?$/.test(page.url) && page.metas['pagecategory']?.[0] !== 'index' && heading !== null && heading.length <= 120 ? heading : own
}

function withoutSite(title: string, siteName: string | null): string {
  if (siteName !== null && title !== siteName) {
    const at = title.indexOf(siteName)
    const rest = at < 0 ? '' : `${title.slice(0, at)} ${title.slice(at + siteName.length)}`.replace(/^[\s\-_|｜—–·>»]+|[\s\-_|｜—–·>»]+$/g, '')
    if (rest.length >= 2) return firstPart(rest)
  }
  return firstPart(title)
}

function firstPart(title: string): string {
  const parts = title.split(SEPARATOR).filter(part => part !== '')
  if (parts.length < 2) return title
  const last = parts.at(-1) ?? ''
  const first = parts[0] ?? ''
  if (SITE_LIKE.test(last)) return title.slice(0, title.lastIndexOf(last)).replace(/[\s\-_|｜—–·>»]+$/, '')
  return SITE_LIKE.test(first) && first.length <= 20 ? title.slice(first.length).replace(/^[\s\-_|｜—–·>»]+/, '') : title
}
