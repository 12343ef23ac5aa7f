import type { DefaultTreeAdapterMap } from 'parse5'
import { defaultTreeAdapter as tree, html } from 'parse5'

type Node = DefaultTreeAdapterMap['node']
type Element = DefaultTreeAdapterMap['element']
type TextNode = DefaultTreeAdapterMap['textNode']
type Parent = DefaultTreeAdapterMap['parentNode']

/** Places beyond these are not marked: a mark that is everywhere shows nothing. */
const MOST_PLACES = 50
/** Address fragment of the first place. */
export const FIRST_PLACE = 'zhengheng-mark'
export const MARK_CLASS = 'zhengheng-mark'

/** Texts beyond these are not looked for. */
const MOST_TEXTS = 60

/** Texts to find, one a line (blanks do not matter), or an element: `#id`, `.class`, `tag` or `[name="value"]`. */
export interface Highlight { readonly text?: string | undefined; readonly selector?: string | undefined }

/** Marks the places in a document; answers how many there are. */
export function highlight(root: Parent, { text, selector }: Highlight): number {
  let places = 0
  for (const wanted of textsOf(text)) places += markText(root, wanted, places === 0)
  return places + (selector === undefined ? 0 : markElements(root, selector, places === 0))
}

/** The texts of a highlight, each once, the longest first: of a text that holds another both are seen. */
export const textsOf = (text: string | undefined): string[] => [...new Set((text ?? '').split('\n').map(line => line.trim()))].filter(line => line !== '').slice(0, MOST_TEXTS).sort((a, b) => b.length - a.length)

interface Piece { readonly node: TextNode; readonly from: number }

/** Finds the text over the borders of elements and wraps what of it stands in each text node. */
function markText(root: Parent, wanted: string, hasFirst: boolean): number {
  const needle = wanted.replace(/\s+/g, '')
  const pieces: Piece[] = []
  const parts: string[] = []
  let length = 0
  for (const node of texts(root)) {
    pieces.push({ node, from: length })
    const dense = node.value.replace(/\s+/g, '')
    parts.push(dense)
    length += dense.length
  }
  const whole = parts.join('')
  const ranges = new Map<TextNode, [number, number][]>()
  const firsts = new Set<TextNode>()
  let places = 0
  let piece = 0
  for (let at = whole.indexOf(needle); at !== -1 && places < MOST_PLACES; at = whole.indexOf(needle, at + needle.length)) {
    while ((pieces[piece + 1]?.from ?? Number.POSITIVE_INFINITY) <= at) piece++
    for (let i = piece; i < pieces.length && (pieces[i]?.from ?? 0) < at + needle.length; i++) {
      const found = pieces[i]
      if (!found) break
      const [from, to] = [Math.max(0, at - found.from), Math.min(parts[i]?.length ?? 0, at + needle.length - found.from)]
      if (from >= to) continue
      ranges.set(found.node, [...(ranges.get(found.node) ?? []), [from, to]])
      if (hasFirst && places === 0 && firsts.size === 0) firsts.add(found.node)
    }
    places++
  }
  for (const [node, spans] of ranges) wrap(node, spans, firsts.has(node))
  return places
}

/** Replaces a text node by its parts, those in `spans` (counted without blanks) inside <mark>. */
function wrap(node: TextNode, spans: readonly (readonly [number, number])[], isFirst: boolean): void {
  const parent = node.parentNode
  if (!parent) return
  const place = densePlaces(node.value)
  const out: Node[] = []
  let at = 0
  spans.forEach(([from, to], i) => {
    const [start, end] = [place[from] ?? node.value.length, (place[to - 1] ?? node.value.length - 1) + 1]
    if (start > at) out.push(textNode(node.value.slice(at, start)))
    const mark = tree.createElement('mark', html.NS.HTML, [{ name: 'class', value: MARK_CLASS }, ...(isFirst && i === 0 ? [{ name: 'id', value: FIRST_PLACE }] : [])])
    tree.insertText(mark, node.value.slice(start, end))
    out.push(mark)
    at = end
  })
  if (at < node.value.length) out.push(textNode(node.value.slice(at)))
  for (const child of out) tree.insertBefore(parent, child as DefaultTreeAdapterMap['childNode'], node)
  tree.detachNode(node)
}

/** Where each character that is no blank stands. */
function densePlaces(value: string): number[] {
  const places: number[] = []
  for (let i = 0; i < value.length; i++) if (!/\s/.test(value[i] ?? '')) places.push(i)
  return places
}

const textNode = (value: string): TextNode => ({ nodeName: '#text', parentNode: null, value })

/** Text that is shown, in document order; without recursion, as pages nest deeper than stacks do. */
function* texts(root: Parent): Generator<TextNode> {
  for (const node of nodes(root)) {
    if (!tree.isTextNode(node)) continue
    const parent = node.parentNode
    if (parent && tree.isElementNode(parent) && ['style', 'title', 'textarea', 'option'].includes(parent.tagName)) continue
    yield node
  }
}

/** Every node below one, in document order. */
export function* nodes(root: Parent): Generator<Node> {
  const stack: Node[] = [...root.childNodes].reverse()
  for (let node = stack.pop(); node !== undefined; node = stack.pop()) {
    yield node
    if ('childNodes' in node) for (let i = node.childNodes.length - 1; i >= 0; i--) { const child = node.childNodes[i]; if (child) stack.push(child) }
  }
}

function markElements(root: Parent, selector: string, hasFirst: boolean): number {
  const test = matcher(selector.trim())
  if (test === null) return 0
  let places = 0
  for (const node of nodes(root)) {
    if (!tree.isElementNode(node) || !test(node)) continue
    const old = node.attrs.find(({ name }) => name === 'class')
    if (old) old.value = `${old.value} ${MARK_CLASS}`
    else node.attrs.push({ name: 'class', value: MARK_CLASS })
    if (hasFirst && places === 0 && node.parentNode) {
      tree.insertBefore(node.parentNode, tree.createElement('a', html.NS.HTML, [{ name: 'id', value: FIRST_PLACE }]), node)
    }
    if (++places === MOST_PLACES) break
  }
  return places
}

/** What a simple selector asks of an element; null for any other selector. */
function matcher(selector: string): ((element: Element) => boolean) | null {
  const value = ({ attrs }: Element, name: string) => attrs.find(attribute => attribute.name === name)?.value
  const simple = /^([#.]?)([\p{L}\p{N}_-]{1,200})$/u.exec(selector)
  if (simple) {
    const [, kind, name = ''] = simple
    if (kind === '#') return element => value(element, 'id') === name
    if (kind === '.') return element => (value(element, 'class') ?? '').split(/\s+/).includes(name)
    return element => element.tagName === name.toLowerCase()
  }
  const attribute = /^\[([a-z][\w-]{0,100})="([^"]{0,1000})"\]$/i.exec(selector)
  return attribute ? element => value(element, (attribute[1] ?? '').toLowerCase()) === attribute[2] : null
}
