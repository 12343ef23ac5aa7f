import type { Page } from 'playwright-core'

/** Asks the api as the person signed in on the page, for what a journey prepares or checks. Throws on a refusal. */
export async function ask<T>(page: Page, method: 'GET' | 'POST' | 'PUT', path: string, body?: unknown, version?: number): Promise<T> {
  const headers: Record<string, string> = { ...(body !== undefined && { 'content-type': 'application/json' }), ...(version !== undefined && (version === 0 ? { 'if-none-match': '*' } : { 'if-match': `"${version}"` })) }
  const given = JSON.stringify({ method, headers, ...(body !== undefined && { body: JSON.stringify(body) }) })
  const answer = await page.evaluate<{ status: number; text: string }>(`fetch(${JSON.stringify(`/api/v1${path}`)}, ${given}).then(async response => ({ status: response.status, text: await response.text() }))`)
  if (answer.status >= 400) throw new Error(`${method} ${path}: ${answer.status} ${answer.text.slice(0, 500)}`)
  return JSON.parse(answer.text) as T
}

/** Every item of a paged answer. */
export async function askAll<T>(page: Page, path: string): Promise<T[]> {
  const all: T[] = []
  for (let after: string | null = ''; after !== null;) {
    const reply: { items: T[]; next: string | null } = await ask(page, 'GET', `${path}${path.includes('?') ? '&' : '?'}limit=500${after === '' ? '' : `&after=${encodeURIComponent(after)}`}`)
    all.push(...reply.items)
    after = reply.next
  }
  return all
}
