import { CHANNEL_TITLES } from '../../model/channel.ts'
import type { ChannelKind } from '../../model/channel.ts'
import type { AccountContent } from '../../model/media.ts'
import type { EvidenceRef, Fact } from '../../model/evidence.ts'
import type { Channel, ChannelFunction, ChannelFunctionName, Entry, EntryKind, NamedService } from '../facts.ts'
import { CHANNEL_FUNCTIONS } from '../facts.ts'
import { fileOf } from '../media/account-fact.ts'
import { ENTRY_WORDS } from '../lexicon/entry-words.ts'
import { ACCOUNT_LINKS, isServiceName, NAMED_SERVICES } from '../lexicon/named-services.ts'
import type { PageFacts } from '../page-facts.ts'
import { known, order, unknown } from './fact.ts'
import { homeMissing } from './home.ts'
import { hostOf, titleOf } from './site.ts'
import type { Site } from './site.ts'

/** What an entry of a site is for a channel. Names not here are named services of the same name. */
const ENTRY_OF: Readonly<Partial<Record<ChannelFunctionName, readonly EntryKind[]>>> = { 办事: ['service-platform'], 登录: ['login', 'register'], 搜索: ['search'], 咨询投诉: ['inbox'], 好差评: ['rating'], 用户空间: ['user-centre'] }
/** Elsewhere these words name data about a service and not the service. */
const ON_DATA_PLATFORMS: ReadonlySet<ChannelFunctionName> = new Set(['登录', '搜索', '用户空间', '统一身份认证'])
/** Data sets and replies are rated too, which is no rating of services. */
const OTHER_RATING = /数据|答复|回复|留言|信件|来信/
const PLACES_KEPT = 8
const NEEDED_GUIDES = 3
const NEEDED_DATASETS = 3

/** The sites and accounts of the unit: those archived, and those that its pages only lead to. Website first, then by kind and address. */
export function channels(site: Site, entries: Fact<readonly Entry[]>, services: Fact<readonly NamedService[]>): Fact<readonly Channel[]> {
  if (site.homePage === null) return unknown(homeMissing(site))
  const hosts = siteHosts(site)
  const sites = hosts.map(group => siteChannel(site, group, entries.known ? entries.value : [], services.known ? services.value : []))
  const accounts = (site.accounts ?? []).map(accountChannel)
  const linked = linkedAccounts(site).filter(({ kind }) => !accounts.some(account => account.kind === kind))
  const found = [...sites, ...accounts, ...linked]
  return known(found.sort((a, b) => KIND_ORDER.indexOf(a.kind) - KIND_ORDER.indexOf(b.kind) || order(a.address, b.address)), found.map(({ evidence }) => evidence))
}

const KIND_ORDER = Object.keys(CHANNEL_TITLES) as ChannelKind[]

interface HostGroup { readonly kind: ChannelKind; readonly home: string; readonly hosts: ReadonlySet<string>; readonly pages: readonly PageFacts[] }

/** Which channel a host of the unit belongs to: as declared, else by what stands on it. */
export function siteHosts(site: Site): HostGroup[] {
  const byHost = new Map<string, PageFacts[]>()
  for (const page of site.pages) {
    if (page.status >= 400 || !site.isInternal(page.url)) continue
    const host = hostOf(page.url)
    const pages = byHost.get(host)
    if (pages === undefined) byHost.set(host, [page])
    else pages.push(page)
  }
  const homeHost = hostOf(site.homePage?.url ?? site.home)
  const groups = new Map<string, { kind: ChannelKind; home: string; hosts: Set<string>; pages: PageFacts[] }>()
  for (const [host, pages] of [...byHost].sort(([a], [b]) => order(a, b))) {
    const declared = (site.channels ?? []).find(channel => hostOf(channel.home) === host)
    const kind = declared?.kind ?? (host === homeHost ? 'website' : kindByContent(pages))
    // Hosts that are nothing of their own belong to the website.
    const key = kind === 'website' ? 'website' : `${kind} ${host}`
    const group = groups.get(key) ?? { kind, home: declared?.home ?? (kind === 'website' ? (site.homePage?.url ?? site.home) : homeOf(pages)), hosts: new Set<string>(), pages: [] }
    group.hosts.add(host)
    group.pages.push(...pages)
    groups.set(key, group)
  }
  return [...groups.values()]
}

function kindByContent(pages: readonly PageFacts[]): ChannelKind {
  const guides = pages.filter(page => page.guide !== null).length
  if (guides >= NEEDED_GUIDES && guides >= pages.length / 20) return 'service-platform'
  return pages.filter(page => page.dataset !== null).length >= NEEDED_DATASETS ? 'data-platform' : 'website'
}

const homeOf = (pages: readonly PageFacts[]): string => pages.map(({ url }) => url).sort((a, b) => a.length - b.length || order(a, b))[0] ?? ''

