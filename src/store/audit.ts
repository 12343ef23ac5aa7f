import { createHash } from 'node:crypto'
import { and, asc, desc, eq, gt, gte, lte, sql } from 'drizzle-orm'
import type { InferSelectModel } from 'drizzle-orm'
import { bulkInsert } from './bulk-insert.ts'
import { canonicalJson } from './canonical-json.ts'
import type { Executor } from './executor.ts'
import { cursorKeys, pageLimit, pageOf } from './page.ts'
import type { Page, PageRequest } from './page.ts'
import { auditEntry } from './schema/tables.ts'
import { storableJson, storableText } from './storable-json.ts'

export type AuditEntry = InferSelectModel<typeof auditEntry>

/** What a verb tells of itself. */
export interface AuditRecord {
  /** ISO 8601, the moment of the verb. */
  readonly at: string
  readonly actorId: string | null
  /** A person's name as it was, or the part of the software that acted. */
  readonly actor: string
  /** The verb, e.g. "mark.submit". */
  readonly action: string
  readonly campaignId: string | null
  readonly subjectKind: string
  readonly subjectId: string
  /** Before and after, reason: whatever the verb changed. JSON. */
  readonly detail: Readonly<Record<string, unknown>>
}

/** The hash before the first entry. */
export const GENESIS = '0'.repeat(64)
const LOCK = 720_113_002
const PAGE = 2_000

/** The hash of an entry: SHA-256 over the previous hash, a line break and the canonical JSON of what the entry says. */
export function auditHash(previousHash: string, seq: number, { at, actorId, actor, action, campaignId, subjectKind, subjectId, detail }: AuditRecord): string {
  return createHash('sha256').update(`${previousHash}\n${canonicalJson({ seq, at, actorId, actor, action, campaignId, subjectKind, subjectId, detail })}`).digest('hex')
}

/** As the database will give it back: times in UTC to the millisecond, no unstorable characters. */
function asStored(record: AuditRecord): AuditRecord {
  return {
    at: new Date(record.at).toISOString(), actorId: record.actorId?.toLowerCase() ?? null, actor: storableText(record.actor), action: record.action,
    campaignId: record.campaignId?.toLowerCase() ?? null, subjectKind: record.subjectKind, subjectId: storableText(record.subjectId),
    detail: JSON.parse(storableJson(record.detail)) as AuditRecord['detail'],
  }
}

/**
 * Appends to the chain and answers its new head. Call it last in the transaction: until that commits, every other writer
 * of the log waits, which is what keeps the chain free of gaps and forks.
 */
export async function appendAudit(ex: Executor, ...records: readonly AuditRecord[]): Promise<{ seq: number; hash: string }> {
  return ex.transaction(async tx => {
    const { rows: [lock] } = await tx.db.execute<{ isolation: string }>(sql`select current_setting('transaction_isolation') as isolation, pg_advisory_xact_lock(${LOCK})`)
    // With one snapshot for the whole transaction the head read below would be an old one.
    if (lock?.isolation !== 'read committed') throw new Error(`appendAudit in a ${lock?.isolation} transaction`)
    const head = await auditHead(tx)
    let { seq, hash } = head
    const rows = records.map(record => {
      const stored = asStored(record)
      const previousHash = hash
      seq += 1
      hash = auditHash(previousHash, seq, stored)
      return Object.assign(stored, { seq, previousHash, hash })
    })
    await bulkInsert(tx, auditEntry, rows)
    return { seq, hash }
  })
}

/** The last entry's number and hash; publish it, and nobody can cut the end off unseen. */
export async function auditHead({ db }: Executor): Promise<{ seq: number; hash: string }> {
  const [row] = await db.select({ seq: auditEntry.seq, hash: auditEntry.hash }).from(auditEntry).orderBy(desc(auditEntry.seq)).limit(1)
  return row ?? { seq: 0, hash: GENESIS }
}

export type AuditVerdict =
  | { readonly intact: true; readonly entries: number; readonly head: string }
  | { readonly intact: false; readonly seq: number; readonly why: 'gap' | 'link' | 'content' | 'head' }

/**
 * Recomputes the whole chain in bounded memory. gap: an entry is missing; link: it does not follow from the one before;
 * content: it was altered; head: the chain does not contain the expected head (its end was cut off or rewritten).
 */
export async function verifyAudit({ db }: Executor, expected?: { readonly seq: number; readonly hash: string }): Promise<AuditVerdict> {
  let seq = 0
  let hash = GENESIS
  let seen = expected === undefined || expected.seq === 0
  for (;;) {
    const rows = await db.select().from(auditEntry).where(gt(auditEntry.seq, seq)).orderBy(asc(auditEntry.seq)).limit(PAGE)
    if (rows.length === 0) break
    for (const row of rows) {
      if (row.seq !== seq + 1) return { intact: false, seq: seq + 1, why: 'gap' }
      if (row.previousHash !== hash) return { intact: false, seq: row.seq, why: 'link' }
      if (auditHash(hash, row.seq, row) !== row.hash) return { intact: false, seq: row.seq, why: 'content' }
      ;({ seq, hash } = row)
      if (expected?.seq === seq) {
        if (expected.hash !== hash) return { intact: false, seq, why: 'head' }
        seen = true
      }
    }
  }
  return seen ? { intact: true, entries: seq, head: hash } : { intact: false, seq: seq + 1, why: 'head' }
}

export interface AuditFilter extends PageRequest {
  readonly campaignId?: string | undefined
  readonly subject?: { readonly kind: string; readonly id: string } | undefined
  /** A verb, or with a dot at its end all of a noun: "appeal.". */
  readonly action?: string | undefined
  readonly actorContains?: string | undefined
  /** Instants, both included. */
  readonly from?: string | undefined
  readonly to?: string | undefined
}

/** Newest first. */
export async function listAudit({ db }: Executor, filter: AuditFilter): Promise<Page<AuditEntry>> {
  const limit = pageLimit(filter)
  const after = cursorKeys(filter, ['number'])
  const rows = await db.select().from(auditEntry).where(and(
    after && sql`${auditEntry.seq} < ${after[0]}`,
    filter.campaignId === undefined ? undefined : eq(auditEntry.campaignId, filter.campaignId),
    filter.subject && and(eq(auditEntry.subjectKind, filter.subject.kind), eq(auditEntry.subjectId, filter.subject.id)),
    filter.action === undefined ? undefined : filter.action.endsWith('.') ? sql`starts_with(${auditEntry.action}, ${filter.action})` : eq(auditEntry.action, filter.action),
    filter.actorContains === undefined ? undefined : sql`position(lower(${filter.actorContains}) in lower(${auditEntry.actor})) > 0`,
    filter.from === undefined ? undefined : gte(auditEntry.at, filter.from),
    filter.to === undefined ? undefined : lte(auditEntry.at, filter.to),
  )).orderBy(desc(auditEntry.seq)).limit(limit + 1)
  return pageOf(rows, limit, row => [row.seq])
}
