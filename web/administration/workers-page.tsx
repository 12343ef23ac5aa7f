import { Alert, Tag } from 'antd'
import { useReply } from '../api/queries.ts'
import { useWords } from '../app/language.tsx'
import { DataTable } from '../kit/data-table.tsx'
import { Loaded } from '../kit/loaded.tsx'
import { PageHead } from '../kit/page-head.tsx'
import { useTimes } from '../kit/times.ts'
import { SYSTEM_WORDS } from './system-words.ts'

/** Who collects and judges, and what waits. */
export function Page() {
  const t = useWords(SYSTEM_WORDS)
  const times = useTimes()
  const system = useReply('get /system', {}, { everyMs: 60_000 })
  return (
    <>
      <PageHead title={t.workers} lead={t.workersLead} />
      <Loaded of={system} rows={8}>
        {({ workers, queues }) => (
          <div style={{ display: 'grid', gridTemplateColumns: 'minmax(0, 1fr)', gap: 24 }}>
            {!workers.some(({ isAlive }) => isAlive) && <Alert type="warning" showIcon title={t.noWorker} />}
            <DataTable name={t.worker} rows={workers} rowKey={({ name }) => name} columns={[
              { key: 'name', title: t.worker, value: ({ name }) => name, width: 240 }, { key: 'host', title: t.host, value: ({ host }) => host, width: 180 },
              { key: 'state', title: t.state, value: ({ isAlive }) => (isAlive ? t.alive : t.gone), width: 90, show: ({ isAlive }) => <Tag variant="filled" color={isAlive ? 'success' : 'error'}>{isAlive ? t.alive : t.gone}</Tag> },
              { key: 'started', title: t.started, value: ({ startedAt }) => times.at(startedAt), width: 140 }, { key: 'heard', title: t.heard, value: ({ heartbeatAt }) => times.at(heartbeatAt), width: 140 },
              { key: 'collections', title: t.collections, value: ({ collections }) => collections, numeric: true, width: 110 },
            ]} />
            <DataTable name={t.queues} rows={queues} rowKey={({ queue, state }) => `${queue} ${state}`} columns={[
              { key: 'queue', title: t.queue, value: ({ queue }) => queue, width: 240 }, { key: 'state', title: t.state, value: ({ state }) => state, width: 120 },
              { key: 'count', title: t.count, value: ({ count }) => count, numeric: true, width: 90 }, { key: 'oldest', title: t.oldest, value: ({ oldest }) => times.at(oldest), width: 140 },
            ]} />
          </div>
        )}
      </Loaded>
    </>
  )
}
