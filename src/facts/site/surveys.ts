import type { Fact } from '../../model/evidence.ts'
import type { PageFacts, Survey } from '../page-facts.ts'
import { homeMissing } from './home.ts'
import { known, sortedBy, unknown } from './fact.ts'
import { evidenceOf, titleOf } from './site.ts'
import type { Site } from './site.ts'
import { bigramsOf, dice } from './title-core.ts'

const RESULT_TITLE = /结果|采纳|反馈情况|意见反馈|情况(?:反馈|公告|说明|汇总)/
const COUNTS = /(?:收到|征集到?|征得|参与|回收|反馈|共有|共计|收集)[^。；\n]{0,24}?\d+\s*(?:余)?(?:条|份|人|件|票|个|人次|项)|无(?:人)?(?:反馈|提出)[^。]{0,10}意见|未收到[^。]{0,20}意见|得票数?|\d+(?:\.\d+)?%/
const ADOPTION = /采纳|吸收|不予采用|未予采用|部分采用/
const ALIKE = 0.7

/** Surveys of the site, each once, with its result page: linked, or found by the same title. */
export function surveys(site: Site): Fact<readonly Survey[]> {
  if (site.homePage === null) return unknown(homeMissing(site))
  const pages = site.pages.filter(page => page.status < 400 && page.survey !== null)
  const results = pages.filter(isResultPage)
  const index = new Map<string, PageFacts[]>()
  for (const page of results) for (const gram of bigramsOf(coreOf(page))) index.set(gram, [...(index.get(gram) ?? []), page])
  const paired = new Set<PageFacts>()
  const found: Survey[] = []
  for (const page of pages) {
    const survey = page.survey
    if (survey === null || isResultPage(page)) continue
    const outcome = outcomeOf(site, page, survey, index)
    if (outcome.page !== null) paired.add(outcome.page)
    found.push({ ...survey, result: outcome.result, state: survey.state ?? stateOn(survey, site.date) })
  }
  // A result whose survey was not seen still says that there was one.
  for (const page of results) if (!paired.has(page) && page.survey !== null) found.push({ ...page.survey, state: '已结束', result: readResult(page) })
  return known(sortedBy(found, survey => survey.url), evidenceOf(pages))
}

const isResultPage = (page: PageFacts): boolean => RESULT_TITLE.test(page.survey?.title ?? titleOf(page)) && page.survey?.result?.url === page.url

const coreOf = (page: PageFacts): string => (page.survey?.title ?? titleOf(page)).replace(/关于|公开|征求|征集|意见|的?(?:结果|反馈|采纳|情况|公告|公示|通知|说明|汇总|统计)+|调查|问卷|草案|征求意见稿|[《》“”（）()\s：:、，_\-的]/g, '')

function outcomeOf(site: Site, page: PageFacts, survey: Survey, index: ReadonlyMap<string, readonly PageFacts[]>): { result: Survey['result']; page: PageFacts | null } {
  const linked = survey.result === null || survey.result.url === page.url ? undefined : site.pageAt.get(site.resolve(survey.result.url))
  if (linked !== undefined) {
    // A link to the column of all results is no result of this survey.
    if (linked.items.length < 3) return { result: readResult(linked), page: linked }
  } else if (survey.result !== null && survey.result.url === page.url) {
    return { result: survey.result, page: null }
  }
  const similar = similarResult(page, index)
  return similar === null ? { result: null, page: null } : { result: readResult(similar), page: similar }
}

function similarResult(page: PageFacts, index: ReadonlyMap<string, readonly PageFacts[]>): PageFacts | null {
  const core = coreOf(page)
  const grams = bigramsOf(core)
  const candidates = new Set([...grams].flatMap(gram => { const holders = index.get(gram) ?? []; return holders.length > 40 ? [] : holders }))
  let best: PageFacts | null = null
  let score = ALIKE
  for (const candidate of [...candidates].sort((a, b) => (a.url < b.url ? -1 : 1))) {
    const other = coreOf(candidate)
    const likeness = core.length >= 6 && (other.includes(core) || core.includes(other)) && other.length >= 6 ? 0.95 : dice(grams, bigramsOf(other))
    if (likeness > score) {
      best = candidate
      score = likeness
    }
  }
  return best
}

const readResult = (page: PageFacts): NonNullable<Survey['result']> => ({ url: page.url, hasCounts: COUNTS.test(page.text), hasAdoption: ADOPTION.test(page.text) })

function stateOn(survey: Survey, date: string): Survey['state'] {
  if (survey.closes === null) return null
  return survey.closes.slice(0, 10) < date ? '已结束' : '进行中'
}
