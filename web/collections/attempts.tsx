import { Button, Timeline } from 'antd'
import { useAllItems } from '../api/queries.ts'
import { useWords } from '../app/language.tsx'
import { Loaded } from '../kit/loaded.tsx'
import { StateTag } from '../kit/states.tsx'
import { useTimes } from '../kit/times.ts'
import type { Detail } from './collection-drawer.tsx'
import { pagesOf } from './collection-list.tsx'
import { useFailureName } from './failure-name.ts'
import { DETAIL_WORDS, WORDS } from './words.ts'

/** Every attempt at the same channel in this campaign, newest first; each leads to its own log. */
export function Attempts({ of: { id, campaignId, entrantId, channelId }, onChoose }: { readonly of: Detail; readonly onChoose: (id: string) => void }) {
  const t = useWords(DETAIL_WORDS)
  const w = useWords(WORDS)
  const { at } = useTimes()
  const failureName = useFailureName()
  const all = useAllItems('get /campaigns/{campaignId}/collections', { campaignId, entrantId })
  return (
    <Loaded of={all} rows={2}>{({ items }) => (
      <Timeline items={items.filter(one => one.channelId === channelId).sort((a, b) => b.attempt - a.attempt).map(one => ({
        color: one.state === 'failed' ? 'red' : one.state === 'complete' ? 'green' : 'gray',
        content: <>
          <div>{one.id === id ? <b aria-current>{t.nth(one.attempt)}</b> : <Button type="link" size="small" style={{ padding: 0 }} onClick={() => { onChoose(one.id) }}>{t.nth(one.attempt)}</Button>} <StateTag state={one.state} />{one.failure !== null && failureName(one.failure)} {pagesOf(one) !== null && w.found(pagesOf(one) ?? 0)}</div>
          <div className="soft">{one.startedAt === null ? t.inQueue : `${at(one.startedAt)} – ${at(one.finishedAt)}`}</div>
        </>,
      }))} />
    )}</Loaded>
  )
}
