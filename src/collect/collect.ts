import type { CollectionManifest } from '../model/collection.ts'
import { collectionManifest } from '../model/collection.ts'
import type { Observation } from '../model/evidence.ts'
import { canonicalUrl } from '../page/url.ts'
import { AppError } from '../shared/errors.ts'
import { VERSION } from '../shared/version.ts'
import type { Archive } from './archive/archive.ts'
import { readManifest, writeManifest } from './archive/manifest-file.ts'
import { appendObservation, readObservations } from './archive/observation-log.ts'
import { openCollection } from './archive/open-collection.ts'
import { openArchiveThread } from './archive-thread.ts'
import type { CollectOptions, CollectProgress, CollectSummary, Phase } from './collection-run.ts'
import { BrowserNetwork } from './crawl/browser-network.ts'
import { systemClock } from './crawl/clock.ts'
import type { Clock } from './crawl/clock.ts'
import { Crawl } from './crawl/crawl.ts'
import type { CrawlEnd } from './crawl/crawl.ts'
import { Gleaner } from './crawl/glean.ts'
import type { Renderer } from './crawl/renderer.ts'
import { ReaderHere, ReaderThread } from './crawl/reader-thread.ts'
import { Scope, defaultHosts } from './crawl/scope.ts'
import { runQuestionTrials } from './crawl/question-trials.ts'
import { runSearchTrials } from './crawl/search-trials.ts'
import type { Failure } from './exchange.ts'
import { sampleDatasets } from './open-data/sample-datasets.ts'
import { HttpClient } from './http/client.ts'
import { probeContext } from './probes/context.ts'
import { runSiteProbes } from './probes/site-probes.ts'

export interface CollectContext {
  /** Interrupts: what is in flight is finished, the directory is left resumable, and the result says `interrupted`. */
  readonly signal?: AbortSignal
  readonly clock?: Clock
  /** Called often; show what you like of it. */
  readonly progress?: (progress: CollectProgress) => void
  /** Tests hand in their own; default: the browser pool, unless `options.browser` is off. */
  readonly renderer?: Renderer & { close(): Promise<void> }
}

/** Answers that may wait for the archive: enough to keep it busy, little enough not to be felt. */
const IN_FLIGHT_BYTES = 8 * 1024 * 1024
/** Requests to the home page that availability is told from. */
const SAMPLES = 10
const MAX_CHECKS_PER_PAGE = 4
/** Pages from which reading gets a thread of its own. */
const LARGE = 500
/** Probes that a slow site still keeps waiting this long after the time budget are given up: not seen, not failed. */
const PROBES_GRACE_MS = 15_000
/** Data sets that are looked into, fewer on a small budget of pages; and the time they get when it is used up. */
const MOST_DATASETS = 30
const PAGES_A_DATASET = 10
const SAMPLING_GRACE_MS = 60_000

/**
 * Collects a site into `options.out`: crawl, probes, screenshots, search trials. Nothing is ever sent but GET and HEAD.
 * Rejects with `target-unusable`, `directory-in-use`, `nothing-to-resume`, `write-failed`; a site that cannot be seen is
 * no error but ends `unreachable` or `blocked`.
 */
