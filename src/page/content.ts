import { decodeHTML } from 'entities'
import type { Frame } from './frame.ts'
import { hintsOf } from './frame.ts'
import { BARE_TRAIL, BREADCRUMB_LABEL, TRAIL_BEGINS, TRAIL_MARKS } from './lexicon/zones.ts'
import type { Block, Link } from './page.ts'
import { giveHeadings } from './link-heading.ts'
import { rowDateOf } from './row-date.ts'
import type { OpenLink } from './row-date.ts'
import { simplified } from './simplified.ts'
import { collapse, cut } from './text.ts'
import type { lookOver } from './text.ts'
import type { UrlResolver } from './url.ts'

/** Bounds that hold for any page; what is beyond is not read. Real pages stay far below. */
export const MAX_LINKS = 20_000
export const MAX_BLOCKS = 20_000
const MAX_BLOCK_TEXT = 20_000
const MAX_LINK_TEXT = 1000
/** Characters that the label of the breadcrumbs, or a trail without one, is told from: more than either pattern can take. */
const LONGEST_LABEL = 60

type OpenBlock = { -readonly [K in keyof Block]: Block[K] }

/** An anchor being read. */
interface Anchor {
  readonly link: OpenLink | null
  text: string
  /** The text is one piece with nothing to collapse. */
  isPlain: boolean
  alt: string
  /** Text of a date inside the anchor, which is not part of its title. */
  dateText: string
}

/** Collects the blocks, links and row dates of a page while its elements open and close. */
export class Content {
  readonly blocks: OpenBlock[] = []
  readonly links: OpenLink[] = []
  /** Visible characters so far, roughly: white space between tags does not count. */
  characters = 0
  resolve: UrlResolver
  #pending = ''
  /** It is one piece with nothing to collapse. */
  #isPlain = false
  #firstLink = 0
  #anchor: Anchor | null = null
  /** Up to where the text has served as a caption. */
  #captionedBlock = -1
  #captionedTo = 0
  /** The last block was only the label of the breadcrumbs: they come in the next. */
  #crumbsNext = false

  constructor(resolve: UrlResolver) {
    this.resolve = resolve
  }

  get hasAnchor(): boolean {
    return this.#anchor !== null
  }

  /** The text of the block being read, as far as it goes. */
  get pending(): string {
    return this.#pending
  }

  /** Text without anything to see. */
  addBlank(): void {
    if (this.#pending !== '' && this.#pending.length < MAX_BLOCK_TEXT) {
      this.#pending += ' '
      this.#isPlain = false
    }
    this.#spaceAnchor()
  }

