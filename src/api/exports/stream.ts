import type { Context } from 'hono'
import { AppError } from '../../shared/errors.ts'
import { actorOf, personOf } from '../actor.ts'
import type { ApiDependencies } from '../dependencies.ts'
import { callVerb } from '../perform.ts'
import { pathParams } from '../route.ts'
import { csvLine } from '../../shared/csv.ts'
import type { ExportFormat, ExportTable } from './tables.ts'
import { WORKBOOK_TYPE, workbookStream } from './workbook.ts'

const PAGE = 500
const TYPES: Readonly<Record<ExportFormat, string>> = { csv: 'text/csv; charset=utf-8', jsonl: 'application/jsonl; charset=utf-8', xlsx: WORKBOOK_TYPE }
type Row = Readonly<Record<string, unknown>>
interface ListPage { readonly items: readonly Row[]; readonly next: string | null }

/**
 * The whole list as a stream: one page of the verb at a time, asked for when the reader has taken the one before, so that
 * memory stays bounded. The first page is read before the answer begins: a refusal is still a refusal.
 */
export async function exportTable(c: Context, table: ExportTable, format: ExportFormat, deps: ApiDependencies): Promise<Response> {
  const person = table.isPublic ? null : await personOf(c, deps)
  if (person === null && !table.isPublic) throw new AppError('not-signed-in', {})
  const fixed = Object.fromEntries(pathParams(table.path).filter(name => name !== 'format').map(name => [name, c.req.param(name)]))
  const context = { ...deps.context, actor: actorOf(person) }
  const page = async (after: string | null): Promise<ListPage> => {
    const answer = await callVerb(deps, context, table.verb, table.page === 'all' ? fixed : { ...fixed, limit: table.page ?? PAGE, after })
    return table.page === 'all' ? { items: answer as readonly Row[], next: null } : (answer as ListPage)
  }
  const pages = following(await page(null), page)
  const body = format === 'xlsx' ? workbookStream([{ name: table.title, rows: rowsOf(table, pages) }]) : textStream(table, format, pages)
  return new Response(body, {
    headers: { 'content-type': TYPES[format], 'content-disposition': `attachment; filename="${table.name}.${format}"`, 'cache-control': table.isPublic ? 'public, max-age=300' : 'no-store' },
  })
}

async function* following(first: ListPage, page: (after: string) => Promise<ListPage>): AsyncGenerator<readonly Row[]> {
  yield first.items
  for (let { next } = first; next !== null;) {
    const one = await page(next)
    yield one.items
    next = one.next
  }
}

async function* rowsOf({ columns }: ExportTable, pages: AsyncIterable<readonly Row[]>): AsyncGenerator<readonly unknown[]> {
  yield columns
  for await (const items of pages) for (const row of items) yield columns.map(column => row[column])
}

/** A page that cannot be read breaks the connection off: half a file must not look whole. */
function textStream({ columns }: ExportTable, format: 'csv' | 'jsonl', pages: AsyncIterable<readonly Row[]>): ReadableStream<Uint8Array> {
  const write = format === 'csv' ? (row: Row) => csvLine(columns.map(column => row[column])) : (row: Row) => `${JSON.stringify(Object.fromEntries(columns.map(column => [column, row[column] ?? null])))}\n`
  const encoder = new TextEncoder()
  const chunks = async function* () {
    // Excel takes a file without the mark for GBK.
    if (format === 'csv') yield encoder.encode(`\ufeff${csvLine(columns)}`)
    for await (const items of pages) if (items.length > 0) yield encoder.encode(items.map(write).join(''))
  }
  return ReadableStream.from(chunks()) as ReadableStream<Uint8Array>
}
