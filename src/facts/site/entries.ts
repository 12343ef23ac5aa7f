import type { EvidenceRef, Fact } from '../../model/evidence.ts'
import type { Form } from '../../page/page.ts'
import type { Entry, EntryKind } from '../facts.ts'
import { DISCLOSURE_PLACE, ENTRY_WORDS } from '../lexicon/entry-words.ts'
import type { EntryWords } from '../lexicon/entry-words.ts'
import type { PageFacts } from '../page-facts.ts'
import type { ColumnNode } from './columns.ts'
import { isDeadStatus } from './dead-links.ts'
import { homeMissing } from './home.ts'
import { known, order, sortedBy, unknown } from './fact.ts'
import { hostOf, isClickable, titleOf } from './site.ts'
import type { Site } from './site.ts'

const LINK_CHARS = 24
const PLACES_KEPT = 60
const FIELDS_SHOWN = 20
const DETAIL_CHARS = 300

interface Draft {
  readonly kind: EntryKind
  readonly url: string
  title: string
  detail: string
  works: boolean | null | undefined
  evidence: EvidenceRef | null
  /** Section (host and first folder) → first page that links to it, so that the places kept show as many sections as possible. */
  readonly from: Map<string, string>
}

type Words = readonly (readonly [EntryKind, EntryWords])[]
const WORDS = Object.entries(ENTRY_WORDS) as unknown as Words

/** Named entries of the site, sorted by kind and address, one per kind and target. */
export function entries(site: Site, tree: readonly ColumnNode[]): Fact<readonly Entry[]> {
  if (site.homePage === null) return unknown(homeMissing(site))
  const drafts = new Map<string, Draft>()
  const answered = site.pages.filter(page => page.status < 400 && site.isInternal(page.url))
  const matched = new Map<string, readonly EntryKind[]>()
  const later = new Set(tree.flatMap(node => node.more))
  for (const page of answered) {
    fromLinks(site, page, drafts, matched)
    if (!later.has(page)) fromPage(site, page, drafts)
    fromForms(site, page, drafts)
  }
  const found = onePerPath([...drafts.values()].map(draft => finished(site, draft)))
  return known(sortedBy(found, entry => `${entry.kind} ${entry.url}`), found.map(entry => entry.evidence))
}

/** `rate?id=1`, `rate?id=2` … are one entry: the one that works, else the first by address, with the places of all. */
function onePerPath(entries: readonly Entry[]): Entry[] {
  const groups = new Map<string, Entry[]>()
  for (const entry of entries) {
    const key = `${entry.kind} ${entry.url.split('?', 1)[0]}`
    const group = groups.get(key)
    if (group === undefined) groups.set(key, [entry])
    else group.push(entry)
  }
  const rank = ({ works }: Entry): number => (works === true ? 0 : works === null ? 1 : 2)
  return [...groups.values()].flatMap(group => {
    const [first] = group.sort((a, b) => rank(a) - rank(b) || order(a.url, b.url))
    if (first === undefined) return []
    const bySection = new Map(group.flatMap(entry => entry.linkedFrom).sort(order).reverse().map(url => [sectionOf(url), url]))
    return [{ ...first, linkedFrom: [...bySection.values()].sort(order).slice(0, PLACES_KEPT) }]
  })
}

function draftOf(site: Site, drafts: Map<string, Draft>, kind: EntryKind, url: string, title: string): Draft {
  const target = site.resolve(url)
  const key = `${kind} ${target}`
  let draft = drafts.get(key)
  if (draft === undefined) {
    draft = { kind, url: target, title, detail: '', works: undefined, evidence: null, from: new Map() }
    drafts.set(key, draft)
  } else if (title.length > 0 && (title.length < draft.title.length || (title.length === draft.title.length && title < draft.title))) {
    draft.title = title
  }
  return draft
}

