import type { Context } from 'hono'
import { AppError } from '../../shared/errors.ts'
import { actorOf, personOf } from '../actor.ts'
import type { ApiDependencies } from '../dependencies.ts'
import { callVerb } from '../perform.ts'
import { pathParams } from '../route.ts'
import { csvLine } from '../../shared/csv.ts'
import type { ExportTable } from './tables.ts'

const PAGE = 500
interface ListPage { readonly items: readonly Readonly<Record<string, unknown>>[]; readonly next: string | null }

/**
 * The whole list as a stream: one page of the verb at a time, asked for when the reader has taken the one before, so that
 * memory stays bounded. The first page is read before the answer begins: a refusal is still a refusal.
 */
export async function exportTable(c: Context, table: ExportTable, format: 'csv' | 'jsonl', deps: ApiDependencies): Promise<Response> {
  const person = table.isPublic ? null : await personOf(c, deps)
  if (person === null && !table.isPublic) throw new AppError('not-signed-in', {})
  const fixed = Object.fromEntries(pathParams(table.path).filter(name => name !== 'format').map(name => [name, c.req.param(name)]))
  const context = { ...deps.context, actor: actorOf(person) }
  const page = async (after: string | null) => (await callVerb(deps, context, table.verb, { ...fixed, limit: PAGE, after })) as ListPage
  const write = format === 'csv' ? (row: ListPage['items'][number]) => csvLine(table.columns.map(column => row[column])) : (row: ListPage['items'][number]) => `${JSON.stringify(Object.fromEntries(table.columns.map(column => [column, row[column] ?? null])))}\n`
  const encoder = new TextEncoder()
  let next: ListPage | null = await page(null)
  let isFirst = true
  const body = new ReadableStream<Uint8Array>({
    async pull(controller) {
      if (next === null) return controller.close()
      try {
        // Excel takes a file without the mark for GBK.
        const head = isFirst && format === 'csv' ? `\ufeff${csvLine(table.columns)}` : ''
        isFirst = false
        controller.enqueue(encoder.encode(head + next.items.map(write).join('')))
        next = next.next === null ? null : await page(next.next)
      } catch (error) {
        controller.error(error) // The connection breaks off: half a file must not look whole.
      }
    },
  })
  return new Response(body, {
    headers: {
      'content-type': format === 'csv' ? 'text/csv; charset=utf-8' : 'application/jsonl; charset=utf-8',
      'content-disposition': `attachment; filename="${table.name}.${format}"`,
      'cache-control': table.isPublic ? 'public, max-age=300' : 'no-store',
    },
  })
}
