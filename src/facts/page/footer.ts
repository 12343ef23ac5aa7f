import type { Block, Link, Page } from '../../page/page.ts'
import { simplified } from '../../page/simplified.ts'
import type { FooterMark } from '../page-facts.ts'
import { codeInFooter, codeInMarks } from './site-identity.ts'

/** What stands in the footer for each mark. */
export type FooterValues = Readonly<Record<FooterMark, string | null>>

const HOST = /(?:主\s?办(?:\s?单\s?位|\s?方|\s?机构)?|网站主办(?:单位|者)?|管理单位|主管单位)\s{0,3}[:：]\s{0,3}([^\s|｜;；,，、:：]{2,40})/
const UNDERTAKER = /版权所有\s{0,3}[:：]?\s{0,3}(?:©|&copy;)?\s{0,3}([\u4e00-\u9fa5]{4,40}(?:政府|委员会|局|厅|部|办公室|中心))/
// Any character may stand for the province, if it does not end a word before (备案号ICP备…).
const ICP = /[^\P{Script=Han}号案编码为是的及和与备证站册]\s?ICP\s?[备证]\s?(?:案号?)?\s?\d{5,10}\s?号?(?:\s?-\s?\d{1,3})?/iu
const ICP_LOOSE = /ICP\s?备(?:案)?(?:号|编号)?\s{0,2}[:：]?\s{0,2}\d{5,10}\s?号?(?:\s?-\s?\d{1,3})?/i
const POLICE = /(?:([^\P{Script=Han}号案编码为是的及和与备证站册])\s?)?公网安备\s{0,3}(\d{11,14})\s{0,2}号?/u
const POLICE_LINK = /^https?:\/\/(?:www\.)?beian\.(?:gov|mps\.gov)\.cn\/.*recordcode=(\d{11,14})/i
const REPORT = /找错|纠错/
const SITE_MAP = /^[\s|·【[]{0,3}(?:网站|站点)(?:地图|导航图)[\s|·】\]]{0,3}$/
const MAX_TEXT = 1200

/** Reads the marks of a page's footer. A mark counts only where marks stand: in the footer, or where no footer was found, at the end. */
export function readFooter(page: Page): FooterValues {
  const blocks = footerBlocks(page)
  return {
    主办单位: hostOf(blocks),
    党政机关标识: badgeOf(page),
    网站标识码: codeInFooter({ ...page, blocks }),
    ICP备案: icpOf(blocks),
    公安备案: policeOf(page, blocks),
    找错: reportOf(page),
    网站地图: page.links.some(isSiteMap) ? '有' : null,
  }
}

function footerBlocks(page: Page): readonly Block[] {
  const footer = page.blocks.filter(block => block.zone === 'footer' && block.text.length <= MAX_TEXT)
  const last = Math.floor(page.blocks.length * 0.6)
  const tail = page.blocks.filter((block, i) => i >= last && block.zone !== 'footer' && block.text.length <= 300)
  return [...footer, ...tail]
}

function hostOf(blocks: readonly Block[]): string | null {
  for (let i = 0; i < blocks.length; i++) {
    const printed = blocks[i]?.text ?? ''
    const text = simplified(printed)
    const named = HOST.exec(text)
    if (named?.[1] !== undefined && !/^(?:承办|技术|版权|网站|电话|地址)/.test(named[1])) return tidyName(endOf(printed, named, named[1]))
    // The name may stand in the next line or cell.
    if (/主办(?:单位|方)?\s{0,3}[:：]$/.test(text)) {
      const next = /^[^\s|｜]{2,40}/.exec(blocks[i + 1]?.text ?? '')?.[0]
      if (next !== undefined) return tidyName(next)
    }
  }
  for (const { text: printed } of blocks) {
    const text = simplified(printed)
    const owner = UNDERTAKER.exec(text)
    if (owner?.[1] !== undefined && /主办/.test(text)) return endOf(printed, owner, owner[1])
  }
  return null
}

/** As printed what a match on the simplified text ends with. */
const endOf = (printed: string, match: RegExpExecArray, part: string): string => printed.slice(match.index + match[0].length - part.length, match.index + match[0].length)

function tidyName(name: string): string {
  const more = /(?:©|版权所有|承办|技术支持|维护|运维|地址|联系).*$/.exec(simplified(name))
  return (more === null ? name : name.slice(0, more.index)).replace(/[（(【[]$/, '')
}

/** The conac badge: red for 党政机关, blue for 事业单位. Written by script, so the script or the link counts. */
function badgeOf(page: Page): string | null {
  let seen = false
  for (const { kind, url } of page.links) {
    if (/^https?:\/\/(?:bszs|dcs)\.conac\.cn\//i.test(url)) {
      seen = true
      if (/\/image\/red\.png/i.test(url)) return '党政机关'
      if (/\/image\/blue\.png/i.test(url)) return '事业单位'
    }
    if (!seen) continue
    if (kind === 'img' && /(?:^|[/_-])red\.png$/i.test(url)) return '党政机关'
    if (kind === 'img' && /(?:^|[/_-])blue\.png$/i.test(url)) return '事业单位'
  }
  return seen || page.scripts.some(source => source.includes('dcs.conac.cn')) ? '有' : null
}

function icpOf(blocks: readonly Block[]): string | null {
  for (const pattern of [ICP, ICP_LOOSE]) {
    for (const { text } of blocks) {
      // Record numbers are registered in simplified characters.
      const found = pattern.exec(simplified(text))
      if (found !== null) return found[0].replace(/\s+/g, '')
    }
  }
  return null
}

function policeOf(page: Page, blocks: readonly Block[]): string | null {
  for (const { text } of blocks) {
    const found = POLICE.exec(simplified(text))
    if (found !== null) return `${(found[1] ?? '').trim()}公网安备${found[2]}号`
  }
  for (const link of page.links) {
    const code = POLICE_LINK.exec(link.url)?.[1]
    if (code !== undefined) return code
  }
  return null
}

/** The "find a fault" mark of the state: its script, its link, or a link of the site's own with that wording. */
function reportOf(page: Page): string | null {
  const official = page.links.find(({ url }) => /\/exposure\/jiucuo\.(?:js|html)/i.test(url))
  const code = codeInMarks(page)
  if (official !== undefined && /kaipuyun\.cn/i.test(official.url)) return `${code ?? '有'}（地址已停用：${new URL(official.url).host}）`
  if (official !== undefined || page.metas['script:sitecode'] !== undefined) return code ?? '有'
  const own = page.links.find(link => (link.zone === 'footer' || link.kind === 'img') && (REPORT.test(simplified(link.text)) || /jiucuo|zhaocuo/i.test(link.url)))
  return own === undefined ? null : '有'
}

function isSiteMap(link: Link): boolean {
  return (link.kind === 'a' || link.kind === 'area') && (SITE_MAP.test(simplified(link.text)) || (link.title !== null && SITE_MAP.test(simplified(link.title))))
}
