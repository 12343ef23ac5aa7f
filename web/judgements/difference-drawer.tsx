import { Alert, Button, Drawer, Segmented, Space } from 'antd'
import { useState } from 'react'
import { useAction, useReply } from '../api/queries.ts'
import type { Reply } from '../api/client.ts'
import { useWords } from '../app/language.tsx'
import { Loaded } from '../kit/loaded.tsx'
import { ProblemNotice } from '../kit/problem-notice.tsx'
import { ReasonDialog } from '../kit/reason-dialog.tsx'
import { StateTag } from '../kit/states.tsx'
import { useEntrants, useTable } from '../parts/campaign.ts'
import type { Cohort, Table } from '../parts/campaign.ts'
import { JudgementView } from '../parts/judgement-view.tsx'
import { PointText } from '../parts/point-view.tsx'
import { DIFFERENCE_WORDS, WORDS } from './words.ts'

type Difference = Reply<'get /judgements/{id}/difference'>['differences'][number]
type Way = 'up' | 'down' | 'other'

/** Whether a change raises or lowers the rating of its point, or is of another kind. */
function wayOf({ before, after }: Difference): Way {
  if (before?.rating === null || before?.rating === undefined || after?.rating === null || after?.rating === undefined || before.rating === after.rating) return 'other'
  return after.rating > before.rating ? 'up' : 'down'
}

interface DifferenceDrawerProps { readonly campaignId: string; readonly cohorts: readonly Cohort[]; readonly setId: string; readonly canAct: boolean; readonly onClose: () => void }

/** What accepting a set would change: point by point before, after, and why; then accept or reject it. */
export function DifferenceDrawer({ campaignId, cohorts, setId, canAct, onClose }: DifferenceDrawerProps) {
  const t = useWords(DIFFERENCE_WORDS)
  const w = useWords(WORDS)
  const difference = useReply('get /judgements/{id}/difference', { id: setId })
  const entrants = useEntrants(campaignId)
  const table = useTable(cohorts)
  const [only, setOnly] = useState<Way | 'all'>('all')
  const [isRejecting, setRejecting] = useState(false)
  const accept = useAction('post /judgements/{id}/accept')
  const reject = useAction('post /judgements/{id}/reject')
  const { set, differences = [], against } = difference.data ?? {}
  const count = (way: Way) => differences.filter(one => wayOf(one) === way).length
  return (
    <Drawer
      open size={920} onClose={onClose} title={set ? (entrants.get(set.entrantId)?.unit.name ?? t.point) : t.point}
      footer={canAct && set?.state === 'proposed' && <Space><Button type="primary" loading={accept.isPending} onClick={() => { accept.mutate({ id: set.id, version: set.version }, { onSuccess: onClose }) }}>{w.accept}</Button><Button danger onClick={() => { reject.reset(); setRejecting(true) }}>{w.reject}</Button></Space>}
    >
      <ProblemNotice problem={accept.error} />
      <Loaded of={difference}>{({ set: now }) => (
        <>
          {now.state !== 'proposed' && <Alert type="info" showIcon title={<>{t.decided} <StateTag state={now.state} /></>} style={{ marginBottom: 12 }} />}
          <div style={{ display: 'flex', flexWrap: 'wrap', gap: 12, alignItems: 'center', marginBottom: 12 }}>
            <b>{against === null ? t.firstLead : differences.length === 0 ? t.same : `${t.against}：${t.changed(differences.length)}`}</b>
            {against !== null && differences.length > 0 && <Segmented<Way | 'all'> aria-label={t.only} value={only} onChange={setOnly} options={[{ value: 'all', label: t.all }, ...(['up', 'down', 'other'] as const).filter(way => count(way) > 0).map(way => ({ value: way, label: t[way](count(way)) }))]} />}
          </div>
          <ol style={{ listStyle: 'none', margin: 0, padding: 0, display: 'grid', gap: 16 }}>
            {differences.filter(one => only === 'all' || wayOf(one) === only).map(one => <li key={`${one.pointId} ${one.position}`} style={{ borderTop: '1px solid var(--line)', paddingTop: 12 }}><Change of={one} isFirst={against === null} table={table} entry={{ campaignId, entrantId: now.entrantId }} /></li>)}
          </ol>
        </>
      )}</Loaded>
      <ReasonDialog title={isRejecting ? w.rejectTitle : null} verb={w.reject} danger isBusy={reject.isPending} problem={reject.error} onClose={() => { setRejecting(false) }} onGo={reason => { if (set) reject.mutate({ id: set.id, version: set.version, reason }, { onSuccess: () => { setRejecting(false); onClose() } }) }} />
    </Drawer>
  )
}

function Change({ of: { pointId, before, after }, isFirst, table, entry }: { readonly of: Difference; readonly isFirst: boolean; readonly table: Table; readonly entry: { readonly campaignId: string; readonly entrantId: string } }) {
  const t = useWords(DIFFERENCE_WORDS)
  const point = table.points.get(pointId)
  const sides = isFirst ? [[t.after, after] as const] : [[t.before, before] as const, [t.after, after] as const]
  return (
    <article aria-label={point?.text ?? pointId}>
      {point ? <PointText no={point.no} text={point.text} path={point.path} /> : <b>{pointId}</b>}
      <div style={{ display: 'grid', gridTemplateColumns: 'repeat(auto-fit, minmax(min(100%, 300px), 1fr))', gap: 16, marginTop: 8 }}>
        {sides.map(([name, side]) => (
          <section key={name} aria-label={name}>
            {!isFirst && <div className="soft" style={{ marginBottom: 4 }}>{name}</div>}
            {side ? <JudgementView of={{ id: side.measureId, version: side.measureVersion, ...table.measures.get(side.measureId), judgement: side.document }} {...entry} /> : <span className="soft">{t.absent}</span>}
          </section>
        ))}
      </div>
    </article>
  )
}
