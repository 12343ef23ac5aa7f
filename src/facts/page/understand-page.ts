import type { EvidenceRef } from '../../model/evidence.ts'
import { readFileList } from '../../page/open-data/file-list.ts'
import type { Link, Page } from '../../page/page.ts'
import { SpanMemo } from '../../page/span-memo.ts'
import { ownCopy } from '../../page/text.ts'
import type { ListItem, PageFacts, PageKind } from '../page-facts.ts'
import { readAttachments } from './attachments.ts'
import { readDataset } from './dataset.ts'
import { readFooter } from './footer.ts'
import { readGuide } from './guide.ts'
import { findLibraries } from './libraries.ts'
import { readDatedItems, readListItems } from './list-items.ts'
import { readMessages } from './messages.ts'
import { metaValue, metaValues, readMetaStates } from './meta-state.ts'
import { isOneThing, judgeKind } from './page-kind.ts'
import { findPersonalData } from './personal-data.ts'
import { readPublication } from './publication.ts'
import { readSearchResults } from './search-results.ts'
import { readSiteIdentity } from './site-identity.ts'
import { readSurvey } from './survey.ts'
import { findTextErrors } from './text-errors.ts'
import { readTitle } from './title.ts'
import { PLACEHOLDER } from './lexicon/placeholders.ts'

/** Where a page came from. */
export interface PageRecord {
  readonly url: string
  readonly status: number
  readonly evidence: EvidenceRef
  /** The page is the DOM a browser made: what scripts write is in it. */
  readonly rendered?: boolean
}

const MAX_TEXT = 20_000
const MAX_HEADINGS = 200
const MAX_MIXED = 200
/** Kinds that show lists beside other things: only their dated rows are entries. */
const MIXED_KINDS: ReadonlySet<PageKind> = new Set(['home', 'topic', 'other'])
/** Kinds made of one text; a list on them is a side matter (related news). */
const SINGLE_KINDS: ReadonlySet<PageKind> = new Set(['item', 'policy', 'interpretation', 'guide', 'message', 'survey', 'dataset', 'privacy-notice', 'login', 'register', 'search'])

/** What one page means. Pure; the result keeps nothing of `page` alive. */
export function understandPage(page: Page, record: PageRecord): PageFacts {
  const { links, items, ...facts } = gather(page, record)
  // Strings cut from a page keep its whole text in memory; facts of thousands of pages must not.
  const own = JSON.parse(JSON.stringify(facts)) as Omit<PageFacts, 'links' | 'items'>
  return { ...own, links: links.map(shareStrings), items: items.map(({ title, url, date }) => ({ title: share(title), url: share(url), date: date === null ? null : share(date) })) }
}

/** Every page of a site repeats the links of its header, navigation and footer, and lists repeat theirs: their strings are kept once. */
const shared = new SpanMemo<string>(2 ** 17)
/** What is longer comes but once. */
const MOST_SHARED = 256
/** Where a string is laid out to be looked up: most are slices of a page, which a map of strings takes ten times as long to compare. */
const desk = new Uint16Array(MOST_SHARED)

function shareStrings({ url, text, title, kind, zone, date, block, heading }: Link): Link {
  return { url: share(url), text: share(text), title: title === null ? null : share(title), kind, zone, date: date === null ? null : share(date), block, ...(heading !== undefined && { heading: share(heading) }) }
}

/** The one copy of a string, which shares no memory with the page it was cut from. */
function share(value: string): string {
  const { length } = value
  if (length > MOST_SHARED) return ownCopy(value)
  for (let i = 0; i < length; i++) desk[i] = value.charCodeAt(i)
  const known = shared.get(desk, 0, length)
  if (known !== undefined) return known
  // Spreading walks through an iterator, which takes longer than all the rest.
  const own = String.fromCharCode.apply(null, desk.subarray(0, length) as unknown as number[])
  shared.set(desk, 0, length, own)
  return own
}

