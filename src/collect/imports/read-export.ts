import { readFile } from 'node:fs/promises'
import { AppError } from '../../shared/errors.ts'
import { ANDROID_MANIFEST, readApk } from './apk.ts'
import { readFeed } from './feed.ts'
import { readJsonFile } from './json-file.ts'
import type { ImportSink } from './sink.ts'
import type { ImportSource } from './source.ts'
import { readCsvFile, readXlsxFile } from './table-file.ts'
import { isWechatArticle, readWechatArticle } from './wechat-article.ts'
import { openZip } from './zip-file.ts'

const MOST_HTML = 32 * 1024 * 1024
const MOST_PICTURE = 32 * 1024 * 1024
const MOST_PAGES = 20_000
const PICTURES: readonly (readonly [RegExp, string])[] = [[/^\x89PNG\r\n/, 'image/png'], [/^\xff\xd8\xff/, 'image/jpeg'], [/^GIF8[79]a/, 'image/gif'], [/^RIFF.{4}WEBP/s, 'image/webp']]

/** The media type of a picture by its first bytes; null for anything else. */
export function pictureType(head: Uint8Array): string | null {
  const start = Buffer.from(head.subarray(0, 16)).toString('latin1')
  return PICTURES.find(([signature]) => signature.test(start))?.[1] ?? null
}

/**
 * Reads one imported file; its kind is told by its content, its name says nothing. Rows that cannot be used go to `sink.fault`.
 * Rejects with `export-unreadable` when nothing in it can be understood, and as the file system does.
 */
export async function readExport(source: ImportSource, sink: ImportSink): Promise<void> {
  if (source.size === 0) throw new AppError('export-unreadable', { name: source.name, why: 'it is empty', whyZh: '文件是空的' })
  if (pictureType(source.head) !== null) {
    if (source.size > MOST_PICTURE) throw new AppError('file-too-large', { name: source.name, size: source.size, most: MOST_PICTURE })
    return sink.format('screenshot')
  }
  const start = Buffer.from(source.head.subarray(0, 8)).toString('latin1')
  if (start.startsWith('PK\u0003\u0004') || start.startsWith('PK\u0005\u0006')) return readContainer(source, sink)
  if (start.startsWith('\u00d0\u00cf\u0011\u00e0')) throw new AppError('export-unreadable', { name: source.name, why: 'it is a spreadsheet of Excel 97-2003; save it as XLSX or CSV', whyZh: '这是 Excel 97-2003 格式，请另存为 XLSX 或 CSV' })
  const head = new TextDecoder(source.charset).decode(source.head).replace(/^\ufeff/, '').trimStart()
  if (/^[[{]/.test(head)) return readJsonFile(source, sink)
  if (/^(?:<\?xml[^>]{0,200}\?>\s*)?(?:<!--[\s\S]{0,2000}?-->\s*|<\?xml-stylesheet[^>]{0,500}\?>\s*)*<(?:rss|feed|rdf:RDF)[\s>]/i.test(head)) return readFeed(source, sink)
  if (/^<(?:!doctype\s+html|html|head|meta|div|!--)/i.test(head)) return readHtml(source, sink, head)
  if (source.head.subarray(0, 4_096).includes(0) && !source.charset.startsWith('utf-16')) throw new AppError('export-unreadable', { name: source.name, why: 'its content is of no known kind; see docs/guide/media-imports.md', whyZh: '看不出是什么文件。可导入的格式见 docs/guide/media-imports.md' })
  return readCsvFile(source, sink)
}

async function readHtml(source: ImportSource, sink: ImportSink, head: string): Promise<void> {
  if (source.size > MOST_HTML) throw new AppError('file-too-large', { name: source.name, size: source.size, most: MOST_HTML })
  const bytes = await readFile(source.path)
  if (!isWechatArticle(head) && !isWechatArticle(bytes.toString('latin1'))) throw new AppError('export-unreadable', { name: source.name, why: 'this page is no article of mp.weixin.qq.com', whyZh: '这个网页不是 mp.weixin.qq.com 的文章' })
  readWechatArticle(bytes, sink, '文章')
}

/** A ZIP container is a spreadsheet, an app, or a folder of saved articles. */
async function readContainer(source: ImportSource, sink: ImportSink): Promise<void> {
  const zip = await openZip(source)
  try {
    if (zip.entry('xl/workbook.xml') !== undefined) return await readXlsxFile(source, sink)
    if (zip.entry(ANDROID_MANIFEST) !== undefined) return await readApk(source, zip, sink)
    const pages = zip.entries.filter(({ fileName }) => /\.html?$/i.test(fileName) && !fileName.startsWith('__MACOSX/'))
    if (pages.length === 0) throw new AppError('export-unreadable', { name: source.name, why: 'this archive holds no spreadsheet, no app and no saved articles', whyZh: '压缩包里没有表格、安装包或保存的文章' })
    for (const entry of pages.slice(0, MOST_PAGES)) {
      const place = entry.fileName.slice(0, 200)
      try {
        const bytes = await zip.bytes(entry, MOST_HTML)
        if (isWechatArticle(bytes.toString('latin1'))) readWechatArticle(bytes, sink, place)
        else sink.fault(place, '不是公众号文章')
      } catch (error) {
        sink.fault(place, error instanceof AppError ? '文件过大' : '文件损坏')
      }
    }
  } finally {
    zip.close()
  }
}
