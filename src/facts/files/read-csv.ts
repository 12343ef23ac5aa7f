const ROWS_READ = 100_000

/** Rows of a CSV text (RFC 4180, separator found by the first line); `errors` counts quotes that never close. */
export function readCsv(source: string): { rows: string[][]; errors: number } {
  const text = source.replace(/^\ufeff/, '')
  const first = text.slice(0, 10_000).split(/\r?\n/, 1)[0] ?? ''
  const separator = [',', '\t', ';', '|'].map(mark => ({ mark, count: first.split(mark).length })).sort((a, b) => b.count - a.count)[0]?.mark ?? ','
  const rows: string[][] = []
  let row: string[] = []
  let at = 0
  let errors = 0
  while (at < text.length && rows.length < ROWS_READ) {
    let cell: string
    if (text.charAt(at) === '"') {
      const end = closingQuote(text, at + 1)
      if (end < 0) errors++
      cell = text.slice(at + 1, end < 0 ? text.length : end).replaceAll('""', '"')
      at = end < 0 ? text.length : end + 1
      while (at < text.length && text.charAt(at) !== separator && !'\r\n'.includes(text.charAt(at))) at++
    } else {
      const start = at
      while (at < text.length && text.charAt(at) !== separator && !'\r\n'.includes(text.charAt(at))) at++
      cell = text.slice(start, at)
    }
    row.push(cell.trim())
    if (text.charAt(at) === separator) {
      at++
      if (at < text.length) continue
      row.push('')
    }
    rows.push(row)
    row = []
    if (text.charAt(at) === '\r') at++
    if (text.charAt(at) === '\n') at++
  }
  return { rows, errors }
}

function closingQuote(text: string, from: number): number {
  let at = text.indexOf('"', from)
  while (at >= 0 && text.charAt(at + 1) === '"') at = text.indexOf('"', at + 2)
  return at
}
