import type { Coverage, FoundGuide, Topic } from '../facts/facts.ts'
import type { EvidenceRef, Known } from '../model/evidence.ts'
import type { Judgement } from '../model/judgement.ts'
import { rateAverage } from './average.ts'
import type { Degree } from './average.ts'
import { ONE_THING_TOPICS, ONE_THING_WORDS } from './lexicon/one-thing.ts'
import { hasWord, matchesTerm, plainName, termNamed } from './name-match.ts'
import { rateAbsent } from './share.ts'
import { quoteName } from './wording.ts'

/** Pages of integrated service (“一件事”): topic pages, and guides that are called so. */

export interface OneThing {
  readonly title: string
  readonly url: string
  readonly text: string
  /** Titles a collecting page lists. */
  readonly listed: readonly string[]
  readonly evidence: EvidenceRef
}

/** All pages of “一件事” by address. */
export function oneThingsOf(topics: readonly Topic[], guides: readonly FoundGuide[]): OneThing[] {
  const isCalledSo = (name: string): boolean => hasWord(plainName(name), ONE_THING_WORDS)
  const listed = new Set(topics.filter(topic => isCalledSo(topic.title)).flatMap(topic => topic.items.map(item => item.url)))
  // Below a column of “一件事” the pages themselves often bear the theme's name only.
  const isTheme = (name: string, url: string, text: string): boolean => (listed.has(url) || text.includes('一件事')) && ONE_THING_TOPICS.some(term => matchesTerm(term, name))
  const pages = topics.filter(topic => isCalledSo(topic.title) || topic.headings.some(isCalledSo) || isTheme(topic.title, topic.url, topic.text))
  const named = guides.filter(guide => isCalledSo(guide.name) || (listed.has(guide.url) && isTheme(guide.name, guide.url, '')))
  const all = [
    ...pages.map(({ title, url, headings, items, text, evidence }): OneThing => ({ title, url, text: [...headings, text].join('\n'), listed: [...headings, ...items.map(item => item.title)], evidence })),
    ...named.map((guide): OneThing => ({ title: guide.name, url: guide.url, text: guideText(guide), listed: [], evidence: guide.evidence })),
  ]
  // A page that is both a topic and a guide is one page: what each reading saw of it is put together.
  const byUrl = new Map<string, OneThing>()
  for (const one of all) {
    const seen = byUrl.get(one.url)
    byUrl.set(one.url, seen ? { ...seen, text: `${seen.text}\n${one.text}`, listed: [...seen.listed, ...one.listed] } : one)
  }
  return [...byUrl.values()].sort((a, b) => (a.url < b.url ? -1 : Number(a.url > b.url)))
}

/** Labels and texts of a guide in one, so that it reads like a page. */
function guideText({ elements, materials, steps, policies }: FoundGuide): string {
  return [
    ...Object.entries(elements).filter(([, text]) => text.trim() !== '').map(([label, text]) => `${label}：${text}`),
    ...(materials.length > 0 ? [`办理材料：${materials.map(material => material.name).join('、')}`] : []),
    ...(steps.length > 0 ? [`办理流程：${steps.map(step => `${step.name} ${step.timeLimit ?? ''}`).join('、')}`] : []),
    ...(policies.length > 0 ? [`设定依据：${policies.map(policy => policy.name).join('、')}`] : []),
  ].join('\n')
}

/** Pages whose own name is the theme. */
export function pagesOf(name: string, pages: readonly OneThing[]): OneThing[] {
  const term = termNamed(ONE_THING_TOPICS, name)
  return pages.filter(page => matchesTerm(term, page.title))
}

/** Collecting pages that list the theme. */
export function listingsOf(name: string, pages: readonly OneThing[]): OneThing[] {
  const term = termNamed(ONE_THING_TOPICS, name)
  return pages.filter(page => page.listed.some(title => matchesTerm(term, title)))
}

export interface OneThingDegree { readonly rating: number; readonly note: string; readonly advice: string }

/**
 * Mean of a degree over the pages of the named themes; where none of them has a page of its own, over all pages of “一件事”
 * there are: what a collecting page does not say may stand on those it leads to, so that on a half-seen site it is open. No page
 * at all is 0.
 */
export function rateOneThings(pages: readonly OneThing[], topics: readonly string[], coverage: Known<Coverage> | undefined, degreeOf: (page: OneThing) => OneThingDegree): Judgement {
  if (pages.length === 0) return rateAbsent('“一件事”服务', coverage, `围绕${topics.join('、')}等开设“一件事”服务`)
  const own = [...new Set(topics.flatMap(topic => pagesOf(topic, pages)))]
  const judged = own.length > 0 ? own : pages
  const degrees = judged.map((page): Degree => {
    const degree = degreeOf(page)
    return { name: quoteName(page.title), ...degree, rating: own.length === 0 && degree.rating === 0 ? 'absent' : degree.rating, evidence: [page.evidence] }
  })
  return rateAverage(degrees, { noun: '个“一件事”', coverage, size: judged.length })
}
