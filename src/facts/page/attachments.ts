import type { Page } from '../../page/page.ts'
import type { PageFacts } from '../page-facts.ts'

const EXTENSIONS = 'doc|docx|dot|xls|xlsx|xlsm|csv|ppt|pptx|pps|pdf|ofd|wps|et|dps|rtf|txt|zip|rar|7z|tar|gz|json|xml|rdf|ceb|caj|epub|apk|mp3|mp4|dwg'
const IN_PATH = new RegExp(`\\.(${EXTENSIONS})$`, 'i')
const IN_QUERY = new RegExp(`[?&](?:file_?name|filename|file|name|path|filepath|fileurl|url)=[^&]*?\\.(${EXTENSIONS})(?:$|&)`, 'i')
const IN_TEXT = new RegExp(`\\.(${EXTENSIONS})\\s*[)）】\\]]?$`, 'i')
const DOWNLOAD = /\/(?:down(?:load)?file|download|attach(?:ment)?s?|fileDownload|doc_?download)\b|downfile\.jsp|getfile/i
const MAX = 500

/** Files a page offers, each once. The extension is lower case without a dot; '' when address and text do not tell. */
export function readAttachments(page: Page): PageFacts['attachments'] {
  const found = new Map<string, { url: string; text: string; extension: string }>()
  for (const link of page.links) {
    if (link.kind !== 'a' || found.has(link.url) || found.size >= MAX) continue
    const extension = extensionOf(link.url, link.text, link.title)
    if (extension !== null) found.set(link.url, { url: link.url, text: link.text === '' ? (link.title ?? '') : link.text, extension })
  }
  return [...found.values()]
}

function extensionOf(url: string, text: string, title: string | null): string | null {
  const query = url.indexOf('?')
  const path = query < 0 ? url : url.slice(0, query)
  const inAddress = IN_PATH.exec(path) ?? (query < 0 ? null : IN_QUERY.exec(url))
  if (inAddress !== null) return inAddress[1]?.toLowerCase() ?? ''
  if (!DOWNLOAD.test(url)) return null
  return (IN_TEXT.exec(text) ?? IN_TEXT.exec(title ?? ''))?.[1]?.toLowerCase() ?? ''
}
