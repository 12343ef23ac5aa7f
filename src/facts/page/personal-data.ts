import type { Page } from '../../page/page.ts'
import type { PersonalDataFinding } from '../page-facts.ts'

/** Personal data on a page, masked. */
export function findPersonalData(_page: Page, _text: string): readonly PersonalDataFinding[] {
  return []
}
