import type { AnswerBook } from '../site.ts'
import { putAssets } from './assets.ts'
import { buildColumns } from './columns.ts'
import type { BuiltColumn } from './columns.ts'
import { putHome } from './home.ts'
import { putSections } from './sections.ts'

/** What the generator knows it built. */
export interface PortalRecords {
  readonly columns: readonly BuiltColumn[]
}

/** Builds all hosts of the city into the book. */
export function buildPortal(book: AnswerBook): PortalRecords {
  const used = new Set<string>()
  putAssets(book)
  const columns = buildColumns(book, used)
  putSections(book, columns)
  putHome(book, { columns, policies: [], interpretations: [] })
  return { columns }
}
