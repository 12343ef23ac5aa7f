import type { EvidenceRef } from '../../model/evidence.ts'
import type { Page } from '../../page/page.ts'
import type { PageFacts } from '../page-facts.ts'

/** Where a page came from. */
export interface PageRecord {
  readonly url: string
  readonly status: number
  readonly evidence: EvidenceRef
  /** The page is the DOM a browser made: what scripts write is in it. */
  readonly rendered?: boolean
}

/** What one page means. Pure; keeps nothing of `page` alive. */
export type UnderstandPage = (page: Page, record: PageRecord) => PageFacts
