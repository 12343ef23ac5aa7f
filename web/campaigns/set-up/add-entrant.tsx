import { Button, Form, Modal, Select } from 'antd'
import { useState } from 'react'
import { useAction, useReply } from '../../api/queries.ts'
import { defineWords, useWords } from '../../app/language.tsx'
import { ProblemNotice } from '../../kit/problem-notice.tsx'
import type { Campaign, Entrant } from '../../parts/campaign.ts'

const WORDS = defineWords({
  add: ['增加一个', 'Add one'],
  title: ['增加参评单位', 'Add a unit'],
  unit: ['库中的单位', 'Unit on record'],
  hint: ['输入名称查找；库中没有的单位请用表格导入', 'Type a name to search; a unit that is not on record comes in by a table'],
  cohort: ['分组', 'Cohort'],
  required: ['请选择', 'Please choose'],
  none: ['没有找到', 'Nothing found'],
})

/** Lets a unit that is on record take part. */
export function AddEntrant({ campaign, entrants }: { readonly campaign: Campaign; readonly entrants: readonly Entrant[] }) {
  const t = useWords(WORDS)
  const [isOpen, setOpen] = useState(false)
  const [name, setName] = useState('')
  const [form] = Form.useForm<{ unitId: string; cohortId: string }>()
  const units = useReply('get /units', { limit: 50, ...(name !== '' && { nameContains: name }) }, { enabled: isOpen, keep: true })
  const add = useAction('post /campaigns/{campaignId}/entrants')
  const there = new Set(entrants.map(({ unitId }) => unitId))
  const close = () => { setOpen(false); setName(''); add.reset() }
  return (
    <>
      <Button onClick={() => { setOpen(true) }}>{t.add}</Button>
      <Modal open={isOpen} title={t.title} onCancel={close} onOk={() => { form.submit() }} okButtonProps={{ loading: add.isPending }} destroyOnHidden>
        <ProblemNotice problem={add.error} />
        <Form form={form} layout="vertical" requiredMark={false} preserve={false} initialValues={{ cohortId: campaign.cohorts[0]?.id }} onFinish={({ unitId, cohortId }) => { add.mutate({ campaignId: campaign.id, unitId, cohortId }, { onSuccess: close }) }}>
          <Form.Item name="unitId" label={t.unit} extra={t.hint} rules={[{ required: true, message: t.required }]}>
            <Select showSearch={{ filterOption: false, onSearch: setName }} loading={units.isFetching} notFoundContent={t.none} options={(units.data?.items ?? []).map(({ id, name: label, regionCode }) => ({ value: id, label: `${label}（${regionCode}）`, disabled: there.has(id) }))} />
          </Form.Item>
          <Form.Item name="cohortId" label={t.cohort} rules={[{ required: true, message: t.required }]}><Select options={campaign.cohorts.map(({ id, name: label }) => ({ value: id, label }))} /></Form.Item>
        </Form>
      </Modal>
    </>
  )
}