function gather(page: Page, record: PageRecord): PageFacts {
  const isRendered = record.rendered === true
  const text = mainText(page)
  const identity = readSiteIdentity(page)
  const publication = readPublication(page)
  const title = readTitle(page, identity.siteName)
  const column = readColumn(page, title)
  const columnTypes = metaValues(page, 'ColumnType').flatMap(value => value.split(/[,，、;；|\s]+/)).filter(type => type !== '' && !PLACEHOLDER.test(type))
  const listed = readListItems(page)
  const read = {
    guide: readGuide(page, text), messages: readMessages(page, text), survey: readSurvey(page, text), dataset: readDataset(page, text), searchResults: readSearchResults(page, text),
  }
  const files = read.dataset === null ? readFileList(page) : []
  const { date: publishDate, isDateShown, source, documentNumber, indexNumber } = publication
  const kind = judgeKind(page, { ...read, title, column, columnTypes, isDateShown, publishDate, documentNumber, indexNumber, items: listed })
  return {
    url: record.url,
    evidence: record.evidence,
    status: record.status,
    charset: page.charset,
    kind,
    title,
    ...identity,
    metas: readMetaStates(page),
    column,
    columnTypes: [...new Set(columnTypes)],
    breadcrumbs: page.breadcrumbs,
    // A list shows the dates of its entries, not one of its own.
    publishDate: kind === 'column' || kind === 'home' || kind === 'message-board' ? taggedDateOnly(page, publishDate) : publishDate,
    source,
    documentNumber,
    indexNumber,
    footer: readFooter(page),
    footerObservable: page.blocks.length > 0 && (isRendered || !(page.needsScript.footer || page.needsScript.shell)),
    items: itemsOf(kind, listed, page),
    itemsObservable: isRendered || !(page.needsScript.list || page.needsScript.shell),
    nextPages: [...new Set(page.lists.flatMap(list => list.next))].filter(url => url !== page.url),
    attachments: readAttachments(page),
    links: page.links,
    ...(files.length > 0 && { fileList: files }),
    forms: page.forms,
    ...read,
    // What joins the guides of several matters is none itself.
    guide: kind === 'topic' && isOneThing({ title, guide: read.guide, publishDate, documentNumber }) ? null : read.guide,
    personalData: findPersonalData(page, text),
    textErrors: findTextErrors(page, text),
    headings: page.blocks.filter(block => block.heading > 0 && block.zone !== 'footer').slice(0, MAX_HEADINGS).map(block => block.text.slice(0, 200)),
    text,
    mixedContent: mixedContent(page),
    libraries: findLibraries(page, text),
  }
}

/** Main text, one block per line, cut at 20,000 characters. */
function mainText(page: Page): string {
  let text = ''
  for (const block of page.blocks) {
    if (block.zone !== 'main') continue
    text = text === '' ? block.text : `${text}\n${block.text}`
    if (text.length > MAX_TEXT) return text.slice(0, MAX_TEXT)
  }
  return text
}

/** The column a page stands in: its tag, else the last step of the trail that is not the page itself. */
function readColumn(page: Page, title: string | null): string | null {
  const tagged = metaValue(page, 'ColumnName')
  if (tagged !== null) return tagged.split(/[,，;；]/)[0]?.trim() ?? tagged
  const trail = page.breadcrumbs.filter(crumb => !/^(?:网站)?首页$|^主页$|^home$/i.test(crumb.text))
  const last = trail.at(-1)
  if (last === undefined) return null
  const isOwnTitle = title !== null && trail.length > 1 && last.url === null && (title.startsWith(last.text.replace(/[.…]+$/, '')) || last.text.startsWith(title)) && last.text.length > 8
  return isOwnTitle ? (trail.at(-2)?.text ?? null) : last.text
}

function taggedDateOnly(page: Page, date: string | null): string | null {
  return metaValue(page, 'PubDate') === null ? null : date
}

function itemsOf(kind: PageKind, listed: readonly ListItem[], page: Page): readonly ListItem[] {
  if (SINGLE_KINDS.has(kind)) return []
  return MIXED_KINDS.has(kind) ? readDatedItems(page) : listed
}

/** http: sub-resources of an https: page; links to click are no sub-resources. */
function mixedContent(page: Page): string[] {
  if (!page.url.startsWith('https:')) return []
  const found = new Set<string>()
  for (const { kind, url } of page.links) if (kind !== 'a' && kind !== 'area' && url.startsWith('http:') && found.size < MAX_MIXED) found.add(url)
  return [...found]
}
