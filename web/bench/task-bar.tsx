import { LeftOutlined, RightOutlined, UnorderedListOutlined } from '@ant-design/icons'
import { Button, Progress } from 'antd'
import { useWords } from '../app/language.tsx'
import { PageHead } from '../kit/page-head.tsx'
import type { QueueItem } from './queue.ts'
import { WORDS } from './words.ts'

interface TaskBarProps { readonly items: readonly QueueItem[]; readonly at: number; readonly open: number; readonly onPrevious?: () => void; readonly onNext?: () => void; readonly onQueue: () => void }

/** Where one is in the queue, and how far. */
export function TaskBar({ items, at, open, onPrevious, onNext, onQueue }: TaskBarProps) {
  const t = useWords(WORDS)
  return (
    <PageHead title={t.title} lead={(
      <span style={{ display: 'flex', flexWrap: 'wrap', gap: '2px 12px', alignItems: 'center' }}>
        {at >= 0 && <span>{t.place(at + 1, items.length)}</span>}
        <b style={{ color: 'var(--ink)' }}>{t.left(open)}</b>
        <span aria-hidden style={{ width: 160 }}><Progress percent={((items.length - open) / items.length) * 100} showInfo={false} size="small" /></span>
      </span>
    )} actions={(
      <>
        <Button icon={<UnorderedListOutlined />} onClick={onQueue}>{t.queue}</Button>
        <Button icon={<LeftOutlined />} aria-label={t.previous} disabled={!onPrevious} onClick={onPrevious} />
        <Button icon={<RightOutlined />} aria-label={t.next} disabled={!onNext} onClick={onNext} />
      </>
    )} />
  )
}
