import { readdir, rm } from 'node:fs/promises'
import { extname, join } from 'node:path'
import { readManifest } from '../collect/archive/manifest-file.ts'
import { openCollection } from '../collect/archive/open-collection.ts'
import { collectSite } from '../collect/collect.ts'
import type { CollectOptions, CollectProgress, CollectSummary } from '../collect/collection-run.ts'
import { retryAfterMs } from '../collect/crawl/pacing.ts'
import type { CollectionManifest } from '../model/collection.ts'
import type { FailureKind } from '../model/evidence.ts'
import { canonicalUrl } from '../page/url.ts'
import type { ObjectStore } from '../store/objects/object-store.ts'

/** How a campaign collects; the national rule's pace is the default of the worker. */
export type CollectSettings = Omit<CollectOptions, 'url' | 'out' | 'unit' | 'resume'>

export interface ChannelTarget {
  readonly address: string
  /** Name of the unit, for the manifest. */
  readonly unit: string
  /** Directory of this one attempt; what an earlier, killed run left there is taken up. */
  readonly dir: string
  readonly settings: CollectSettings
}

export interface CollectingContext {
  readonly objects: ObjectStore
  readonly signal: AbortSignal
  readonly progress: (progress: CollectProgress) => void
  /** May add to the directory what is to be kept with the collection. */
  readonly beforeKeeping?: (dir: string) => Promise<void>
}

export interface StoredFile { readonly path: string; readonly sha256: string; readonly size: number; readonly mediaType: string }

/** What `collection.finish` is told, and what decides whether to try again. */
export interface ChannelEnd {
  readonly state: 'complete' | 'partial' | 'failed'
  readonly failure: FailureKind | null
  readonly failureDetail: string | null
  readonly coverage: Readonly<Record<string, unknown>> | null
  readonly manifest: Readonly<Record<string, unknown>> | null
  readonly files: readonly StoredFile[]
  /** Of a site that was not seen: when its server asks us to come back, in seconds. */
  readonly retryAfterSeconds: number | null
}

const MEDIA_TYPES: Readonly<Record<string, string>> = { '.gz': 'application/warc', '.json': 'application/json', '.jsonl': 'application/x-ndjson' }
const MAX_DETAIL = 2_000

/**
 * Collects one channel and puts its files into the object store; null when the signal ended it: the directory then waits
 * to be taken up. A channel without a web address ends failed (`unsupported`). Rejects as `collectSite` and the object store do.
 */
export async function collectChannel({ address, unit, dir, settings }: ChannelTarget, context: CollectingContext): Promise<ChannelEnd | null> {
  const url = canonicalUrl(address)
  if (url === null) return failedEnd('unsupported', `not a web address: ${address}`)
  const { signal, progress } = context
  const { manifest, summary } = await collectSite({ ...settings, url, out: dir, unit, resume: await isResumable(dir, url) }, { signal, progress })
  if (summary.ended === 'interrupted') return null
  const unseen = summary.ended === 'unreachable' || summary.ended === 'blocked'
  const refusal = unseen ? await readRefusal(dir, manifest) : null
  if (!unseen) await context.beforeKeeping?.(dir)
  const failure = summary.failure?.failure ?? (summary.ended === 'blocked' ? 'blocked' : 'timeout')
  return {
    state: unseen ? 'failed' : summary.ended === 'time-budget' ? 'partial' : 'complete',
    // A server that cannot show its robots.txt is in trouble; it does not forbid anything.
    failure: !unseen ? null : failure === 'robots' && refusal?.isTrouble ? 'http' : failure,
    failureDetail: unseen ? (summary.failure?.detail ?? summary.ended).slice(0, MAX_DETAIL) : null,
    coverage: coverageOf(summary),
    manifest: manifest as unknown as Readonly<Record<string, unknown>>,
    files: await storeFiles(dir, context.objects),
    retryAfterSeconds: refusal?.retryAfterSeconds ?? null,
  }
}

/** An end without anything seen or kept. */
export function failedEnd(failure: FailureKind | null, detail: string): ChannelEnd {
  return { state: 'failed', failure, failureDetail: detail.slice(0, MAX_DETAIL), coverage: null, manifest: null, files: [], retryAfterSeconds: null }
}

const coverageOf = ({ elapsedMs: _elapsed, ...counts }: CollectSummary): Readonly<Record<string, unknown>> => ({ ...counts })

/** True when the directory holds a collection of this address. Anything else in it was killed before its first page and goes. */
async function isResumable(dir: string, url: string): Promise<boolean> {
  const manifest = await readManifest(dir)
  if (manifest?.target === url) return true
  await rm(dir, { recursive: true, force: true })
  return false
}

async function storeFiles(dir: string, objects: ObjectStore): Promise<StoredFile[]> {
  const entries = await readdir(dir, { recursive: true, withFileTypes: true })
  const paths = entries.filter(entry => entry.isFile()).map(entry => join(entry.parentPath, entry.name).slice(dir.length + 1).replaceAll('\\', '/')).sort()
  const files: StoredFile[] = []
  for (const path of paths) files.push({ path, ...(await objects.putFile(join(dir, path))), mediaType: MEDIA_TYPES[extname(path)] ?? 'application/octet-stream' })
  return files
}

/** What the server said instead of the home page, or instead of its robots.txt. */
async function readRefusal(dir: string, { target, finishedAt, startedAt }: CollectionManifest): Promise<{ readonly isTrouble: boolean; readonly retryAfterSeconds: number | null } | null> {
  const collection = await openCollection(dir, { canonicalUrl })
  try {
    const robots = await collection.get(new URL('/robots.txt', target).href)
    const record = robots?.type === 'response' && robots.status >= 500 ? robots : await collection.get(target)
    if (record?.type !== 'response') return null
    const ms = record.status === 429 || record.status === 503 ? retryAfterMs(record.headers['retry-after'], new Date(finishedAt ?? startedAt)) : null
    return { isTrouble: record.status >= 500, retryAfterSeconds: ms === null ? null : Math.ceil(ms / 1000) }
  } finally {
    await collection.close()
  }
}
