/**
 * What a round over the national fleet needs: the scheduling rule of src/jobs (oldest ready job of a registrable host that
 * nobody works on; the real retry policy and default settings) under a fake clock. `node bench/sizing.ts [--write]` prints
 * the tables, or writes them into docs/guide/sizing.md.
 */
import { readFileSync, writeFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { collectingOf } from '../src/jobs/campaign-settings.ts'
import { afterSiteFailure } from '../src/jobs/retry-policy.ts'
import type { FailureKind } from '../src/model/evidence.ts'

interface Assumptions {
  readonly sites: number
  readonly medianPages: number
  /** Of the logarithm of the number of pages. */
  readonly sigma: number
  readonly failing: number
  /** Of the failing addresses: how many answer in a later attempt. */
  readonly recovering: number
  /** Mean of sites per registrable host; geometric. */
  readonly sitesPerHost: number
  readonly requestsPerPage: number
  readonly bytesPerPage: number
  readonly filesPerPage: number
  readonly bytesPerFile: number
  readonly archivedPerReceived: number
  readonly slotsPerWorker: number
  readonly maxPages: number
  readonly maxMinutes: number
  readonly rate: number
}

const settings = collectingOf({})
const BASE: Assumptions = {
  sites: 14_474, medianPages: 3_000, sigma: 1.3, failing: 0.37, recovering: 0, sitesPerHost: 3,
  requestsPerPage: 2.2, bytesPerPage: 22_000, filesPerPage: 0.16, bytesPerFile: 300_000, archivedPerReceived: 1.2, slotsPerWorker: 32,
  maxPages: settings.maxPages, maxMinutes: settings.maxMinutes, rate: settings.rate,
}
/** How long an attempt that sees nothing takes, in seconds, and how often each kind stands among the failing. */
const FAILURES: readonly { readonly kind: FailureKind; readonly share: number; readonly seconds: number }[] = [
  { kind: 'dns', share: 0.5, seconds: 5 }, { kind: 'timeout', share: 0.25, seconds: 45 }, { kind: 'refused', share: 0.1, seconds: 5 }, { kind: 'blocked', share: 0.1, seconds: 5 }, { kind: 'tls', share: 0.05, seconds: 5 },
]
/** Probes that are spread over the crawl: a site is never done sooner. */
const LEAST_SECONDS = 30
const SEED = 20_261_122

function randomFrom(seed: number): () => number {
  let state = seed
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296
  }
}