/** Host and first folder; a file at the top (`rate.html?id=7`) is no section of its own. */
function sectionOf(url: string): string {
  const [, , host = '', folder = '', ...rest] = (url.split(/[?#]/, 1)[0] ?? url).split('/')
  return rest.length > 0 ? `${host}/${folder}` : `${host}/`
}

function addPlace(draft: Draft, page: PageFacts): void {
  const section = sectionOf(page.url)
  const known = draft.from.get(section)
  if (known === undefined || order(page.url, known) < 0) draft.from.set(section, page.url)
}

/** Link texts repeat on every page of a site: what a text means is looked up once. */
function kindsOfText(text: string, matched: Map<string, readonly EntryKind[]>): readonly EntryKind[] {
  let kinds = matched.get(text)
  if (kinds === undefined) {
    kinds = WORDS.filter(([, words]) => words.link.test(text) && words.not?.test(text) !== true).map(([kind]) => kind)
    if (matched.size < 200_000) matched.set(text, kinds)
  }
  return kinds
}

function fromLinks(site: Site, page: PageFacts, drafts: Map<string, Draft>, matched: Map<string, readonly EntryKind[]>): void {
  for (const link of page.links) {
    if (!isClickable(link) || link.text.length < 2) continue
    const text = link.text.length <= LINK_CHARS ? link.text : (link.title ?? '').length <= LINK_CHARS ? (link.title ?? '') : link.text.slice(0, 60)
    const isLong = link.text.length > LINK_CHARS
    for (const kind of kindsOfText(text, matched)) {
      // Long texts are titles of articles: only kinds that are documents may be named by them.
      if (isLong && kind !== 'rules' && kind !== 'organisation' && kind !== 'annual-report-work' && kind !== 'annual-report-supervision') continue
      if (kind === 'foi-online' && !/公开/.test(text) && !isAboutRequests(page)) continue
      if (site.resolve(link.url) === site.homePage?.url) continue
      addPlace(draftOf(site, drafts, kind, link.url, text), page)
    }
  }
}

const isAboutRequests = (page: PageFacts): boolean => page.kind === 'foi-request' || /依申请公开/.test(`${page.title ?? ''}${page.column ?? ''}${page.breadcrumbs.map(crumb => crumb.text).join('')}`)

function fromPage(site: Site, page: PageFacts, drafts: Map<string, Draft>): void {
  const name = (titleOf(page).split(/[-_|—]/, 1)[0] ?? '').trim()
  for (const [kind, words] of WORDS) {
    if ((words.pages?.includes(page.kind) === true || words.title?.test(name) === true) && words.not?.test(name) !== true) draftOf(site, drafts, kind, page.url, name || page.url)
  }
  if (!isAboutRequests(page)) return
  for (const file of page.attachments) if (/申请(?:表|书)|表格/.test(file.text)) addPlace(draftOf(site, drafts, 'foi-offline', file.url, file.text), page)
}

const SEARCH_FIELD = /^(?:q|query|search|searchword|searchwords|keyword|keywords|key|kw|wd|word|qt|searchtext|searchkey|sw)$/i

const isSearchForm = (form: Form): boolean =>
  form.fields.filter(field => field.type !== 'hidden' && field.type !== 'submit' && field.type !== 'button').length <= 4 &&
  form.fields.some(field => (field.type === 'text' || field.type === 'search') && (field.type === 'search' || /搜索|检索|关键[词字]|查找/.test(field.label) || form.buttons.some(button => /搜索|检索/.test(button)) || ((form.zone === 'header' || form.zone === 'nav') && SEARCH_FIELD.test(field.name))))

/** Fields a person fills in: what is hidden or a button is none. */
const filledIn = (form: Form): Form['fields'] => form.fields.filter(field => !['hidden', 'submit', 'button', 'image', 'reset'].includes(field.type))

function fromForms(site: Site, page: PageFacts, drafts: Map<string, Draft>): void {
  for (const form of page.forms) {
    if (isSearchForm(form)) addSearch(site, page, form, drafts)
    else if (isAboutRequests(page) && filledIn(form).length >= 4) addForm(site, page, form, 'foi-online', '在线申请', drafts)
    else if (isMailForm(form)) addForm(site, page, form, 'inbox', titleOf(page).split(/[-_|—]/, 1)[0]?.trim() || '在线提交', drafts)
  }
}

const isMailForm = (form: Form): boolean => {
  const fields = filledIn(form)
  const words = fields.map(field => `${field.label}${field.name}`).join(' ')
  return fields.some(field => field.type === 'textarea') && fields.length >= 3 && /标题|主题|title/i.test(words) && /姓名|电话|手机|邮箱|联系|name|phone|mail/i.test(words) && !/身份证|所需.{0,4}信息|描述|用途|申请人|申请的/.test(words)
}

function addSearch(site: Site, page: PageFacts, form: Form, drafts: Map<string, Draft>): void {
  const url = form.action ?? page.url
  const scope: EntryKind = DISCLOSURE_PLACE.test(page.url) || DISCLOSURE_PLACE.test(`${page.column ?? ''}${page.breadcrumbs.map(crumb => crumb.text).join('')}`) ? 'disclosure-search' : 'search'
  // The site's own search stands in the head of every page; in a disclosure section only a box of its own counts for it.
  const kinds: EntryKind[] = scope === 'search' || form.zone === 'header' || form.zone === 'nav' ? ['search'] : ['disclosure-search']
  for (const kind of kinds) {
    const draft = draftOf(site, drafts, kind, url.split('?', 1)[0] ?? url, kind === 'search' ? '站内搜索' : '信息公开检索')
    addPlace(draft, page)
    draft.evidence ??= page.evidence
    draft.detail = detailOfForm(form)
    const trial = site.pages.some(one => one.searchResults !== null && one.url.startsWith(draft.url))
    const status = site.statusOf(draft.url)
    draft.works = trial ? true : isDeadStatus(status) ? false : (draft.works ?? null)
  }
}

function addForm(site: Site, page: PageFacts, form: Form, kind: EntryKind, title: string, drafts: Map<string, Draft>): void {
  const draft = draftOf(site, drafts, kind, page.url, title)
  draft.detail = detailOfForm(form)
  draft.evidence = page.evidence
  draft.works = form.action !== null || form.buttons.some(button => /提交|发送|登录|注册|申请|确定/.test(button)) ? true : null
}

/** Names of the fields and buttons of a form, for people and for measures that look for words in it. */
function detailOfForm(form: Form): string {
  const fields = filledIn(form).map(field => (field.label || field.name).trim()).filter(label => label !== '')
  const buttons = form.buttons.filter(button => button !== '')
  return [fields.length > 0 ? `表单项：${[...new Set(fields)].slice(0, FIELDS_SHOWN).join('、')}` : '', buttons.length > 0 ? `按钮：${[...new Set(buttons)].slice(0, 6).join('、')}` : ''].filter(part => part !== '').join('；').slice(0, DETAIL_CHARS)
}

function finished(site: Site, draft: Draft): Entry {
  const seen = draft.works === undefined ? observed(site, draft) : { works: draft.works, detail: draft.detail, evidence: draft.evidence }
  return {
    kind: draft.kind,
    title: draft.title,
    url: draft.url,
    works: seen.works,
    detail: seen.detail,
    linkedFrom: [...draft.from.values()].sort(order).slice(0, PLACES_KEPT),
    evidence: seen.evidence,
  }
}

/** What became of the address of an entry: its page with its form, a dead end, or nothing anybody saw. */
function observed(site: Site, draft: Draft): { works: boolean | null; detail: string; evidence: EvidenceRef | null } {
  const page = site.pageAt.get(draft.url)
  const words = Object.hasOwn(ENTRY_WORDS, draft.kind) ? ENTRY_WORDS[draft.kind as keyof typeof ENTRY_WORDS] : undefined
  if (page !== undefined && page.status < 400) {
    const form = page.forms.filter(one => !isSearchForm(one)).sort((a, b) => filledIn(b).length - filledIn(a).length)[0]
    const said = [detailOfPage(page), form === undefined ? '' : detailOfForm(form)].filter(part => part !== '').join('；').slice(0, DETAIL_CHARS)
    // An empty shell that a script fills, or a login written by a script, was not really seen.
    const isSeen = page.text.length >= 20 || page.items.length > 0 || form !== undefined
    const works = words?.needsForm === true ? (form !== undefined ? true : null) : isSeen ? true : null
    return { works, detail: said, evidence: page.evidence }
  }
  const resource = site.resourceAt.get(draft.url)
  if (resource !== undefined) return { works: resource.status < 400 && resource.opens, detail: `文件类型 ${resource.sniffed}`, evidence: resource.evidence }
  const status = site.statusOf(draft.url)
  if (status === undefined) return { works: null, detail: '未打开核实', evidence: null }
  if (isDeadStatus(status)) return { works: false, detail: 'failure' in status ? `${status.failure}：${status.detail}` : `HTTP ${status.status}`, evidence: status.evidence }
  if ('failure' in status) return { works: null, detail: `未能看到（${status.failure}）`, evidence: status.evidence }
  // Another body's platform that answers: that it works inside was not seen.
  return { works: status.status < 400 && words?.needsForm !== true ? true : null, detail: `HTTP ${status.status}${site.isInternal(draft.url) ? '' : `，站外地址 ${hostOf(draft.url)}`}`, evidence: status.evidence }
}

function detailOfPage(page: PageFacts): string {
  const year = /(20\d{2})年?(?:度)?/.exec(titleOf(page))?.[1]
  const links = page.links.filter(link => isClickable(link) && link.zone === 'main' && /^(?:用户|立即|免费|新用户|法人|个人)?注册/.test(link.text)).length
  return [year === undefined ? '' : `${year}年度`, page.publishDate === null ? '' : `发布于 ${page.publishDate.slice(0, 10)}`, page.items.length > 0 ? `${page.items.length} 条` : '', links > 0 ? '提供注册' : ''].filter(part => part !== '').join('，')
}
