import { EditOutlined } from '@ant-design/icons'
import { Alert, Button, Form, Input, InputNumber, Radio, Space } from 'antd'
import { useState } from 'react'
import type { CampaignState } from '../../src/model/campaign.ts'
import type { Reply } from '../api/client.ts'
import { useAction } from '../api/queries.ts'
import { useWords } from '../app/language.tsx'
import { useSession } from '../app/session.tsx'
import { ProblemNotice } from '../kit/problem-notice.tsx'
import { useTimes } from '../kit/times.ts'
import { percent } from '../parts/rating-text.tsx'
import { OVERRIDE_WORDS } from './words.ts'

/** Phases of src/workflow/campaign/states.ts, which has the last word. */
const PHASES: ReadonlySet<CampaignState> = new Set(['judging', 'declaring', 'assessing', 'adjudicating', 'published'])

interface OverridePanelProps { readonly entrantId: string; readonly pointId: string; readonly campaign: Pick<Reply<'get /campaigns/{id}'>, 'id' | 'state'>; /** Of the point, with those revoked. */ readonly overrides: readonly Override[] }
type Override = Reply<'get /entrants/{entrantId}/overrides'>[number]
interface Fields { readonly outcome: 'rated' | 'not-applicable' | 'undetermined'; readonly rating?: number; readonly reason: string }

/** A rating by a person in place of the machine's, never without a reason; one in force per point, and those taken back before it. */
export function OverridePanel({ entrantId, pointId, campaign, overrides }: OverridePanelProps) {
  const t = useWords(OVERRIDE_WORDS)
  const { rolesIn } = useSession()
  const [isOpen, setOpen] = useState(false)
  const roles = rolesIn(campaign.id)
  const mayDecide = PHASES.has(campaign.state) && (['administrator', 'manager', 'reviewer'] as const).some(role => roles.has(role))
  const inForce = overrides.find(({ revokedAt }) => revokedAt === null)
  /** Made or taken back since the last publication. */
  const isAhead = ({ published, revokedAt }: Override) => campaign.state === 'published' && published !== (revokedAt === null)
  const past = overrides.filter(({ revokedAt }) => revokedAt !== null)
  if (!inForce && past.length === 0 && !mayDecide) return null
  return (
    <div style={{ marginTop: 10, display: 'grid', gap: 8, justifyItems: 'start' }}>
      {inForce && (
        <Alert
          type="warning" style={{ width: '100%' }} title={<>{t.inForce} · <Made of={inForce} /></>}
          description={<><div className="break">{inForce.reason}</div>{isAhead(inForce) && <div>{t.unpublished}</div>}{mayDecide && <Revoke entrantId={entrantId} id={inForce.id} version={inForce.version} />}</>}
        />
      )}
      {past.length > 0 && <ul aria-label={t.past} className="soft" style={{ margin: 0, paddingInlineStart: 18, fontSize: 13 }}>{past.map(one => <PastOverride key={one.id} of={one} isAhead={isAhead(one)} />)}</ul>}
      {!inForce && mayDecide && (isOpen ? <OverrideForm entrantId={entrantId} pointId={pointId} close={() => { setOpen(false) }} /> : <Button size="small" icon={<EditOutlined />} onClick={() => { setOpen(true) }}>{t.override}</Button>)}
    </div>
  )
}

/** What it said, who made it and when. */
function Made({ of: { outcome, rating, madeByName, createdAt } }: { readonly of: Override }) {
  const t = useWords(OVERRIDE_WORDS)
  const times = useTimes()
  return <>{outcome === 'rated' ? percent(rating ?? 0) : outcome === 'not-applicable' ? t.na : t.undetermined} · {madeByName} {times.at(createdAt)}</>
}

function PastOverride({ of: one, isAhead }: { readonly of: Override; readonly isAhead: boolean }) {
  const t = useWords(OVERRIDE_WORDS)
  const times = useTimes()
  return (
    <li className="break">
      {t.past} · <Made of={one} />：{one.reason}
      <div>{t.revokedBy} · {one.revokedByName} {times.at(one.revokedAt)}：{one.revokedReason}{isAhead && `（${t.unpublished}）`}</div>
    </li>
  )
}

function OverrideForm({ entrantId, pointId, close }: { readonly entrantId: string; readonly pointId: string; readonly close: () => void }) {
  const t = useWords(OVERRIDE_WORDS)
  const [form] = Form.useForm<Fields>()
  const outcome = Form.useWatch('outcome', form) ?? 'rated'
  const set = useAction('post /entrants/{entrantId}/overrides')
  const required = [{ required: true, message: t.required }]
  const save = ({ outcome: chosen, rating, reason }: Fields) => {
    set.mutate({ entrantId, pointId, reason, opinion: chosen === 'rated' ? { outcome: chosen, rating: (rating ?? 0) / 100 } : { outcome: chosen } }, { onSuccess: close })
  }
  return (
    <Form form={form} layout="vertical" requiredMark={false} initialValues={{ outcome: 'rated' }} onFinish={save} style={{ background: '#f6f8f8', padding: 12, borderRadius: 6, maxWidth: 620 }}>
      <b>{t.title}</b>
      <ProblemNotice problem={set.error} />
      <Form.Item name="outcome" label={t.outcome} style={{ margin: '8px 0' }}><Radio.Group options={[{ value: 'rated', label: t.rated }, { value: 'not-applicable', label: t.na }, { value: 'undetermined', label: t.undetermined }]} /></Form.Item>
      {outcome === 'rated' && <Form.Item name="rating" label={t.rating} rules={required} style={{ marginBottom: 8 }}><InputNumber min={0} max={100} step={5} style={{ width: 120 }} /></Form.Item>}
      <Form.Item name="reason" label={t.reason} rules={[{ required: true, whitespace: true, message: t.required }]} style={{ marginBottom: 10 }}><Input.TextArea autoSize={{ minRows: 2, maxRows: 8 }} maxLength={5_000} /></Form.Item>
      <Space><Button type="primary" htmlType="submit" loading={set.isPending}>{t.save}</Button><Button onClick={close}>{t.cancel}</Button></Space>
    </Form>
  )
}

function Revoke({ entrantId, id, version }: { readonly entrantId: string; readonly id: string; readonly version: number }) {
  const t = useWords(OVERRIDE_WORDS)
  const revoke = useAction('post /entrants/{entrantId}/overrides/{id}/revoke')
  return (
    <Form layout="vertical" requiredMark={false} onFinish={({ reason }: { reason: string }) => { revoke.mutate({ entrantId, id, version, reason }) }} style={{ marginTop: 8, maxWidth: 520 }}>
      <ProblemNotice problem={revoke.error} />
      <Form.Item name="reason" label={t.revokeWhy} rules={[{ required: true, whitespace: true, message: t.required }]} style={{ marginBottom: 8 }}><Input maxLength={5_000} /></Form.Item>
      <Button size="small" htmlType="submit" loading={revoke.isPending}>{t.revoke}</Button>
    </Form>
  )
}
