import { BREADCRUMB_LABEL } from './lexicon/zones.ts'
import type { Block, Link, Page, Zone } from './page.ts'
import { simplified } from './simplified.ts'

/** Tools that some pages put into the same box. */
const TOOLS = /[:：]|^(?:字号|字体|打印|分享|收藏|关闭|大|中|小|返回)/

type Zoned<T> = Omit<T, 'zone'> & { zone: Zone }

const MAX_LENGTH = 400
const MAX_ENTRIES = 15
const MAX_GROUPS = 30
const SEPARATOR = /\s*(?:[>＞»›→|/\\]+|&gt;|-{1,2}>|\s[-–—]\s)\s*/
const SIGNS = /[>＞»›→]|首页|主页/
/** What stands at the end of the trail on pages of an item, and names no column. */
const NO_COLUMN = /^(?:正文|内容|内容页|详情|详细内容|详细信息|列表|文章|阅读|浏览|信息详情|信息内容|正文内容|文章内容|查看)$/

/** Takes the breadcrumb trail; blocks that a class name wrongly promised to be one go back to `main`. */
export function readBreadcrumbs(blocks: readonly Zoned<Block>[], links: readonly Zoned<Link>[]): Page['breadcrumbs'] {
  let best: Page['breadcrumbs'] = []
  const groups = groupsOf(blocks)
  // A page has one trail, perhaps printed twice; hundreds are an attack on the loop below.
  if (groups.length > MAX_GROUPS) {
    for (const one of [...blocks, ...links]) if (one.zone === 'breadcrumb') one.zone = 'main'
    return best
  }
  for (const [from, to] of groups) {
    const text = blocks.slice(from, to + 1).map(block => block.text).join(' ')
    const inside = links.filter(link => link.kind === 'a' && link.zone === 'breadcrumb' && link.block >= from && link.block <= to)
    const plain = simplified(text)
    const plausible = text.length <= MAX_LENGTH && inside.length <= MAX_ENTRIES && (SIGNS.test(plain) || BREADCRUMB_LABEL.test(plain))
    if (!plausible) {
      for (let i = from; i <= to; i++) (blocks[i] as Zoned<Block>).zone = 'main'
      for (const link of links) if (link.zone === 'breadcrumb' && link.block >= from && link.block <= to) link.zone = 'main'
      continue
    }
    if (best.length === 0) best = entriesOf(text, inside)
  }
  return best
}

function groupsOf(blocks: readonly Zoned<Block>[]): [number, number][] {
  const groups: [number, number][] = []
  blocks.forEach((block, i) => {
    if (block.zone !== 'breadcrumb') return
    const last = groups.at(-1)
    if (last !== undefined && i - last[1] <= 2) last[1] = i
    else groups.push([i, i])
  })
  return groups
}

function entriesOf(text: string, links: readonly Zoned<Link>[]): Page['breadcrumbs'] {
  const entries: { text: string; url: string | null }[] = []
  let rest = text.slice(BREADCRUMB_LABEL.exec(simplified(text))?.[0].length ?? 0)
  for (const link of links) {
    const name = link.text
    const at = name === '' ? -1 : rest.indexOf(name)
    if (at < 0) continue
    addPlain(entries, rest.slice(0, at))
    entries.push({ text: name, url: link.url })
    rest = rest.slice(at + name.length)
  }
  addPlain(entries, rest)
  return entries.slice(0, MAX_ENTRIES)
}

function addPlain(entries: { text: string; url: string | null }[], text: string): void {
  for (const part of text.split(SEPARATOR)) {
    const name = part.replace(/^[\s:：【】[\]]+|[\s:：【】[\]]+$/g, '')
    if (name !== '' && name.length <= 100 && !NO_COLUMN.test(name) && !TOOLS.test(name)) entries.push({ text: name, url: null })
  }
}
