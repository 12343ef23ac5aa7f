import type { Link } from '../../page/page.ts'
import { FOOTER_MARKS } from '../page-facts.ts'
import type { FooterMark, PageFacts } from '../page-facts.ts'

/**
 * Joins what the server sent with what a browser made of it. The rendered page supplements: it fills what a script
 * writes (lists, footer, text) and never takes away what the response itself says.
 */
export function mergeRendered(response: PageFacts, rendered: PageFacts): PageFacts {
  const longer = <T>(a: readonly T[], b: readonly T[]): readonly T[] => (b.length > a.length ? b : a)
  const footer = Object.fromEntries(FOOTER_MARKS.map(mark => [mark, response.footer[mark] ?? rendered.footer[mark]])) as Record<FooterMark, string | null>
  const fileList = longer(response.fileList ?? [], rendered.fileList ?? [])
  return {
    ...response,
    kind: response.kind === 'other' || (response.text.length < 100 && rendered.kind !== 'other') ? rendered.kind : response.kind,
    title: response.title ?? rendered.title,
    siteName: response.siteName ?? rendered.siteName,
    siteDomain: response.siteDomain ?? rendered.siteDomain,
    siteCode: response.siteCode ?? rendered.siteCode,
    column: response.column ?? rendered.column,
    columnTypes: longer(response.columnTypes, rendered.columnTypes),
    breadcrumbs: longer(response.breadcrumbs, rendered.breadcrumbs),
    publishDate: response.publishDate ?? rendered.publishDate,
    source: response.source ?? rendered.source,
    documentNumber: response.documentNumber ?? rendered.documentNumber,
    indexNumber: response.indexNumber ?? rendered.indexNumber,
    footer,
    footerObservable: response.footerObservable || rendered.footerObservable,
    items: longer(response.items, rendered.items),
    itemsObservable: response.itemsObservable || rendered.itemsObservable,
    nextPages: longer(response.nextPages, rendered.nextPages),
    attachments: unionByUrl(response.attachments, rendered.attachments),
    links: unionLinks(response.links, rendered.links),
    forms: longer(response.forms, rendered.forms),
    guide: response.guide === null || (rendered.guide !== null && Object.keys(rendered.guide.elements).length > Object.keys(response.guide.elements).length) ? (rendered.guide ?? response.guide) : response.guide,
    messages: longer(response.messages, rendered.messages),
    survey: response.survey ?? rendered.survey,
    dataset: response.dataset ?? rendered.dataset,
    ...(fileList.length > 0 && { fileList }),
    personalData: unionBy(response.personalData, rendered.personalData, finding => `${finding.kind} ${finding.masked}`),
    textErrors: unionBy(response.textErrors, rendered.textErrors, error => error.wrong),
    headings: longer(response.headings, rendered.headings),
    text: rendered.text.length > response.text.length ? rendered.text : response.text,
    mixedContent: [...new Set([...response.mixedContent, ...rendered.mixedContent])].sort(),
    libraries: unionBy(response.libraries, rendered.libraries, library => `${library.name} ${library.version} ${library.url}`),
    searchResults: mergedResults(response.searchResults, rendered.searchResults),
  }
}

function mergedResults(response: PageFacts['searchResults'], rendered: PageFacts['searchResults']): PageFacts['searchResults'] {
  if (response === null || rendered === null) return response ?? rendered
  return rendered.hits.length > response.hits.length ? rendered : response
}

function unionBy<T>(first: readonly T[], second: readonly T[], key: (entry: T) => string): T[] {
  const entries = new Map(first.map(entry => [key(entry), entry]))
  for (const entry of second) if (!entries.has(key(entry))) entries.set(key(entry), entry)
  return [...entries.values()]
}

const unionByUrl = <T extends { readonly url: string }>(first: readonly T[], second: readonly T[]): T[] => unionBy(first, second, entry => entry.url)

/** Block numbers of the two versions differ: links only the browser saw stand outside any block of the response. */
function unionLinks(response: readonly Link[], rendered: readonly Link[]): readonly Link[] {
  const seen = new Set(response.map(link => `${link.kind} ${link.url} ${link.text}`))
  const added: Link[] = []
  for (const link of rendered) if (!seen.has(`${link.kind} ${link.url} ${link.text}`)) added.push({ ...link, block: -1 })
  return [...response, ...added]
}
