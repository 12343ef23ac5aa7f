import { Button, Form, Input, Modal, Popconfirm, Select, Typography } from 'antd'
import { useState } from 'react'
import { useAction, useAllItems, useReply } from '../../api/queries.ts'
import { defineWords, useWords } from '../../app/language.tsx'
import { Loaded } from '../../kit/loaded.tsx'
import { ProblemNotice } from '../../kit/problem-notice.tsx'
import { usePeopleNames } from '../../parts/campaign.ts'
import type { PartProps } from './parts.ts'

const WORDS = defineWords({
  title: ['回避规则', 'Conflict rules'],
  lead: ['按规则应回避的人，不会分到该单位的任务和仲裁，手工改派也不行。', 'Whoever a rule keeps away gets no task and no adjudication of that unit, not even by hand.'],
  add: ['增加规则', 'Add a rule'],
  region: [(level: string) => `不评本${level}的单位`, (level: string) => `Nobody judges units of their own ${level}`],
  levels: [(digits: number) => ({ 2: '省', 4: '市', 6: '县区' })[digits] ?? '地区', (digits: number) => ({ 2: 'province', 4: 'city', 6: 'county' })[digits] ?? 'region'],
  employer: ['不评自己的工作单位及其上下级', 'Nobody judges their employer, its parent or its children'],
  declared: [(person: string, unit: string) => `${person}回避${unit}`, (person: string, unit: string) => `${person} stays away from ${unit}`],
  kind: ['规则', 'Rule'],
  person: ['人员', 'Person'],
  unit: ['单位', 'Unit'],
  reason: ['理由', 'Reason'],
  one: ['某人回避某单位', 'One person, one unit'],
  revoke: ['撤销', 'Revoke'],
  sure: ['撤销这条规则？', 'Revoke this rule?'],
  none: ['还没有回避规则。', 'No rules yet.'],
  required: ['请选择', 'Please choose'],
})
type Choice = '2' | '4' | '6' | 'own-employer' | 'declared'

export function Conflicts({ campaign }: Pick<PartProps, 'campaign'>) {
  const t = useWords(WORDS)
  const list = useReply('get /campaigns/{campaignId}/conflicts', { campaignId: campaign.id })
  const people = usePeopleNames(campaign.id)
  const entrants = useAllItems('get /campaigns/{campaignId}/entrants', { campaignId: campaign.id })
  const [isOpen, setOpen] = useState(false)
  const revoke = useAction('delete /campaigns/{campaignId}/conflicts/{id}')
  const canChange = !['closed', 'published', 'cancelled'].includes(campaign.state)
  const unitName = (id: string | null) => entrants.data?.items.find(({ unitId }) => unitId === id)?.unit.name ?? '…'
  return (
    <section aria-label={t.title} style={{ marginTop: 28, maxWidth: 760 }}>
      <Typography.Title level={2} style={{ fontSize: 17 }}>{t.title}</Typography.Title>
      <p className="soft">{t.lead}</p>
      <ProblemNotice problem={revoke.error} />
      <Loaded of={list} rows={2}>{rules => {
        const inForce = rules.filter(({ revokedAt }) => revokedAt === null)
        return inForce.length === 0 ? <p>{t.none}</p> : (
          <ul style={{ paddingInlineStart: 18 }}>
            {inForce.map(rule => (
              <li key={rule.id} style={{ marginBottom: 4 }}>
                {rule.kind === 'own-region' ? t.region(t.levels(rule.digits ?? 0)) : rule.kind === 'own-employer' ? t.employer : t.declared(people.get(rule.personId ?? '') ?? '…', unitName(rule.unitId))}
                {rule.reason !== null && <span className="soft break">（{rule.reason}）</span>}
                {canChange && <Popconfirm title={t.sure} onConfirm={() => { revoke.mutate({ campaignId: campaign.id, id: rule.id, version: rule.version }) }}><Button size="small" type="link">{t.revoke}</Button></Popconfirm>}
              </li>
            ))}
          </ul>
        )
      }}</Loaded>
      {canChange && <Button onClick={() => { setOpen(true) }}>{t.add}</Button>}
      {isOpen && <RuleDialog campaign={campaign} people={people} units={entrants.data?.items.map(({ unitId, unit }) => ({ value: unitId, label: unit.name })) ?? []} onClose={() => { setOpen(false) }} />}
    </section>
  )
}

interface RuleDialogProps { readonly campaign: PartProps['campaign']; readonly people: ReadonlyMap<string, string>; readonly units: { readonly value: string; readonly label: string }[]; readonly onClose: () => void }

function RuleDialog({ campaign, people, units, onClose }: RuleDialogProps) {
  const t = useWords(WORDS)
  const [form] = Form.useForm<{ kind: Choice; personId?: string; unitId?: string; reason?: string }>()
  const kind = Form.useWatch('kind', form)
  const add = useAction('post /campaigns/{campaignId}/conflicts')
  const needed = [{ required: true, message: t.required }]
  return (
    <Modal open title={t.add} onCancel={onClose} onOk={() => { form.submit() }} okButtonProps={{ loading: add.isPending }}>
      <ProblemNotice problem={add.error} />
      <Form form={form} layout="vertical" requiredMark={false} initialValues={{ kind: '4' }} onFinish={({ kind: chosen, personId, unitId, reason }) => {
        const why = reason?.trim() ? { reason: reason.trim() } : {}
        const rule = chosen === 'own-employer' ? { kind: chosen } : chosen === 'declared' ? { kind: chosen, personId, unitId } : { kind: 'own-region' as const, digits: Number(chosen) as 2 | 4 | 6 }
        add.mutate({ campaignId: campaign.id, ...rule, ...why }, { onSuccess: onClose })
      }}>
        <Form.Item name="kind" label={t.kind}>
          <Select options={[...(['2', '4', '6'] as const).map(value => ({ value, label: t.region(t.levels(Number(value))) })), { value: 'own-employer', label: t.employer }, { value: 'declared', label: t.one }]} />
        </Form.Item>
        {kind === 'declared' && (
          <>
            <Form.Item name="personId" label={t.person} rules={needed}><Select showSearch={{ optionFilterProp: 'label' }} options={[...people].map(([value, label]) => ({ value, label }))} /></Form.Item>
            <Form.Item name="unitId" label={t.unit} rules={needed}><Select showSearch={{ optionFilterProp: 'label' }} options={units} /></Form.Item>
          </>
        )}
        <Form.Item name="reason" label={t.reason}><Input maxLength={1_000} /></Form.Item>
      </Form>
    </Modal>
  )
}
