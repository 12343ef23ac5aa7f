import { Alert, App, Button, Empty, Form, Modal, Select } from 'antd'
import { useState } from 'react'
import { useAction, useAllItems, useReply } from '../api/queries.ts'
import type { Item } from '../api/client.ts'
import { useWords } from '../app/language.tsx'
import { DataTable } from '../kit/data-table.tsx'
import { Loaded } from '../kit/loaded.tsx'
import { ProblemNotice } from '../kit/problem-notice.tsx'
import { StateTag, useStateName } from '../kit/states.tsx'
import { pointName, useEntrants, usePeopleNames, useTable } from '../parts/campaign.ts'
import type { Campaign } from '../parts/campaign.ts'
import { percent } from '../parts/rating-text.tsx'
import { ADJUDICATION_WORDS } from './words.ts'

type Row = Item<'get /campaigns/{campaignId}/adjudications'>

/** Reviewers of the campaign, as choices. */
function useReviewers(campaignId: string) {
  const { data } = useAllItems('get /campaigns/{campaignId}/memberships', { campaignId })
  return (data?.items ?? []).filter(({ role, revokedAt }) => role === 'reviewer' && revokedAt === null).map(({ personId, personName }) => ({ value: personId, label: personName }))
}

/** Disagreements go to reviewers; what each decided, and who has which. */
export function Adjudications({ campaign }: { readonly campaign: Campaign }) {
  const t = useWords(ADJUDICATION_WORDS)
  const stateName = useStateName()
  const check = useReply('get /campaigns/{id}/check', { id: campaign.id }, { staleMs: 30_000 })
  const list = useAllItems('get /campaigns/{campaignId}/adjudications', { campaignId: campaign.id })
  const entrants = useEntrants(campaign.id)
  const { points } = useTable(campaign.cohorts)
  const names = usePeopleNames(campaign.id)
  const [isOpening, setOpening] = useState(false)
  const [assigning, setAssigning] = useState<Row | null>(null)
  const canAct = campaign.state === 'assessing' || campaign.state === 'adjudicating'
  const waiting = check.data?.disagreements ?? 0
  const textOf = ({ pointId }: Row) => { const point = points.get(pointId); return point ? pointName(point) : pointId }
  const unitOf = ({ entrantId }: Row) => entrants.get(entrantId)?.unit.name ?? '…'
  const decisionOf = ({ outcome, rating }: Row) => (outcome === null ? null : rating === null ? stateName(outcome) : percent(rating))
  return (
    <>
      <ProblemNotice problem={check.error} />
      {check.data && canAct && <Alert type={waiting > 0 ? 'warning' : 'success'} showIcon title={waiting > 0 ? t.waiting(waiting) : t.noWaiting} style={{ marginBottom: 12 }} action={waiting > 0 && <Button type="primary" onClick={() => { setOpening(true) }}>{t.open}</Button>} />}
      <Loaded of={list}>{({ items, hasMore }) => (
        <DataTable
          name={t.point} rows={items} rowKey={row => row.id} hasMore={hasMore} {...(items.length > 200 && { virtualHeight: 620 })} empty={<Empty image={Empty.PRESENTED_IMAGE_SIMPLE} description={t.none} />}
          columns={[
            { key: 'unit', title: t.unit, width: 180, value: unitOf },
            { key: 'point', title: t.point, width: 320, value: textOf, show: row => <span className="break">{textOf(row)}</span> },
            { key: 'spread', title: t.spread, width: 90, numeric: true, value: row => row.spread, show: row => percent(row.spread) },
            { key: 'state', title: t.state, width: 90, value: row => stateName(row.state), show: row => <StateTag state={row.state} /> },
            { key: 'reviewer', title: t.reviewer, width: 130, value: row => (row.reviewerId === null ? t.nobody : (names.get(row.reviewerId) ?? '…')), show: row => (row.reviewerId === null ? <b style={{ color: '#b3382c' }}>{t.nobody}</b> : (names.get(row.reviewerId) ?? '…')) },
            { key: 'outcome', title: t.outcome, width: 110, value: decisionOf },
            ...(canAct ? [{ key: 'do', title: '', width: 120, onlyShown: true, value: () => null, show: (row: Row) => row.state === 'open' && <Button size="small" type="link" aria-label={`${t.assign} ${unitOf(row)}`} onClick={() => { setAssigning(row) }}>{t.assign}</Button> }] : []),
          ]}
        />
      )}</Loaded>
      {isOpening && <OpenDialog campaign={campaign} onClose={() => { setOpening(false) }} />}
      {assigning && <AssignDialog campaignId={campaign.id} adjudication={assigning} lead={`${unitOf(assigning)}：${textOf(assigning)}`} onClose={() => { setAssigning(null) }} />}
    </>
  )
}

function OpenDialog({ campaign, onClose }: { readonly campaign: Campaign; readonly onClose: () => void }) {
  const t = useWords(ADJUDICATION_WORDS)
  const { message } = App.useApp()
  const reviewers = useReviewers(campaign.id)
  const [form] = Form.useForm<{ reviewerIds: string[] }>()
  const open = useAction('post /campaigns/{campaignId}/adjudications')
  return (
    <Modal open title={t.open} okText={t.open} cancelText={t.back} onCancel={onClose} onOk={() => { form.submit() }} okButtonProps={{ loading: open.isPending }}>
      <ProblemNotice problem={open.error} />
      <p>{t.openLead(Math.round(campaign.disagreementThreshold * 1_000) / 10)}</p>
      <Form form={form} layout="vertical" initialValues={{ reviewerIds: [] }} onFinish={({ reviewerIds }) => { open.mutate({ campaignId: campaign.id, ...(reviewerIds.length > 0 && { reviewerIds }) }, { onSuccess: ({ opened, unassigned }) => { void message.success(t.opened(opened, unassigned)); onClose() } }) }}>
        <Form.Item name="reviewerIds" label={t.reviewers} extra={t.everyone}><Select mode="multiple" optionFilterProp="label" options={reviewers} /></Form.Item>
      </Form>
    </Modal>
  )
}

function AssignDialog({ campaignId, adjudication, lead, onClose }: { readonly campaignId: string; readonly adjudication: Row; readonly lead: string; readonly onClose: () => void }) {
  const t = useWords(ADJUDICATION_WORDS)
  const reviewers = useReviewers(campaignId)
  const [form] = Form.useForm<{ reviewerId: string }>()
  const assign = useAction('post /campaigns/{campaignId}/adjudications/{id}/assign')
  return (
    <Modal open title={t.assign} okText={t.assign} cancelText={t.back} onCancel={onClose} onOk={() => { form.submit() }} okButtonProps={{ loading: assign.isPending }}>
      <ProblemNotice problem={assign.error} />
      <p className="break">{lead}</p>
      <Form form={form} layout="vertical" requiredMark={false} onFinish={({ reviewerId }) => { assign.mutate({ campaignId, id: adjudication.id, version: adjudication.version, reviewerId }, { onSuccess: onClose }) }}>
        <Form.Item name="reviewerId" label={t.reviewer} rules={[{ required: true, message: t.required }]}><Select options={reviewers.filter(({ value }) => value !== adjudication.reviewerId)} /></Form.Item>
      </Form>
    </Modal>
  )
}
