/** What a scanner finds, each as places in the text: `start` belongs to it, `end` does not. */
export interface ScanHandler {
  /** A piece of text; entities are as written. Long text may come in pieces, cut before a `<`. */
  onText(start: number, end: number): void
  onOpenName(start: number, end: number): void
  /** `valueStart` is -1 where there is a name only. */
  onAttribute(start: number, end: number, valueStart: number, valueEnd: number): void
  /** The tag is complete; one that breaks off with the page is never told as complete. */
  onOpenEnd(isSelfClosing: boolean): void
  onClose(start: number, end: number): void
  onComment(start: number, end: number): void
  /** Inside svg or math, where no element holds raw text. */
  isForeign(): boolean
}

const TAB = 9, LINE_FEED = 10, FORM_FEED = 12, RETURN = 13, SPACE = 32, BANG = 33, DOUBLE = 34, SINGLE = 39, DASH = 45, SLASH = 47, LESS = 60, EQUALS = 61, GREATER = 62, QUESTION = 63, BRACKET = 91

/** Elements whose content is text up to their end tag, whatever it looks like; by the code of their first letter. */
const RAW_NAMES = Map.groupBy(['iframe', 'noembed', 'noframes', 'plaintext', 'script', 'style', 'title', 'textarea', 'xmp'], name => name.charCodeAt(0))

/**
 * Finds tags, attributes, text and comments in one pass over the code units of a page, as the HTML standard tells them
 * apart. Knows nothing of nesting or entities. Time is linear in the length, whatever it holds.
 */
export class HtmlScanner {
  readonly #units: Uint16Array
  readonly #handler: ScanHandler

  constructor(units: Uint16Array, handler: ScanHandler) {
    this.#units = units
    this.#handler = handler
  }

  scan(): void {
    const units = this.#units
    const { length } = units
    for (let at = 0; at < length; ) {
      const open = this.#find(LESS, at)
      if (open > at) this.#handler.onText(at, open)
      if (open >= length) return
      const next = open + 1 < length ? units[open + 1]! : 0
      if (isLetter(next)) at = this.#openTag(open + 1)
      else if (next === SLASH) at = this.#closeTag(open)
      else if (next === BANG) at = this.#declaration(open + 2)
      else if (next === QUESTION) at = this.#comment(open + 1, open + 2)
      else at = this.#strayLess(open)
    }
  }

