import { Button, Empty, Select } from 'antd'
import { useState } from 'react'
import { useAction, useReply } from '../api/queries.ts'
import type { Reply } from '../api/client.ts'
import { defineWords, useWords } from '../app/language.tsx'
import { DataTable } from '../kit/data-table.tsx'
import { Loaded } from '../kit/loaded.tsx'
import { ReasonDialog } from '../kit/reason-dialog.tsx'
import { StateTag, useStateName } from '../kit/states.tsx'
import { useTimes } from '../kit/times.ts'
import { useUrlState } from '../kit/url-state.ts'
import { useEntrants, useTable } from '../parts/campaign.ts'
import type { Campaign } from '../parts/campaign.ts'
import { percent, RatingText } from '../parts/rating-text.tsx'
import { OverrideDialog } from './override-dialog.tsx'

const WORDS = defineWords({
  lead: ['判定或评分明显有误、又不值得走仲裁时，由人直接改判，写明理由；改判优先于一切判定和评分。', 'Where a judgement or a mark is plainly wrong, a person overrides it, with a reason. An override goes before everything else.'],
  unit: ['单位', 'Unit'],
  choose: ['选择单位', 'Choose a unit'],
  add: ['改判一个要点', 'Override a point'],
  point: ['要点', 'Point'],
  outcome: ['改判为', 'Overridden to'],
  reason: ['理由', 'Reason'],
  by: ['改判人', 'By'],
  when: ['时间', 'When'],
  inForce: ['现行', 'in force'],
  unpublished: ['发布更正后，公众和被评单位才看到', 'seen by units and the public once the correction is published'],
  revoked: ['撤销情况', 'Revoked'],
  revoke: ['撤销', 'Revoke'],
  revokeTitle: ['撤销这项改判', 'Revoke this override'],
  none: ['这个单位没有改判。', 'Nothing was overridden for this unit.'],
  pick: ['先选一个单位。', 'Choose a unit first.'],
})
type Override = Reply<'get /entrants/{entrantId}/overrides'>[number]

export function Overrides({ campaign, canAct }: { readonly campaign: Campaign; readonly canAct: boolean }) {
  const t = useWords(WORDS)
  const entrants = useEntrants(campaign.id)
  const [entrantId, setEntrant] = useUrlState('entrant')
  const isOpen = ['judging', 'declaring', 'assessing', 'adjudicating', 'published'].includes(campaign.state)
  const [isAdding, setAdding] = useState(false)
  const entrant = entrants.get(entrantId)
  return (
    <>
      <p className="soft">{t.lead}</p>
      <div style={{ display: 'flex', flexWrap: 'wrap', gap: 8, marginBottom: 12 }}>
        <Select aria-label={t.unit} placeholder={t.choose} value={entrant ? entrantId : undefined} onChange={setEntrant} showSearch={{ optionFilterProp: 'label' }} style={{ width: 300, maxWidth: '100%' }} options={[...entrants.values()].map(({ id, unit }) => ({ value: id, label: unit.name }))} />
        {canAct && isOpen && entrant && <Button type="primary" onClick={() => { setAdding(true) }}>{t.add}</Button>}
      </div>
      {entrant ? <OverrideList campaign={campaign} entrantId={entrantId} canAct={canAct && isOpen} /> : <Empty image={Empty.PRESENTED_IMAGE_SIMPLE} description={t.pick} />}
      {isAdding && entrant && <OverrideDialog campaign={campaign} entrant={entrant} onClose={() => { setAdding(false) }} />}
    </>
  )
}

function OverrideList({ campaign, entrantId, canAct }: { readonly campaign: Campaign; readonly entrantId: string; readonly canAct: boolean }) {
  const t = useWords(WORDS)
  const { at } = useTimes()
  const stateName = useStateName()
  const { points } = useTable(campaign.cohorts)
  const list = useReply('get /entrants/{entrantId}/overrides', { entrantId })
  const [leaving, setLeaving] = useState<Override | null>(null)
  const revoke = useAction('post /entrants/{entrantId}/overrides/{id}/revoke')
  /** Made or taken back since the last publication. */
  const isAhead = ({ published, revokedAt }: Override) => campaign.state === 'published' && published !== (revokedAt === null)
  const textOf = ({ pointId }: Override) => points.get(pointId)?.text ?? pointId
  return (
    <Loaded of={list}>{rows => (
      <>
        <DataTable
          name={t.point} rows={rows} rowKey={row => row.id} empty={<Empty image={Empty.PRESENTED_IMAGE_SIMPLE} description={t.none} />}
          columns={[
            { key: 'point', title: t.point, width: 260, value: textOf, show: row => <span className="break">{textOf(row)}</span> },
            { key: 'outcome', title: t.outcome, width: 130, value: row => (row.rating === null ? stateName(row.outcome) : percent(row.rating)), show: row => (row.rating === null ? <StateTag state={row.outcome} /> : <RatingText rating={row.rating} />) },
            { key: 'reason', title: t.reason, width: 200, value: row => row.reason, show: row => <span className="break">{row.reason}</span> },
            { key: 'by', title: t.by, width: 120, value: row => row.madeByName },
            { key: 'when', title: t.when, width: 140, value: row => row.createdAt, show: row => at(row.createdAt) },
            {
              key: 'revoked', title: t.revoked, width: 200, value: row => (row.revokedAt === null ? t.inForce : `${at(row.revokedAt)} ${row.revokedByName ?? ''} ${row.revokedReason ?? ''}`.trim()) + (isAhead(row) ? `（${t.unpublished}）` : ''),
              show: row => <>{row.revokedAt === null ? t.inForce : <div className="soft"><div>{row.revokedByName} {at(row.revokedAt)}</div><div className="break">{row.revokedReason}</div></div>}{isAhead(row) && <div style={{ color: '#8a5a1c', fontSize: 12 }}>{t.unpublished}</div>}</>,
            },
            { key: 'do', title: '', width: 80, onlyShown: true, value: () => null, show: row => canAct && row.revokedAt === null && <Button size="small" type="link" aria-label={`${t.revoke} ${textOf(row)}`} onClick={() => { revoke.reset(); setLeaving(row) }}>{t.revoke}</Button> },
          ]}
        />
        <ReasonDialog title={leaving && t.revokeTitle} lead={leaving && textOf(leaving)} verb={t.revoke} danger isBusy={revoke.isPending} problem={revoke.error} onClose={() => { setLeaving(null) }} onGo={reason => { if (leaving) revoke.mutate({ entrantId, id: leaving.id, version: leaving.version, reason }, { onSuccess: () => { setLeaving(null) } }) }} />
      </>
    )}</Loaded>
  )
}
