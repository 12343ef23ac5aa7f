import { Alert, App, Button, Empty, Form, Input, Radio, Select } from 'antd'
import { useAction, useReply } from '../api/queries.ts'
import { useWords } from '../app/language.tsx'
import { DataTable } from '../kit/data-table.tsx'
import { Loaded } from '../kit/loaded.tsx'
import { fromLocal, toLocal } from '../kit/local-time.ts'
import { ProblemNotice } from '../kit/problem-notice.tsx'
import { useUrlState } from '../kit/url-state.ts'
import { CohortSelect } from '../parts/cohort-select.tsx'
import { indicatorName, useTable } from '../parts/campaign.ts'
import type { Campaign } from '../parts/campaign.ts'
import { WORDS } from './words.ts'

interface Values { readonly by: 'indicator' | 'unit'; readonly seed: string; readonly due: string; readonly assessorIds: string[] }

/** What needs people, and how it is given out: always by a seed, so that the assignment can be made again. */
export function AssignPart({ campaign }: { readonly campaign: Campaign }) {
  const t = useWords(WORDS)
  const { message } = App.useApp()
  const [cohortId, setCohort] = useUrlState('cohort')
  const plan = useReply('get /campaigns/{campaignId}/tasks/plan', { campaignId: campaign.id, ...(cohortId !== '' && { cohortId }) })
  const { indicators } = useTable(campaign.cohorts)
  const create = useAction('post /campaigns/{campaignId}/tasks')
  const [form] = Form.useForm<Values>()
  const isMarking = campaign.state === 'assessing'
  return (
    <>
      {!isMarking && <Alert type="info" showIcon title={t.notYet} style={{ marginBottom: 16 }} />}
      {campaign.cohorts.length > 1 && <div style={{ marginBottom: 12 }}><CohortSelect cohorts={campaign.cohorts} value={cohortId} onChange={setCohort} withAll /></div>}
      <Loaded of={plan}>{({ points, marks, entrantsWithoutJudgement, indicators: needs, assessors }) => (
        <div style={{ display: 'grid', gridTemplateColumns: 'repeat(auto-fit, minmax(min(100%, 380px), 1fr))', gap: 28, alignItems: 'start' }}>
          <section>
            <p style={{ marginTop: 0 }}><b>{points === 0 ? t.noNeed : t.need(points, marks)}</b></p>
            {entrantsWithoutJudgement > 0 && <Alert type="warning" showIcon title={t.without(entrantsWithoutJudgement)} style={{ marginBottom: 12 }} />}
            {assessors.length === 0 && <Alert type="warning" showIcon title={t.noAssessors} style={{ marginBottom: 12 }} />}
            <ProblemNotice problem={create.error} />
            <Form form={form} layout="vertical" requiredMark={false} disabled={!isMarking || points === 0} initialValues={{ by: 'indicator', seed: campaign.slug, due: toLocal(campaign.assessUntil), assessorIds: [] }} onFinish={({ by, seed, due, assessorIds }) => {
              const dueAt = fromLocal(due)
              create.mutate({ campaignId: campaign.id, by, seed: seed.trim(), ...(cohortId !== '' && { cohortId }), ...(assessorIds.length > 0 && { assessorIds }), ...(dueAt !== null && { dueAt }) }, { onSuccess: ({ created }) => { void message.success(t.made(created)) } })
            }}>
              <Form.Item name="by" label={t.by}><Radio.Group vertical options={[{ value: 'indicator', label: t.byIndicator }, { value: 'unit', label: t.byUnit }]} /></Form.Item>
              <Form.Item name="assessorIds" label={t.who} extra={t.everyone}><Select mode="multiple" optionFilterProp="label" options={assessors.map(({ personId, name }) => ({ value: personId, label: name }))} /></Form.Item>
              <div style={{ display: 'flex', flexWrap: 'wrap', gap: '0 16px' }}>
                <Form.Item name="due" label={t.due}><Input type="datetime-local" /></Form.Item>
                <Form.Item name="seed" label={t.seed} extra={t.seedHint} rules={[{ required: true, whitespace: true, message: t.required }]} style={{ flex: '1 1 220px' }}><Input maxLength={200} /></Form.Item>
              </div>
              <Button type="primary" htmlType="submit" loading={create.isPending} disabled={!isMarking || points === 0 || assessors.length === 0}>{t.go(marks)}</Button>
            </Form>
          </section>
          <DataTable
            name={t.indicator} rows={needs} rowKey={row => row.id} empty={<Empty image={Empty.PRESENTED_IMAGE_SIMPLE} description={t.noNeed} />}
            columns={[
              { key: 'indicator', title: t.indicator, width: 260, value: row => indicatorName(indicators.get(row.id) ?? { path: [row.id] }), show: row => <span className="break">{indicatorName(indicators.get(row.id) ?? { path: [row.id] })}</span> },
              { key: 'points', title: t.points, width: 80, numeric: true, value: row => row.points },
              { key: 'marks', title: t.marks, width: 80, numeric: true, value: row => row.marks },
            ]}
          />
        </div>
      )}</Loaded>
    </>
  )
}
