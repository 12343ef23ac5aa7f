import { understandPage } from '../../../src/facts/page/understand-page.ts'
import type { PageFacts } from '../../../src/facts/page-facts.ts'
import type { SeenStatus, SiteInput } from '../../../src/facts/site/site-input.ts'
import { readPage } from '../../../src/page/read-page.ts'

export const ORIGIN = 'https://www.example.gov.cn'
const evidence = (url: string) => ({ sha256: Buffer.from(url).toString('hex').padEnd(64, '0').slice(-64), kind: 'response' as const, url })

/** A page of a small site from the inside of its body. */
export function sitePage(path: string, body: string, { title = '', metas = {}, status = 200 }: { title?: string; metas?: Readonly<Record<string, string>>; status?: number } = {}): PageFacts {
  const url = ORIGIN + path
  const tags = Object.entries(metas).map(([name, content]) => `<meta name="${name}" content="${content}">`).join('')
  const html = `<!doctype html><html><head><meta charset="utf-8"><title>${title}</title>${tags}</head><body>${body}</body></html>`
  return understandPage(readPage(new TextEncoder().encode(html), { url, contentType: 'text/html; charset=utf-8' }), { url, status, evidence: evidence(url) })
}

/** A site of these pages and nothing else. */
export function siteOf(pages: readonly PageFacts[], more: Partial<SiteInput> = {}): SiteInput {
  const statuses = new Map<string, SeenStatus>(pages.map(page => [page.url, { status: page.status, evidence: page.evidence }]))
  return { home: `${ORIGIN}/`, pages, resources: [], redirects: new Map(), observations: [], date: '2020-11-30', hosts: ['www.example.gov.cn'], ...more, statuses: new Map([...statuses, ...(more.statuses ?? [])]) }
}
