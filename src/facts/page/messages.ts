import type { Page } from '../../page/page.ts'
import type { Message } from '../page-facts.ts'

/** Citizens' messages of a list or a detail page. */
export function readMessages(_page: Page, _text: string): readonly Message[] {
  return []
}
