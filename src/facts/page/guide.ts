import type { Page } from '../../page/page.ts'
import type { Guide } from '../page-facts.ts'

/** 办事指南 of a page; null when the page is none. `text` is the main text. */
export function readGuide(_page: Page, _text: string): Guide | null {
  return null
}
