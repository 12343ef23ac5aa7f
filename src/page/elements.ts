import { NameTable } from './name-table.ts'
import type { Source } from './source.ts'

/** What the reader must know of an HTML element. */
export interface ElementInfo {
  readonly tag: string
  readonly isVoid: boolean
  /** Starts and ends a block of text. */
  readonly isBlock: boolean
  /** An end tag inside it does not close anything outside of it. */
  readonly isScope: boolean
  /** 1-6. */
  readonly heading: number
  /** Its start closes an open paragraph. */
  readonly closesParagraph: boolean
  /** Open elements that its start closes, up to the nearest element of `until`. */
  readonly implies: { readonly closes: ReadonlySet<string>; readonly until: ReadonlySet<string> } | null
  /** How its text is taken: shown, kept apart, or not at all. */
  readonly text: 'shown' | 'script' | 'title' | 'textarea' | 'hidden'
}

const VOID = words('area base basefont bgsound br col command embed frame hr img input keygen link meta param source track wbr')
const BLOCK = words(
  'address article aside blockquote body br caption center dd details dialog dir div dl dt fieldset figcaption figure footer form frameset h1 h2 h3 h4 h5 h6 head header hgroup hr html ' +
    'legend li main marquee menu nav ol optgroup option p pre section select summary table tbody td textarea tfoot th thead tr ul',
)
const SCOPE = words('html body table td th caption svg button')
const HIDDEN = words('style noscript template noframes noembed xmp svg math')
const CLOSES_PARAGRAPH = words('address article aside blockquote center details dialog dir div dl dd dt fieldset figcaption figure footer form h1 h2 h3 h4 h5 h6 header hr li main menu nav ol p pre section table ul')
const IMPLIES: Readonly<Record<string, readonly [string, string]>> = {
  li: ['li', 'ul ol menu dir table td'],
  dd: ['dd dt', 'dl table td'],
  dt: ['dd dt', 'dl table td'],
  td: ['td th', 'tr table'],
  th: ['td th', 'tr table'],
  tr: ['tr td th', 'table'],
  tbody: ['tbody thead tfoot tr td th', 'table'],
  thead: ['tbody thead tfoot tr td th', 'table'],
  tfoot: ['tbody thead tfoot tr td th', 'table'],
  option: ['option', 'select'],
  optgroup: ['option optgroup', 'select'],
  select: ['select', 'form table'],
  a: ['a', 'td th table body'],
  body: ['head', 'html'],
}

function words(list: string): Set<string> {
  return new Set(list.split(' '))
}

function describe(tag: string): ElementInfo {
  const implied = IMPLIES[tag]
  return {
    tag,
    isVoid: VOID.has(tag),
    isBlock: BLOCK.has(tag),
    isScope: SCOPE.has(tag),
    heading: /^h[1-6]$/.test(tag) ? Number(tag[1]) : 0,
    closesParagraph: CLOSES_PARAGRAPH.has(tag),
    implies: implied === undefined ? null : { closes: words(implied[0]), until: words(implied[1]) },
    text: tag === 'script' || tag === 'title' || tag === 'textarea' ? tag : HIDDEN.has(tag) ? 'hidden' : 'shown',
  }
}

const OTHER_INLINE = 'a abbr acronym applet audio b base bdo bdi big button canvas cite code data datalist del dfn em font i iframe ins kbd label map mark meter object output picture progress q rp rt ruby s samp script small span strike strong sub sup time title tt u var video'
const KNOWN = new Map([...VOID, ...BLOCK, ...SCOPE, ...HIDDEN, ...words(OTHER_INLINE)].map(tag => [tag, describe(tag)]))
const UNKNOWN = describe('')

const TABLE = new NameTable(KNOWN)

/** The element whose name stands between `start` and `end`. */
export const elementAt = ({ text, units }: Source, start: number, end: number): ElementInfo => TABLE.at(units, start, end) ?? elementOf(text.slice(start, end))

/** The element of a tag name in any case; made-up elements (UCAPTITLE) behave like a span. */
export function elementOf(name: string): ElementInfo {
  return KNOWN.get(name) ?? KNOWN.get(name.toLowerCase()) ?? (name.length > 32 ? UNKNOWN : { ...UNKNOWN, tag: name.toLowerCase() })
}
