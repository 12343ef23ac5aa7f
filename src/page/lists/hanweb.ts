/** The data of a Hanweb (大汉) list: HTML rows in XML in a script element, or the answer of its dataproxy. */
export interface HanwebList {
  /** The rows as one piece of HTML. */
  readonly html: string
  /** Address of the next group as written. */
  readonly next: string | null
  readonly records: number
}

const MAX_RECORDS = 5000

/** Reads `<datastore>…<recordset><record><![CDATA[…`; null when the text is something else. */
export function readHanwebList(source: string): HanwebList | null {
  if (!/<(?:recordset|datastore|record)\b/i.test(source.slice(0, 4000))) return null
  const rows: string[] = []
  let at = 0
  for (;;) {
    const record = source.indexOf('<record>', at)
    if (record < 0 || rows.length >= MAX_RECORDS) break
    const end = source.indexOf('</record>', record)
    rows.push(insideOf(source.slice(record + 8, end < 0 ? source.length : end)))
    if (end < 0) break
    at = end
  }
  return { html: rows.join('\n'), next: nextGroup(source), records: rows.length }
}

function insideOf(record: string): string {
  const start = record.indexOf('<![CDATA[')
  if (start < 0) return record
  const end = record.indexOf(']]>', start)
  return record.slice(start + 9, end < 0 ? undefined : end)
}

/** The nextgroup holds a link to the proxy: it continues the list and is no article. */
function nextGroup(source: string): string | null {
  const start = source.indexOf('<nextgroup>')
  if (start < 0) return null
  const end = source.indexOf('</nextgroup>', start)
  const found = /href\s*=\s*["']([^"']{1,2000})["']/i.exec(source.slice(start, end < 0 ? start + 4000 : end))
  return found?.[1]?.replace(/&amp;/g, '&') ?? null
}
