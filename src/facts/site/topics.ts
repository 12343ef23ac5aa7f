import type { Fact } from '../../model/evidence.ts'
import type { QueryService, Topic } from '../facts.ts'
import { FAQ_TITLE, NOT_A_QUERY, ONE_THING_TITLE, ONLINE_WORDS, QUERY_LINK, TOPIC_PLACE, TOPIC_TITLE } from '../lexicon/service-words.ts'
import { maskPersonalNumbers } from '../page/personal-data.ts'
import type { PageFacts } from '../page-facts.ts'
import type { ColumnNode } from './columns.ts'
import { isDeadStatus } from './dead-links.ts'
import { homeMissing } from './home.ts'
import { known, order, sortedBy, unknown } from './fact.ts'
import { evidenceOf, isClickable, isSeen, NOTHING_SEEN, titleOf } from './site.ts'
import type { Site } from './site.ts'

const TEXT_CHARS = 4000
const NAVIGATION_KEPT = 80
const ITEMS_KEPT = 500

/** Special topics: pages of that kind, and columns that stand under a column of topics or call themselves one. */
export function topics(site: Site, tree: readonly ColumnNode[]): Fact<readonly Topic[]> {
  if (!isSeen(site)) return unknown(NOTHING_SEEN)
  const nodeOf = new Map(tree.map(node => [node.page, node]))
  const later = new Set(tree.flatMap(node => node.more))
  const pages = site.pages.filter(page => page.status < 400 && !later.has(page) && isTopic(page, nodeOf.get(page)))
  return known(sortedBy(pages.map(page => topicOf(site, page, nodeOf.get(page))), topic => topic.url), evidenceOf(pages))
}

const nameOf = (page: PageFacts): string => (titleOf(page).split(/[-_|—]/, 1)[0] ?? '').trim()

function isTopic(page: PageFacts, node: ColumnNode | undefined): boolean {
  if (page.kind === 'topic') return true
  if (node === undefined) return false
  const name = node.name
  // The column of all topics is no topic itself.
  if (/^(?:热点|往期|历史)?专题(?:专栏|列表|汇总|集锦)?$|^专栏$|^专题专栏$/.test(name)) return false
  return TOPIC_TITLE.test(name) || ONE_THING_TITLE.test(name) || (node.parent !== null && TOPIC_PLACE.test(node.parent.name)) || node.path.slice(0, -1).some(part => TOPIC_PLACE.test(part))
}

function topicOf(site: Site, page: PageFacts, node: ColumnNode | undefined): Topic {
  const items = new Map([...(node?.own ?? []), ...(node?.children.flatMap(child => child.own) ?? []), ...page.items].map(item => [site.resolve(item.url), item]))
  const listed = sortedBy(items.values(), item => item.url)
  const articles = [...items.keys()].flatMap(url => site.pageAt.get(url) ?? [])
  const dates = [...listed.map(item => item.date), ...articles.map(article => article.publishDate)].filter(date => date !== null && date.slice(0, 10) <= site.date).sort()
  return {
    title: nameOf(page) || (node?.name ?? ''),
    url: page.url,
    headings: page.headings,
    items: listed.slice(0, ITEMS_KEPT),
    sources: [...new Set(articles.flatMap(article => article.source ?? []))].sort(),
    lastDate: dates.at(-1) ?? null,
    resources: resourcesOf(site, page, articles),
    navigation: navigationOf(page),
    text: maskPersonalNumbers(page.text.slice(0, TEXT_CHARS)),
    online: ONLINE_WORDS.filter(([, pattern]) => pattern.test(page.text) || page.links.some(link => link.zone === 'main' && link.text.length <= 20 && pattern.test(link.text))).map(([word]) => word),
    evidence: page.evidence,
  }
}

