/** One line of a delimited text: its number in the text from 1, and its cells, trimmed. */
export interface DelimitedLine { readonly line: number; readonly cells: readonly string[] }

/**
 * TSV or CSV (RFC 4180: quoted cells may hold separators, quotes and line breaks) to cells. The separator is the one of tab,
 * comma, full-width comma and semicolon that the first lines have most of. Empty lines are left out. One pass over the text.
 */
export function readDelimited(text: string): DelimitedLine[] {
  const source = text.startsWith('\uFEFF') ? text.slice(1) : text
  const separator = separatorOf(source.slice(0, 4096))
  const lines: DelimitedLine[] = []
  let cells: string[] = []
  let line = 1
  let begun = 1
  let at = 0
  while (at <= source.length) {
    const { cell, end, breaks } = readCell(source, at, separator)
    cells.push(cell.trim())
    line += breaks
    at = end + 1
    if (source[end] === separator) continue
    if (cells.some(value => value !== '')) lines.push({ line: begun, cells })
    cells = []
    if (source[end] === '\r' && source[at] === '\n') at++
    line++
    begun = line
  }
  return lines
}

/** One cell from `at`; `end` is the place of the separator or line break after it. A quote that is never closed holds only its line. */
function readCell(source: string, at: number, separator: string): { cell: string; end: number; breaks: number } {
  const isEnd = (i: number): boolean => i >= source.length || source[i] === separator || source[i] === '\n' || source[i] === '\r'
  const plainEnd = (from: number): number => {
    let end = from
    while (!isEnd(end)) end++
    return end
  }
  if (source[at] === '"') {
    let close = source.indexOf('"', at + 1)
    while (close >= 0 && source[close + 1] === '"') close = source.indexOf('"', close + 2)
    if (close >= 0 && isEnd(close + 1)) {
      const cell = source.slice(at + 1, close).replaceAll('""', '"')
      return { cell, end: close + 1, breaks: cell.split('\n').length - 1 }
    }
  }
  const end = plainEnd(at)
  return { cell: source.slice(at, end), end, breaks: 0 }
}

function separatorOf(head: string): string {
  const counts = ['\t', ',', '，', ';'].map(separator => ({ separator, n: head.split(separator).length - 1 }))
  // Tabs never stand inside numbers or names, so one is enough.
  if ((counts[0]?.n ?? 0) > 0) return '\t'
  return counts.reduce((best, other) => (other.n > best.n ? other : best)).separator
}
