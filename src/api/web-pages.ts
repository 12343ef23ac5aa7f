import type { Context } from 'hono'
import { randomBytes } from 'node:crypto'
import { readFile } from 'node:fs/promises'
import { extname, join } from 'node:path'
import { promisify } from 'node:util'
import { gzip } from 'node:zlib'

const TYPES: Readonly<Record<string, string>> = { '.js': 'text/javascript; charset=utf-8', '.css': 'text/css; charset=utf-8', '.svg': 'image/svg+xml', '.png': 'image/png', '.woff2': 'font/woff2' }
const NOT_BUILT = '政衡：网页界面尚未构建，请运行 npm run build。接口在 /api/v1/docs，已发布的结果在 /results/。\nThe web application is not built yet: run npm run build. The API is at /api/v1/docs, published results at /results/.\n'
const squeeze = promisify(gzip)

/**
 * No script but our own files. Ant Design writes its styles at run time, under the nonce; charts set style attributes.
 * Archived pages are framed from our own address, where they carry a sandbox of their own (evidence-content.ts).
 */
const policy = (nonce: string): string => `default-src 'none'; script-src 'self'; style-src-elem 'self' 'nonce-${nonce}'; style-src-attr 'unsafe-inline'; img-src 'self' data: blob:; font-src 'self'; connect-src 'self'; frame-src 'self'; manifest-src 'self'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'`

interface Kept { readonly body: Uint8Array<ArrayBuffer>; readonly gzipped: Uint8Array<ArrayBuffer>; readonly type: string }

/** The web application from the folder that `npm run build` writes: its files, and for every other address its one page. */
export function webPages(folder: string): (c: Context) => Promise<Response> {
  const kept = new Map<string, Kept>()
  const file = async (name: string): Promise<Kept | null> => {
    const found = kept.get(name) ?? (await readKept(join(folder, name)))
    if (found !== null) kept.set(name, found)
    return found
  }
  return async c => {
    const { path } = c.req
    if (/^\/(?:assets\/[\w.-]+|[\w-]+\.svg)$/.test(path)) {
      const found = await file(path)
      if (found === null) return c.notFound()
      const headers = { 'content-type': found.type, 'cache-control': path.startsWith('/assets/') ? 'public, max-age=31536000, immutable' : 'public, max-age=3600', vary: 'Accept-Encoding' }
      return /\bgzip\b/.test(c.req.header('accept-encoding') ?? '') ? c.body(found.gzipped, 200, { ...headers, 'content-encoding': 'gzip' }) : c.body(found.body, 200, headers)
    }
    const page = await readFile(join(folder, 'index.html'), 'utf8').catch(() => null)
    if (page === null) return c.text(NOT_BUILT, 503, { 'cache-control': 'no-store' })
    const nonce = randomBytes(16).toString('base64url')
    return c.html(page.replace('__NONCE__', nonce), 200, { 'content-security-policy': policy(nonce), 'cache-control': 'no-store' })
  }
}

/** Files of a build never change under their name; an absent one is asked for again next time. */
async function readKept(path: string): Promise<Kept | null> {
  try {
    const body = new Uint8Array(await readFile(path))
    return { body, gzipped: new Uint8Array(await squeeze(body, { level: 9 })), type: TYPES[extname(path)] ?? 'application/octet-stream' }
  } catch {
    return null // Not there, or not a file: both are answered with 404.
  }
}