/** Kinds of resource its links lead to: by the pages seen there, else by the words of the link. */
function resourcesOf(site: Site, page: PageFacts, articles: readonly PageFacts[]): Topic['resources'] {
  const found = new Set<Topic['resources'][number]>()
  const targets = page.links.filter(link => isClickable(link) && link.zone === 'main')
  for (const one of [...articles, ...targets.flatMap(link => site.pageAt.get(site.resolve(link.url)) ?? [])]) {
    if (one.kind === 'guide' || one.guide !== null) found.add('guide')
    else if (one.kind === 'query-service') found.add('query')
    else if (one.kind === 'message-board' || one.kind === 'message' || one.kind === 'survey' || one.kind === 'question-box') found.add('interaction')
    else if (FAQ_TITLE.test(nameOf(one)) || FAQ_TITLE.test(one.column ?? '')) found.add('interaction')
    else if (one.kind === 'policy' || one.kind === 'interpretation') found.add('policy')
    else if (one.kind === 'item') found.add('news')
  }
  for (const link of targets) {
    if (link.text.length > 20 || link.date !== null) continue
    if (/办事指南|服务指南|办理指南/.test(link.text)) found.add('guide')
    if (QUERY_LINK.test(link.text)) found.add('query')
    if (/咨询|留言|信箱|问答|投诉|建言|互动/.test(link.text)) found.add('interaction')
  }
  return [...found].sort()
}

/** Short undated links and headings: how the topic is divided. */
function navigationOf(page: PageFacts): string[] {
  const dated = new Set(page.items.map(item => item.url))
  const words = page.links.filter(link => isClickable(link) && link.zone === 'main' && link.date === null && link.text.length >= 2 && link.text.length <= 12 && !dated.has(link.url)).map(link => link.text)
  return [...new Set([...words, ...page.headings.filter(heading => heading.length <= 20)])].sort(order).slice(0, NAVIGATION_KEPT)
}

const GENERIC = /^(?:网站)?首页$|^(?:便民|利企|常用|公共|便民利企|办事)?(?:查询|服务|查询服务|便民服务|办事服务|政务服务)$|当前位置/

/** Query services: pages of that kind, and links that name one. */
export function queryServices(site: Site): Fact<readonly QueryService[]> {
  if (site.homePage === null) return unknown(homeMissing(site))
  const found = new Map<string, QueryService>()
  for (const page of site.pages) {
    if (page.status >= 400 || page.kind !== 'query-service' || !site.isInternal(page.url)) continue
    const title = nameOf(page)
    if (title === '' || NOT_A_QUERY.test(title)) continue
    const hasForm = page.forms.some(form => form.fields.some(field => field.type !== 'hidden'))
    const crumb = page.breadcrumbs.map(one => one.text.trim()).findLast(text => !GENERIC.test(text) && text !== title)
    found.set(page.url, { title, url: page.url, works: hasForm || page.text.length >= 100 || page.items.length > 0 ? true : null, evidence: page.evidence, category: crumb ?? categoryFrom(page.column, title) })
  }
  const words = new Map<string, boolean>()
  for (const page of site.pages) {
    if (page.status >= 400 || !site.isInternal(page.url)) continue
    for (const link of page.links) {
      if (link.kind !== 'a' || link.date !== null || link.text.length < 4 || link.text.length > 16) continue
      let named = words.get(link.text)
      if (named === undefined) {
        named = QUERY_LINK.test(link.text) && !NOT_A_QUERY.test(link.text)
        words.set(link.text, named)
      }
      if (!named) continue
      const url = site.resolve(link.url)
      const seen = found.get(url)
      if (seen === undefined || (seen.evidence === null && order(link.text, seen.title) < 0)) found.set(url, linked(site, url, link.text))
    }
  }
  return known(sortedBy(found.values(), query => query.url), [...found.values()].map(query => query.evidence))
}

const categoryFrom = (column: string | null, title: string): string | null => (column === null || column === title || GENERIC.test(column) ? null : column)

function linked(site: Site, url: string, title: string): QueryService {
  const page = site.pageAt.get(url)
  const status = site.statusOf(url)
  if (page !== undefined && page.status < 400) return { title, url, works: page.forms.length > 0 || page.text.length >= 100 ? true : null, evidence: page.evidence, category: categoryFrom(page.column, title) }
  const works = isDeadStatus(status) ? false : status !== undefined && 'status' in status && status.status < 400 ? true : null
  return { title, url, works, evidence: status?.evidence ?? null, category: null }
}
