import type { Collection } from '../collect/archive/archive.ts'
import { defaultHosts } from '../collect/crawl/scope.ts'
import type { PageFacts } from '../facts/page-facts.ts'
import { summariseFacts } from '../facts/site/summarise-facts.ts'
import { understandSite } from '../facts/site/understand-site.ts'
import type { Facts } from '../measures/measure.ts'
import { staleColumns } from '../measures/stale-columns.ts'
import type { EvaluationDocument } from '../model/evaluation.ts'
import { AppError } from '../shared/errors.ts'
import { SiteGathering } from './site-gathering.ts'
import { beijingTime } from '../shared/beijing-time.ts'

export interface UnderstandOptions {
  /** Evaluation date YYYY-MM-DD; default: the day the archive ends, in China. */
  readonly date?: string
  /** Home page of the site; default: what was collected, or the most likely page of a foreign archive. */
  readonly home?: string
  /** Called after each record with the number read so far. */
  readonly progress?: (records: number) => void
}

/** Everything that an archive says about a site. */
export interface Understood {
  readonly facts: Facts
  readonly summary: EvaluationDocument['facts']
  readonly coverage: EvaluationDocument['coverage']
  readonly archive: EvaluationDocument['archive']
  readonly unit: { readonly name: string; readonly address: string }
  readonly date: string
  readonly screenshots: readonly string[]
}

const EXAMPLES = 3

/** Reads a whole archive once and understands it; throws `archive-empty` when it holds no page. No network. */
export async function understandCollection(collection: Collection, options: UnderstandOptions = {}): Promise<Understood> {
  const gathering = new SiteGathering()
  let records = 0
  for await (const record of collection.records()) {
    await gathering.add(record)
    options.progress?.(++records)
  }
  const pages = gathering.pages()
  const { manifest } = collection
  if (pages.length === 0 && manifest === null) throw new AppError('archive-empty', { path: collection.path, why: emptiness(records, gathering) })
  const home = options.home ?? manifest?.target ?? likelyHome(pages)
  const hosts = manifest?.hosts ?? defaultHosts(home)
  const date = options.date ?? chinaDay(gathering.extent.to)
  const facts = understandSite({ home, pages, resources: gathering.resources, statuses: gathering.statuses, redirects: gathering.redirects, observations: collection.observations, date, hosts })
  return {
    facts,
    summary: { ...summariseFacts(facts), staleColumns: staleColumns(facts, date).map(column => ({ ...column })) },
    coverage: coverageOf(collection, gathering, { facts, home }),
    archive: collection.files.map(file => ({ ...file })),
    unit: { name: manifest?.unit ?? unitName(facts, home), address: home },
    date,
    screenshots: gathering.screenshots,
  }
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

function coverageOf(collection: Collection, gathering: SiteGathering, { facts, home }: { facts: Facts; home: string }): EvaluationDocument['coverage'] {
  const hosts = facts.hosts?.known ? facts.hosts.value : []
  const failures = gathering.failures()
  const { responses, bytes, from, to } = gathering.extent
  const faults = collection.faults.map(fault => `归档文件 ${fault.file} 在第 ${fault.offset} 字节处损坏（${fault.why}），其余记录仍已读取`)
  return {
    target: home,
    pages: hosts.reduce((sum, host) => sum + host.pages, 0),
    responses,
    bytes,
    hosts: hosts.map(host => ({ ...host })),
    failures: failures.map(({ kind, urls }) => ({ kind, count: urls.length, examples: urls.slice(0, EXAMPLES) })),
    blocked: failures.find(({ kind }) => kind === 'blocked')?.urls.length ?? 0,
    sampled: { seed: collection.manifest?.seed ?? '—', ended: collection.manifest?.ended ?? null },
    collected: { from, to },
    notes: [...(collection.manifest?.notes ?? ['由他人归档评估：没有现场探测']), ...faults],
  }
}

/** Campaigns run on Chinese time: the calendar day there at an ISO 8601 instant. */
function chinaDay(at: string): string {
  const time = Date.parse(at)
  return beijingTime(Number.isNaN(time) ? 0 : time).slice(0, 10)
}
