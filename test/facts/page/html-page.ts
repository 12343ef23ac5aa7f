import { readPage } from '../../../src/page/read-page.ts'
import type { Page } from '../../../src/page/page.ts'

/** A page as the readers get it, from a snippet of HTML. */
export function pageOf(body: string, { url = 'https://www.example.gov.cn/a/b.html', title = '' }: { url?: string; title?: string } = {}): { page: Page; text: string } {
  const html = `<!doctype html><html><head><meta charset="utf-8"><title>${title}</title></head><body><div class="main">${body}</div></body></html>`
  const page = readPage(new TextEncoder().encode(html), { url, contentType: 'text/html; charset=utf-8' })
  return { page, text: page.blocks.filter(block => block.zone === 'main').map(block => block.text).join('\n') }
}