  #spaceAnchor(): void {
    const anchor = this.#anchor
    if (anchor === null || anchor.text === '') return
    anchor.text += ' '
    anchor.isPlain = false
  }

  /** `look`: what was seen of it beforehand. */
  addText(raw: string, look: ReturnType<typeof lookOver>, frame: Frame | null): void {
    if (look === 'blank') {
      this.addBlank()
      return
    }
    const text = look === 'other' && raw.includes('&') ? decodeHTML(raw) : raw
    this.characters += text.length
    if (this.#pending.length < MAX_BLOCK_TEXT) {
      this.#isPlain = look === 'plain' && this.#pending === '' && text.length <= MAX_BLOCK_TEXT
      this.#pending += text
    }
    const anchor = this.#anchor
    if (anchor !== null && anchor.text.length < MAX_LINK_TEXT) {
      anchor.isPlain = look === 'plain' && anchor.text === '' && text.length <= MAX_LINK_TEXT
      anchor.text += text
    }
    this.#noteDate(text, frame)
  }

  #noteDate(text: string, frame: Frame | null): void {
    if (text.length < 8 || text.length > 200 || frame === null) return
    const found = rowDateOf(text.trim())
    if (found === null) return
    if (this.#anchor !== null) {
      if (!found.alone) return
      this.#anchor.dateText = text
    }
    this.addDate(found.date, frame)
  }

  addDate(date: string, frame: Frame): void {
    const holder = frame.block ?? frame
    holder.dates ??= []
    if (holder.dates.length < 500) holder.dates.push({ date, after: this.links.length })
  }

  /** Ends the block being read. */
  flush(frame: Frame | null): void {
    this.#spaceAnchor()
    if (this.#pending === '') return
    const text = this.#isPlain ? this.#pending : collapse(cut(this.#pending, MAX_BLOCK_TEXT))
    this.#pending = ''
    if (text === '' || this.blocks.length >= MAX_BLOCKS) return
    const holder = frame?.block ?? frame
    const zone = this.#zoneOfBlock(text, holder)
    if (zone === 'breadcrumb') for (let i = this.#firstLink; i < this.links.length; i++) (this.links[i] as OpenLink).zone = zone
    this.#noteSplitDate(text, holder)
    this.blocks.push({ text, tag: holder?.info.tag ?? 'body', zone, heading: headingOf(holder), hints: hintsOf(frame) })
    this.#firstLink = this.links.length
  }

  /** Breadcrumbs are known by their label (当前位置：), which may stand in a block of its own. */
  #zoneOfBlock(text: string, holder: Frame | null): Block['zone'] {
    const zone = holder?.zone ?? 'main'
    const continues = this.#crumbsNext
    this.#crumbsNext = false
    if (zone === 'footer' || zone === 'breadcrumb') return zone
    if (continues && text.length <= 200) return 'breadcrumb'
    if (text.length > 300 || !mayBeTrail(text)) return zone
    const plain = simplified(text.slice(0, LONGEST_LABEL))
    const label = BREADCRUMB_LABEL.exec(plain)
    if (label === null) return text.length <= 200 && BARE_TRAIL.test(plain) ? 'breadcrumb' : zone
    if (label[0].length >= text.length) this.#crumbsNext = true
    if (holder !== null && /^(?:div|p|ul|ol|li|span|dl|dt|dd|section)$/.test(holder.info.tag) && this.blocks.length === holder.blocks) holder.zone = 'breadcrumb'
    return 'breadcrumb'
  }

  /** Day and month in two boxes: 05 | 2020-08, or 08-05 | 2020. */
  #noteSplitDate(text: string, holder: Frame | null): void {
    if (text.length > 12 || holder === null) return
    const before = this.blocks.at(-1)?.text ?? ''
    const inOne = /^(\d{1,2})日?\s?((?:19|20)\d{2})[-/.年](\d{1,2})月?$/.exec(text)
    const monthBelow = /^((?:19|20)\d{2})[-/.年](\d{1,2})月?$/.exec(text)
    const yearBelow = /^((?:19|20)\d{2})年?$/.exec(text)
    const monthDay = /^(\d{1,2})[-/.月](\d{1,2})日?$/.exec(before)
    let written: string | null = null
    if (inOne) written = `${inOne[2]}-${inOne[3]}-${inOne[1]}`
    else if (monthBelow && /^\d{1,2}日?$/.test(before)) written = `${monthBelow[1]}-${monthBelow[2]}-${before.replace('日', '')}`
    else if (yearBelow && monthDay) written = `${yearBelow[1]}-${monthDay[1]}-${monthDay[2]}`
    const date = written === null ? null : rowDateOf(written)
    if (date !== null) this.addDate(date.date, holder)
  }

  addLink(kind: Link['kind'], reference: string | null, frame: Frame | null, text = '', title: string | null = null): OpenLink | null {
    return this.#addLinkTo(kind, this.urlOf(reference), frame, text, title)
  }

  /** Where a reference leads; null when nowhere, or when a script has yet to say. */
  urlOf(reference: string | null): string | null {
    return reference === null || isTemplate(reference) ? null : this.resolve(reference)
  }

  #addLinkTo(kind: Link['kind'], url: string | null, frame: Frame | null, text: string, title: string | null): OpenLink | null {
    if (url === null || this.links.length >= MAX_LINKS) return null
    const link: OpenLink = { url, text, title, kind, zone: frame?.zone ?? 'main', date: null, block: this.blocks.length }
    this.links.push(link)
    return link
  }

  openAnchor(url: string | null, title: string | null, frame: Frame): void {
    const cleanTitle = title === null || isTemplate(title) ? null : collapse(cut(title, MAX_LINK_TEXT))
    const link = this.#addLinkTo('a', url, frame, '', cleanTitle === '' ? null : cleanTitle)
    this.#anchor = { link, text: '', isPlain: false, alt: '', dateText: '' }
  }

  closeAnchor(): void {
    const anchor = this.#anchor
    this.#anchor = null
    if (anchor === null || anchor.link === null) return
    let text = anchor.isPlain ? anchor.text : collapse(cut(anchor.text, MAX_LINK_TEXT))
    if (anchor.dateText !== '') {
      const without = collapse(text.replace(collapse(anchor.dateText), ' '))
      if (without !== '') text = without
    }
    anchor.link.text = text === '' ? anchor.alt : text
  }

  addImage(references: readonly string[], alt: string | null, frame: Frame | null): void {
    const text = alt === null ? '' : collapse(cut(decodeHTML(alt), MAX_LINK_TEXT))
    for (const reference of references) this.addLink('img', reference, frame, text)
    if (this.#anchor !== null && this.#anchor.alt === '') this.#anchor.alt = text
  }

  /** A form control's caption: the text directly before it, which then belongs to no other control. */
  captionBefore(): string {
    const isSameBlock = this.#captionedBlock === this.blocks.length
    const pending = collapse(this.#pending.slice(Math.max(isSameBlock ? this.#captionedTo : 0, this.#pending.length - 80)))
    this.#captionedBlock = this.blocks.length
    this.#captionedTo = this.#pending.length
    if (pending !== '' || isSameBlock) return pending
    return this.blocks.at(-1)?.text.slice(-80) ?? ''
  }

  finish(): void {
    const last = Math.max(0, this.blocks.length - 1)
    for (const link of this.links) if (link.block > last) link.block = last
    giveHeadings(this.links, this.blocks)
  }
}

/** Whether it begins as the breadcrumbs may: few blocks do, and the others need no closer look. */
function mayBeTrail(text: string): boolean {
  let i = 0
  while (i < 4 && TRAIL_MARKS.includes(text.charAt(i))) i++
  return TRAIL_BEGINS.includes(simplified(text.charAt(i)))
}

/** An address or text that a script would still have to fill in: {{item.url}}, ${url}, <%=url%>. */
function isTemplate(text: string): boolean {
  return text.includes('{{') || text.includes('${') || text.includes('<%')
}

function headingOf(frame: Frame | null): number {
  for (let at = frame, depth = 0; at !== null && depth < 4; at = at.parent, depth++) if (at.info.heading > 0) return at.info.heading
  return 0
}
