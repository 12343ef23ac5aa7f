/** White space of all kinds, zero-width characters and null bytes, collapsed to one blank; trimmed. */
export function collapse(text: string): string {
  return isCollapsed(text) ? text : collapseSlowly(text)
}

const SPACE = 32
const AMPERSAND = 38

/** Most text has nothing to collapse. Answers false when in doubt. */
function isCollapsed(text: string): boolean {
  let before = SPACE
  for (let i = 0; i < text.length; i++) {
    const unit = text.charCodeAt(i)
    if (needsLook(unit, before)) return false
    before = unit
  }
  return before !== SPACE || text === ''
}

/** Anything that may be white space or invisible, and a blank after a blank. */
const needsLook = (unit: number, before: number): boolean => (unit > 0x3000 ? unit === 0xfeff : unit < SPACE || unit > 126 || (unit === SPACE && before === SPACE))

function collapseSlowly(text: string): string {
  return (text.includes('\0') ? text.replaceAll('\0', '') : text).replace(/[\s\u200b-\u200d\u2060\ufeff]+/g, ' ').trim()
}

const isBlankUnit = (unit: number): boolean => unit <= 32 || unit === 0xa0 || unit === 0x3000 || unit === 0x200b || unit === 0xfeff

/**
 * What the code units from `start` to `end` are: `blank` holds nothing to see, `plain` has neither entities nor anything to
 * collapse, `other` is for a closer look.
 */
export function lookOver(units: Uint16Array, start: number, end: number): 'blank' | 'plain' | 'other' {
  let i = start
  while (i < end && isBlankUnit(units[i]!)) i++
  if (i === end) return 'blank'
  if (i > start) return 'other'
  let before = 0
  for (; i < end; i++) {
    const unit = units[i]!
    if (needsLook(unit, before) || unit === AMPERSAND) return 'other'
    before = unit
  }
  return before === SPACE ? 'other' : 'plain'
}

/** A copy that shares nothing: a part of a page's text would keep the whole text alive as long as the part is known. */
export const ownCopy = (text: string): string => Buffer.from(text, 'utf16le').toString('utf16le')

/** Cuts without splitting a surrogate pair. */
export function cut(text: string, length: number): string {
  if (text.length <= length) return text
  const last = text.charCodeAt(length - 1)
  return text.slice(0, last >= 0xd800 && last <= 0xdbff ? length - 1 : length)
}
