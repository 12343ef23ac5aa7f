import { Button, Empty, Form, Modal, Select } from 'antd'
import { useState } from 'react'
import { useAction, useAllItems, useReply } from '../api/queries.ts'
import type { Item } from '../api/client.ts'
import { useWords } from '../app/language.tsx'
import { DataTable } from '../kit/data-table.tsx'
import { Loaded } from '../kit/loaded.tsx'
import { ProblemNotice } from '../kit/problem-notice.tsx'
import { ReasonDialog } from '../kit/reason-dialog.tsx'
import { StateTag, useStateName } from '../kit/states.tsx'
import { useTimes } from '../kit/times.ts'
import { useUrlState } from '../kit/url-state.ts'
import { pointName, useEntrants, usePeopleNames, useTable } from '../parts/campaign.ts'
import type { Campaign } from '../parts/campaign.ts'
import { TASK_STATES } from '../../src/model/campaign.ts'
import type { TaskState } from '../../src/model/campaign.ts'
import { WORDS } from './words.ts'

type Task = Item<'get /campaigns/{campaignId}/tasks'>
const isState = (text: string): text is TaskState => (TASK_STATES as readonly string[]).includes(text)

/** Every task, of one assessor or one unit where asked; open ones are given to somebody else or cancelled. Nothing of any mark. */
export function TaskList({ campaign }: { readonly campaign: Campaign }) {
  const t = useWords(WORDS)
  const stateName = useStateName()
  const { at } = useTimes()
  const names = usePeopleNames(campaign.id)
  const entrants = useEntrants(campaign.id)
  const { points } = useTable(campaign.cohorts)
  const load = useReply('get /campaigns/{campaignId}/tasks/load', { campaignId: campaign.id })
  const [state, setState] = useUrlState('state', 'open')
  const [assessorId, setAssessor] = useUrlState('assessor')
  const [entrantId, setEntrant] = useUrlState('entrant')
  const list = useAllItems('get /campaigns/{campaignId}/tasks', { campaignId: campaign.id, ...(isState(state) && { state }), ...(assessorId !== '' && { assessorId }), ...(entrantId !== '' && { entrantId }) })
  const [moving, setMoving] = useState<Task | null>(null)
  const [leaving, setLeaving] = useState<Task | null>(null)
  const cancel = useAction('post /campaigns/{campaignId}/tasks/{id}/cancel')
  const canAct = campaign.state === 'assessing'
  const textOf = ({ pointId }: Task) => { const point = points.get(pointId); return point ? pointName(point) : pointId }
  const nameOf = (id: string | null) => (id === null ? t.unassigned : (names.get(id) ?? '…'))
  const unitOf = (id: string) => entrants.get(id)?.unit.name ?? '…'
  return (
    <>
      <Loaded of={list}>{({ items, hasMore }) => (
        <DataTable
          name={t.list} rows={items} rowKey={row => row.id} hasMore={hasMore} {...(items.length > 200 && { virtualHeight: 620 })} empty={<Empty image={Empty.PRESENTED_IMAGE_SIMPLE} description={t.none} />}
          toolbar={<>
            <Select aria-label={t.state} value={state} onChange={setState} style={{ minWidth: 110 }} options={[{ value: 'all', label: t.allStates }, ...TASK_STATES.map(value => ({ value, label: stateName(value) }))]} />
            <Select aria-label={t.assessor} value={assessorId} onChange={setAssessor} style={{ minWidth: 150 }} options={[{ value: '', label: t.allAssessors }, ...(load.data ?? []).flatMap(({ assessorId: id }) => (id === null ? [] : [{ value: id, label: nameOf(id) }]))]} />
            <Select aria-label={t.unit} placeholder={t.unit} allowClear showSearch={{ optionFilterProp: 'label' }} value={entrantId || undefined} onChange={(id: string | undefined) => { setEntrant(id ?? '') }} style={{ minWidth: 180 }} options={[...entrants.values()].map(({ id, unit }) => ({ value: id, label: unit.name }))} />
          </>}
          columns={[
            { key: 'unit', title: t.unit, width: 180, value: row => unitOf(row.entrantId) },
            { key: 'point', title: t.point, width: 320, value: textOf, show: row => <span className="break">{textOf(row)}</span> },
            { key: 'round', title: t.round, width: 70, numeric: true, value: row => row.round },
            { key: 'assessor', title: t.assessor, width: 130, value: row => nameOf(row.assessorId) },
            { key: 'state', title: t.state, width: 90, value: row => stateName(row.state), show: row => <StateTag state={row.state} /> },
            { key: 'due', title: t.due, width: 150, value: row => row.dueAt, show: row => at(row.dueAt) },
            ...(canAct ? [{ key: 'do', title: '', width: 130, onlyShown: true, value: () => null, show: (row: Task) => row.state === 'open' && (
              <>
                <Button size="small" type="link" aria-label={`${t.reassign} ${unitOf(row.entrantId)} ${row.round}`} onClick={() => { setMoving(row) }}>{t.reassign}</Button>
                <Button size="small" type="link" aria-label={`${t.cancel} ${unitOf(row.entrantId)} ${row.round}`} onClick={() => { cancel.reset(); setLeaving(row) }}>{t.cancel}</Button>
              </>
            ) }] : []),
          ]}
        />
      )}</Loaded>
      {moving && <ReassignDialog campaign={campaign} task={moving} lead={`${unitOf(moving.entrantId)}：${textOf(moving)}`} onClose={() => { setMoving(null) }} />}
      <ReasonDialog
        title={leaving && t.cancelTitle} lead={leaving && <><p className="break">{unitOf(leaving.entrantId)}：{textOf(leaving)}</p><p>{t.cancelLead}</p></>} verb={t.cancel} danger isBusy={cancel.isPending} problem={cancel.error} onClose={() => { setLeaving(null) }}
        onGo={reason => { if (leaving) cancel.mutate({ campaignId: campaign.id, id: leaving.id, version: leaving.version, reason }, { onSuccess: () => { setLeaving(null) } }) }}
      />
    </>
  )
}

function ReassignDialog({ campaign, task, lead, onClose }: { readonly campaign: Campaign; readonly task: Task; readonly lead: string; readonly onClose: () => void }) {
  const t = useWords(WORDS)
  const [form] = Form.useForm<{ assessorId: string }>()
  const plan = useReply('get /campaigns/{campaignId}/tasks/plan', { campaignId: campaign.id }, { staleMs: 60_000 })
  const reassign = useAction('post /campaigns/{campaignId}/tasks/{id}/reassign')
  return (
    <Modal open title={t.reassignTitle} okText={t.reassign} cancelText={t.back} onCancel={onClose} onOk={() => { form.submit() }} okButtonProps={{ loading: reassign.isPending }}>
      <ProblemNotice problem={reassign.error} />
      <p className="break">{lead}</p>
      <p className="soft">{t.reassignLead}</p>
      <Form form={form} layout="vertical" requiredMark={false} onFinish={({ assessorId }) => { reassign.mutate({ campaignId: campaign.id, id: task.id, version: task.version, assessorId }, { onSuccess: onClose }) }}>
        <Form.Item name="assessorId" label={t.to} rules={[{ required: true, message: t.required }]}><Select loading={plan.isPending} showSearch={{ optionFilterProp: 'label' }} options={(plan.data?.assessors ?? []).filter(({ personId }) => personId !== task.assessorId).map(({ personId, name }) => ({ value: personId, label: name }))} /></Form.Item>
      </Form>
    </Modal>
  )
}
