import { isAlias, isMap, isScalar, isSeq, LineCounter, parseDocument, visit } from 'yaml'
import type { Document, Node, ParsedNode } from 'yaml'
import { closest } from './closest.ts'
import type { Fault } from './fault.ts'

/** A scheme is some hundred kilobytes; anything far beyond is not one. */
const MAX_CHARACTERS = 4_000_000

/** One YAML text and the faults found in it so far. */
export class YamlText {
  readonly file: string
  readonly faults: Fault[] = []
  readonly #lines = new LineCounter()
  readonly #document: Document.Parsed

  constructor(file: string, text: string) {
    this.file = file
    const tooLong = text.length > MAX_CHARACTERS
    this.#document = parseDocument(tooLong ? '' : text, { lineCounter: this.#lines, prettyErrors: false, uniqueKeys: false })
    if (tooLong) this.report(0, `文件超过 ${MAX_CHARACTERS} 个字符，不是指标体系文件`)
    for (const { pos, message, code } of [...this.#document.errors, ...this.#document.warnings]) this.report(pos[0], syntaxSentence(code, message))
    if (this.isReadable) this.#visitAll()
  }

  /** False when the text is not YAML at all; what was recovered from it would only give misleading faults. */
  get isReadable(): boolean {
    return this.#document.errors.length === 0 && this.#document.contents !== null
  }

  get root(): Cursor {
    return new Cursor(this, this.#document.contents, 0, '文件')
  }

  /** `offset` counts characters from the start of the text. */
  report(offset: number, message: string): void {
    const { line, col } = this.#lines.linePos(offset)
    this.faults.push({ file: this.file, line: Math.max(line, 1), column: Math.max(col, 1), message })
  }

  /** What holds anywhere in the file. Duplicate keys are found here: the library compares every key with every other. */
  #visitAll(): void {
    visit(this.#document, {
      Alias: (_, alias) => this.report(alias.range?.[0] ?? 0, '不支持引用（*名称），请把内容写全'),
      Map: (_, { items }) => {
        const seen = new Set<unknown>()
        for (const { key } of items) {
          if (!isScalar(key)) continue
          if (seen.has(key.value)) this.report(key.range?.[0] ?? 0, `键“${String(key.value)}”重复，请删去或改名其中一个`)
          seen.add(key.value)
        }
      },
    })
  }

  toJs(node: Node): unknown {
    return node.toJS(this.#document, { maxAliasCount: 0 })
  }
}

function syntaxSentence(code: string, message: string): string {
  switch (code) {
    case 'TAB_AS_INDENT': return 'YAML 语法错误：缩进不能用制表符，请改用空格'
    case 'BAD_INDENT': return 'YAML 语法错误：缩进不对，请与上一行同级的内容对齐'
    case 'MULTIPLE_DOCS': return 'YAML 语法错误：一个文件只能有一份内容，请删去“---”之后的部分'
    default: return `YAML 语法错误：${message}`
  }
}

/** A value at a place of the file. Reading it as something it is not reports a fault and gives undefined. */
export class Cursor {
  readonly offset: number
  readonly #text: YamlText
  readonly #node: ParsedNode | Node | null
  readonly #name: string

  constructor(text: YamlText, node: ParsedNode | Node | null, offset: number, name: string) {
    this.#text = text
    this.#node = node
    this.#name = name
    this.offset = node?.range?.[0] ?? offset
  }

  fault(message: string): void {
    this.#text.report(this.offset, message)
  }

  get isMap(): boolean {
    return isMap(this.#node)
  }

  get isList(): boolean {
    return isSeq(this.#node)
  }

  get isNull(): boolean {
    return this.#node === null || (isScalar(this.#node) && this.#node.value === null)
  }

  /** The entries of a mapping; with `allowed`, every other key is a fault. */
  entries(allowed?: readonly string[]): ReadonlyMap<string, Cursor> {
    const found = new Map<string, Cursor>()
    if (!isMap(this.#node)) {
      this.#mustBe('由“键: 值”组成')
      return found
    }
    for (const { key, value } of this.#node.items) {
      const offset = (key as Node | null)?.range?.[0] ?? this.offset
      const name = isScalar(key) ? String(key.value) : ''
      if (allowed && !allowed.includes(name)) {
        const near = closest(name, allowed)
        this.#text.report(offset, `${this.#name}没有“${name}”这个键。${near ? `是否要写“${near}”？` : ''}可用：${allowed.join('、')}`)
      } else found.set(name, new Cursor(this.#text, value as Node | null, offset, `“${name}”`))
    }
    return found
  }

  items(): readonly Cursor[] {
    if (!isSeq(this.#node)) {
      this.#mustBe('是列表（每项以“- ”开头）')
      return []
    }
    return this.#node.items.map(item => new Cursor(this.#text, item as Node | null, this.offset, `${this.#name}的一项`))
  }

  string(): string | undefined {
    const value = this.#scalar()
    if (typeof value === 'string' && value.trim() !== '') return value
    return this.#mustBe('是不为空的文字')
  }

  /** A text, or a number that stands for one (an edition such as 2020). */
  label(): string | undefined {
    const value = this.#scalar()
    return typeof value === 'number' ? String(value) : this.string()
  }

  number(condition: string, fits: (value: number) => boolean): number | undefined {
    const value = this.#scalar()
    if (typeof value === 'number' && Number.isFinite(value) && fits(value)) return value
    return this.#mustBe(`是${condition}`)
  }

  oneOf<T extends string>(values: readonly T[]): T | undefined {
    const value = this.#scalar()
    return values.find(known => known === value) ?? this.#mustBe(`是下列之一：${values.join('、')}`)
  }

  /** The plain value, whatever it is. */
  plain(): unknown {
    return this.#node === null ? null : this.#hasAlias() ? undefined : this.#text.toJs(this.#node as Node)
  }

  /** The deepest existing place along a path of keys and indexes. */
  at(path: readonly PropertyKey[]): Cursor {
    const [first, ...rest] = path
    if (first === undefined) return this
    const next = isMap(this.#node) ? this.entries().get(String(first)) : isSeq(this.#node) ? this.items()[Number(first)] : undefined
    return next ? next.at(rest) : this
  }

  #scalar(): unknown {
    return isScalar(this.#node) ? this.#node.value : undefined
  }

  #hasAlias(): boolean {
    let found = isAlias(this.#node)
    if (this.#node) visit(this.#node as Node, { Alias: () => ((found = true), visit.BREAK) })
    return found
  }

  #mustBe(what: string): undefined {
    // An alias was already reported as such.
    if (!isAlias(this.#node)) this.fault(`${this.#name}应${what}${isScalar(this.#node) ? `，现在是 ${JSON.stringify(this.#node.value)}` : ''}`)
    return undefined
  }
}
