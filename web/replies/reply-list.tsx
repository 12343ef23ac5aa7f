import { Alert, App, Button, Card, Popconfirm, Segmented, Tag } from 'antd'
import { useMemo, useState } from 'react'
import { Link } from 'react-router'
import type { EvaluatedPoint, EvaluationDocument } from '../../src/model/evaluation.ts'
import type { Item } from '../api/client.ts'
import { useAction, useAllItems, useReply } from '../api/queries.ts'
import { useWords } from '../app/language.tsx'
import { DataTable } from '../kit/data-table.tsx'
import type { Column } from '../kit/data-table.tsx'
import { ProblemNotice } from '../kit/problem-notice.tsx'
import { ScoreText } from '../kit/score-text.tsx'
import { StateTag, useStateName } from '../kit/states.tsx'
import { useUrlState } from '../kit/url-state.ts'
import { Deadline, isOver } from '../parts/deadline.tsx'
import { PointView } from '../parts/point-view.tsx'
import { percent, RatingText } from '../parts/rating-text.tsx'
import { PointReply } from './point-reply.tsx'
import { WORDS } from './words.ts'

type Appeal = Item<'get /campaigns/{campaignId}/appeals'>
export interface ReplyLine { readonly point: EvaluatedPoint; readonly path: readonly string[]; readonly isAgreed: boolean; /** The latest, unless it was withdrawn. */ readonly appeal: Appeal | null }

const FILTERS = ['all', 'none', 'lost', 'agreed', 'appealed'] as const
const passes: Readonly<Record<(typeof FILTERS)[number], (line: ReplyLine) => boolean>> = {
  all: () => true, none: ({ isAgreed, appeal }) => !isAgreed && appeal === null, lost: ({ point }) => point.state === 'rated' && (point.rating ?? 1) < 1, agreed: ({ isAgreed }) => isAgreed, appealed: ({ appeal }) => appeal !== null,
}

interface ReplyListProps { readonly campaignId: string; readonly entrantId: string; readonly document: EvaluationDocument; readonly closesAt: string; readonly zone: string }