/** Smallest first. */
class Heap<T> {
  readonly #items: T[] = []
  readonly #rank: (item: T) => number
  constructor(rank: (item: T) => number) { this.#rank = rank }
  get first(): T | undefined { return this.#items[0] }
  push(item: T): void {
    const items = this.#items
    let at = items.push(item) - 1
    while (at > 0) {
      const parent = (at - 1) >> 1
      if (this.#rank(items[parent] as T) <= this.#rank(item)) break
      items[at] = items[parent] as T
      at = parent
    }
    items[at] = item
  }
  pop(): T | undefined {
    const items = this.#items
    const top = items[0]
    const last = items.pop()
    if (last === undefined || items.length === 0) return top
    let at = 0
    for (;;) {
      let child = 2 * at + 1
      if (child >= items.length) break
      if (child + 1 < items.length && this.#rank(items[child + 1] as T) < this.#rank(items[child] as T)) child++
      if (this.#rank(items[child] as T) >= this.#rank(last)) break
      items[at] = items[child] as T
      at = child
    }
    items[at] = last
    return top
  }
}

interface Site { readonly host: number; readonly pages: number; readonly failure: (typeof FAILURES)[number] | null; readonly recovers: boolean }

function makeFleet({ sites, medianPages, sigma, failing, recovering, sitesPerHost }: Assumptions): Site[] {
  const random = randomFrom(SEED)
  const normal = () => Math.sqrt(-2 * Math.log(1 - random())) * Math.cos(2 * Math.PI * random())
  let host = 0
  return Array.from({ length: sites }, () => {
    if (random() < 1 / sitesPerHost) host++
    const pages = Math.max(1, Math.round(medianPages * Math.exp(sigma * normal())))
    const fails = random() < failing
    let draw = random()
    const failure = FAILURES.find(({ share }) => (draw -= share) < 0) ?? FAILURES[0]
    const recovers = random() < recovering
    return { host, pages, failure: fails && failure ? failure : null, recovers }
  })
}

interface Job { readonly site: Site; readonly attempt: number; readonly created: number; readonly readyAt: number }
interface Round { readonly end: number; readonly seenBy95: number; readonly busy: number; readonly seen: number; readonly unseen: number; readonly cut: number; readonly pages: number; readonly received: number }

/** One round with so many sites at a time; all jobs are there at the beginning. */
function simulate(fleet: readonly Site[], slots: number, by: Assumptions): Round {
  const waiting = new Heap<Job>(({ readyAt }) => readyAt)
  const running = new Heap<{ readonly job: Job; readonly until: number }>(({ until }) => until)
  const byHost = new Map<number, Heap<Job>>()
  const heads = new Heap<Job>(({ created }) => created)
  const active = new Set<number>()
  const doneAt: number[] = []
  const sum = { busy: 0, unseen: 0, cut: 0, pages: 0, end: 0 }
  for (const [created, site] of fleet.entries()) waiting.push({ site, attempt: 1, created: created / 1e6, readyAt: 0 })
  /** What the fetch query does: the oldest ready job of a host without an active one. */
  const fetch = (): Job | undefined => {
    for (let head = heads.pop(); head; head = heads.pop()) {
      const queue = byHost.get(head.site.host)
      if (active.has(head.site.host) || queue?.first !== head) continue
      queue.pop()
      return head
    }
    return undefined
  }
  let free = slots
  for (let now = 0; ;) {
    for (let job = waiting.first; job && job.readyAt <= now; job = waiting.first) {
      waiting.pop()
      const queue = byHost.get(job.site.host) ?? new Heap<Job>(({ created }) => created)
      byHost.set(job.site.host, queue)
      queue.push(job)
      if (queue.first === job) heads.push(job)
    }
    while (free > 0) {
      const job = fetch()
      if (!job) break
      free--
      active.add(job.site.host)
      const until = now + secondsOf(job, by)
      sum.busy += until - now
      running.push({ job, until })
    }
    const next = Math.min(running.first?.until ?? Infinity, waiting.first?.readyAt ?? Infinity)
    if (next === Infinity) break
    now = next
    for (let ended = running.first; ended && ended.until <= now; ended = running.first) {
      running.pop()
      free++
      const { job } = ended
      active.delete(job.site.host)
      const head = byHost.get(job.site.host)?.first
      if (head) heads.push(head)
      sum.end = now
      if (sees(job)) {
        doneAt.push(now)
        const pages = pagesOf(job.site, by)
        sum.pages += pages
        if (pages < job.site.pages) sum.cut++
        continue
      }
      const step = afterSiteFailure(job.site.failure?.kind ?? 'timeout', job.attempt, null)
      if (step.kind === 'never') sum.unseen++
      else waiting.push({ site: job.site, attempt: job.attempt + 1, created: now, readyAt: now + step.seconds })
    }
  }
  const seenBy95 = doneAt[Math.floor(doneAt.length * 0.95)] ?? 0
  return { end: sum.end, seenBy95, busy: sum.busy / (slots * sum.end), seen: doneAt.length, unseen: sum.unseen, cut: sum.cut, pages: sum.pages, received: sum.pages * (by.bytesPerPage + by.filesPerPage * by.bytesPerFile) }
}

const sees = ({ site, attempt }: Job): boolean => site.failure === null || (site.recovers && attempt > 1)
const pagesOf = ({ pages }: Site, by: Assumptions): number => Math.min(pages, by.maxPages, Math.floor((by.maxMinutes * 60 * by.rate) / by.requestsPerPage))
const secondsOf = (job: Job, by: Assumptions): number => (sees(job) ? Math.max(LEAST_SECONDS, (pagesOf(job.site, by) * by.requestsPerPage) / by.rate) : (job.site.failure?.seconds ?? 0))

const hours = (seconds: number): string => (seconds / 3600).toFixed(seconds < 36_000 ? 1 : 0)
const terabytes = (bytes: number): string => (bytes / 1e12).toFixed(2)

function table(title: string, by: Assumptions, workers: readonly number[]): string {
  const fleet = makeFleet(by)
  const rows = workers.map(count => {
    const { end, seenBy95, busy, seen, unseen, cut, pages, received } = simulate(fleet, count * by.slotsPerWorker, by)
    return `| ${[count, count * by.slotsPerWorker, hours(seenBy95), hours(end), `${(busy * 100).toFixed(0)} %`, seen, unseen, cut, (pages / 1e6).toFixed(1), terabytes(received), terabytes(received * by.archivedPerReceived)].join(' | ')} |`
  })
  return `**${title}**\n\n| workers | sites at a time | hours to 95 % of the sites seen | hours to the end | slots busy | seen | not seen | cut by a bound | pages, millions | received, TB | stored, TB |\n|${'---|'.repeat(11)}\n${rows.join('\n')}\n`
}

function report(): string {
  const whole = { ...BASE, maxPages: 1_000_000 }
  const counts = [1, 2, 4, 8, 16]
  return [
    table(`Default settings: at most ${BASE.maxPages} pages a site`, BASE, counts),
    table(`Whole sites: only the ${BASE.maxMinutes / 60} hours a site bound`, whole, counts),
    table('Whole sites, each on a registrable host of its own', { ...whole, sitesPerHost: 1 }, [4]),
    table('Whole sites, half of the failing addresses answer later', { ...whole, recovering: 0.5 }, [4]),
    table('Whole sites, sigma 1.0', { ...whole, sigma: 1 }, [4]),
    table('Whole sites, sigma 1.6', { ...whole, sigma: 1.6 }, [4]),
  ].join('\n')
}

const GUIDE = fileURLToPath(new URL('../docs/guide/sizing.md', import.meta.url))
const [BEGIN, END] = ['<!-- begin: bench/sizing.ts -->', '<!-- end: bench/sizing.ts -->']
if (process.argv.includes('--write')) {
  const text = readFileSync(GUIDE, 'utf8')
  const [from, to] = [text.indexOf(BEGIN), text.indexOf(END)]
  if (from < 0 || to < from) throw new Error(`${GUIDE} lacks its marks`)
  writeFileSync(GUIDE, `${text.slice(0, from + BEGIN.length)}\n${report()}${text.slice(to)}`)
} else process.stdout.write(report())