  /** Place of a code unit at or after `at`; the length when there is none. */
  #find(unit: number, at: number): number {
    const units = this.#units
    const { length } = units
    let i = at
    while (i < length && units[i] !== unit) i++
    return i
  }

  /** A `<` that begins nothing is text, together with what follows. */
  #strayLess(open: number): number {
    const next = this.#find(LESS, open + 1)
    this.#handler.onText(open, next)
    return next
  }

  #nameEnd(at: number): number {
    const units = this.#units
    const { length } = units
    let i = at
    while (i < length && !endsName(units[i]!)) i++
    return i
  }

  /** `start`: of the name. Answers where text goes on. */
  #openTag(start: number): number {
    const units = this.#units
    const { length } = units
    const end = this.#nameEnd(start)
    if (end >= length) return length
    const raw = this.#handler.isForeign() ? undefined : rawName(units, start, end)
    this.#handler.onOpenName(start, end)
    for (let at = end; at < length; ) {
      const unit = units[at]!
      if (unit === GREATER) {
        this.#handler.onOpenEnd(false)
        return raw === undefined ? at + 1 : this.#rawText(raw, at + 1)
      }
      if (unit === SLASH) {
        do at++
        while (at < length && isSpace(units[at]!))
        if (units[at] !== GREATER) continue
        this.#handler.onOpenEnd(true)
        return raw === undefined ? at + 1 : this.#rawText(raw, at + 1)
      }
      at = isSpace(unit) ? at + 1 : this.#attribute(at)
    }
    return length
  }

  #attribute(start: number): number {
    const units = this.#units
    const { length } = units
    let end = start + 1
    while (end < length && units[end] !== EQUALS && !endsName(units[end]!)) end++
    let at = end
    while (at < length && isSpace(units[at]!)) at++
    if (units[at] !== EQUALS) {
      this.#handler.onAttribute(start, end, -1, -1)
      return at
    }
    do at++
    while (at < length && isSpace(units[at]!))
    const quote = units[at]
    if (quote === DOUBLE || quote === SINGLE) {
      const close = this.#find(quote, at + 1)
      if (close < length) this.#handler.onAttribute(start, end, at + 1, close)
      return close + 1
    }
    const from = at
    while (at < length && units[at] !== GREATER && !isSpace(units[at]!)) at++
    this.#handler.onAttribute(start, end, from, at)
    return at
  }

  /** `open`: of its `<`. */
  #closeTag(open: number): number {
    const units = this.#units
    const { length } = units
    const start = open + 2
    if (start >= length) {
      this.#handler.onText(open, length)
      return length
    }
    if (units[start] === GREATER) return start + 1
    if (!isLetter(units[start]!)) return this.#comment(start, start + 1)
    const end = this.#nameEnd(start)
    if (end < length) this.#handler.onClose(start, end)
    return this.#find(GREATER, end) + 1
  }

  /** Text up to the end tag of `name`, and that tag. */
  #rawText(name: string, start: number): number {
    const units = this.#units
    const { length } = units
    for (let at = name === 'plaintext' ? length : start; at < length; at++) {
      at = this.#find(LESS, at)
      const end = at + 2 + name.length
      if (end >= length) break
      if (units[at + 1] !== SLASH || !endsName(units[end]!) || !isNamed(units, at + 2, name)) continue
      if (at > start) this.#handler.onText(start, at)
      this.#handler.onClose(at + 2, end)
      return this.#find(GREATER, end) + 1
    }
    if (length > start) this.#handler.onText(start, length)
    return length
  }

  /** `start`: behind the `<!`. Document types and CDATA say nothing. */
  #declaration(start: number): number {
    const units = this.#units
    if (units[start] === DASH && units[start + 1] === DASH) return this.#realComment(start + 2)
    if (units[start] === BRACKET && isWritten(units, start + 1, 'CDATA[')) return this.#cdata(start + 7)
    if (isNamed(units, start, 'doctype')) return this.#find(GREATER, start) + 1
    return this.#comment(start, start)
  }

  /** What browsers take for a comment: everything from `start` to the first `>` at or after `from`. */
  #comment(start: number, from: number): number {
    const end = this.#find(GREATER, from)
    this.#handler.onComment(start, end)
    return end + 1
  }

  #realComment(start: number): number {
    const units = this.#units
    const { length } = units
    const abrupt = units[start] === DASH ? start + 1 : start
    if (units[abrupt] === GREATER) {
      this.#handler.onComment(start, start)
      return abrupt + 1
    }
    for (let at = this.#find(DASH, start); at < length; at = this.#find(DASH, at + 1)) {
      if (units[at + 1] !== DASH) continue
      const end = units[at + 2] === BANG ? at + 3 : at + 2
      if (units[end] !== GREATER) continue
      this.#handler.onComment(start, at)
      return end + 1
    }
    this.#handler.onComment(start, this.#withoutMarks(start))
    return length
  }

  /** Where a comment from `start` that breaks off with the page ends, less the beginning of its end mark. */
  #withoutMarks(start: number): number {
    const units = this.#units
    const { length } = units
    const end = units[length - 1] === BANG && units[length - 2] === DASH && units[length - 3] === DASH ? length - 1 : length
    const least = Math.max(start, end - 2)
    let at = end
    while (at > least && units[at - 1] === DASH) at--
    return at
  }

  #cdata(start: number): number {
    const units = this.#units
    const { length } = units
    for (let at = this.#find(GREATER, start + 2); at < length; at = this.#find(GREATER, at + 1)) if (units[at - 1] === 93 && units[at - 2] === 93) return at + 1
    this.#handler.onComment(start - 7, length)
    return length
  }
}

const isSpace = (unit: number): boolean => unit === SPACE || unit === LINE_FEED || unit === TAB || unit === RETURN || unit === FORM_FEED
const endsName = (unit: number): boolean => unit === GREATER || unit === SLASH || isSpace(unit)
const isLetter = (unit: number): boolean => (unit | 32) >= 97 && (unit | 32) <= 122

/** Whether a name in lower case stands at `start`, in whatever case. */
function isNamed(units: Uint16Array, start: number, name: string): boolean {
  for (let i = 0; i < name.length; i++) if (((units[start + i] ?? 0) | 32) !== name.charCodeAt(i)) return false
  return true
}

function isWritten(units: Uint16Array, start: number, text: string): boolean {
  for (let i = 0; i < text.length; i++) if (units[start + i] !== text.charCodeAt(i)) return false
  return true
}

function rawName(units: Uint16Array, start: number, end: number): string | undefined {
  return RAW_NAMES.get(units[start]! | 32)?.find(name => name.length === end - start && isNamed(units, start, name))
}
