import type { Page } from '../../page/page.ts'
import type { TextError } from '../page-facts.ts'

/** Serious wrong wording on a page. */
export function findTextErrors(_page: Page, _text: string): readonly TextError[] {
  return []
}
