import type { Fact } from '../../model/evidence.ts'
import type { Item } from '../facts.ts'
import { PRESS_CONFERENCE } from '../lexicon/policy-titles.ts'
import { maskPersonalNumbers } from '../page/personal-data.ts'
import type { PageFacts, PageKind } from '../page-facts.ts'
import { isColumnPage } from './columns.ts'
import { evidenceOf, isSeen, NOTHING_SEEN, titleOf } from './site.ts'
import { known, sortedBy, unknown } from './fact.ts'
import type { Site } from './site.ts'

const EXCERPT_CHARS = 500
const ARTICLES: ReadonlySet<PageKind> = new Set(['item', 'policy', 'interpretation', 'annual-report', 'survey', 'form-download', 'message'])

/** Whether a page is an article: one published piece of information, not a list or a tool. */
export const isArticle = (page: PageFacts): boolean => ARTICLES.has(page.kind) && !isColumnPage(page) && page.status < 400

/** A page as an entry of the lists of articles. */
export function itemOf(page: PageFacts): Item {
  return {
    title: maskPersonalNumbers(titleOf(page)),
    url: page.url,
    kind: page.kind,
    publishDate: page.publishDate,
    source: page.source,
    column: page.column,
    documentNumber: page.documentNumber,
    attachments: page.attachments.length,
    textLength: page.text.length,
    excerpt: maskPersonalNumbers(page.text.slice(0, EXCERPT_CHARS + 20)).slice(0, EXCERPT_CHARS),
    evidence: page.evidence,
  }
}

/** All articles, sorted by URL. */
export function items(site: Site): Fact<readonly Item[]> {
  if (!isSeen(site)) return unknown(NOTHING_SEEN)
  const pages = site.pages.filter(isArticle)
  return known(sortedBy(pages.map(itemOf), item => item.url), evidenceOf(pages))
}

/** Press conferences (新闻发布会, 政策吹风会), by title or by the column they stand in. */
export function pressConferences(site: Site): Fact<readonly Item[]> {
  if (!isSeen(site)) return unknown(NOTHING_SEEN)
  const pages = site.pages.filter(page => isArticle(page) && (PRESS_CONFERENCE.test(titleOf(page)) || PRESS_CONFERENCE.test(page.column ?? '') || page.breadcrumbs.some(crumb => PRESS_CONFERENCE.test(crumb.text))))
  return known(sortedBy(pages.map(itemOf), item => item.url), evidenceOf(pages))
}