/** Every point with what the unit said of it; one row opens into evidence and reply. */
export function ReplyList({ campaignId, entrantId, document, closesAt, zone }: ReplyListProps) {
  const t = useWords(WORDS)
  const stateName = useStateName()
  const { message } = App.useApp()
  const replies = useReply('get /entrants/{entrantId}/replies', { entrantId })
  const appeals = useAllItems('get /campaigns/{campaignId}/appeals', { campaignId, entrantId })
  const agree = useAction('post /entrants/{entrantId}/replies')
  const [filter, setFilter] = useUrlState('show', 'all')
  const [open, setOpen] = useUrlState('point')
  const [chosen, setChosen] = useState<readonly string[]>([])
  const over = isOver(closesAt)
  const lines = useMemo(() => {
    const agreed = new Set(replies.data?.map(({ pointId }) => pointId))
    const active = new Map((appeals.data?.items ?? []).filter(({ state }) => state !== 'withdrawn').map(appeal => [appeal.pointId, appeal]))
    return document.indicators.flatMap(({ path, points }) => points.map((point): ReplyLine => ({ point, path, isAgreed: agreed.has(point.id), appeal: active.get(point.id) ?? null })))
  }, [document, replies.data, appeals.data])
  const rest = lines.filter(passes.none)
  const isShown = passes[FILTERS.find(one => one === filter) ?? 'all']
  const sayYes = (pointIds: readonly string[]) => { agree.mutate({ entrantId, pointIds: [...pointIds] }, { onSuccess: ({ added }) => { setChosen([]); void message.success(t.agreedNow(added)) } }) }
  const replyText = ({ isAgreed, appeal }: ReplyLine): string => (appeal ? `${t.appeal} · ${stateName(appeal.state)}` : isAgreed ? t.agreed : t.none)
  const columns: readonly Column<ReplyLine>[] = [
    { key: 'dimension', title: t.dimension, value: ({ path }) => path.filter(name => name !== '——').join(' › '), width: 230 },
    { key: 'point', title: t.point, value: ({ point }) => point.text, width: 400, show: ({ point }) => <span className="break">{point.no > 0 && `${point.no}. `}{point.text}</span> },
    { key: 'rating', title: t.rating, value: ({ point }) => (point.rating === null ? stateName(point.state) : percent(point.rating)), width: 140, show: ({ point }) => (point.rating === null ? <StateTag state={point.state} /> : <RatingText rating={point.rating} />) },
    { key: 'low', title: t.points, value: ({ point }) => point.low, numeric: true, width: 90, show: ({ point }) => <ScoreText low={point.low} high={point.high} /> },
    { key: 'worth', title: t.worth, value: ({ point }) => point.worth, numeric: true, width: 70 },
    { key: 'reply', title: t.reply, value: replyText, width: 150, show: line => <Tag variant="filled" color={line.appeal ? 'warning' : line.isAgreed ? 'success' : 'default'}>{replyText(line)}</Tag> },
  ]
  return (
    <>
      <Card style={{ marginBottom: 16 }} styles={{ body: { display: 'flex', flexWrap: 'wrap', gap: '8px 28px', alignItems: 'center' } }}>
        <span style={{ fontSize: 18 }}>{t.score} <b><ScoreText low={document.score.low} high={document.score.high} /></b> <span className="soft">/ {document.score.maximum}</span></span>
        <Deadline what={t.deadline} until={closesAt} zone={zone} />
        <Link to={`/campaigns/${campaignId}/entrants/${entrantId}`}>{t.unitPage}</Link>
      </Card>
      {over && <Alert type="warning" showIcon title={t.over} style={{ marginBottom: 12 }} />}
      <ProblemNotice problem={replies.error ?? appeals.error ?? agree.error} />
      <DataTable<ReplyLine>
        name={t.reply} perPage={500} rows={lines.filter(line => line.point.id === open || isShown(line))} rowKey={({ point }) => point.id} columns={columns} loading={replies.isPending || appeals.isPending}
        {...(!over && { rowSelection: { hideSelectAll: true, selectedRowKeys: [...chosen], onChange: keys => { setChosen(keys.map(String)) }, getCheckboxProps: line => ({ disabled: !passes.none(line), 'aria-label': line.point.text }) } })}
        expandable={{
          expandedRowKeys: open === '' ? [] : [open], onExpand: (isOpen, { point }) => { setOpen(isOpen ? point.id : '') },
          expandedRowRender: line => (
            <div style={{ display: 'grid', gridTemplateColumns: 'repeat(auto-fit, minmax(min(100%, 380px), 1fr))', gap: 24, padding: '4px 0' }}>
              <PointView point={line.point} campaignId={campaignId} entrantId={entrantId} thumbnails />
              <PointReply line={line} entrantId={entrantId} isOver={over} agree={() => { sayYes([line.point.id]) }} />
            </div>
          ),
        }}
        toolbar={<>
          <div style={{ maxWidth: '100%', overflowX: 'auto' }}><Segmented aria-label={t.show} value={filter} onChange={setFilter} options={FILTERS.map(value => ({ value, label: `${t[value]} ${lines.filter(passes[value]).length}` }))} /></div>
          {!over && chosen.length > 0 && <Button type="primary" onClick={() => { sayYes(chosen) }} loading={agree.isPending}>{t.agreeChosen(chosen.length)}</Button>}
          {!over && chosen.length === 0 && rest.length > 0 && <Popconfirm title={t.agreeSure} okText={t.agree} onConfirm={() => { sayYes(rest.map(({ point }) => point.id)) }}><Button loading={agree.isPending}>{t.agreeRest(rest.length)}</Button></Popconfirm>}
        </>}
      />
    </>
  )
}