export async function collectSite(options: CollectOptions, context: CollectContext = {}): Promise<{ readonly manifest: CollectionManifest; readonly summary: CollectSummary }> {
  const start = canonicalUrl(options.url)
  if (start === null) throw new AppError('target-unusable', { target: options.url, why: 'not an http or https address' })
  const clock = context.clock ?? systemClock
  const signal = context.signal ?? new AbortController().signal
  const client = new HttpClient({ allowPrivate: options.allowPrivate, overrides: options.overrides, connections: options.concurrency, now: () => clock.now(), ...(options.userAgent !== undefined && { userAgent: options.userAgent }) })
  const { archive, manifest, earlier } = await openRun(options, start, client, clock)
  const network = new BrowserNetwork(client, clock)
  // Loaded only when wanted: it brings a large library with it.
  const browser = options.browser && context.renderer === undefined ? new (await import('./browser/renderer.ts')).BrowserRenderer({ send: network.send, userAgent: client.userAgent, now: () => clock.now() }) : null
  const renderer = context.renderer ?? browser
  const startedMs = clock.ms()
  const seen = new Set(earlier.map(made => `${made.probe} ${made.target}`))
  const made = async (observation: Observation): Promise<void> => {
    const key = `${observation.probe} ${observation.target}`
    if (seen.has(key)) return
    seen.add(key)
    await appendObservation(options.out, observation)
  }
  let phase: Phase = 'crawl'
  const probing: { done: Promise<void> | null } = { done: null }
  const crawled = Promise.withResolvers<void>()
  const deadline = startedMs + options.maxMinutes * 60_000
  const probeSite = (url: string): Promise<void> => probe(url, crawl, crawled.promise, { options, client, archive, clock, signal, made, deadline })
  const scope = new Scope(manifest.hosts)
  const today = clock.now().getTime()
  const gleaner = new Gleaner(scope, today)
  // A crawl at a host's pace waits most of its time, and a small one is over before a thread has started.
  const reader = options.rate === 0 && options.maxPages >= LARGE ? new ReaderThread({ hosts: manifest.hosts, today }, gleaner) : new ReaderHere(gleaner)
  const crawl: Crawl = new Crawl({
    start, client, archive, clock, signal, renderer, reader, gleaner, seed: manifest.seed, scope, rate: options.rate, concurrency: options.concurrency,
    budget: { pages: options.maxPages, files: options.maxPages, checks: options.maxPages * MAX_CHECKS_PER_PAGE, renders: Math.min(400, options.maxPages), deadline },
    onHome: url => (probing.done = probeSite(url)),
    onProgress: () => context.progress?.(snapshot(crawl, options, phase)),
  })
  network.refusal = url => (crawl.isInScope(url) ? crawl.visitor.refusal(url) : Promise.resolve(null))
  try {
    // A site that could not be seen is asked anew.
    if (options.resume && manifest.ended !== 'unreachable' && manifest.ended !== 'blocked') await restore(crawl, options.out, new Set(earlier.filter(isTrial).map(each => each.target)))
    const ended = manifest.ended === 'complete' ? 'complete' : await crawl.run()
    crawled.resolve()
    const finish: { ended: CrawlEnd } = { ended }
    if (!signal.aborted && manifest.ended !== 'complete') {
      const home = crawl.home ?? start
      phase = 'probes'
      context.progress?.(snapshot(crawl, options, phase))
      await (probing.done ?? probeSite(home))
      if (crawl.home !== null) {
        phase = 'screenshots'
        context.progress?.(snapshot(crawl, options, phase))
        await takeScreenshots(crawl, home, renderer, archive, signal)
        phase = 'search'
        context.progress?.(snapshot(crawl, options, phase))
        const done = new Set(earlier.filter(isTrial).map(each => each.target))
        const trying = { intake: crawl.intake, visitor: crawl.visitor, archive, renderer, clock, seed: manifest.seed, home, signal, done, made }
        await runSearchTrials(trying)
        await runQuestionTrials(trying)
        phase = 'datasets'
        context.progress?.(snapshot(crawl, options, phase))
        if (!earlier.some(each => each.probe === 'dataset-sample')) await sampleOpenData(crawl, { options, archive, clock, signal, made, deadline, seed: manifest.seed, scope, home })
      }
    }
    await probing.done
    if (signal.aborted) finish.ended = 'interrupted'
    const missing = browser?.missing ? [`没有可用的浏览器，需要脚本的页面未渲染，也没有截图（${browser.missing.message}）`] : []
    const final: CollectionManifest = { ...manifest, finishedAt: clock.now().toISOString(), ended: finish.ended, notes: [...new Set([...manifest.notes, ...crawl.notes.all(), ...missing])] }
    await archive.close()
    if (archive.failed) throw archive.failed
    await writeManifest(options.out, final)
    phase = 'done'
    context.progress?.(snapshot(crawl, options, phase))
    return { manifest: final, summary: summarise(crawl, final, clock.ms() - startedMs) }
  } finally {
    crawled.resolve()
    await probing.done?.catch(() => undefined) // whatever stopped the crawl is what the caller hears
    await reader.close()
    await archive.close()
    await renderer?.close()
    await client.close()
  }
}

/** Queries and questions of ours: their answers are no pages of the site. */
const isTrial = ({ probe }: Observation): boolean => probe === 'search-trial' || probe === 'question-trial'

/** Begins a collection or takes up an old one: its archive mended, its manifest, and what was observed so far. */
async function openRun(options: CollectOptions, start: string, client: HttpClient, clock: Clock): Promise<{ archive: Archive; manifest: CollectionManifest; earlier: readonly Observation[] }> {
  const archiveOptions = { maxInFlightBytes: IN_FLIGHT_BYTES, maxInFlight: options.concurrency, software: `zhengheng/${VERSION}`, userAgent: client.userAgent }
  if (options.resume) {
    const manifest = await readManifest(options.out)
    if (manifest === null) throw new AppError('nothing-to-resume', { path: options.out, why: 'no collection.json' })
    if (manifest.target !== start) throw new AppError('nothing-to-resume', { path: options.out, why: `it holds a collection of ${manifest.target}` })
    const { archive } = await openArchiveThread({ dir: options.out, resume: true, options: archiveOptions })
    return { archive, manifest, earlier: await readObservations(options.out) }
  }
  const { archive } = await openArchiveThread({ dir: options.out, resume: false, options: archiveOptions })
  const { hostname } = new URL(start)
  const startedAt = clock.now().toISOString()
  const notes = options.userAgent === undefined && !options.allowPrivate ? ['采集器没有写明运营者的联系方式：正式采集请用 --user-agent 写上网址或电话，便于被采集网站联系'] : []
  const manifest = collectionManifest.parse({
    format: 'zhengheng.collection/1',
    tool: { version: VERSION },
    target: start,
    unit: options.unit ?? null,
    hosts: options.hosts && options.hosts.length > 0 ? [...options.hosts] : defaultHosts(start),
    options: { maxPages: options.maxPages, maxMinutes: options.maxMinutes, rate: options.rate, concurrency: options.concurrency, browser: options.browser, allowPrivate: options.allowPrivate, userAgent: client.userAgent },
    seed: options.seed ?? `${hostname} ${startedAt.slice(0, 10)}`,
    startedAt,
    finishedAt: null,
    ended: null,
    notes,
  })
  await writeManifest(options.out, manifest)
  return { archive, manifest, earlier: [] }
}

