import type { Page } from '../page.ts'
import { canonicalUrl } from '../url.ts'
import { DATA_FORMATS } from './catalogue-words.ts'

const FORMATS: ReadonlySet<string> = new Set(DATA_FORMATS)
const FILES_KEPT = 50
const APIS_KEPT = 5

/** Downloads with their format, by extension, else by what the link says ("CSV", "下载JSON"). */
export function dataFilesOf(page: Page): { url: string; format: string }[] {
  const files = new Map<string, string>()
  for (const link of page.links) {
    if (link.kind !== 'a' || link.zone === 'footer' || link.zone === 'nav' || files.size >= FILES_KEPT) continue
    const extension = /\.([a-z]{2,7})(?:[?#]|$)/i.exec(link.url)?.[1]?.toLowerCase() ?? ''
    const said = /(?:^|[^a-z])(csv|jsonl?|geojson|xml|xlsx?|rdf|kml|shp|ttl|txt|zip)(?:$|[^a-z])/i.exec(`${link.text} ${link.title ?? ''} ${/[?&](?:format|type|fileType)=([a-z]+)/i.exec(link.url)?.[1] ?? ''}`)?.[1]?.toLowerCase()
    const format = FORMATS.has(extension) ? extension : said
    if (format !== undefined && (FORMATS.has(extension) || /下载|download|export|^\W*[a-z]{3,7}\W*$/i.test(`${link.text}|${link.url}`))) files.set(link.url, format)
  }
  return [...files].sort(([a], [b]) => (a < b ? -1 : 1)).map(([url, format]) => ({ url, format }))
}

/** Addresses that the page says an interface is called at. */
export function apisOf(page: Page): string[] {
  const found = new Set<string>()
  for (const block of page.blocks) {
    if (block.zone !== 'main' || block.text.length > 2000) continue
    for (const match of block.text.matchAll(/(?:请求|接口|服务|调用)(?:地址|URL|路径)\s*[:：]?\s*(https?:\/\/[^\s，。；、,;<>"'（）()]{4,500}|\/[\w./-]{3,300})/gi)) {
      const url = canonicalUrl(match[1] ?? '', page.url)
      if (url !== null && found.size < APIS_KEPT) found.add(url)
    }
  }
  return [...found].sort()
}
