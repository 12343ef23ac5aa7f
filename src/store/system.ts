import { sql } from 'drizzle-orm'
import type { Executor } from './executor.ts'

/** What an installation holds, and on what. Sizes in bytes. */
export interface SystemState {
  readonly databaseVersion: string
  readonly databaseBytes: number
  readonly schema: number
  readonly evidenceObjects: number
  readonly evidenceBytes: number
  readonly campaigns: number
  readonly units: number
  readonly people: number
  readonly judgements: number
}

export async function readSystemState({ db }: Executor): Promise<SystemState> {
  const { rows: [row] } = await db.execute<SystemState & Record<string, unknown>>(sql`select
    current_setting('server_version') as "databaseVersion", pg_database_size(current_database())::float8 as "databaseBytes", (select max(number) from zhengheng_migration) as schema,
    (select count(*)::int from evidence_object) as "evidenceObjects", (select coalesce(sum(size), 0)::float8 from evidence_object) as "evidenceBytes",
    (select count(*)::int from campaign) as campaigns, (select count(*)::int from unit) as units, (select count(*)::int from person) as people,
    (select greatest(reltuples, 0)::int from pg_class where oid = 'judgement'::regclass) as judgements`)
  if (row === undefined) throw new Error('a select without from answers one row')
  return row
}

/** A process that runs jobs, and what it is at. Alive: its heartbeat came in time. */
export interface WorkerState { readonly name: string; readonly host: string; readonly startedAt: string; readonly heartbeatAt: string; readonly isAlive: boolean; readonly collections: number }
/** Jobs of one queue by their state; `oldest`: since when the first one that could run waits. */
export interface QueueState { readonly queue: string; readonly state: string; readonly count: number; readonly oldest: string | null }

const isoOf = (column: string) => sql.raw(`to_char(${column} at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')`)

/** The queues as the database has them; nothing before the first worker started. */
export async function readQueues({ db }: Executor): Promise<{ workers: WorkerState[]; queues: QueueState[] }> {
  const { rows: [made] } = await db.execute<{ job: string | null; instance: string | null }>(sql`select to_regclass('pgboss.job')::text as job, to_regclass('pgboss.instance')::text as instance`)
  if (!made?.job) return { workers: [], queues: [] }
  const { rows: queues } = await db.execute<QueueState & Record<string, unknown>>(sql`
    select name as queue, state::text as state, count(*)::int as count, ${isoOf("min(case when state < 'active' then greatest(created_on, start_after) end)")} as oldest
    from pgboss.job where name not like '\\_\\_pgboss%' group by 1, 2 order by 1, 2`)
  if (!made.instance) return { workers: [], queues }
  const { rows: workers } = await db.execute<WorkerState & Record<string, unknown>>(sql`
    select coalesce(name, host || ':' || pid) as name, host, ${isoOf('started_on')} as "startedAt", ${isoOf('heartbeat_on')} as "heartbeatAt",
      stopped_on is null and heartbeat_on > now() - 3 * heartbeat_seconds * interval '1 second' as "isAlive",
      (select count(*)::int from collection c where c.state = 'running' and c.held_by like 'worker: ' || replace(replace(replace(i.name, '\\', '\\\\'), '%', '\\%'), '_', '\\_') || '/%') as collections
    from pgboss.instance i where stopped_on is null or stopped_on > now() - interval '1 day' order by 5 desc, 1`)
  return { workers, queues }
}
