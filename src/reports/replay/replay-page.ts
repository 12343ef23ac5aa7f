import { defaultTreeAdapter as tree, html, parse, serialize } from 'parse5'
import type { DefaultTreeAdapterMap } from 'parse5'
import { highlight, MARK_CLASS, nodes } from './highlight.ts'
import type { Highlight } from './highlight.ts'
import { replayStyle, styleReferences } from './style-sheet.ts'

type Element = DefaultTreeAdapterMap['element']
type Document = DefaultTreeAdapterMap['document']

/** What a page draws on that was archived: sheets as text, pictures and fonts as data: URLs; by the reference and the address it stands at. */
export interface PageAssets {
  readonly sheet: (reference: string, base: string | null) => { readonly css: string; readonly url: string } | null
  readonly data: (reference: string, base: string | null) => string | null
}

/** Dropped with all that is in them: what runs, loads, embeds, or is read anew as something else. */
const DROPPED = new Set(['script', 'iframe', 'frame', 'frameset', 'object', 'embed', 'applet', 'portal', 'base', 'meta', 'template', 'noembed', 'noframes', 'xmp', 'plaintext', 'math', 'audio', 'video', 'source', 'track', 'param', 'dialog', 'slot', 'foreignobject', 'use', 'image', 'animate', 'animatemotion', 'animatetransform', 'set', 'feimage', 'fencedframe', 'annotation-xml'])
/** Kept as they are; every attribute that could load, run or submit is not among them. */
const KEPT = new Set(['class', 'id', 'dir', 'lang', 'title', 'alt', 'width', 'height', 'align', 'valign', 'bgcolor', 'color', 'face', 'size', 'border', 'bordercolor', 'cellpadding', 'cellspacing', 'colspan', 'rowspan', 'nowrap', 'span', 'scope', 'headers', 'type', 'value', 'placeholder', 'checked', 'selected', 'disabled', 'rows', 'cols', 'role', 'datetime', 'start', 'reversed', 'open', 'hidden', 'label', 'multiple', 'readonly', 'for', 'clear', 'noshade', 'hspace', 'vspace', 'min', 'max', 'low', 'high', 'optimum', 'media', 'viewbox', 'd', 'fill', 'stroke', 'stroke-width', 'cx', 'cy', 'r', 'rx', 'ry', 'x', 'y', 'x1', 'x2', 'y1', 'y2', 'points', 'transform', 'opacity', 'fill-rule', 'clip-rule', 'preserveaspectratio', 'offset', 'stop-color', 'text-anchor', 'font-size'])
const MARK_STYLE = `.${MARK_CLASS}{background:#ffe45c!important;color:#111!important;outline:3px solid #d9480f!important;outline-offset:1px}`

/** References of a page that may be archived: looked up before it is rendered. */
export function pageReferences(text: string): { readonly sheets: readonly string[]; readonly assets: readonly string[]; readonly base: string | null } {
  const document = parse(text, { scriptingEnabled: false })
  const sheets: string[] = []
  const assets: string[] = []
  let base: string | null = null
  const styles = (css: string) => { const found = styleReferences(css); sheets.push(...found.imports); assets.push(...found.assets) }
  for (const node of nodes(document)) {
    if (!tree.isElementNode(node)) continue
    if (node.tagName === 'base') base ??= attribute(node, 'href') ?? null
    else if (isSheet(node)) sheets.push(attribute(node, 'href') ?? '')
    else if (node.tagName === 'style') styles(textOf(node))
    const picture = pictureOf(node)
    if (picture.length > 0) assets.push(...picture)
    const style = attribute(node, 'style')
    if (style !== undefined) styles(style)
  }
  return { sheets, assets, base }
}

/**
 * An archived page as it looked, and nothing that could run, load or submit. It is made for a sandboxed answer under a
 * policy that allows inline styles and data: URLs only; the cleaning here is the first wall, that policy the second.
 */
export function replayPage(text: string, assets: PageAssets, wanted: Highlight = {}): { readonly html: string; readonly places: number } {
  const document: Document = parse(text, { scriptingEnabled: false })
  prune(document)
  const all = [...nodes(document)]
  const base = all.flatMap(node => (tree.isElementNode(node) && node.tagName === 'base' ? [attribute(node, 'href')] : [])).find(href => href !== undefined) ?? null
  for (const node of all) {
    if (tree.isCommentNode(node)) tree.detachNode(node)
    else if (tree.isElementNode(node)) cleanElement(node, assets, base)
  }
  const places = highlight(document, wanted)
  const head = all.find(node => tree.isElementNode(node) && node.tagName === 'head') as Element | undefined
  if (head) {
    const charset = tree.createElement('meta', html.NS.HTML, [{ name: 'charset', value: 'utf-8' }])
    const first = head.childNodes[0]
    if (first) tree.insertBefore(head, charset, first)
    else tree.appendChild(head, charset)
    tree.appendChild(head, styleElement(MARK_STYLE))
  }
  // As a browser without scripts reads it: what stands in noscript is markup, not raw text.
  return { html: serialize(document, { scriptingEnabled: false }), places }
}

