import { sql } from 'drizzle-orm'
import { Client } from 'pg'
import type { Executor } from './executor.ts'
import type { Store } from './open.ts'

/** Progress and changes, told across processes; a hint to look again, never the only copy of anything. */
export interface Notice { readonly topic: string; readonly body: Readonly<Record<string, unknown>> }

const CHANNEL = 'zhengheng'
/** PostgreSQL carries less than 8,000 bytes. */
const MOST_BYTES = 7_900

/** Sent when the transaction commits, not at all when it rolls back. A body too long to carry goes without its content. */
export async function sendNotice({ db }: Executor, notice: Notice): Promise<void> {
  const text = JSON.stringify(notice)
  await db.execute(sql`select pg_notify(${CHANNEL}, ${Buffer.byteLength(text) < MOST_BYTES ? text : JSON.stringify({ topic: notice.topic, body: {} })})`)
}

/** Calls `hear` for every notice until the answer is called. After a lost connection it listens again, and says so by a notice of topic "reconnected": what came between is to be read anew. */
export async function listenToNotices(store: Pick<Store, 'url'>, hear: (notice: Notice) => void): Promise<() => Promise<void>> {
  let stopped = false
  let client: Client | undefined
  let retry: NodeJS.Timeout | undefined
  const connect = async () => {
    const next = new Client({ connectionString: store.url, application_name: 'zhengheng-notices', keepAlive: true })
    next.on('notification', ({ payload }) => { if (payload !== undefined) hear(JSON.parse(payload) as Notice) })
    next.on('error', () => undefined) // `end` follows and reconnects.
    next.on('end', () => { if (!stopped && client === next) again() })
    await next.connect()
    await next.query(`listen ${CHANNEL}`)
    client = next
  }
  const again = () => {
    retry = setTimeout(() => {
      connect().then(() => { hear({ topic: 'reconnected', body: {} }) }, () => { if (!stopped) again() })
    }, 1_000)
    retry.unref()
  }
  await connect()
  return async () => {
    stopped = true
    clearTimeout(retry)
    await client?.end()
  }
}
