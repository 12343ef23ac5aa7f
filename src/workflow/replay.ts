import type { ArchivedRecord, IndexEntry } from '../model/collection.ts'
import { decodeText } from '../page/charset.ts'
import { canonicalUrl } from '../page/url.ts'
import type { Highlight } from '../reports/replay/highlight.ts'
import { pageReferences, replayPage } from '../reports/replay/replay-page.ts'
import type { PageAssets } from '../reports/replay/replay-page.ts'
import { replayText } from '../reports/replay/replay-text.ts'
import { styleReferences } from '../reports/replay/style-sheet.ts'
import type { KeptArchive } from './kept-archive.ts'

/** What is longer is cut for showing; the archive keeps all of it. */
const MOST_TEXT = 2 * 1024 * 1024
const MOST_SHEET = 512 * 1024
const MOST_ASSET = 1024 * 1024
/** Of one page: sheets looked up, other files looked up, and how much is written into it, each occurrence counted. */
const MOST_SHEETS = 40
const MOST_ASSETS = 200
const MOST_WRITTEN = { sheets: 4 * 1024 * 1024, data: 16 * 1024 * 1024 }
const AT_ONCE = 8

const HTML = /^(?:text\/html|application\/xhtml\+xml)$/
const TEXT = /^text\/|^application\/(?:json|xml|javascript)$|\+(?:json|xml)$/
const IMAGE = /^image\/(?:png|jpe?g|gif|webp|bmp|x-icon|vnd\.microsoft\.icon|svg\+xml)$/
const SHOWN_IMAGE = /^image\/(?:png|jpeg|gif|webp)$/
const FONT = /^(?:font\/[\w.+-]+|application\/(?:x-)?font[\w.+-]*|application\/vnd\.ms-fontobject)$/

/** An archived record as a page that can be shown: nothing in it runs, loads or submits. */
export async function replayRecord(archive: KeptArchive, record: ArchivedRecord, wanted: Highlight): Promise<{ readonly html: string; readonly places: number }> {
  switch (record.type) {
    case 'screenshot': return replayText({ kind: 'image', data: dataUrl(record.mime, record.body) }, wanted)
    case 'failure': return replayText({ kind: 'text', text: `${record.failure}: ${record.detail}` }, wanted)
    case 'redirect': return replayText({ kind: 'text', text: `${record.status} → ${record.location}` }, wanted)
    case 'response':
    case 'rendered': {
      const type = record.headers['content-type'] ?? ''
      const mime = mimeOf(type)
      if (SHOWN_IMAGE.test(mime) && record.body.length <= MOST_WRITTEN.data) return replayText({ kind: 'image', data: dataUrl(mime, record.body) }, wanted)
      if (!HTML.test(mime) && !TEXT.test(mime)) return replayText({ kind: 'none' }, wanted)
      const { text } = decodeText(record.body.subarray(0, MOST_TEXT), type)
      if (!HTML.test(mime)) return replayText({ kind: 'text', text }, wanted)
      return replayPage(text, await assetsOf(archive, record.url, text), wanted)
    }
  }
}

const mimeOf = (type: string): string => (type.split(';')[0] ?? '').trim().toLowerCase()
const dataUrl = (mime: string, bytes: Uint8Array): string => `data:${mime};base64,${Buffer.from(bytes).toString('base64')}`

interface Found { readonly sheets: Map<string, string>; readonly data: Map<string, string> }

/** Looks up, within bounds, what the page and its sheets refer to; answers from that alone, and only so much. */
async function assetsOf(archive: KeptArchive, pageUrl: string, text: string): Promise<PageAssets> {
  const references = pageReferences(text)
  const pageBase = references.base === null ? pageUrl : (canonicalUrl(references.base, pageUrl) ?? pageUrl)
  const absolute = (reference: string, base: string | null): string | null => canonicalUrl(reference, base !== null && /^https?:/i.test(base) ? base : pageBase)
  const found: Found = { sheets: new Map(), data: new Map() }
  const assets = new Set(references.assets.flatMap(reference => absolute(reference, pageBase) ?? []))
  let wanted = [...new Set(references.sheets.flatMap(reference => absolute(reference, pageBase) ?? []))]
  for (let round = 0; wanted.length > 0 && round < 4; round++) {
    const next = new Set<string>()
    await each(wanted.slice(0, MOST_SHEETS - found.sheets.size), async url => {
      const css = await sheetAt(archive, url)
      found.sheets.set(url, css ?? '')
      if (css === null) return
      const inner = styleReferences(css)
      for (const reference of inner.imports) { const at = absolute(reference, url); if (at !== null && !found.sheets.has(at)) next.add(at) }
      for (const reference of inner.assets) { const at = absolute(reference, url); if (at !== null) assets.add(at) }
    })
    wanted = [...next].filter(url => !found.sheets.has(url))
  }
  await each([...assets].filter(url => assetEntry(archive, url) !== undefined).slice(0, MOST_ASSETS), async url => {
    const data = await dataAt(archive, url)
    if (data !== null) found.data.set(url, data)
  })
  const left = { ...MOST_WRITTEN }
  return {
    sheet(reference, base) {
      const url = absolute(reference, base)
      const css = url === null ? undefined : found.sheets.get(url)
      if (url === null || css === undefined || (left.sheets -= css.length + 1_000) < 0) return null
      return { css, url }
    },
    data(reference, base) {
      const url = absolute(reference, base)
      const data = url === null ? undefined : found.data.get(url)
      return data === undefined || (left.data -= data.length) < 0 ? null : data
    },
  }
}

async function each(urls: readonly string[], work: (url: string) => Promise<void>): Promise<void> {
  for (let at = 0; at < urls.length; at += AT_ONCE) await Promise.all(urls.slice(at, at + AT_ONCE).map(work))
}

const answered = (entry: IndexEntry): boolean => entry.type === 'response' && entry.status === 200 && entry.method === undefined
const assetEntry = (archive: KeptArchive, url: string): IndexEntry | undefined => archive.withUrl(url).findLast(entry => answered(entry) && entry.size <= MOST_ASSET && (IMAGE.test(entry.mime) || FONT.test(entry.mime)))

async function sheetAt(archive: KeptArchive, url: string): Promise<string | null> {
  const entry = archive.withUrl(url).findLast(one => answered(one) && one.mime === 'text/css' && one.size <= MOST_SHEET)
  const record = entry ? await archive.read(entry) : null
  return record?.type === 'response' ? decodeText(record.body, record.headers['content-type']).text : null
}

async function dataAt(archive: KeptArchive, url: string): Promise<string | null> {
  const entry = assetEntry(archive, url)
  const record = entry ? await archive.read(entry) : null
  return entry && record?.type === 'response' ? dataUrl(entry.mime, record.body) : null
}
