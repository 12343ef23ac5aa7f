import type { EvidenceRef, Fact } from '../../model/evidence.ts'
import type { FactMap } from '../facts.ts'
import { weaknessesOf } from '../lexicon/vulnerable-libraries.ts'
import type { PageFacts } from '../page-facts.ts'
import { known, sortedBy, unknown } from './fact.ts'
import { foundPage, isSeen, NOTHING_SEEN, titleOf } from './site.ts'
import type { Site } from './site.ts'

type Seen<T> = T & { url: string; evidence: EvidenceRef }

/** Personal data in pages and attachments, masked where it was found. */
export function personalData(site: Site): Fact<FactMap['personal-data']> {
  if (!isSeen(site)) return unknown(NOTHING_SEEN)
  const found = [...site.pages, ...site.resources].filter(source => source.status < 400 && site.isInternal(source.url)).flatMap(source => source.personalData.map(finding => ({ ...finding, url: source.url, evidence: source.evidence })))
  return known(sortedBy(found, finding => `${finding.url} ${finding.kind} ${finding.masked}`), found.map(finding => finding.evidence))
}

/** Wrong wording in pages and attachments. `pages` counts the pages and files that were read. */
export function textErrors(site: Site): Fact<FactMap['text-errors']> {
  if (!isSeen(site)) return unknown(NOTHING_SEEN)
  const pages = site.pages.filter(page => page.status < 400 && site.isInternal(page.url))
  const found: Seen<FactMap['text-errors']['found'][number]>[] = [...pages, ...site.resources.filter(file => site.isInternal(file.url))].flatMap(source => source.textErrors.map(error => ({ ...error, url: source.url, evidence: source.evidence })))
  return known({ pages: pages.length, found: sortedBy(found, error => `${error.url} ${error.wrong}`) }, found.map(error => error.evidence))
}

/** Sub-resources fetched over http: by pages of https: addresses. */
export function mixedContent(site: Site): Fact<FactMap['mixed-content']> {
  const pages = site.pages.filter(page => page.status < 400 && page.url.startsWith('https:') && site.isInternal(page.url))
  if (!isSeen(site)) return unknown(NOTHING_SEEN)
  const found = pages.flatMap(page => page.mixedContent.map(url => ({ page: page.url, url })))
  return known({ pages: pages.length, found: sortedBy(found, one => `${one.page} ${one.url}`) }, pages.filter(page => page.mixedContent.length > 0).map(page => page.evidence))
}

/** Script libraries by address, inline banner or the banner of the fetched file, with their published weaknesses. */
export function scriptLibraries(site: Site): Fact<FactMap['script-libraries']> {
  if (!isSeen(site)) return unknown(NOTHING_SEEN)
  const found = new Map<string, { name: string; version: string; url: string; vulnerable: string | null }>()
  const evidence: EvidenceRef[] = []
  const add = (name: string, version: string, url: string, ref: EvidenceRef): void => {
    const key = `${name} ${version} ${url}`
    if (found.has(key)) return
    found.set(key, { name, version, url, vulnerable: weaknessesOf(name, version) })
    evidence.push(ref)
  }
  for (const resource of site.resources) if (resource.library !== null && resource.status < 400) add(resource.library.name, resource.library.version, resource.url, resource.evidence)
  for (const page of site.pages) if (page.status < 400) for (const library of page.libraries) add(library.name, library.version, library.url, page.evidence)
  return known(sortedBy(found.values(), library => `${library.name} ${library.version} ${library.url}`), evidence)
}

const LISTING_TITLE = /^(?:Index of \/|Directory listing (?:for|of)|目录列表|.{0,60} - \/[^ ]*$)/i
const LISTING_HEAD = /^(?:Index of \/|Directory listing)|\[(?:To Parent Directory|转到父目录)\]|Parent Directory/i

/** Whether a page is the listing a server makes of a folder. */
export const isDirectoryListing = (page: PageFacts): boolean => LISTING_TITLE.test(titleOf(page)) && (LISTING_HEAD.test(page.text) || /^Index of \//i.test(titleOf(page)))

/** Folders whose server lists their files. */
export function directoryListings(site: Site): Fact<FactMap['directory-listings']> {
  if (!isSeen(site)) return unknown(NOTHING_SEEN)
  const pages = site.pages.filter(page => page.status < 400 && site.isInternal(page.url) && isDirectoryListing(page))
  return known(sortedBy(pages.map(foundPage), page => page.url), pages.map(page => page.evidence))
}
