import type { Page } from '../../page/page.ts'
import type { Survey } from '../page-facts.ts'

/** 征集调查 of a page; null when the page is none. */
export function readSurvey(_page: Page, _text: string): Survey | null {
  return null
}
