import type { Fact } from '../../model/evidence.ts'
import type { AccountContent } from '../../model/media.ts'
import type { SharedItems } from '../facts.ts'
import { fileOf } from '../media/account-fact.ts'
import { matchItems } from '../matching/match-items.ts'
import type { MatchItem } from '../matching/match-items.ts'
import type { PageFacts } from '../page-facts.ts'
import { maskPersonalNumbers } from '../page/personal-data.ts'
import { siteHosts } from './channels.ts'
import { known, order, unknown } from './fact.ts'
import { isArticle } from './items.ts'
import { titleOf } from './site.ts'
import type { Site } from './site.ts'

/** Days before the evaluation that are looked at; measures look at fewer. */
const WINDOW_DAYS = 92
const ITEMS_KEPT = 5_000
const TEXT_CHARS = 3_000
const DAY_MS = 86_400_000
const NEWS: ReadonlySet<string> = new Set(['item', 'policy', 'interpretation'])

/** News and policies of the website beside the posts of each account. Unknown when no account is in the evidence. */
export function sharedItems(site: Site): Fact<readonly SharedItems[]> {
  const accounts = site.accounts ?? []
  if (accounts.length === 0) return unknown('没有政务新媒体的发布内容（未作为渠道提供）')
  const website = siteHosts(site).find(({ kind }) => kind === 'website')
  const since = new Date(Date.parse(`${site.date}T00:00:00Z`) - WINDOW_DAYS * DAY_MS).toISOString().slice(0, 10)
  const pages = (website?.pages ?? []).filter(page => isArticle(page) && NEWS.has(page.kind) && page.publishDate !== null && page.publishDate.slice(0, 10) >= since && page.publishDate.slice(0, 10) <= site.date)
  const newest = [...pages].sort((a, b) => order(b.publishDate ?? '', a.publishDate ?? '') || order(a.url, b.url)).slice(0, ITEMS_KEPT)
  if (newest.length === 0) return unknown(`网站在评估日前 ${WINDOW_DAYS} 天内没有看到带日期的动态和政策信息`)
  const items = newest.map(matchItemOf)
  return known(accounts.map(account => compare(account, newest, items)), [...newest.map(({ evidence }) => evidence), ...accounts.map(fileOf)])
}

const matchItemOf = (page: PageFacts): MatchItem => ({ id: page.url, title: titleOf(page), text: page.text.slice(0, TEXT_CHARS), date: page.publishDate })

function compare(account: AccountContent, pages: readonly PageFacts[], items: readonly MatchItem[]): SharedItems {
  const posts = new Map(account.posts.map(post => [post.id, post]))
  const byItem = new Map<string, { post: string; lagHours: number | null; score: number }>()
  for (const { left, right, lagHours, score } of matchItems(items, account.posts)) {
    const before = byItem.get(left)
    // Posted twice: the first time counts, as readers saw it.
    if (before === undefined || Math.abs(lagHours ?? 1e9) < Math.abs(before.lagHours ?? 1e9)) byItem.set(left, { post: right, lagHours, score })
  }
  const dates = account.posts.flatMap(({ date }) => (date === null ? [] : [date.slice(0, 10)])).sort(order)
  return {
    kind: account.kind, name: account.name, posts: account.posts.length, from: dates[0] ?? null, to: dates.at(-1) ?? null,
    items: pages.map(page => {
      const match = byItem.get(page.url)
      const post = match === undefined ? undefined : posts.get(match.post)
      return {
        url: page.url, title: maskPersonalNumbers(titleOf(page)), date: page.publishDate ?? '', evidence: page.evidence,
        match: match === undefined || post === undefined ? null : { id: post.id, title: maskPersonalNumbers(post.title), lagHours: match.lagHours, score: match.score, evidence: post.evidence },
      }
    }),
  }
}
