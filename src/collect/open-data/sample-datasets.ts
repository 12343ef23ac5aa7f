import type { IndexEntry } from '../../model/collection.ts'
import type { Observation } from '../../model/evidence.ts'
import type { ProbeValues } from '../../model/probes.ts'
import { joinDatasets } from '../../page/open-data/dataset.ts'
import type { Dataset } from '../../page/open-data/dataset.ts'
import { readDataCatalogue } from '../../page/open-data/read-catalogue.ts'
import { readPage } from '../../page/read-page.ts'
import { canonicalUrl } from '../../page/url.ts'
import type { Archive } from '../archive/archive.ts'
import type { Exchange } from '../exchange.ts'
import { detectBlock } from '../crawl/blocked.ts'
import type { Clock } from '../crawl/clock.ts'
import { SeededSample, drawNumber } from '../crawl/seeded-sample.ts'
import type { Scope } from '../crawl/scope.ts'
import type { Visitor } from '../crawl/visitor.ts'
import { evidenceOf } from '../probe.ts'
import { wellKnown } from './portal-products.ts'
import { portalLinksOf } from './portal-watch.ts'
import type { FoundPortal, PortalWatch } from './portal-watch.ts'

type Sample = ProbeValues['dataset-sample']

export interface DatasetSampling {
  readonly watch: PortalWatch
  readonly visitor: Visitor
  readonly scope: Scope
  readonly archive: Archive
  readonly clock: Clock
  readonly seed: string
  readonly home: string
  /** Data sets to look into. */
  readonly size: number
  /** Nothing more is asked after this, on the clock's `ms` scale. */
  readonly deadline: number
  readonly signal: AbortSignal
  /** Whether the crawl fetched an address. */
  readonly hasSeen: (url: string) => boolean
}

/** Raised when the value means something else. */
const VERSION = 1
const LIST_PAGES = 20
const MOST_REQUESTS = 250
const FILES_EACH = 2
const FILE_BYTES = 16 * 1024 * 1024
const TEXT_BYTES = 8 * 1024 * 1024
/** Formats whose rows can be read come first. */
const READABLE: ReadonlySet<string> = new Set(['csv', 'json', 'xml', 'xlsx', 'xls', 'jsonl', 'geojson'])
/** An address that may change something is not called, whatever its page says. */
const CHANGES = /add|insert|update|delete|remove|save|submit|apply|login|logout|register|upload|reset|token/i

/**
 * Asks the catalogues of the portals that were met, draws a sample of all data sets by the collection's seed, and archives of each its
 * page, up to two files and one call of an interface. Null when the site shows no data set; then nothing was drawn.
 */
export async function sampleDatasets(sampling: DatasetSampling): Promise<Observation<Sample> | null> {
  const desk = new Desk(sampling)
  const { watch, seed, home, clock, size } = sampling
  const at = clock.now().toISOString()
  const portals = [...watch.portals.values()]
  const used: FoundPortal[] = []
  for (const portal of portals.length > 0 ? portals : [...watch.origins].flatMap(wellKnown)) if (await desk.list(portal)) used.push(portal)
  const all = new Set([...desk.listed.keys(), ...watch.datasets.keys()])
  if (all.size === 0) return null
  const drawn = new SeededSample<string>(`${seed} datasets`, size)
  for (const url of all) drawn.offer(url, url)
  const datasets: Sample['datasets'][number][] = []
  for (const url of drawn.values) datasets.push(await desk.look(url, used.length > 0 ? used : portals))
  return {
    probe: 'dataset-sample', probeVersion: VERSION, target: home, at, evidence: desk.catalogues.map(evidenceOf).slice(0, LIST_PAGES), ok: true,
    value: { portals: used.map(({ product, base }) => ({ product: product.id, base })), listed: all.size, seed, datasets: datasets.sort((a, b) => (a.url < b.url ? -1 : 1)) },
  }
}

/** Where requests are counted and answers archived. */
class Desk {
  readonly listed = new Map<string, Dataset>()
  /** Index entries of the catalogue's answers. */
  readonly catalogues: IndexEntry[] = []
  readonly #sampling: DatasetSampling
  #requests = 0

  constructor(sampling: DatasetSampling) {
    this.#sampling = sampling
  }

