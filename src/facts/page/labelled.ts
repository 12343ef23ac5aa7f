import type { Page } from '../../page/page.ts'
import { simplified } from '../../page/simplified.ts'

/** A label and what stands for it: the next cell, the rest of the line, or the lines until the next label. */
export interface Labelled<K extends string> {
  readonly key: K
  /** The label in simplified characters, numbering and colon removed. */
  readonly label: string
  readonly value: string
  /** The lines the value is made of (one for a cell or the rest of a line). */
  readonly lines: readonly string[]
  /** Index of the block with the label, or of the table's block. */
  readonly block: number
  /** First block after the value. */
  readonly end: number
  readonly from: 'table' | 'line' | 'section'
}

/** Canonical label → keys; one label may stand for two things (办理地点和时间). */
export type Labels<K extends string> = ReadonlyMap<string, readonly K[]>

const LABEL_CHARS = 16
const SECTION_BLOCKS = 80
const NUMBERING = /^(?:第?[（(【[]?[一二三四五六七八九十\d]{1,3}[）)】\]]?[、..．:：章节步\s]{0,2})/

/** A label without numbering, brackets, joining words, blanks and colon: what lexicons are keyed by. */
export function canonicalLabel(text: string): string {
  const bare = simplified(text).replaceAll(/[\s　*＊:：【】[\]<>●■◆▲★•·]+/g, '')
  const numbered = bare.replace(NUMBERING, '')
  return (numbered === '' ? bare : numbered).replaceAll(/[及和与、/，,（）()]/g, '')
}

/** Builds a label map from words per key; words that stand for several keys are given with "+". */
export function labelsOf<K extends string>(words: Readonly<Record<K, readonly string[]>>, combined: Readonly<Record<string, readonly K[]>> = {}): Labels<K> {
  const labels = new Map<string, readonly K[]>()
  for (const key of Object.keys(words) as K[]) for (const word of words[key]) labels.set(canonicalLabel(word), [key])
  for (const [word, keys] of Object.entries(combined)) labels.set(canonicalLabel(word), keys)
  return labels
}

/** Lines that end a section although they are no label: what templates put under the text. */
const END_OF_TEXT = /^(?:【?(?:上一篇|下一篇|上一条|下一条)|相关(?:链接|新闻|文章|推荐)|打印本?页?|关闭窗?口?|分享到|扫一扫|责任编辑|返回顶部|您对.{0,12}(?:满意|评价)|满意度评价|我要评价)/

/** Every labelled value of a page's main part, in document order: tables first, then lines and sections. */
export function readLabelled<K extends string>(page: Page, labels: Labels<K>): Labelled<K>[] {
  const found: Labelled<K>[] = []
  for (const table of page.tables) if (table.zone === 'main') readTable(table.rows, table.block, labels, found)
  readBlocks(page, labels, found)
  return found
}

function keysOf<K extends string>(text: string, labels: Labels<K>): readonly K[] | undefined {
  return text.length > LABEL_CHARS * 2 || text === '' ? undefined : labels.get(canonicalLabel(text))
}

/** Rows of `label | value` and `label | value | label | value`; a row of labels only is a header and holds no values. */
function readTable<K extends string>(rows: readonly (readonly string[])[], block: number, labels: Labels<K>, found: Labelled<K>[]): void {
  for (const row of rows) {
    for (let index = 0; index + 1 < row.length; index++) {
      const label = row[index] ?? ''
      const keys = keysOf(label, labels)
      if (keys === undefined) continue
      const value = (row[index + 1] ?? '').trim()
      if (keysOf(value, labels) !== undefined) continue
      for (const key of keys) found.push({ key, label: canonicalLabel(label), value, lines: [value], block, end: block, from: 'table' })
      index++
    }
  }
}

