import type { Fact, Observation } from '../../model/evidence.ts'
import type { ProbeValues } from '../../model/probes.ts'
import type { Entry, FactMap, FoundPage, SearchTrial } from '../facts.ts'
import { FAQ_TITLE } from '../lexicon/service-words.ts'
import type { PageFacts } from '../page-facts.ts'
import { homeMissing } from './home.ts'
import { known, order, sortedBy, unknown } from './fact.ts'
import { questionTrials } from './question-trials.ts'
import { evidenceOf, foundPage, hostOf, titleOf } from './site.ts'
import type { Site } from './site.ts'

const FAQ_KEPT = 200
/** `问：…` says itself that it asks; a numbered line must end as a question. */
const WRITTEN_QUESTION = /^[^\S\n]*(?:\d{1,3}[.、．)）]\s?)?(?:问|Q\d{0,3}|问题[一二三四五六七八九十\d]{0,3})\s?[:：][^\n]{4,120}$|^[^\S\n]*\d{1,3}[.、．][^\n]{4,80}[？?]$/gmi

/** The question box, what it answered to questions about the site's own matters, and the frequently asked questions. A box that wants its questions posted is not asked. */
export function questionBox(site: Site, entries: Fact<readonly Entry[]>): Fact<FactMap['question-box']> {
  if (site.homePage === null || !entries.known) return unknown(homeMissing(site))
  const { asked, trials } = questionTrials(site)
  const boxes = entries.value.filter(entry => entry.kind === 'question-box')
  const entry = [...boxes].sort((a, b) => Number(b.works === true) - Number(a.works === true) || b.linkedFrom.length - a.linkedFrom.length || order(a.url, b.url))[0] ?? null
  const pages = site.pages.filter(page => page.status < 400 && site.isInternal(page.url) && (FAQ_TITLE.test(nameOf(page)) || FAQ_TITLE.test(page.column ?? '')))
  const faq: FoundPage[] = sortedBy(pages.map(foundPage), page => page.url)
  return known({ entry, faq: faq.slice(0, FAQ_KEPT), faqCount: countQuestions(site, pages), trials }, [...asked.flatMap(one => one.evidence), ...boxes.map(box => box.evidence), ...evidenceOf(pages)])
}

const nameOf = (page: PageFacts): string => (titleOf(page).split(/[-_|—]/, 1)[0] ?? '').trim()

/** Questions in lists of such pages, and questions written out on them; each address once. */
function countQuestions(site: Site, pages: readonly PageFacts[]): number {
  const listed = new Set(pages.flatMap(page => page.items.map(item => site.resolve(item.url))))
  const written = pages.reduce((sum, page) => sum + (page.items.length > 0 ? 0 : Math.max((page.text.match(WRITTEN_QUESTION) ?? []).length, page.headings.filter(heading => /[？?]$/.test(heading)).length)), 0)
  const articles = pages.filter(page => page.items.length === 0 && !listed.has(page.url) && /[？?]/.test(nameOf(page))).length
  return listed.size + written + articles
}

/** Queries sent to the site's own search, with the archived result pages. Unknown where none was sent. */
export function searchTrials(site: Site): Fact<readonly SearchTrial[]> {
  const observed = site.observations.filter((one): one is Observation<ProbeValues['search-trial']> => one.probe === 'search-trial')
  const sent = observed.flatMap(one => (one.ok ? [{ value: one.value, evidence: one.evidence }] : []))
  if (sent.length === 0) {
    const failed = observed.find(one => !one.ok)
    return unknown(failed === undefined || failed.ok ? '归档中没有搜索试查' : `搜索试查失败（${failed.failure}：${failed.detail}）`)
  }
  const trials = sent.map(one => trialOf(site, one.value))
  return known(sortedBy(trials, trial => `${trial.scope} ${trial.variant} ${trial.query} ${trial.expectedUrl}`), sent.flatMap(one => one.evidence))
}

function trialOf(site: Site, value: ProbeValues['search-trial']): SearchTrial {
  const page = site.pageAt.get(site.resolve(value.resultUrl))
  const results = page?.status !== undefined && page.status < 400 ? page.searchResults : null
  const hits = results?.hits ?? []
  const expected = site.resolve(value.expectedUrl)
  const rank = hits.findIndex(hit => site.resolve(hit.url) === expected)
  return {
    scope: value.scope,
    query: value.query,
    variant: value.variant,
    expectedUrl: value.expectedUrl,
    answered: results !== null,
    hits,
    rank: rank < 0 ? null : rank + 1,
    resultKinds: kindsOf(site, results),
    hosts: [...new Set(hits.map(hit => hostOf(hit.url)).filter(host => host !== ''))].sort(),
    facets: results?.facets ?? [],
    hotWords: results?.hotWords ?? [],
  }
}

/** Kinds the result page itself names, and kinds of the pages among the hits that were seen. */
function kindsOf(site: Site, results: PageFacts['searchResults']): string[] {
  if (results === null) return []
  const kinds = new Set(results.kinds)
  for (const hit of results.hits) {
    const page = site.pageAt.get(site.resolve(hit.url))
    if (page === undefined) continue
    if (page.guide !== null || page.kind === 'guide' || page.kind === 'query-service') kinds.add('服务')
    else if (page.kind === 'message' || page.kind === 'survey') kinds.add('互动')
    else if (page.kind === 'policy') kinds.add('政策')
    else if (page.kind === 'item' || page.kind === 'interpretation') kinds.add('信息')
    else if (page.dataset !== null) kinds.add('数据')
  }
  return [...kinds].sort()
}
