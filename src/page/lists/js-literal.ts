/** A value of JSON or of a JavaScript literal without code in it. */
export type Literal = string | number | boolean | null | readonly Literal[] | { readonly [key: string]: Literal }

const MAX_DEPTH = 40

/**
 * Index just after the bracket that closes the one at `start`, -1 when it never closes. Strings are stepped over;
 * linear in the distance.
 */
export function closingBracket(text: string, start: number): number {
  let depth = 0
  for (let i = start; i < text.length; i++) {
    const code = text.charCodeAt(i)
    if (code === 34 || code === 39) {
      i = endOfString(text, i)
      if (i < 0) return -1
    } else if (code === 91 || code === 123) depth++
    else if ((code === 93 || code === 125) && --depth === 0) return i + 1
  }
  return -1
}

function endOfString(text: string, start: number): number {
  const quote = text.charCodeAt(start)
  for (let i = start + 1; i < text.length; i++) {
    const code = text.charCodeAt(i)
    if (code === 92) i++
    else if (code === quote) return i
    else if (code === 10) return -1
  }
  return -1
}

/** Reads JSON, or a literal with bare keys, single quotes and trailing commas. Undefined when it is neither. */
export function parseLiteral(text: string): Literal | undefined {
  try {
    return JSON.parse(text) as Literal
  } catch {
    // Not strict JSON: the lenient reader decides.
    const reader = new LiteralReader(text)
    return reader.read()
  }
}

class LiteralReader {
  readonly #text: string
  #at = 0

  constructor(text: string) {
    this.#text = text
  }

  read(): Literal | undefined {
    const value = this.#value(0)
    this.#blank()
    return this.#at >= this.#text.length ? value : undefined
  }

  #value(depth: number): Literal | undefined {
    this.#blank()
    const c = this.#text[this.#at]
    if (c === undefined || depth > MAX_DEPTH) return undefined
    if (c === '[') return this.#array(depth)
    if (c === '{') return this.#object(depth)
    if (c === '"' || c === "'") return this.#string()
    const word = /[\w.+-]{1,60}/y
    word.lastIndex = this.#at
    const found = word.exec(this.#text)?.[0]
    if (found === undefined) return undefined
    this.#at += found.length
    return wordValue(found)
  }

  #array(depth: number): Literal | undefined {
    const items: Literal[] = []
    this.#at++
    for (;;) {
      this.#blank()
      if (this.#take(']')) return items
      const item = this.#value(depth + 1)
      if (item === undefined) return undefined
      items.push(item)
      this.#blank()
      if (!this.#take(',') && this.#text[this.#at] !== ']') return undefined
    }
  }

  #object(depth: number): Literal | undefined {
    const entries: [string, Literal][] = []
    this.#at++
    for (;;) {
      this.#blank()
      if (this.#take('}')) return Object.fromEntries(entries)
      const key = this.#key()
      this.#blank()
      if (key === undefined || !this.#take(':')) return undefined
      const value = this.#value(depth + 1)
      if (value === undefined) return undefined
      entries.push([key, value])
      this.#blank()
      if (!this.#take(',') && this.#text[this.#at] !== '}') return undefined
    }
  }

  #key(): string | undefined {
    const c = this.#text[this.#at]
    if (c === '"' || c === "'") return this.#string()
    const name = /[\w$]{1,100}/y
    name.lastIndex = this.#at
    const found = name.exec(this.#text)?.[0]
    if (found !== undefined) this.#at += found.length
    return found
  }

  #string(): string | undefined {
    const end = endOfString(this.#text, this.#at)
    if (end < 0) return undefined
    const inner = this.#text.slice(this.#at + 1, end)
    this.#at = end + 1
    return inner.includes('\\') ? unescape(inner) : inner
  }

  #take(c: string): boolean {
    if (this.#text[this.#at] !== c) return false
    this.#at++
    return true
  }

  #blank(): void {
    while (this.#at < this.#text.length && this.#text.charCodeAt(this.#at) <= 32) this.#at++
  }
}

const ESCAPES: Readonly<Record<string, string>> = { n: '\n', r: '\r', t: '\t', b: '', f: '', v: '' }

function unescape(text: string): string {
  return text.replace(/\\(?:u([0-9a-fA-F]{4})|x([0-9a-fA-F]{2})|([\s\S]))/g, (_whole, unicode: string | undefined, hex: string | undefined, one: string | undefined) => {
    const code = unicode ?? hex
    return code === undefined ? (ESCAPES[one ?? ''] ?? one ?? '') : String.fromCharCode(Number.parseInt(code, 16))
  })
}

function wordValue(word: string): Literal | undefined {
  if (word === 'true' || word === 'false') return word === 'true'
  if (word === 'null' || word === 'undefined') return null
  const number = Number(word)
  return Number.isNaN(number) ? undefined : number
}
