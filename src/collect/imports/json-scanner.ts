/** What the scanner hands out, in the order of the text. Paths join names with dots; elements count from 1. */
export interface JsonHandler {
  /** An object that stands in an array, whole. */
  element(path: string, value: unknown, index: number): void
  /** A value at the top, its arrays of objects emptied; `index` counts the values (JSON lines). */
  root(value: unknown, index: number): void
  fault(place: string, why: string): void
}

/** Longest element, and longest rest beside the elements, in characters. */
const MOST_ELEMENT = 8 * 1024 * 1024
const MOST_REST = 16 * 1024 * 1024
const MOST_DEPTH = 200

interface Frame { readonly isArray: boolean; readonly path: string; key: string; elements: number }

/**
 * Reads JSON or JSON lines of any length in bounded memory: objects in arrays are cut out and parsed one by one, so that a
 * file that is cut or broken somewhere gives all that is whole before it.
 */
export class JsonScanner {
  readonly #to: JsonHandler
  readonly #stack: Frame[] = []
  #inString = false
  #isEscaped = false
  #string = ''
  /** Depth inside the element being cut out; 0 outside. */
  #inside = 0
  #pieces: string[] = []
  #length = 0
  #isTooLong = false
  #rest = ''
  #roots = 0

  constructor(to: JsonHandler) {
    this.#to = to
  }

  push(text: string): void {
    let from = 0
    for (let at = 0; at < text.length; at++) {
      const code = text.charCodeAt(at)
      if (this.#inString) {
        if (this.#isEscaped) this.#isEscaped = false
        else if (code === 92) this.#isEscaped = true
        else if (code === 34) {
          this.#inString = false
          if (this.#inside === 0) this.#string = (this.#string + text.slice(from, at)).slice(-200)
        }
        if (this.#inside > 0 || this.#inString) continue
        this.#keep(text.slice(from, at + 1))
        from = at + 1
        continue
      }
      if (code === 34) {
        this.#inString = true
        if (this.#inside > 0) continue
        this.#keep(text.slice(from, at))
        this.#string = ''
        this.#keep('"')
        from = at + 1
        continue
      }
      if (code !== 123 && code !== 125 && code !== 91 && code !== 93 && code !== 44 && code !== 58) continue
      if (this.#inside > 0) {
        if (code === 123 || code === 91) this.#inside++
        else if ((code === 125 || code === 93) && --this.#inside === 0) {
          this.#take(text.slice(from, at + 1))
          from = at + 1
          this.#emit()
        }
        continue
      }
      const top = this.#stack.at(-1)
      if (code === 123 && top?.isArray === true) {
        this.#keep(text.slice(from, at))
        top.elements++
        this.#inside = 1
        from = at
        continue
      }
      // Commas between elements that were cut out are left out with them.
      this.#keep(text.slice(from, code === 44 && top?.isArray === true && top.elements > 0 ? at : at + 1))
      from = at + 1
      this.#step(code, top)
    }
    if (this.#inside > 0) this.#take(text.slice(from))
    else {
      if (this.#inString) this.#string = (this.#string + text.slice(from)).slice(-200)
      this.#keep(text.slice(from))
    }
  }

  /** Tells of what was still open. */
  end(): void {
    if (this.#inside > 0) this.#to.fault(`第 ${this.#stack.at(-1)?.elements ?? 0} 条`, '文件在这一条中间中断')
    else if (this.#stack.length > 0) this.#to.fault('文件末尾', '文件没有写完就结束')
    if (this.#stack.length > 0) this.#closeRoot(true)
    else if (this.#rest.trim() !== '') this.#to.fault('文件末尾', '不是 JSON')
  }

  #step(code: number, top: Frame | undefined): void {
    if (code === 58) {
      if (top) top.key = this.#string
    } else if (code === 123 || code === 91) {
      if (this.#stack.length >= MOST_DEPTH) throw new RangeError('JSON nests too deeply')
      const path = top === undefined ? '' : top.isArray ? top.path : top.path === '' ? top.key : `${top.path}.${top.key}`
      this.#stack.push({ isArray: code === 91, path, key: '', elements: 0 })
    } else if (code === 125 || code === 93) {
      this.#stack.pop()
      if (this.#stack.length === 0) this.#closeRoot(false)
    }
  }

  #closeRoot(isCut: boolean): void {
    const rest = this.#rest
    this.#rest = ''
    this.#stack.length = 0
    this.#roots++
    if (isCut) return
    try {
      this.#to.root(JSON.parse(rest.replace(/^[\s,]+/, '')), this.#roots)
    } catch {
      this.#to.fault(`第 ${this.#roots} 行`, '不是完整的 JSON') // broken syntax is a finding
    }
  }

  #emit(): void {
    const frame = this.#stack.at(-1)
    const index = frame?.elements ?? 0
    const text = this.#pieces.join('')
    const isTooLong = this.#isTooLong
    this.#pieces = []
    this.#length = 0
    this.#isTooLong = false
    if (isTooLong) {
      this.#to.fault(`第 ${index} 条`, `一条超过 ${MOST_ELEMENT} 个字符，没有读取`)
      return
    }
    let value: unknown
    try {
      value = JSON.parse(text)
    } catch {
      this.#to.fault(`第 ${index} 条`, '不是完整的 JSON') // broken syntax is a finding
      return
    }
    this.#to.element(frame?.path ?? '', value, index)
  }

  #take(text: string): void {
    this.#length += text.length
    if (this.#length > MOST_ELEMENT) {
      this.#isTooLong = true
      this.#pieces = []
    } else this.#pieces.push(text)
  }

  #keep(text: string): void {
    if (this.#rest.length + text.length > MOST_REST) throw new RangeError('too much beside the records')
    this.#rest += text
  }
}
