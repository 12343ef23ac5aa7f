import type { Page } from '../../page/page.ts'
import { simplified } from '../../page/simplified.ts'
import { metaValue, SITE_CODE } from './meta-state.ts'

export interface SiteIdentity {
  readonly siteName: string | null
  /** Host names as the page gives them, without scheme and slashes; several joined by a comma. */
  readonly siteDomain: string | null
  readonly siteCode: string | null
}

const CODE_IN_TEXT = /标识码\s{0,3}[:：]?\s{0,3}(bm\d{8}|\d{10})(?!\d)/i
const CODE_IN_ADDRESS = /[?&](?:site_code|sitecode)=(bm\d{8}|\d{10})(?!\d)/i
const ORGANISATION = /政府|委员会|局|厅|部|署|院|办公室|中心|门户|官网|网$|平台$|中国/

/** Who the page says the site is: from the prescribed tags, else footer, 找错 script and title. */
export function readSiteIdentity(page: Page): SiteIdentity {
  const domain = metaValue(page, 'SiteDomain')
  return {
    siteName: metaValue(page, 'SiteName') ?? metaValue(page, 'og:site_name') ?? nameInTitle(page),
    siteDomain: domain === null ? null : domain.split(/[,，;；\s]+/).map(bareHost).filter(host => host !== '').join(','),
    siteCode: codeInMeta(page) ?? codeInFooter(page) ?? codeInMarks(page),
  }
}

/** The code printed as text (网站标识码：…), in the footer before anywhere else. */
export function codeInFooter(page: Page): string | null {
  let elsewhere: string | null = null
  for (const block of page.blocks) {
    if (block.text.length > 1000 || !/[码碼]/.test(block.text)) continue
    const code = CODE_IN_TEXT.exec(simplified(block.text))?.[1]?.toLowerCase() ?? null
    if (code !== null && block.zone === 'footer') return code
    if (block.text.length <= 200) elsewhere ??= code
  }
  return elsewhere ?? codeInNextBlock(page)
}

function codeInNextBlock(page: Page): string | null {
  for (let i = 0; i + 1 < page.blocks.length; i++) {
    if (!/标识码\s{0,3}[:：]?$/.test(simplified(page.blocks[i]?.text.slice(-12) ?? ''))) continue
    const next = /^(?:bm\d{8}|\d{10})(?!\d)/i.exec(page.blocks[i + 1]?.text ?? '')
    if (next !== null) return next[0].toLowerCase()
  }
  return null
}

/** The code that the 找错 script or link carries. */
export function codeInMarks(page: Page): string | null {
  const given = page.metas['script:sitecode']?.find(code => SITE_CODE.test(code.toLowerCase()))
  if (given !== undefined) return given.toLowerCase()
  for (const link of page.links) {
    const code = link.url.includes('site') ? CODE_IN_ADDRESS.exec(link.url)?.[1] : undefined
    if (code !== undefined) return code.toLowerCase()
  }
  return null
}

function codeInMeta(page: Page): string | null {
  const value = metaValue(page, 'SiteIDCode')?.toLowerCase() ?? null
  return value !== null && SITE_CODE.test(value) ? value : null
}

function bareHost(domain: string): string {
  return domain.trim().toLowerCase().replace(/^https?:\/\//, '').replace(/[/:].*$/, '')
}

/** `标题 - 某某市人民政府`, `某某市人民政府 | 标题`: the part that names a body. */
function nameInTitle(page: Page): string | null {
  const parts = (page.title ?? '').split(/\s*[-_|—–]+\s*/).map(part => part.trim()).filter(part => part.length >= 3 && part.length <= 30)
  const last = parts.at(-1)
  if (last === undefined) return null
  if (parts.length === 1) return isRoot(page.url) ? last : null
  return /人民政府|委员会|局$|厅$|部$|网$|网站$|平台$/.test(last) ? last : (parts.find(part => ORGANISATION.test(part) && /网站?$|政府$|平台$/.test(part)) ?? null)
}

function isRoot(url: string): boolean {
  return /^https?:\/\/[^/]+\/(?:(?:index|default|home)\.\w{3,5})?$/.test(url)
}
