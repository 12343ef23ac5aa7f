import type { Page } from '../../page/page.ts'
import type { PageFacts } from '../page-facts.ts'

/** Script libraries with their versions. */
export function findLibraries(_page: Page, _text: string): PageFacts['libraries'] {
  return []
}
