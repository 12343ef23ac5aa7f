import type { Fact } from '../../model/evidence.ts'
import type { Topic } from '../facts.ts'
import { FAQ_TITLE, ONE_THING_TITLE, ONLINE_WORDS, QUERY_LINK, TOPIC_PLACE, TOPIC_TITLE } from '../lexicon/service-words.ts'
import { maskPersonalNumbers } from '../page/personal-data.ts'
import type { PageFacts } from '../page-facts.ts'
import type { ColumnNode } from './columns.ts'
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
