import type { AnswerBook } from '../site.ts'
import { putAssets } from './assets.ts'
import { buildColumns } from './columns.ts'
import type { BuiltColumn } from './columns.ts'
import { putFoi } from './foi.ts'
import { putHome } from './home.ts'
import { buildPolicies } from './policies.ts'
import type { BuiltInterpretation, BuiltPolicy } from './policies.ts'
import { putSections } from './sections.ts'
import { buildTopics } from './topics.ts'
import type { BuiltTopic } from './topics.ts'

/** What the generator knows it built. */
export interface PortalRecords {
  readonly columns: readonly BuiltColumn[]
  readonly policies: readonly BuiltPolicy[]
  readonly interpretations: readonly BuiltInterpretation[]
  readonly topics: readonly BuiltTopic[]
}

/** Builds all hosts of the city into the book. */
export function buildPortal(book: AnswerBook): PortalRecords {
  const used = new Set<string>()
  putAssets(book)
  const columns = buildColumns(book, used)
  const { policies, interpretations } = buildPolicies(book)
  const topics = buildTopics(book, { columns, policies, interpretations })
  putSections(book, columns)
  putFoi(book)
  putHome(book, { columns, policies, interpretations })
  return { columns, policies, interpretations, topics }
}