function readBlocks<K extends string>(page: Page, labels: Labels<K>, found: Labelled<K>[]): void {
  const { blocks } = page
  for (let index = 0; index < blocks.length; index++) {
    const block = blocks[index]
    if (block === undefined || block.zone !== 'main' || isCell(block.tag)) continue
    const keys = keysOf(block.text, labels)
    if (keys !== undefined) readSection(page, index, keys, labels, found)
    else if (block.text.length <= 2000) readLine(page, index, labels, found)
  }
}

const isCell = (tag: string): boolean => tag === 'td' || tag === 'th'

/** A label on a line of its own: its value is everything until the next label or the end of the text. */
function readSection<K extends string>(page: Page, index: number, keys: readonly K[], labels: Labels<K>, found: Labelled<K>[]): void {
  const { lines, end } = linesAfter(page, index, labels)
  const value = lines.join('\n')
  for (const key of keys) found.push({ key, label: canonicalLabel(page.blocks[index]?.text ?? ''), value, lines, block: index, end, from: 'section' })
}

function linesAfter<K extends string>(page: Page, index: number, labels: Labels<K>): { lines: string[]; end: number } {
  const lines: string[] = []
  const level = page.blocks[index]?.heading ?? 0
  let end = index + 1
  for (; end < page.blocks.length && end <= index + SECTION_BLOCKS; end++) {
    const block = page.blocks[end]
    if (block === undefined || block.zone === 'footer' || END_OF_TEXT.test(simplified(block.text))) break
    if (block.zone !== 'main') continue
    if (level > 0 && block.heading > 0 && block.heading <= level) break
    if (!isCell(block.tag) && startsWithLabel(block.text, labels)) break
    if (block.text !== '') lines.push(block.text)
  }
  return { lines, end }
}

function startsWithLabel<K extends string>(text: string, labels: Labels<K>): boolean {
  const colon = text.slice(0, LABEL_CHARS).search(/[:：]/)
  return keysOf(text, labels) !== undefined || (colon > 0 && keysOf(text.slice(0, colon), labels) !== undefined)
}

const WITH_COLON = /[\u4e00-\u9fff（）()、和及与/]{2,16}\s?[:：]/g

/** `label：value` on one line, also several on the same line; the last one goes on over the lines that follow when it stands empty. */
function readLine<K extends string>(page: Page, index: number, labels: Labels<K>, found: Labelled<K>[]): void {
  const text = page.blocks[index]?.text ?? ''
  if (!/[:：]/.test(text)) return
  const marks: { keys: readonly K[]; label: string; start: number; from: number }[] = []
  for (const match of text.matchAll(WITH_COLON)) {
    const keys = keysOf(match[0], labels)
    if (keys !== undefined && isLabelStart(text, match.index)) marks.push({ keys, label: canonicalLabel(match[0]), start: match.index, from: match.index + match[0].length })
  }
  marks.forEach((mark, position) => {
    const own = text.slice(mark.from, marks[position + 1]?.start ?? text.length).trim()
    const isLast = position === marks.length - 1
    const after = isLast && (own === '' || own.length > 12) && position === 0 ? linesAfter(page, index, labels) : { lines: [], end: index + 1 }
    const lines = own === '' ? after.lines : [own, ...after.lines]
    for (const key of mark.keys) found.push({ key, label: mark.label, value: lines.join('\n'), lines, block: index, end: after.end, from: own === '' ? 'section' : 'line' })
  })
}

/** A label begins a line or follows a break; inside a sentence ("关于办理时限：…") it is prose. */
function isLabelStart(text: string, at: number): boolean {
  return at === 0 || /[\s|｜,，;；。)）\]】\d、.．]/.test(text.charAt(at - 1))
}

/** The fullest value per key; a key that stands there with nothing behind it gives ''. */
export function fullestByKey<K extends string>(entries: readonly Labelled<K>[]): Map<K, Labelled<K>> {
  const fullest = new Map<K, Labelled<K>>()
  for (const entry of entries) {
    const known = fullest.get(entry.key)
    if (known === undefined || (known.value === '' && entry.value !== '') || (known.from !== 'table' && known.lines.length < entry.lines.length && entry.from !== 'line')) fullest.set(entry.key, entry)
  }
  return fullest
}
