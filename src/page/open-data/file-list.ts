import type { Link, Page } from '../page.ts'
import { DATA_FORMATS } from './catalogue-words.ts'
import type { Dataset } from './dataset.ts'

const FORMATS: ReadonlySet<string> = new Set(DATA_FORMATS)
/** Documents are no data: a list of PDF files is a list of publications. */
const DOCUMENTS: ReadonlySet<string> = new Set(['pdf', 'doc', 'docx', 'txt'])
const ABOUT_DATA = /数据(?:开放|下载|资源|目录|集)|开放数据|公共数据|open ?data/i
const FORMAT_WORDS = /[（(【[]?\s*(?:csv|jsonl?|geojson|xml|xlsx?|excel|rdf|kml|shp|zip|txt)\s*(?:格式|文件)?\s*[）)】\]]?|(?:点击|立即|文件|数据)?下载(?:地址|链接)?/gi
const LEAST_FILES = 3
const SETS_KEPT = 5_000

/**
 * Data sets of a page that only lists files: a section 开放数据 with a row for each data set and a link for each of its formats, or the
 * directory of a server. Rows say what they are; two formats of one row or one name are one data set. Empty for any other page.
 */
export function readFileList(page: Page): Dataset[] {
  const about = `${page.title ?? ''} ${page.breadcrumbs.map(({ text }) => text).join(' ')} ${page.metas.columnname?.[0] ?? ''}`
  if (!ABOUT_DATA.test(about) && !(/^\s*index of \//i.test(page.title ?? '') && /\/(?:open-?)?data\//i.test(page.url))) return []
  const files = page.links.flatMap(link => {
    const format = link.kind === 'a' && link.zone === 'main' ? (/\.([a-z]{2,7})(?:[?#]|$)/i.exec(link.url)?.[1]?.toLowerCase() ?? '') : ''
    return FORMATS.has(format) && !DOCUMENTS.has(format) ? [{ link, format }] : []
  })
  if (files.length < LEAST_FILES) return []
  const sets = new Map<string, Dataset>()
  const rows = rowsByCell(page)
  for (const { link, format } of files) {
    const title = titleOf(link, page, rows)
    if (title === null) continue
    const key = title.toLowerCase()
    const known = sets.get(key)
    if (known === undefined && sets.size >= SETS_KEPT) continue
    const all = new Map([...(known?.files ?? []), { url: link.url, format }].map(file => [file.url, file]))
    const sorted = [...all.values()].sort((a, b) => (a.url < b.url ? -1 : 1))
    sets.set(key, {
      title, url: sorted[0]?.url ?? link.url, provider: null, theme: null, updateCycle: null, published: null, updated: known?.updated ?? link.date,
      fields: [], files: sorted, hasApi: false, apiDocumented: false, apis: [], seen: 'whole',
    })
  }
  return [...sets.values()]
}

/** Rows of tables by the block of the cell that holds links. Cells that say the same (CSV XLSX) are blocks in the order of their rows. */
function rowsByCell(page: Page): Map<string, readonly string[]> {
  const blocks = new Map<string, number[]>()
  for (const block of new Set(page.links.map(link => link.block))) {
    const text = page.blocks[block]?.text
    const alike = text === undefined ? undefined : blocks.get(text)
    if (alike !== undefined) alike.push(block)
    else if (text !== undefined) blocks.set(text, [block])
  }
  const next = new Map<string, number>()
  const found = new Map<string, readonly string[]>()
  for (const { rows } of page.tables) for (const row of rows) for (const cell of row) {
    const at = next.get(cell) ?? 0
    const block = blocks.get(cell)?.[at]
    if (block === undefined) continue
    next.set(cell, at + 1)
    found.set(`${block}`, row)
  }
  return found
}

/** What the link says without format and 下载; where nothing is left, the row it stands in; else the name of the file. */
function titleOf(link: Link, page: Page, rows: ReadonlyMap<string, readonly string[]>): string | null {
  const own = bare(link.title ?? link.text)
  if (own.length >= 2) return own
  const cell = page.blocks[link.block]?.text ?? ''
  const named = [rows.get(`${link.block}`)?.find(one => bare(one).length >= 2 && !/^[\d\-/.: ]+$/.test(one)), cell].map(text => bare(text ?? '')).find(text => text.length >= 2)
  if (named !== undefined && named.length <= 100) return named
  const name = /\/([^/?#]+)\.[a-z]{2,7}(?:[?#]|$)/i.exec(link.url)?.[1]
  try {
    return name === undefined ? null : decodeURIComponent(name)
  } catch {
    return null // %-signs that encode nothing: no name to speak of
  }
}

const bare = (text: string): string => text.slice(0, 400).replaceAll(/\s+/g, ' ').replace(/\.(?:csv|jsonl?|geojson|xml|xlsx?|rdf|kml|shp|zip)\b/gi, '').replaceAll(FORMAT_WORDS, ' ').replaceAll(/\d{4}-\d{1,2}-\d{1,2}/g, ' ').replaceAll(/^[\s·•|、,，:：/-]+|[\s·•|、,，:：/-]+$/g, '').replaceAll(/\s+/g, ' ').slice(0, 200)