  /** Reads a catalogue page by page until one is shorter than the first or says nothing new; false when it gave no data set. */
  async list({ product, base }: FoundPortal): Promise<boolean> {
    const given = new Set<string>()
    let first = 0
    for (let index = 0; index < LIST_PAGES; index++) {
      const url = product.list(base, index)
      const sets = url === null ? null : await this.#read(url, 'catalogue')
      const before = given.size
      for (const set of sets ?? []) given.add(set)
      if (index === 0) first = given.size
      if (given.size === before || given.size - before < first) break
    }
    return given.size > 0
  }

  /** Archives what is to be seen of one data set. */
  async look(url: string, portals: readonly FoundPortal[]): Promise<Sample['datasets'][number]> {
    const { watch, seed, hasSeen } = this.#sampling
    if (!watch.datasets.get(url) && !hasSeen(url)) await this.#read(url, 'page')
    for (const { product, base } of portals) if (url.startsWith(`${base}/`)) for (const detail of product.details(base, url)) await this.#read(detail, 'page')
    const links = watch.datasets.get(url)
    const set = this.listed.get(url)
    const files = [...new Map([...(links?.files ?? []), ...(set?.files ?? [])].map(file => [file.url, file])).values()]
      .map(file => ({ ...file, rank: (READABLE.has(file.format) ? 0 : 2 ** 50) + drawNumber(seed, file.url) })).sort((a, b) => a.rank - b.rank).slice(0, FILES_EACH)
    const apis = [...new Set([...(links?.apis ?? []), ...(set?.apis ?? [])])].filter(api => !CHANGES.test(new URL(api).pathname)).sort().slice(0, 1)
    for (const { url: file } of files) if (!hasSeen(file)) await this.#fetch(file, FILE_BYTES)
    for (const api of apis) if (!hasSeen(api)) await this.#fetch(api, TEXT_BYTES)
    return { url, files: files.map(file => file.url), apis }
  }

  /** Fetches and understands a page or answer; answers the data sets it lists, null when nothing was seen. */
  async #read(address: string, role: 'catalogue' | 'page'): Promise<readonly string[] | null> {
    const fetched = await this.#fetch(address, TEXT_BYTES)
    if (fetched === null) return null
    const { answer, url, entry } = fetched
    const { body } = answer
    const contentType = answer.headers['content-type'] ?? null
    if (role === 'catalogue') this.catalogues.push(entry)
    if (/html/i.test(contentType ?? '')) {
      const page = readPage(body, { url, contentType })
      if (detectBlock(answer, page) !== null) return null
      const links = portalLinksOf(page, this.#sampling.scope)
      this.#sampling.watch.take(links)
      return links.datasets
    }
    const sets = readDataCatalogue(new TextDecoder().decode(body), url)
    for (const set of sets) {
      const known = this.listed.get(set.url)
      if (known !== undefined) this.listed.set(set.url, joinDatasets(known, set))
      // What a page was met of before it is listed is added to it; an addition to nothing is kept for its page.
      else if (set.title !== '' || this.#sampling.watch.datasets.has(set.url)) this.listed.set(set.url, set)
    }
    return sets.filter(({ title }) => title !== '').map(set => set.url)
  }

  async #fetch(address: string, bodyBytes: number): Promise<{ answer: Extract<Exchange['outcome'], { ok: true }>; url: string; entry: IndexEntry } | null> {
    const { visitor, scope, archive, clock, deadline, signal } = this.#sampling
    const url = canonicalUrl(address)
    if (url === null || !scope.includes(url) || signal.aborted || this.#requests >= MOST_REQUESTS || clock.ms() >= deadline || (await visitor.refusal(url)) !== null) return null
    this.#requests++
    const { exchanges, last } = await visitor.visit(url, { bodyBytes, wanted: async next => scope.includes(next) && (await visitor.refusal(next)) === null })
    const entries: IndexEntry[] = []
    for (const exchange of exchanges) entries.push(await archive.write(exchange))
    const { outcome } = last
    const entry = entries.at(-1)
    if (!outcome.ok || outcome.status >= 400 || outcome.location !== null || entry === undefined) return null
    return { answer: outcome, url: last.url, entry }
  }
}
