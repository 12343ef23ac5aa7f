import { Card } from 'antd'
import type { ReactNode } from 'react'
import { Link } from 'react-router'
import type { Reply } from '../api/client.ts'
import { defineWords, useWords } from '../app/language.tsx'
import { COLOURS } from '../app/theme.ts'
import { CountBar } from '../kit/count-bar.tsx'
import { CollectionCounts } from '../parts/collection-counts.tsx'
import type { Campaign } from '../parts/campaign.ts'

const WORDS = defineWords({
  title: ['进度', 'Progress'],
  collections: ['采集', 'Collections'],
  tasks: ['评分任务', 'Marking tasks'],
  done: ['已完成', 'done'],
  open: ['未完成', 'open'],
  none: ['还没有开始', 'not begun'],
})

/** Counts as the server tells them. */
export function ProgressCards({ campaign, progress, badge }: { readonly campaign: Campaign; readonly progress: Reply<'get /campaigns/{id}/progress'>; readonly badge: ReactNode }) {
  const t = useWords(WORDS)
  const { collections, tasks } = progress
  return (
    <Card title={t.title} size="small" extra={badge}>
      <p style={{ margin: '0 0 4px' }}><Link to={`/campaigns/${campaign.id}/collections`}>{t.collections}</Link></p>
      {collections.length === 0 ? <span className="soft">{t.none}</span> : <CollectionCounts label={t.collections} counts={collections} />}
      <p style={{ margin: '14px 0 4px' }}><Link to={`/campaigns/${campaign.id}/tasks`}>{t.tasks}</Link></p>
      {tasks.open + tasks.done === 0 ? <span className="soft">{t.none}</span> : <CountBar label={t.tasks} parts={[{ key: 'done', name: t.done, count: tasks.done, colour: COLOURS.good }, { key: 'open', name: t.open, count: tasks.open, colour: COLOURS.open }]} />}
    </Card>
  )
}
