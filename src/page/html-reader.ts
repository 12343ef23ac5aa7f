import { decodeHTML } from 'entities'
import { Attributes } from './attributes.ts'
import { Content } from './content.ts'
import { elementAt } from './elements.ts'
import type { ElementInfo } from './elements.ts'
import { FormReader } from './form-reader.ts'
import type { Frame } from './frame.ts'
import { HeadReader } from './head-reader.ts'
import { HtmlScanner } from './html-scanner.ts'
import type { ScanHandler } from './html-scanner.ts'
import { addressInScript, imageSources } from './reference.ts'
import { giveDates } from './row-date.ts'
import type { OpenLink } from './row-date.ts'
import { ScriptReader } from './script-reader.ts'
import { sourceOf } from './source.ts'
import type { Source } from './source.ts'
import { SpanMemo } from './span-memo.ts'
import { TableReader } from './table-reader.ts'
import { collapse, cut, lookOver, ownCopy } from './text.ts'
import { KNOWN_URLS, isRooted, siteOf, urlResolver } from './url.ts'
import { zoneOf } from './zone.ts'

/** Deeper nesting is read, but not told apart. Real pages stay below 100. */
const MAX_DEPTH = 400
const MAX_COMMENTS = 200
const MAX_COMMENT = 4000
const CLASS_NAMES = new SpanMemo<string>(4096)
/** A container that a script may fill: emptiness of these is remembered. */
const LIST_NAMES = /list|news|con|items|data|table|tab|main|wrap|box/i

/** One streaming pass over the tokens of a document: no tree is built. */
export class HtmlReader implements ScanHandler {
  readonly content: Content
  readonly head: HeadReader
  readonly forms = new FormReader()
  readonly tables = new TableReader()
  readonly scripts = new ScriptReader()
  readonly comments: string[] = []
  /** ids and classes of list containers that hold nothing. */
  readonly emptyLists: string[] = []
  emptyFooter = false
  base: string
  readonly #source: Source
  readonly #charset: string
  readonly #attributes: Attributes
  /** Of the base address. */
  #site: number
  #top: Frame | null = null
  #depth = 0
  #overflow = 0
  #element: ElementInfo | null = null
  #svg = 0
  #raw = ''
  #optionLink: OpenLink | null = null
  #formText: { readonly kind: 'button' | 'option' | 'label'; readonly target: string; text: string } | null = null

  constructor(text: string, url: string, charset: string) {
    this.#source = sourceOf(text)
    this.#attributes = new Attributes(this.#source)
    this.#charset = charset
    this.base = url
    this.content = new Content(urlResolver(url, charset))
    this.#site = siteOf(url, charset)
    this.head = new HeadReader()
  }

