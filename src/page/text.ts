/** White space of all kinds, zero-width characters and null bytes, collapsed to one blank; trimmed. */
export function collapse(text: string): string {
  return isCollapsed(text) ? text : collapseSlowly(text)
}

/** Most text has nothing to collapse. Answers false when in doubt. */
function isCollapsed(text: string): boolean {
  let before = 32
  for (let i = 0; i < text.length; i++) {
    const code = text.charCodeAt(i)
    if (code > 0x3000 ? code === 0xfeff : code < 32 || code > 126 || (code === 32 && before === 32)) return false
    before = code
  }
  return before !== 32 || text === ''
}

function collapseSlowly(text: string): string {
  return (text.includes('\0') ? text.replaceAll('\0', '') : text).replace(/[\s\u200b-\u200d\u2060\ufeff]+/g, ' ').trim()
}

/** Whether a piece of text holds nothing to see. */
export function isBlank(text: string): boolean {
  for (let i = 0; i < text.length; i++) {
    const code = text.charCodeAt(i)
    if (code > 32 && code !== 0xa0 && code !== 0x3000 && code !== 0x200b && code !== 0xfeff) return false
  }
  return true
}

/** Cuts without splitting a surrogate pair. */
export function cut(text: string, length: number): string {
  if (text.length <= length) return text
  const last = text.charCodeAt(length - 1)
  return text.slice(0, last >= 0xd800 && last <= 0xdbff ? length - 1 : length)
}