/** Rebuilds what the crawl knew from what it archived. Answers to search queries are no pages of the site. */
async function restore(crawl: Crawl, dir: string, trials: ReadonlySet<string>): Promise<void> {
  const collection = await openCollection(dir)
  try {
    for await (const record of collection.records()) if (!trials.has(record.url)) crawl.restore(record)
  } finally {
    await collection.close()
  }
}

/** Probes run beside the crawl, spread over its time; the links for IPv6 are known when it is over. Never rejects for an abort. */
async function probe(home: string, crawl: Crawl, crawled: Promise<void>, run: { options: CollectOptions; client: HttpClient; archive: Archive; clock: Clock; signal: AbortSignal; made: (observation: Observation) => Promise<void>; deadline: number }): Promise<void> {
  const { options, client, archive, clock, made } = run
  const late = new AbortController()
  const timer = setTimeout(() => late.abort(new Error('time budget used up')), Math.max(0, run.deadline - clock.ms()) + PROBES_GRACE_MS)
  const signal = AbortSignal.any([run.signal, late.signal])
  const context = probeContext({
    addressBook: client.addressBook, overrides: options.overrides, signal, now: () => clock.now(), sleep: ms => clock.sleep(ms, signal),
    send: async (url, init) => {
      const exchange = await crawl.visitor.probe(url, init)
      return { exchange, entry: await archive.write(exchange) }
    },
  })
  const target = { url: home, links: () => crawled.then(() => crawl.intake.columns), samples: SAMPLES, intervalMs: options.rate === 0 ? 50 : 1500 }
  try {
    await runSiteProbes(target, context, made)
  } catch (error) {
    if (!signal.aborted) throw error
    if (late.signal.aborted) crawl.notes.add('时间已到，部分探测（如首页可用性）未做完')
  } finally {
    clearTimeout(timer)
  }
}

/** Looks into data sets drawn by the seed. Interrupted, it notes nothing and begins anew when resumed. */
async function sampleOpenData(crawl: Crawl, run: { options: CollectOptions; archive: Archive; clock: Clock; signal: AbortSignal; made: (observation: Observation) => Promise<void>; deadline: number; seed: string; scope: Scope; home: string }): Promise<void> {
  const { options, archive, clock, signal, deadline, seed, scope, home } = run
  const size = Math.min(MOST_DATASETS, Math.ceil(options.maxPages / PAGES_A_DATASET))
  const made = await sampleDatasets({ watch: crawl.intake.portals, visitor: crawl.visitor, scope, archive, clock, seed, home, size, signal, hasSeen: url => crawl.hasSeen(url), deadline: Math.max(deadline, clock.ms() + SAMPLING_GRACE_MS) })
  if (made !== null && !signal.aborted) await run.made(made)
}

async function takeScreenshots(crawl: Crawl, home: string, renderer: Renderer | null, archive: Archive, signal: AbortSignal): Promise<void> {
  if (renderer === null) return
  for (const url of [home, ...crawl.intake.columns.slice(0, 5)]) {
    if (signal.aborted) return
    const shot = await renderer.screenshot(url)
    if (shot.ok) await archive.writeScreenshot({ url, at: shot.at, mime: shot.mime, image: shot.image })
    else if (shot.failure !== 'browser') crawl.notes.add(`截图失败：${url}（${shot.detail.slice(0, 200)}）`)
  }
}

function snapshot(crawl: Crawl, options: CollectOptions, phase: Phase): CollectProgress {
  let failures = 0
  for (const count of crawl.counts.failures.values()) failures += count
  const { pages, files, checks, rendered, bytes } = crawl.counts
  return { phase, pages, maxPages: options.maxPages, queued: crawl.queued, files, checks, rendered, failures, bytes }
}

function summarise(crawl: Crawl, manifest: CollectionManifest, elapsedMs: number): CollectSummary {
  const { failures, ...counts } = crawl.counts
  const failure: Failure | null = crawl.home === null ? crawl.homeFailure : null
  return { ...counts, ended: manifest.ended ?? 'interrupted', known: crawl.known, elapsedMs: Math.round(elapsedMs), home: crawl.home, failure, failures: Object.fromEntries([...failures].toSorted(([a], [b]) => (a < b ? -1 : 1))) }
}
