import type { Page } from '../../page/page.ts'
import type { Dataset } from '../page-facts.ts'

/** Open-data detail page; null when the page is none. */
export function readDataset(_page: Page, _text: string): Dataset | null {
  return null
}
