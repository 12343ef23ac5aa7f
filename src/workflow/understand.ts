import type { Collection } from '../collect/archive/archive.ts'
import { defaultHosts } from '../collect/crawl/scope.ts'
import type { PageFacts } from '../facts/page-facts.ts'
import type { ImportedRecords } from '../facts/records/imported-records.ts'
import { summariseFacts } from '../facts/site/summarise-facts.ts'
import { understandSite } from '../facts/site/understand-site.ts'
import type { Facts } from '../measures/measure.ts'
import { staleColumns } from '../measures/stale-columns.ts'
import { CHANNEL_TITLES } from '../model/channel.ts'
import type { ChannelKind } from '../model/channel.ts'
import type { EvaluationDocument } from '../model/evaluation.ts'
import type { AccountContent } from '../model/media.ts'
import { AppError } from '../shared/errors.ts'
import { SiteGathering } from './site-gathering.ts'
import { beijingTime } from '../shared/beijing-time.ts'

export interface UnderstandOptions {
  /** Evaluation date YYYY-MM-DD; default: the day the archive ends, in China. */
  readonly date?: string
  /** Home page of the site; default: what was collected, or the most likely page of a foreign archive. */
  readonly home?: string
  /** Imported accounts of the unit; where no site is given, the first is what is evaluated. */
  readonly accounts?: readonly AccountContent[]
  /** Lists that people imported. */
  readonly records?: ImportedRecords
  /** Called after each record with the number read so far. */
  readonly progress?: (records: number) => void
}

/** Everything that an archive says about a site. */
export interface Understood {
  readonly facts: Facts
  readonly summary: EvaluationDocument['facts']
  readonly coverage: EvaluationDocument['coverage']
  readonly archive: EvaluationDocument['archive']
  readonly unit: { readonly name: string; readonly address: string; readonly channels: readonly { readonly kind: ChannelKind; readonly address: string }[] }
  readonly date: string
  readonly screenshots: readonly string[]
}

const EXAMPLES = 3
/** What was tried at every site of the unit; other probes are those of the first. */
const SITE_TRIALS: ReadonlySet<string> = new Set(['search-trial', 'question-trial', 'dataset-sample'])

/** A site of the unit: what it is to the unit, and what was collected of it. */
export interface SiteChannel { readonly kind: ChannelKind; readonly collection: Collection }

/**
 * Reads the archives of all sites of one unit, the website first, and understands them together with its accounts: pages of all of
 * them are the unit's, probes are those of the first. Throws `archive-empty` when the first holds no page. No network.
 */
export async function understandChannels(channels: readonly SiteChannel[], options: UnderstandOptions = {}): Promise<Understood> {
  const gathering = new SiteGathering()
  const sites: ReadSite[] = []
  let records = 0
  for (const [index, channel] of channels.entries()) {
    const site = await readSite(channel, index, gathering, () => options.progress?.(++records))
    if (index === 0 && gathering.pages().length === 0 && channel.collection.manifest === null) throw new AppError('archive-empty', { path: channel.collection.path, why: emptiness(records, gathering) })
    sites.push(site)
  }
  const pages = gathering.pages()
  const homes = sites.map((site, index) => (index === 0 ? options.home : undefined) ?? site.channel.collection.manifest?.target ?? likelyHome(pages.filter(({ url }) => site.urls.has(url))))
  const home = homes[0] ?? ''
  const hosts = [...new Set(sites.flatMap(({ channel }, index) => channel.collection.manifest?.hosts ?? (homes[index] ? defaultHosts(homes[index]) : [])))]
  const accounts = options.accounts ?? []
  const date = options.date ?? chinaDay(sites.length > 0 ? gathering.extent.to : lastImport(accounts))
  const observations = sites.flatMap(({ channel }, index) => channel.collection.observations.filter(({ probe }) => index === 0 || SITE_TRIALS.has(probe)))
  const facts = understandSite({
    home, pages, resources: gathering.resources, statuses: gathering.statuses, redirects: gathering.redirects, observations, date, hosts,
    ...(channels.length > 1 && { channels: sites.flatMap(({ channel: { kind } }, index) => (homes[index] ? [{ kind, home: homes[index] }] : [])) }),
    ...(options.accounts && { accounts: options.accounts }),
    ...(options.records && { records: options.records }),
    ...(channels.some(({ collection }) => collection.manifest === null || collection.faults.length > 0) && { anyMayLack: true }),
  })
  return {
    facts,
    summary: { ...summariseFacts(facts), staleColumns: staleColumns(facts, date).map(column => ({ ...column })) },
    coverage: withAccounts(coverageOf(channels.map(({ collection }) => collection), gathering, { facts, home }), accounts),
    archive: sites.flatMap(({ channel: { collection }, prefix }) => collection.files.map(file => ({ ...file, file: prefix + file.file }))),
    unit: { name: channels[0]?.collection.manifest?.unit ?? (home === '' ? (accounts[0]?.unit ?? '') : unitName(facts, home)), address: home || (accounts[0]?.address ?? ''), channels: [...sites.map(({ channel: { kind } }, index) => ({ kind, address: homes[index] ?? '' })), ...accounts.map(({ kind, address, name }) => ({ kind, address: address || name }))] },
    date,
    screenshots: gathering.screenshots,
  }
}