/** Nothing shown nests as deep as this; the serializer goes down by recursion. */
const MOST_DEPTH = 400

function prune(document: Document): void {
  const level: [DefaultTreeAdapterMap['parentNode'], number][] = [[document, 0]]
  for (let next = level.pop(); next !== undefined; next = level.pop()) {
    const [parent, depth] = next
    if (depth >= MOST_DEPTH) parent.childNodes = parent.childNodes.filter(child => !('childNodes' in child))
    for (const child of parent.childNodes) if ('childNodes' in child) level.push([child, depth + 1])
  }
}

function cleanElement(element: Element, assets: PageAssets, base: string | null): void {
  if (isSheet(element)) {
    const css = importedSheet(attribute(element, 'href') ?? '', assets, base, 0)
    const media = attribute(element, 'media')
    const parent = element.parentNode
    if (css !== '' && parent) tree.insertBefore(parent, styleElement(css, media), element)
    tree.detachNode(element)
    return
  }
  const isForeign = element.namespaceURI !== html.NS.HTML
  if (DROPPED.has(element.tagName.toLowerCase()) || element.tagName === 'link' || (isForeign && ['style', 'a', 'title', 'desc'].includes(element.tagName.toLowerCase()))) {
    tree.detachNode(element)
    return
  }
  if (element.tagName === 'style') setText(element, replayStyle(textOf(element), reference => assets.data(reference, base), reference => importedSheet(reference, assets, base, 0)))
  if (element.tagName === 'form') element.attrs = element.attrs.filter(({ name }) => name === 'class' || name === 'id' || name === 'style')
  const [picture] = pictureOf(element).flatMap(reference => assets.data(reference, base) ?? [])
  const link = element.tagName === 'a' || element.tagName === 'area' ? attribute(element, 'href') : undefined
  element.attrs = element.attrs.flatMap(({ name, value, ...rest }) => {
    if (name === 'style') return [{ name, value: replayStyle(value, reference => assets.data(reference, base), () => '') }]
    return isKept(name) ? [{ name, value, ...rest }] : []
  })
  if (picture !== undefined) showPicture(element, picture)
  // Where it led is told; it leads nowhere.
  if (link !== undefined && attribute(element, 'title') === undefined) element.attrs.push({ name: 'title', value: link.slice(0, 500) })
}

const isKept = (name: string): boolean => KEPT.has(name.toLowerCase()) || /^(?:aria|data)-[\w.-]{1,80}$/i.test(name)
const attribute = ({ attrs }: Element, wanted: string): string | undefined => attrs.find(({ name }) => name === wanted)?.value
const isSheet = (element: Element): boolean => element.tagName === 'link' && /(?:^|\s)stylesheet(?:\s|$)/i.test(attribute(element, 'rel') ?? '') && !/\balternate\b/i.test(attribute(element, 'rel') ?? '') && attribute(element, 'href') !== undefined
const textOf = (element: Element): string => element.childNodes.map(child => (tree.isTextNode(child) ? child.value : '')).join('')

/** Addresses of the picture an element shows, the likeliest first; many pages load theirs by script from data-… */
function pictureOf(element: Element): string[] {
  if (element.tagName === 'img' || (element.tagName === 'input' && /^image$/i.test(attribute(element, 'type') ?? ''))) {
    return ['src', 'data-original', 'data-src', 'data-lazy-src'].flatMap(name => attribute(element, name) ?? []).filter(reference => reference !== '')
  }
  return [attribute(element, 'background') ?? []].flat().filter(reference => reference !== '')
}

function showPicture(element: Element, data: string): void {
  if (element.tagName === 'img' || element.tagName === 'input') element.attrs.push({ name: 'src', value: data })
  else element.attrs.push({ name: 'style', value: `background-image:url("${data}")` })
}

/** Sheets import sheets; past this depth nobody does it in earnest. */
const MOST_IMPORTS = 3

function importedSheet(reference: string, assets: PageAssets, base: string | null, depth: number): string {
  const sheet = depth > MOST_IMPORTS ? null : assets.sheet(reference, base)
  if (sheet === null) return ''
  return replayStyle(sheet.css, asset => assets.data(asset, sheet.url), imported => importedSheet(imported, assets, sheet.url, depth + 1))
}

function styleElement(css: string, media?: string): Element {
  const element = tree.createElement('style', html.NS.HTML, media === undefined ? [] : [{ name: 'media', value: media }])
  tree.insertText(element, css)
  return element
}

function setText(element: Element, text: string): void {
  element.childNodes = []
  tree.insertText(element, text)
}
