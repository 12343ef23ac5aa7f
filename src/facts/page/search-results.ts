import type { Page } from '../../page/page.ts'
import type { PageFacts } from '../page-facts.ts'

/** Result page of the site search; null when the page is none. */
export function readSearchResults(_page: Page, _text: string): PageFacts['searchResults'] {
  return null
}
