import { Form, Input, InputNumber, Modal, Radio, Select } from 'antd'
import { useAction, useReply } from '../api/queries.ts'
import { defineWords, useWords } from '../app/language.tsx'
import { ProblemNotice } from '../kit/problem-notice.tsx'
import { useStateName } from '../kit/states.tsx'
import { indicatorName, pointName, useTable } from '../parts/campaign.ts'
import type { Campaign, Entrant } from '../parts/campaign.ts'
import { JudgementView } from '../parts/judgement-view.tsx'
import { PointText } from '../parts/point-view.tsx'
import type { Outcome } from '../../src/model/campaign.ts'

const WORDS = defineWords({
  title: [(name: string) => `改判：${name}`, (name: string) => `Override: ${name}`],
  point: ['要点', 'Point'],
  present: ['现在的判定', 'As it stands'],
  outcome: ['改判为', 'To'],
  rating: ['得分率', 'Rating'],
  reason: ['理由（记入审计日志，公布时一并公开）', 'Reason, kept in the audit log and published with the result'],
  required: ['请填写', 'Please fill in'],
  go: ['改判', 'Override'],
})

interface Values { readonly pointId: string; readonly outcome: Outcome; readonly percent: number; readonly reason: string }

/** Sets aside what stands for a point, with a reason. */
export function OverrideDialog({ campaign, entrant, onClose }: { readonly campaign: Campaign; readonly entrant: Entrant; readonly onClose: () => void }) {
  const t = useWords(WORDS)
  const stateName = useStateName()
  const [form] = Form.useForm<Values>()
  const { points, measures } = useTable(campaign.cohorts.filter(({ id }) => id === entrant.cohortId))
  const accepted = useReply('get /entrants/{entrantId}/judgement', { entrantId: entrant.id })
  const set = useAction('post /entrants/{entrantId}/overrides')
  const pointId = Form.useWatch('pointId', form)
  const outcome = Form.useWatch('outcome', form)
  const point = points.get(pointId ?? '')
  const judged = (accepted.data?.judgements ?? []).filter(row => row.pointId === pointId)
  return (
    <Modal open width={720} title={t.title(entrant.unit.name)} onCancel={onClose} onOk={() => { form.submit() }} okText={t.go} okButtonProps={{ loading: set.isPending }}>
      <ProblemNotice problem={set.error} />
      <Form form={form} layout="vertical" requiredMark={false} initialValues={{ outcome: 'rated', percent: 100 }} onFinish={values => {
        const opinion = values.outcome === 'rated' ? { outcome: values.outcome, rating: values.percent / 100 } : { outcome: values.outcome }
        set.mutate({ entrantId: entrant.id, pointId: values.pointId, opinion, reason: values.reason.trim() }, { onSuccess: onClose })
      }}>
        <Form.Item name="pointId" label={t.point} rules={[{ required: true, message: t.required }]}>
          <Select showSearch={{ optionFilterProp: 'label' }} options={[...points.values()].map(one => ({ value: one.id, label: `${indicatorName(one, 1)} ${pointName(one)}` }))} />
        </Form.Item>
        {point && <div style={{ marginBottom: 16, display: 'grid', gap: 8 }}><PointText no={point.no} text={point.text} path={point.path} />{judged.map(row => <JudgementView key={row.position} of={{ id: row.measureId, version: row.measureVersion, ...measures.get(row.measureId), params: row.params, judgement: row.document }} campaignId={campaign.id} entrantId={entrant.id} />)}</div>}
        <Form.Item name="outcome" label={t.outcome}><Radio.Group options={(['rated', 'not-applicable', 'undetermined'] as const).map(value => ({ value, label: stateName(value) }))} /></Form.Item>
        {outcome === 'rated' && <Form.Item name="percent" label={t.rating} rules={[{ required: true, message: t.required }]}><InputNumber min={0} max={100} suffix="%" style={{ width: 120 }} /></Form.Item>}
        <Form.Item name="reason" label={t.reason} rules={[{ required: true, whitespace: true, message: t.required }]}><Input.TextArea autoSize={{ minRows: 2, maxRows: 8 }} maxLength={5_000} /></Form.Item>
      </Form>
    </Modal>
  )
}