  read(): void {
    new HtmlScanner(this.#source.units, this).scan()
    while (this.#top !== null) this.#pop()
    this.content.flush(null)
    this.content.closeAnchor()
    this.content.finish()
  }

  isForeign(): boolean {
    return this.#svg > 0
  }

  onOpenName(start: number, end: number): void {
    this.#element = elementAt(this.#source, start, end)
    this.#attributes.clear()
  }

  onAttribute(start: number, end: number, valueStart: number, valueEnd: number): void {
    this.#attributes.add(start, end, valueStart, valueEnd)
  }

  onOpenEnd(isSelfClosing: boolean): void {
    const element = this.#element
    if (element === null) return
    this.#element = null
    this.#open(element)
    if (isSelfClosing && this.#svg > 0 && !element.isVoid) this.#close(element)
  }

  onClose(start: number, end: number): void {
    this.#close(elementAt(this.#source, start, end))
  }

  onText(start: number, end: number): void {
    const { text, units } = this.#source
    const info = this.#top?.info
    if (info !== undefined && info.text !== 'shown') {
      if (info.text !== 'hidden') this.#raw += text.slice(start, end)
      return
    }
    const held = this.#formText
    const look = lookOver(units, start, end)
    if (look === 'blank' && held === null) {
      this.content.addBlank()
      return
    }
    const raw = text.slice(start, end)
    if (held !== null && held.text.length < 200) held.text += raw
    if (held?.kind !== 'option') this.content.addText(raw, look, this.#top)
    this.forms.addText(raw)
  }

  onComment(start: number, end: number): void {
    if (this.comments.length >= MAX_COMMENTS) return
    const text = this.#source.text.slice(start, Math.min(end, start + MAX_COMMENT)).trim()
    if (text !== '' && !text.startsWith('[if') && !text.startsWith('[endif')) this.comments.push(text)
  }

  #open(info: ElementInfo): void {
    if (this.#top !== null) this.#closeImplied(info)
    if (info.isBlock) this.content.flush(this.#top)
    if (info.isVoid) {
      this.#openVoid(info)
      return
    }
    if (this.#depth >= MAX_DEPTH) {
      this.#overflow++
      return
    }
    const frame = this.#push(info)
    if (info.text === 'shown') this.#openShown(info, frame)
    else this.#openRaw(info, frame)
  }

  #push(info: ElementInfo): Frame {
    const attributes = this.#attributes
    const id = attributes.get('id')
    const className = this.#className()
    const names = id === null ? (className ?? '') : className === null ? id : `${id} ${className}`
    const parent = this.#top
    const inArticle = parent?.inArticle === true || info.tag === 'article' || info.tag === 'main'
    const frame: Frame = {
      info, names, inArticle, parent,
      zone: zoneOf(info.tag, names, parent?.zone ?? 'main', parent?.inArticle === true),
      block: null,
      links: this.content.links.length, blocks: this.content.blocks.length, characters: this.content.characters,
      dates: null, hints: null, lastNamed: null,
    }
    ;(frame as { block: Frame | null }).block = info.isBlock ? frame : (parent?.block ?? null)
    this.#top = frame
    this.#depth++
    return frame
  }

  /** Pages of one site use the same few class names over and over: one string of each, whatever page it stands on. */
  #className(): string | null {
    const known = this.#attributes.recall('class', CLASS_NAMES)
    if (known !== undefined) return known
    const name = this.#attributes.get('class')
    if (name === null) return null
    const own = ownCopy(name)
    this.#attributes.remember('class', CLASS_NAMES, own)
    return own
  }

  #openShown(info: ElementInfo, frame: Frame): void {
    const attributes = this.#attributes
    const content = this.content
    switch (info.tag) {
      case 'a':
        content.openAnchor(this.#anchorUrl(), attributes.get('title'), frame)
        break
      case 'table':
        this.tables.openTable(frame.zone, content.blocks.length)
        break
      case 'tr':
        this.tables.openRow()
        break
      case 'td': case 'th':
        this.tables.openCell(content.blocks.length)
        break
      case 'form': {
        const action = attributes.get('action')
        this.forms.openForm(action === null || action.trim() === '' ? null : content.resolve(action), attributes.get('method'), frame.zone, content.blocks.length)
        break
      }
      case 'select':
        this.forms.addControl('select', attributes, content.captionBefore(), frame.zone, content.blocks.length)
        break
      case 'option': {
        // Old sites keep their links to other sites in a select.
        const value = attributes.get('value')
        if (value !== null && /^https?:\/\//i.test(value)) this.#optionLink = content.addLink('a', value, frame)
        this.#formText = { kind: 'option', target: '', text: '' }
        break
      }
      case 'button': case 'label':
        this.#formText = { kind: info.tag, target: attributes.get('for') ?? '', text: '' }
        break
      case 'iframe':
        content.addLink('frame', attributes.get('src'), frame)
        break
      case 'object': case 'video': case 'audio':
        content.addLink('media', attributes.get('src') ?? attributes.get('data'), frame)
        break
      case 'html':
        this.head.lang ??= attributes.get('lang')
        break
      default: {
        // Rows and boxes that a script makes clickable.
        const click = attributes.get('onclick')
        const target = click === null || content.hasAnchor ? null : addressInScript(click)
        if (target !== null) content.addLink('a', target, frame, '', attributes.get('title'))
      }
    }
  }

  #openRaw(info: ElementInfo, frame: Frame): void {
    this.#raw = ''
    if (info.tag === 'svg' || info.tag === 'math') this.#svg++
    if (info.tag === 'textarea') this.forms.addControl('textarea', this.#attributes, this.content.captionBefore(), frame.zone, this.content.blocks.length)
    if (info.tag !== 'script') return
    const source = this.#attributes.get('src')
    this.scripts.open(this.#attributes, frame.zone)
    if (source !== null) this.content.addLink('script', source, frame)
  }

  #openVoid(info: ElementInfo): void {
    const attributes = this.#attributes
    const frame = this.#top
    const content = this.content
    switch (info.tag) {
      case 'img':
        content.addImage(imageSources(attributes), attributes.get('alt'), frame)
        break
      case 'meta':
        this.head.addMeta(attributes)
        break
      case 'link':
        if (this.head.addLink(attributes, content.resolve)) content.addLink('style', attributes.get('href'), frame)
        break
      case 'base': {
        const target = attributes.get('href')
        const base = target === null || this.head.hasBase ? null : content.resolve(target)
        if (base !== null) {
          this.head.hasBase = true
          this.base = base
          content.resolve = urlResolver(base, this.#charset)
          this.#site = siteOf(base, this.#charset)
        }
        break
      }
      case 'area':
        content.addLink('area', this.#address(), frame, collapse(attributes.get('alt') ?? ''), attributes.get('title'))
        break
      case 'frame':
        content.addLink('frame', attributes.get('src'), frame)
        break
      case 'embed': case 'source':
        content.addLink('media', attributes.get('src'), frame)
        break
      case 'input':
        this.forms.addControl('input', attributes, content.captionBefore(), frame?.zone ?? 'main', content.blocks.length)
        break
      default:
    }
  }

  #anchorUrl(): string | null {
    const attributes = this.#attributes
    const known = attributes.recall('href', KNOWN_URLS, this.#site)
    if (known !== undefined) return known
    const url = this.content.urlOf(this.#address())
    if (url !== null && isRooted(attributes.get('href') ?? '')) attributes.remember('href', KNOWN_URLS, url, this.#site)
    return url
  }

  /** Where an anchor leads: its href, else what its script opens. */
  #address(): string | null {
    const href = this.#attributes.get('href')?.trim() ?? ''
    if (href !== '' && !href.startsWith('#') && !/^javascript:/i.test(href)) return href
    const click = this.#attributes.get('onclick') ?? (href.length > 11 ? href : null)
    return (click === null ? null : addressInScript(click)) ?? this.#attributes.get('data-href') ?? this.#attributes.get('data-url')
  }

  #closeImplied(info: ElementInfo): void {
    if (info.closesParagraph) this.#closeFrom('p', isScope)
    const rule = info.implies
    if (rule === null) return
    for (;;) {
      let found: Frame | null = null
      for (let at = this.#top; at !== null && !rule.until.has(at.info.tag); at = at.parent) {
        if (rule.closes.has(at.info.tag)) {
          found = at
          break
        }
      }
      if (found === null) return
      this.#popUntil(found)
    }
  }

  #close(info: ElementInfo): void {
    if (info.isVoid) {
      if (info.tag === 'br') this.content.flush(this.#top)
      return
    }
    if (this.#overflow > 0) {
      this.#overflow--
      if (info.isBlock) this.content.flush(this.#top)
      return
    }
    if (this.#top?.info === info) this.#pop()
    else this.#closeFrom(info.tag, info.isBlock ? (TABLE_PARTS.has(info.tag) ? NEVER : isScope) : info.tag === 'a' ? NEVER : isBlock)
  }

  #closeFrom(tag: string, stops: (frame: Frame) => boolean): void {
    for (let at = this.#top; at !== null; at = at.parent) {
      if (at.info.tag === tag) {
        this.#popUntil(at)
        return
      }
      if (stops(at)) return
    }
  }

  #popUntil(frame: Frame): void {
    while (this.#top !== null) {
      const isLast = this.#top === frame
      this.#pop()
      if (isLast) return
    }
  }

  #pop(): void {
    const frame = this.#top
    if (frame === null) return
    const { info } = frame
    if (info.isBlock) this.content.flush(frame)
    this.#top = frame.parent
    this.#depth--
    this.#closed(frame)
    if (info.isBlock) this.#settleDates(frame)
    if (info.isBlock && this.content.characters === frame.characters && this.content.links.length === frame.links) this.#noteEmpty(frame)
  }

  #closed(frame: Frame): void {
    switch (frame.info.tag) {
      case 'a': this.content.closeAnchor(); break
      case 'script': this.scripts.close(this.#raw); break
      case 'title': if (this.#svg === 0) this.head.addTitle(decodeHTML(cut(this.#raw, 2000))); break
      case 'svg': case 'math': this.#svg--; break
      case 'td': case 'th': this.tables.closeCell(this.content.blocks); break
      case 'table': this.tables.closeTable(); break
      case 'form': this.forms.closeForm(); break
      case 'select': this.forms.closeSelect(); break
      case 'option': case 'button': case 'label': this.#closeFormText(frame); break
      default:
    }
  }

  #closeFormText(frame: Frame): void {
    const held = this.#formText
    this.#formText = null
    if (held === null) return
    const text = collapse(decodeHTML(held.text))
    if (held.kind === 'option') {
      this.forms.addOption(text)
      if (this.#optionLink !== null) this.#optionLink.text = text
      this.#optionLink = null
    }
    else if (held.kind === 'button') this.forms.addButton(text, frame.zone, this.content.blocks.length)
    else this.forms.addLabel(held.target, text.replace(/[\s*＊:：]+$/, ''))
  }

  #settleDates(frame: Frame): void {
    if (frame.dates === null) return
    if (this.content.links.length > frame.links) {
      giveDates(this.content.links, frame.links, frame.dates, frame.info.tag === 'li' || frame.info.tag === 'tr')
      return
    }
    const outer = frame.parent?.block
    if (outer === null || outer === undefined) return
    if (outer.dates === null) outer.dates = frame.dates
    else if (outer.dates.length < 500) outer.dates.push(...frame.dates)
  }

  #noteEmpty(frame: Frame): void {
    if (frame.zone === 'footer' && frame.parent?.zone !== 'footer') this.emptyFooter = true
    const { tag } = frame.info
    const isList = tag === 'ul' || tag === 'ol' || tag === 'dl' || tag === 'tbody' || (tag === 'div' && LIST_NAMES.test(frame.names))
    if (isList && frame.zone === 'main' && this.emptyLists.length < 100) this.emptyLists.push(frame.names)
  }
}

const isScope = (frame: Frame): boolean => frame.info.isScope
const isBlock = (frame: Frame): boolean => frame.info.isBlock
const NEVER = (): boolean => false

const TABLE_PARTS: ReadonlySet<string> = new Set(['table', 'tbody', 'thead', 'tfoot', 'tr', 'td', 'th', 'body', 'html'])
