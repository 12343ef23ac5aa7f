/** What a spreadsheet may take for a formula, also behind blanks or in full-width form. */
const FORMULA = /^[\s\u200b\ufeff]*[=+\-@＝＋－＠\t\r|%]/u
const PLAIN_NUMBER = /^-?\d+(?:\.\d+)?$/

/** Text that could be a live formula gets an apostrophe in front; a plain number is none. */
export const neutral = (text: string): string => (FORMULA.test(text) && !PLAIN_NUMBER.test(text) ? `'${text}` : text)

/** One value as a cell: documents as JSON, nothing as an empty cell. */
export function cell(value: unknown): string {
  if (value === null || value === undefined) return ''
  if (typeof value === 'number' || typeof value === 'boolean') return String(value)
  const text = neutral(typeof value === 'string' ? value : JSON.stringify(value))
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text
}

export const csvLine = (values: readonly unknown[]): string => `${values.map(cell).join(',')}\r\n`
