import type { EvidenceRef, Fact } from '../../model/evidence.ts'
import type { AccountContent, AccountEntry, AccountType, AppPackage, Kept, MenuEntry, SearchFeature, SearchTry, StoreListing } from '../../model/media.ts'
import type { CentralTopic, PostKind } from '../lexicon/media-words.ts'
import { known, order, unknown } from '../site/fact.ts'
import { maskPersonalNumbers } from '../page/personal-data.ts'
import { factOf, fileOf, isInWindow, nameOf } from './account-fact.ts'
import type { OfAccount } from './account-fact.ts'
import { classifyPost } from './classify-post.ts'

/** An imported account, without what was posted. */
export interface MediaAccount extends OfAccount {
  readonly unit: string
  readonly address: string
  readonly type: AccountType | null
  /** Who the platform certified, as profile or register say; '' when neither does. */
  readonly subject: string
  readonly description: string
  /** Days the imports hold every post of: as was said, else first post to last import. Null: no dated post. */
  readonly covers: { readonly from: string; readonly to: string; readonly said: boolean } | null
  readonly posts: number
  readonly undated: number
  readonly imports: readonly { readonly name: string; readonly sha256: string; readonly formats: readonly string[]; readonly records: number; readonly faults: number }[]
  readonly evidence: EvidenceRef | null
}

export interface MediaPostFact {
  readonly id: string
  /** Title, or the beginning of the text; personal numbers starred. */
  readonly title: string
  readonly date: string
  readonly url: string
  readonly isRepost: boolean
  readonly kinds: readonly PostKind[]
  readonly topics: readonly CentralTopic[]
  readonly offTopic: readonly string[]
  readonly advert: readonly string[]
  readonly improper: readonly string[]
  readonly evidence: EvidenceRef
}

export interface MediaPosts extends OfAccount { readonly posts: readonly MediaPostFact[] }
export interface MediaMenu extends OfAccount { readonly entries: readonly Kept<MenuEntry>[] }
export interface MediaSearch extends OfAccount { readonly searches: readonly Kept<SearchTry>[]; readonly features: readonly Kept<SearchFeature>[] }
export interface MediaApp extends OfAccount { readonly packages: readonly Kept<AppPackage>[]; readonly listings: readonly Kept<StoreListing>[] }

const TITLE_CHARS = 60
const DAY_MS = 86_400_000

/** The accounts themselves. */
export function mediaAccounts(accounts: readonly AccountContent[]): Fact<readonly MediaAccount[]> {
  return factOf(accounts, account => ({
    ...nameOf(account), unit: account.unit, address: account.address, type: account.accountType, ...profileOf(account), covers: coversOf(account),
    posts: account.posts.length, undated: account.posts.filter(({ date }) => date === null).length,
    imports: account.imports.map(({ name, sha256, formats, records, faultCount }) => ({ name, sha256, formats, records, faults: faultCount })), evidence: fileOf(account),
  }))
}

/** Dated posts of the days before the evaluation, newest first, each classed. */
export function mediaPosts(accounts: readonly AccountContent[], date: string): Fact<readonly MediaPosts[]> {
  return factOf(accounts, account => ({
    ...nameOf(account),
    posts: account.posts.flatMap((post): MediaPostFact[] => {
      if (post.date === null || !isInWindow(post.date, date)) return []
      const { kinds, topics, offTopic, advert, improper } = classifyPost(post)
      return [{ id: post.id, title: maskPersonalNumbers(post.title || post.text.slice(0, TITLE_CHARS)), date: post.date, url: post.url, isRepost: post.isRepost, kinds, topics, offTopic, advert, improper, evidence: post.evidence }]
    }),
  }))
}

export const mediaMenus = (accounts: readonly AccountContent[]): Fact<readonly MediaMenu[]> => factOf(accounts.filter(({ entries }) => entries.length > 0), account => ({ ...nameOf(account), entries: account.entries }), '没有导入菜单入口')
export const mediaSearches = (accounts: readonly AccountContent[]): Fact<readonly MediaSearch[]> => factOf(accounts.filter(({ searches, features }) => searches.length + features.length > 0), account => ({ ...nameOf(account), searches: account.searches, features: account.features }), '没有导入搜索试用记录')
export const mediaApps = (accounts: readonly AccountContent[]): Fact<readonly MediaApp[]> => factOf(accounts.filter(({ packages, listings }) => packages.length + listings.length > 0), account => ({ ...nameOf(account), packages: account.packages, listings: account.listings }), '没有导入安装包或应用商店页面')

/** Registers of accounts, whichever account they were imported with; an account's own profile is no register. */
export function mediaRegister(accounts: readonly AccountContent[]): Fact<readonly Kept<AccountEntry>[]> {
  const found = accounts.flatMap(account => account.accounts.filter(({ unit }) => unit !== ''))
  const distinct = [...new Map(found.map(entry => [`${entry.platform} ${entry.unit} ${entry.name}`, entry])).values()].sort((a, b) => order(a.unit, b.unit) || order(a.name, b.name))
  return distinct.length === 0 ? unknown('没有导入账号名录') : known(distinct, distinct.slice(0, 10).map(({ evidence }) => evidence))
}

/** Its own entry in what was imported; of an app, whom the store or the certificate names. */
function profileOf({ kind, name, accounts, listings, packages }: AccountContent): Pick<MediaAccount, 'subject' | 'description'> {
  const own = accounts.filter(entry => entry.name === name && (entry.platform === null || entry.platform === kind))
  const said = own.find(({ subject }) => subject !== '')?.subject ?? ''
  const signer = /(?:^|, )O=([^,]{2,100})/.exec(packages[0]?.signer?.subject ?? '')?.[1] ?? ''
  return { subject: said || (kind === 'app' ? (listings.find(({ developer }) => developer !== '')?.developer ?? signer) : ''), description: own.find(({ description }) => description !== '')?.description ?? '' }
}

function coversOf({ covers, posts, imports }: AccountContent): MediaAccount['covers'] {
  if (covers !== null) return { ...covers, said: true }
  const dates = posts.flatMap(({ date }) => (date === null ? [] : [date.slice(0, 10)]))
  const last = imports.map(({ importedAt }) => new Date(Date.parse(importedAt) + DAY_MS / 3).toISOString().slice(0, 10)).sort().at(-1)
  const from = dates.at(-1)
  return from === undefined || last === undefined ? null : { from, to: last, said: false }
}
