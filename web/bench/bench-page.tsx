import { useQueryClient } from '@tanstack/react-query'
import { Alert, Button, Empty, Result, Skeleton } from 'antd'
import { useCallback, useEffect, useState } from 'react'
import { useNavigate, useParams } from 'react-router'
import { call } from '../api/client.ts'
import { useWords } from '../app/language.tsx'
import { PageHead } from '../kit/page-head.tsx'
import { ProblemNotice } from '../kit/problem-notice.tsx'
import { useUrlState } from '../kit/url-state.ts'
import type { DraftKeeper } from './drafts.ts'
import { QueueDrawer } from './queue-drawer.tsx'
import { useQueue } from './queue.ts'
import type { Grouping, QueueItem } from './queue.ts'
import { TaskBar } from './task-bar.tsx'
import { TaskDesk } from './task-desk.tsx'
import { useAnyDraft, useDrafts } from './use-drafts.ts'
import { WORDS } from './words.ts'

/** The queue of one's own marks, and one task at a time to judge by the keyboard. */
export function Page() {
  const { campaignId = '', taskId } = useParams()
  const t = useWords(WORDS)
  const navigate = useNavigate()
  const keeper = useDrafts()
  useAnyDraft(keeper)
  const [by, setBy] = useUrlState('by', 'indicator')
  const [show, setShow] = useUrlState('show', 'open')
  const grouping: Grouping = by === 'unit' ? 'unit' : 'indicator'
  const queue = useQueue(campaignId, grouping)
  const [isQueueOpen, setQueueOpen] = useState(false)
  const [last, setLast] = useState<string | null>(null)
  const restored = useRestore(keeper, queue.items)

  const isDone = useCallback(({ task }: QueueItem) => { const state = keeper.draft(task.id)?.state; return state === undefined ? task.state === 'done' : state !== 'draft' }, [keeper])
  const at = queue.items.findIndex(({ task }) => task.id === taskId)
  const open = queue.items.filter(item => !isDone(item))
  const go = useCallback((id: string) => { setQueueOpen(false); void navigate({ pathname: `/campaigns/${campaignId}/bench/${id}`, search: window.location.search }) }, [navigate, campaignId])
  const wanted = show === 'all' ? queue.items : queue.items.filter((item, i) => i === at || !isDone(item))
  const place = wanted.findIndex(({ task }) => task.id === taskId)
  const after = wanted[place + 1] ?? (show === 'all' ? undefined : wanted[0]?.task.id === taskId ? undefined : wanted[0])
  const before = show === 'all' ? wanted[place - 1] : queue.items[at - 1]
  const first = queue.isLoading ? undefined : open[0]
  useEffect(() => { if (taskId === undefined && first) void navigate({ pathname: `/campaigns/${campaignId}/bench/${first.task.id}`, search: window.location.search }, { replace: true }) }, [taskId, first, navigate, campaignId])

  if (queue.problem) return <><PageHead title={t.title} /><ProblemNotice problem={queue.problem} retry={queue.retry} /></>
  if (queue.isLoading || !queue.campaign) return <><PageHead title={t.title} /><Skeleton active /></>
  if (queue.items.length === 0) return <><PageHead title={t.title} /><Empty description={t.none} /></>
  const failed = queue.items.filter(({ task }) => task.id !== taskId && ['refused', 'conflict'].includes(keeper.draft(task.id)?.status ?? ''))
  return (
    <>
      <TaskBar items={queue.items} at={at} open={open.length} {...(before && { onPrevious: () => { go(before.task.id) } })} {...(after && { onNext: () => { go(after.task.id) } })} onQueue={() => { setQueueOpen(true) }} />
      {restored > 0 && <Alert type="info" showIcon closable title={t.restored(restored)} style={{ marginBottom: 8 }} />}
      {failed.length > 0 && <Alert type="error" showIcon role="alert" style={{ marginBottom: 8 }} title={<>{t.failed} {failed.map(item => <Button key={item.task.id} type="link" size="small" onClick={() => { go(item.task.id) }}>{item.unit} · {item.path.at(-1)}</Button>)}</>} />}
      {at === -1 ? <Result status="success" title={open.length === 0 ? t.allDone : t.title} extra={<Button onClick={() => { setQueueOpen(true) }}>{t.queue}</Button>} /> : (
        <TaskDesk
          campaignId={campaignId} taskId={taskId ?? ''} keeper={keeper} rating={queue.campaign.settings.rating}
          nextId={after?.task.id ?? null} previousId={before?.task.id ?? null} lastId={last} isQueueOpen={isQueueOpen}
          onGo={go} onHandedIn={id => { setLast(id); if (after) go(after.task.id) }}
          onQueue={() => { setQueueOpen(true) }} onGroup={() => { setBy(grouping === 'unit' ? 'indicator' : 'unit') }}
        />
      )}
      <QueueDrawer isOpen={isQueueOpen} onClose={() => { setQueueOpen(false) }} items={wanted} here={taskId} isDone={isDone} onGo={go} by={grouping} onBy={setBy} show={show} onShow={setShow} />
    </>
  )
}

/** Sends what earlier visits left in this browser; answers how many marks that were. */
function useRestore(keeper: DraftKeeper, items: readonly QueueItem[]): number {
  const queries = useQueryClient()
  const [restored, setRestored] = useState(0)
  const isReady = items.length > 0
  useEffect(() => {
    if (!isReady) return
    const own = new Set(items.map(({ task }) => task.id))
    const waiting = keeper.keptTasks().filter(id => own.has(id) && keeper.draft(id) === undefined)
    void Promise.all(waiting.map(async id => {
      const material = await queries.fetchQuery({ queryKey: ['get /tasks/{id}', { id }], queryFn: async () => call('get /tasks/{id}', { id }) })
      keeper.open(id, material.mark)
    })).then(() => { setRestored(waiting.length) }, () => undefined) // Not reached now: what is kept stays for the next visit.
    // Once per visit, when the queue is there.
    // eslint-disable-next-line react-hooks/exhaustive-deps
  }, [isReady])
  return restored
}
