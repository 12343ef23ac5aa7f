import { createHash } from 'node:crypto'
import { open, readdir, stat } from 'node:fs/promises'
import type { Command } from 'commander'
import { archiveKind } from '../collect/archive/archive-kind.ts'
import { HttpClient } from '../collect/http/client.ts'
import { parseOverride } from '../collect/http/overrides.ts'
import { follow } from '../collect/http/redirect-chain.ts'
import { understandPage } from '../facts/page/understand-page.ts'
import type { PageFacts } from '../facts/page-facts.ts'
import type { Page } from '../page/page.ts'
import { readPage } from '../page/read-page.ts'
import { canonicalUrl } from '../page/url.ts'
import { AppError } from '../shared/errors.ts'
import { fileFailure } from '../shared/file-failure.ts'
import { inspectionDocument, inspectionText } from './inspection.ts'

interface InspectOptions {
  readonly url?: string
  readonly json?: boolean
  readonly allowPrivate?: boolean
  readonly resolve?: readonly string[]
}

/** The page an inspection reads: its bytes and where they are from. */
interface InspectedBytes {
  readonly body: Uint8Array
  readonly url: string
  readonly status: number
  readonly contentType: string | null
}

/** Largest file that is read, in bytes; a page is a thousandth of it. */
const MAX_FILE = 64 * 1024 * 1024
/** Stands for the site of a file that does not say where it is from; taken off again before anything is shown. */
const UNKNOWN_SITE = 'http://unknown.invalid'
/** Stands for the path of a file that only names its site; taken off likewise. */
const UNKNOWN_PATH = '/--saved-page--'

/** `inspect URL|FILE`: what the software understands of one page, the first thing to run when a page is misread. */
export function addInspectCommand(program: Command): void {
  program.command('inspect').argument('<target>', '网址，或保存的网页文件 | URL or saved page')
    .description('查看对一个网页的理解：编码、类型、标签、标题、日期、栏目、页脚标识、列表、要素 | what is understood of one page')
    .option('--url <url>', '文件的原网址；缺省时取自网页本身 | address of a saved page')
    .option('--json', '输出 JSON | print JSON')
    .option('--allow-private', '允许访问内网地址 | allow private addresses')
    .option('--resolve <host:port:addr>', '与 curl 相同，可重复 | as in curl, repeatable', (value: string, before: readonly string[] = []) => [...before, value])
    .action(async (target: string, options: InspectOptions) => {
      process.stdout.write(`${await inspect(target, options)}\n`)
    })
}

/** Reads the target and answers what is to be printed. `file-unreadable` or `site-unreachable` when there is nothing to read. */
export async function inspect(target: string, options: InspectOptions): Promise<string> {
  const bytes = /^https?:\/\//i.test(target) ? await fetchPage(target, options) : await readSavedPage(target, options.url)
  const page = readPage(bytes.body, bytes)
  const sha256 = createHash('sha256').update(bytes.body).digest('hex')
  const facts = understandPage(page, { url: page.url, status: bytes.status, evidence: { sha256, kind: 'file' } })
  return printed(page, facts, options.json === true)
}

function printed(page: Page, facts: PageFacts, asJson: boolean): string {
  const text = asJson ? JSON.stringify(inspectionDocument(page, facts), null, 2) : inspectionText(page, facts)
  return text.replaceAll(UNKNOWN_SITE, '').replaceAll(UNKNOWN_PATH, '/')
}

async function fetchPage(target: string, options: InspectOptions): Promise<InspectedBytes> {
  const url = canonicalUrl(target)
  if (url === null) throw new AppError('target-unusable', { target, why: '网址不完整' })
  const client = new HttpClient({ allowPrivate: options.allowPrivate === true, overrides: (options.resolve ?? []).map(parseOverride) })
  try {
    const { last } = await follow(client, url)
    if (!last.outcome.ok) throw new AppError('site-unreachable', { url: last.url, why: `${last.outcome.failure}，${last.outcome.detail}` })
    return { body: last.outcome.body, url: last.url, status: last.outcome.status, contentType: last.outcome.headers['content-type'] ?? null }
  } finally {
    await client.close()
  }
}

async function readSavedPage(path: string, givenUrl: string | undefined): Promise<InspectedBytes> {
  const given = givenUrl === undefined ? null : canonicalUrl(givenUrl)
  if (givenUrl !== undefined && given === null) throw new AppError('option-invalid', { option: '--url', value: givenUrl, why: '不是 http(s) 网址' })
  const kind = await kindOf(path)
  if (kind !== null) throw new AppError('page-is-archive', { path, kind })
  const body = await readBytes(path)
  const url = given ?? addressOf(readPage(body, { url: `${UNKNOWN_SITE}${UNKNOWN_PATH}` })) ?? `${UNKNOWN_SITE}${UNKNOWN_PATH}`
  return { body, url, status: 200, contentType: null }
}

/** What of more than one page the path is; null for a file that may be a page. */
async function kindOf(path: string): Promise<string | null> {
  try {
    if ((await stat(path)).isDirectory()) return (await readdir(path)).includes('collection.json') ? '采集目录' : null
    return await archiveKind(path)
  } catch (error) {
    throw fileFailure('file-unreadable', path, error)
  }
}

async function readBytes(path: string): Promise<Uint8Array> {
  try {
    await using file = await open(path)
    const { size } = await file.stat()
    if (size > MAX_FILE) throw new RangeError(`大于 ${MAX_FILE / 1024 / 1024} MB`)
    return await file.readFile()
  } catch (error) {
    throw fileFailure('file-unreadable', path, error)
  }
}

/** Where a saved page came from: the browser's comment, else its canonical link, else its tags. Null when it does not say. */
function addressOf(page: Page): string | null {
  for (const comment of page.comments) {
    const saved = /^saved from url=\(\d{1,5}\)(\S{1,4000})/.exec(comment)?.[1] ?? /^(https?:\/\/\S{1,4000})$/.exec(comment)?.[1]
    const url = saved === undefined ? null : canonicalUrl(saved)
    if (url !== null) return url
  }
  for (const name of ['link:canonical', 'og:url', 'url']) {
    const written = page.metas[name]?.find(value => /^https?:\/\//i.test(value))
    const url = written === undefined ? null : canonicalUrl(written)
    if (url !== null) return url
  }
  const domain = (page.metas['sitedomain']?.[0] ?? '').split(/[,，;；\s]+/)[0]?.replace(/^https?:\/\//i, '').replace(/\/.*$/, '') ?? ''
  return /^[\w.-]+\.[a-z]{2,}$/i.test(domain) ? canonicalUrl(`http://${domain}${UNKNOWN_PATH}`) : null
}
