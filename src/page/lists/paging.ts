/** How old content systems print their page links by script. */
export interface Paging {
  /** References of the other pages, relative to the page, in order. */
  readonly references: readonly string[]
}

/** A list of more pages than this is followed only so far. */
export const MAX_PAGES = 2000
/** Variables are looked for in the whole script for each call, so both are bounded. */
const MAX_CALLS = 10
const MAX_SOURCE = 65_536
const CALL = /createPage(?:HTML|Html)\s*\(([^()]{3,300})\)/g

/**
 * `createPageHTML(total, current, "index", "html")` (TRS: page 1 is index.html, page 2 index_1.html) and
 * `createPageHTML('page_div', total, current, 'list', 'shtml', items)` (UCAP: page 2 is list_2.shtml). Arguments may be
 * variables that the script sets. Null when there is no such call.
 */
export function readPaging(source: string): Paging | null {
  if (!source.includes('createPage')) return null
  const head = source.slice(0, MAX_SOURCE)
  let calls = 0
  for (const match of head.matchAll(CALL)) {
    if (calls++ >= MAX_CALLS) return null
    const values = (match[1] ?? '').split(',').map(argument => valueOf(argument.trim(), head))
    const paging = values.length >= 5 ? ucap(values) : trs(values)
    if (paging !== null) return paging
  }
  return null
}

function trs(values: readonly (string | number | null)[]): Paging | null {
  const [total, current, name, extension] = values
  if (typeof total !== 'number' || typeof name !== 'string' || typeof extension !== 'string') return null
  return pages(total, typeof current === 'number' ? current : 0, 0, name, extension)
}

function ucap(values: readonly (string | number | null)[]): Paging | null {
  const [, total, current, name, extension] = values
  if (typeof total !== 'number' || typeof name !== 'string' || typeof extension !== 'string') return null
  return pages(total, typeof current === 'number' ? current : 1, 1, name, extension)
}

/** `first` is the number of the first page, which has no number in its name. */
function pages(total: number, current: number, first: number, name: string, extension: string): Paging | null {
  if (!/^[\w./-]{1,200}$/.test(name) || !/^\w{1,10}$/.test(extension) || !(total >= 1)) return null
  const references: string[] = []
  for (let i = first; i < first + Math.min(total, MAX_PAGES); i++) if (i !== current) references.push(i === first ? `${name}.${extension}` : `${name}_${i}.${extension}`)
  return { references }
}

function valueOf(argument: string, source: string): string | number | null {
  const quoted = /^(['"])(.*)\1$/.exec(argument)
  if (quoted) return quoted[2] ?? ''
  if (/^\d{1,6}$/.test(argument)) return Number(argument)
  if (!/^[A-Za-z_$][\w$]{0,60}$/.test(argument)) return null
  const set = new RegExp(`(?:var|let|const|[;,\\s])\\s{0,4}${argument.replace(/\$/g, '\\$')}\\s{0,4}=\\s{0,4}(?:(\\d{1,6})|["']([^"']{1,200})["'])`).exec(source)
  if (set === null) return null
  return set[1] === undefined ? (set[2] ?? null) : Number(set[1])
}
