import { FOOTER_WORDING } from './lexicon/zones.ts'
import { simplified } from './simplified.ts'
import type { Block, Link, Zone } from './page.ts'

type Zoned<T> = Omit<T, 'zone'> & { zone: Zone }

/** A footer begins in the last part of a page, this far down at least (by blocks). */
const EARLIEST = 0.5
/** Lines such as 网站地图 | 联系我们 that stand right above the first line with footer wording. */
const LINES_ABOVE = 4
const ABOVE = /网站地图|站点地图|联系我们|关于我们|隐私|使用帮助|网站声明|法律声明|网站说明|无障碍|找错/

/** Marks a footer that no tag, id or class announces, by its wording (ICP备, 公网安备, 主办单位：…) at the end of the page. */
export function markWordedFooter(blocks: readonly Zoned<Block>[], links: readonly Zoned<Link>[]): void {
  const from = Math.floor(blocks.length * EARLIEST)
  if (blocks.some(block => block.zone === 'footer' && FOOTER_WORDING.test(simplified(block.text)))) return
  let start = -1
  for (let i = blocks.length - 1; i >= from && blocks.length - i <= 40; i--) {
    const text = blocks[i]?.text ?? ''
    if (text.length <= 600 && FOOTER_WORDING.test(simplified(text))) start = i
  }
  if (start < 0) return
  for (let i = start - 1; i >= Math.max(from, start - LINES_ABOVE); i--) {
    const text = blocks[i]?.text ?? ''
    if (text.length <= 120 && ABOVE.test(simplified(text))) start = i
  }
  for (let i = start; i < blocks.length; i++) {
    const block = blocks[i]
    if (block !== undefined) block.zone = 'footer'
  }
  for (const link of links) if (link.block >= start) link.zone = 'footer'
}
