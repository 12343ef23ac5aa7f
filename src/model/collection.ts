import { z } from 'zod'
import { failureKind } from './evidence.ts'
import type { EvidenceRef } from './evidence.ts'

/**
 * A collection directory:
 *
 *     collection.json        this manifest
 *     archive/*.warc.gz      everything that was answered or failed, screenshots and rendered pages included
 *     index.jsonl            one IndexEntry per archived record: any page is retrievable by URL
 *     observations.jsonl     one Observation per line (probes, trials)
 *     suggestions.jsonl      one KeptSuggestion per line, where a language model was asked
 */
export const collectionManifest = z.strictObject({
  format: z.literal('zhengheng.collection/1'),
  tool: z.strictObject({ version: z.string() }),
  target: z.string(),
  unit: z.string().nullable(),
  /** Host patterns in scope: `example.gov.cn` and, with a leading `*.`, its sub-domains. */
  hosts: z.array(z.string()).min(1),
  options: z.record(z.string(), z.unknown()),
  /** Every sample is drawn from this recorded seed. */
  seed: z.string(),
  startedAt: z.string(),
  finishedAt: z.string().nullable(),
  /** Why collecting ended; null while it runs or after a kill. */
  ended: z.enum(['complete', 'page-budget', 'time-budget', 'interrupted', 'unreachable', 'blocked']).nullable(),
  notes: z.array(z.string()),
})
export type CollectionManifest = z.infer<typeof collectionManifest>

/** What a record of the archive is. */
export const RECORD_TYPES = ['response', 'redirect', 'failure', 'rendered', 'screenshot'] as const

/** One record of the archive. `url` is canonical. */
export const indexEntry = z.strictObject({
  url: z.string(),
  type: z.enum(RECORD_TYPES),
  at: z.string(),
  /** HTTP status, 0 for failures. */
  status: z.int(),
  mime: z.string(),
  sha256: z.string(),
  archive: z.string(),
  offset: z.int(),
  length: z.int(),
  /** Decoded body size in bytes. */
  size: z.int(),
  location: z.string().optional(),
  failure: failureKind.optional(),
  detail: z.string().optional(),
  /** Present for answers to HEAD: the empty body says nothing about the page. */
  method: z.literal('HEAD').optional(),
})
export type IndexEntry = z.infer<typeof indexEntry>

/** One archived exchange as the understanding side reads it, from our own or from anybody's archive. */
export type ArchivedRecord = {
  readonly url: string
  readonly at: string
  readonly evidence: EvidenceRef
} & (
  | {
      /** `rendered` is the DOM a browser made of the same URL; it supplements the response. */
      readonly type: 'response' | 'rendered'
      readonly status: number
      /** Names in lower case; repeated headers joined with ", ", set-cookie with "\n". */
      readonly headers: Readonly<Record<string, string>>
      /** Content-decoded (gzip, br, deflate undone), not charset-decoded. */
      readonly body: Uint8Array
      /** True when the body was cut at the size bound. */
      readonly truncated: boolean
      /** Present for answers to HEAD: the empty body says nothing about the page. */
      readonly method?: 'HEAD'
    }
  | { readonly type: 'redirect'; readonly status: number; readonly headers: Readonly<Record<string, string>>; readonly location: string }
  | { readonly type: 'screenshot'; readonly mime: string; readonly body: Uint8Array }
  | { readonly type: 'failure'; readonly failure: z.infer<typeof failureKind>; readonly detail: string }
)
