import type { Block, Link } from './page.ts'
import type { OpenLink } from './row-date.ts'

const HEADING_CHARS = 40
/** Words of a list, row or group that head what follows them; weaker than any heading. */
const GROUP_TAGS: ReadonlySet<string> = new Set(['dt', 'th', 'legend', 'caption'])
const GROUP_LEVEL = 7

const levelOf = (block: Block): number => (block.heading > 0 ? block.heading : GROUP_TAGS.has(block.tag) ? GROUP_LEVEL : 0)

/** Tells each link the nearest heading above it in its zone; a link inside a heading stands under the one above that. */
export function giveHeadings(links: readonly OpenLink[], blocks: readonly Block[]): void {
  /** Zone → heading texts by level; a heading ends all weaker ones. */
  const open = new Map<Link['zone'], (string | null)[]>()
  let read = 0
  for (const link of links) {
    // Links come in the order of their blocks.
    for (; read <= link.block && read < blocks.length; read++) enter(blocks[read], open)
    const own = blocks[link.block]
    if (own === undefined || link.block + 1 !== read) continue
    const heading = nearest(open.get(link.zone), levelOf(own) || GROUP_LEVEL + 1)
    if (heading !== null) link.heading = heading
  }
}

function enter(block: Block | undefined, open: Map<Link['zone'], (string | null)[]>): void {
  const level = block === undefined ? 0 : levelOf(block)
  if (block === undefined || level === 0) return
  const headings = open.get(block.zone) ?? Array.from({ length: GROUP_LEVEL + 1 }, () => null)
  headings[level] = block.text.length <= HEADING_CHARS ? block.text : null
  headings.fill(null, level + 1)
  open.set(block.zone, headings)
}

function nearest(headings: readonly (string | null)[] | undefined, below: number): string | null {
  for (let level = Math.min(below, GROUP_LEVEL + 1) - 1; level > 0; level--) {
    const heading = headings?.[level]
    if (heading !== null && heading !== undefined) return heading
  }
  return null
}