interface ReadSite {
  readonly channel: SiteChannel
  /** Before the names of its files, so that those of several channels are told apart; empty for the first. */
  readonly prefix: string
  /** Addresses that were answered. */
  readonly urls: ReadonlySet<string>
}

async function readSite(channel: SiteChannel, index: number, gathering: SiteGathering, counted: () => void): Promise<ReadSite> {
  const prefix = index === 0 ? '' : `${channel.kind}-${index}/`
  const urls = new Set<string>()
  for await (const record of channel.collection.records()) {
    urls.add(record.url)
    await gathering.add(prefix === '' || record.evidence.archive === undefined ? record : { ...record, evidence: { ...record.evidence, archive: prefix + record.evidence.archive } })
    counted()
  }
  return { channel, prefix, urls }
}

function emptiness(records: number, gathering: SiteGathering): string {
  const [failure] = gathering.failures()
  return records === 0 ? 'it holds no record' : `${records} records, none of them a page${failure ? `; first failure: ${failure.kind} ${failure.urls[0]}` : ''}`
}

/** In a foreign archive: the shortest address of the host that most pages are on. */
function likelyHome(pages: readonly PageFacts[]): string {
  const counts = new Map<string, number>()
  for (const { url, status } of pages) if (status < 400) counts.set(new URL(url).host, (counts.get(new URL(url).host) ?? 0) + 1)
  const [host] = [...counts].sort(([a, n], [b, m]) => m - n || (a < b ? -1 : 1))[0] ?? [new URL(pages[0]?.url ?? '').host]
  const urls = pages.map(({ url }) => url).filter(url => new URL(url).host === host)
  return urls.sort((a, b) => a.length - b.length || (a < b ? -1 : 1))[0] ?? ''
}

function unitName(facts: Facts, home: string): string {
  const fact = facts.home
  return (fact?.known ? (fact.value.siteName ?? fact.value.title) : '') || new URL(home).host
}

const lastImport = (accounts: readonly AccountContent[]): string => accounts.flatMap(({ imports }) => imports.map(({ importedAt }) => importedAt)).sort().at(-1) ?? ''

/** What was imported stands in the notes; without a site it is all there is. */
function withAccounts(coverage: EvaluationDocument['coverage'], accounts: readonly AccountContent[]): EvaluationDocument['coverage'] {
  if (accounts.length === 0) return coverage
  const notes = accounts.map(({ kind, name, imports, posts, comments, entries }) => `${CHANNEL_TITLES[kind][0]}账号“${name}”导入文件 ${imports.length} 份：发布内容 ${posts.length} 条、留言 ${comments.length} 条、菜单入口 ${entries.length} 个，有问题的行 ${imports.reduce((sum, { faultCount }) => sum + faultCount, 0)} 处`)
  if (coverage.target !== '') return { ...coverage, notes: [...coverage.notes, ...notes] }
  const times = accounts.flatMap(({ imports }) => imports.map(({ importedAt }) => importedAt)).sort()
  return {
    ...coverage, target: accounts[0]?.address || (accounts[0]?.name ?? ''), bytes: accounts.reduce((sum, { imports }) => sum + imports.reduce((size, file) => size + file.size, 0), 0),
    collected: { from: times[0] ?? '', to: times.at(-1) ?? '' }, notes,
  }
}

function coverageOf(collections: readonly Collection[], gathering: SiteGathering, { facts, home }: { facts: Facts; home: string }): EvaluationDocument['coverage'] {
  const first = collections[0]?.manifest ?? null
  const hosts = facts.hosts?.known ? facts.hosts.value : []
  const failures = gathering.failures()
  const { responses, bytes, from, to } = gathering.extent
  const faults = collections.flatMap(collection => collection.faults).map(fault => `归档文件 ${fault.file} 在第 ${fault.offset} 字节处损坏（${fault.why}），其余记录仍已读取`)
  return {
    target: home,
    pages: hosts.reduce((sum, host) => sum + host.pages, 0),
    responses,
    bytes,
    hosts: hosts.map(host => ({ ...host })),
    failures: failures.map(({ kind, urls }) => ({ kind, count: urls.length, examples: urls.slice(0, EXAMPLES) })),
    blocked: failures.find(({ kind }) => kind === 'blocked')?.urls.length ?? 0,
    sampled: { seed: first?.seed ?? '—', ended: first?.ended ?? null },
    collected: { from, to },
    notes: [...new Set(collections.flatMap(({ manifest }) => manifest?.notes ?? ['由他人归档评估：没有现场探测'])), ...faults],
  }
}

/** Campaigns run on Chinese time: the calendar day there at an ISO 8601 instant. */
function chinaDay(at: string): string {
  const time = Date.parse(at)
  return beijingTime(Number.isNaN(time) ? 0 : time).slice(0, 10)
}