function siteChannel(site: Site, { kind, home, hosts, pages }: HostGroup, entries: readonly Entry[], services: readonly NamedService[]): Channel {
  const isOn = (url: string): boolean => hosts.has(hostOf(url))
  const homePage = site.pageAt.get(site.resolve(home)) ?? pages[0]
  const others = new Set(services.filter(({ name }) => name === '答复评价' || name === '数据评价').map(({ url }) => pathOf(url)))
  const functions = CHANNEL_FUNCTIONS.flatMap((name): ChannelFunction[] => {
    if (kind === 'data-platform' && !ON_DATA_PLATFORMS.has(name)) return []
    const kinds = ENTRY_OF[name] ?? []
    const places: Pick<Entry, 'title' | 'url' | 'works' | 'linkedFrom'>[] = [...entries.filter(entry => kinds.includes(entry.kind) && (entry.kind !== 'rating' || !(OTHER_RATING.test(entry.title) || others.has(pathOf(entry.url))))), ...services.filter(service => service.name === name && service.by !== 'text')]
    const own = places.filter(place => isOn(place.url) || place.linkedFrom.some(isOn)).map(({ title, url, works }) => ({ name, title, url, works }))
    const guides = name === '办事' && own.length === 0 && pages.some(page => page.guide !== null) ? [{ name, title: '办事指南', url: home, works: true }] : []
    return uniquePlaces([...own, ...guides])
  })
  return {
    kind, name: homePage === undefined ? home : (homePage.siteName ?? titleOf(homePage)) || home, address: home, hosts: [...hosts].sort(order),
    seen: 'archived', pages: pages.length, lastDate: latest(pages.map(({ publishDate }) => publishDate), site.date), functions, evidence: homePage?.evidence ?? null,
  }
}

const pathOf = (url: string): string => url.split('?', 1)[0] ?? url

function uniquePlaces(places: readonly ChannelFunction[]): ChannelFunction[] {
  const rank = ({ works }: ChannelFunction): number => (works === true ? 0 : works === null ? 1 : 2)
  return [...new Map(places.map(place => [place.url, place])).values()].sort((a, b) => rank(a) - rank(b) || order(a.url, b.url)).slice(0, PLACES_KEPT)
}

/** The last day not after the evaluation: dates in the future are mistakes. */
function latest(dates: readonly (string | null)[], until: string): string | null {
  let last: string | null = null
  for (const date of dates) if (date !== null && date.slice(0, 10) <= until && (last === null || date > last)) last = date
  return last
}

/** An account offers what its menu names; posts are no entries. */
function accountChannel(account: AccountContent): Channel {
  const functions = CHANNEL_FUNCTIONS.flatMap(name => uniquePlaces(account.entries.filter(({ title }) => isFunction(name, title)).map(({ title, url, state }): ChannelFunction => ({ name, title, url, works: state === 'unknown' ? null : state === 'works' }))))
  return { kind: account.kind, name: account.name, address: account.address, hosts: [], seen: 'archived', pages: account.posts.length, lastDate: account.posts.reduce<string | null>((last, { date }) => (date !== null && (last === null || date > last) ? date : last), null), functions, evidence: fileOf(account) }
}

function isFunction(name: ChannelFunctionName, title: string): boolean {
  if (isServiceName(name) && NAMED_SERVICES[name].name.test(title) && NAMED_SERVICES[name].not?.test(title) !== true) return true
  if (name === '办事' && /办事|政务服务|服务大厅|微服务/.test(title)) return true
  return (ENTRY_OF[name] ?? []).some(kind => Object.hasOwn(ENTRY_WORDS, kind) && ENTRY_WORDS[kind as keyof typeof ENTRY_WORDS].link.test(title))
}

/** Accounts that pages of the unit lead to by link or picture (QR codes name themselves in their alternative text); one of each kind. */
function linkedAccounts(site: Site): Channel[] {
  return (Object.keys(ACCOUNT_LINKS) as (keyof typeof ACCOUNT_LINKS)[]).flatMap(kind => {
    const found = linkedAccount(site, kind)
    return found === null ? [] : [{ kind, name: found.text || CHANNEL_TITLES[kind][0], address: found.url, hosts: [], seen: 'linked' as const, pages: 0, lastDate: null, functions: [], evidence: found.evidence }]
  })
}

function linkedAccount(site: Site, kind: keyof typeof ACCOUNT_LINKS): { url: string; text: string; evidence: EvidenceRef } | null {
  const words = ACCOUNT_LINKS[kind]
  for (const page of site.homePage === null ? site.pages : [site.homePage, ...site.pages]) {
    if (page.status >= 400 || !site.isInternal(page.url)) continue
    for (const link of page.links) {
      if (link.kind !== 'a' && link.kind !== 'area' && link.kind !== 'img') continue
      const isNamed = link.date === null && link.text.length <= 16 && words.text.test(link.text)
      if (!isNamed && !words.url.test(link.url)) continue
      // A share button of a page leads to the platform and not to an account.
      const isShare = /share|分享|service\.weibo\.com/i.test(link.url) || /分享/.test(link.text)
      if (!isShare) return { url: link.url, text: link.text, evidence: page.evidence }
    }
  }
  return null
}
