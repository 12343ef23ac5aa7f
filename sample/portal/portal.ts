import { buildDatasets } from '../data/datasets.ts'
import type { BuiltDataset } from '../data/datasets.ts'
import { putBundles } from '../service/bundles.ts'
import { buildGuides } from '../service/guides.ts'
import type { BuiltGuide } from '../service/guides.ts'
import { putPlatform } from '../service/platform.ts'
import type { AnswerBook } from '../site.ts'
import { buildMessages } from '../talk/messages.ts'
import type { BuiltMessage } from '../talk/messages.ts'
import { putTalkSection } from '../talk/section.ts'
import { buildSurveys } from '../talk/surveys.ts'
import type { BuiltSurvey } from '../talk/surveys.ts'
import { putAssets } from './assets.ts'
import { buildColumns } from './columns.ts'
import type { BuiltColumn } from './columns.ts'
import { putFoi } from './foi.ts'
import { putHome } from './home.ts'
import { buildPolicies } from './policies.ts'
import type { BuiltInterpretation, BuiltPolicy } from './policies.ts'
import { putSections } from './sections.ts'
import { putStandingPages } from './standing.ts'
import { buildTopics } from './topics.ts'
import type { BuiltTopic } from './topics.ts'

/** What the generator knows it built. */
export interface PortalRecords {
  readonly columns: readonly BuiltColumn[]
  readonly policies: readonly BuiltPolicy[]
  readonly interpretations: readonly BuiltInterpretation[]
  readonly topics: readonly BuiltTopic[]
  readonly guides: readonly BuiltGuide[]
  readonly messages: readonly BuiltMessage[]
  readonly surveys: readonly BuiltSurvey[]
  readonly datasets: readonly BuiltDataset[]
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
  putStandingPages(book)
  putHome(book, { columns, policies, interpretations })
  const messages = buildMessages(book)
  const surveys = buildSurveys(book)
  putTalkSection(book)
  const guides = buildGuides(book, policies)
  putPlatform(book, guides, policies)
  putBundles(book, guides, policies)
  const datasets = buildDatasets(book)
  return { columns, policies, interpretations, topics, guides, messages, surveys, datasets }
}
