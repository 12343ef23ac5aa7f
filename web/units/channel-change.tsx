import { PlusOutlined } from '@ant-design/icons'
import { Alert, App, Button, Form, Input, Modal, Select } from 'antd'
import { useState } from 'react'
import { CHANNEL_KINDS } from '../../src/model/channel.ts'
import type { ChannelKind } from '../../src/model/channel.ts'
import type { Reply } from '../api/client.ts'
import { useAction } from '../api/queries.ts'
import { defineWords, useWords } from '../app/language.tsx'
import { ProblemNotice } from '../kit/problem-notice.tsx'
import { isSite, useChannelKind } from '../parts/channel-kind.ts'
import type { Subject } from './subject.ts'

const WORDS = defineWords({
  add: ['增加渠道', 'Add a channel'],
  addTo: [(name: string) => `为“${name}”增加渠道`, (name: string) => `Add a channel of ${name}`],
  kind: ['种类', 'Kind'],
  name: ['名称（可不填）', 'Name, if it has one'],
  address: ['网址', 'Web address'],
  account: ['账号、应用名称或链接', 'Account, name of the app, or link'],
  siteNext: ['增加后到“采集”页采集。', 'Collect it on the page “Collections”.'],
  accountNext: ['内容不能采集，增加后到本单位的“导入”页导入。', 'Its content is not collected: import it on the page “Imports” of the unit.'],
  notLooked: [(cohort: string, kinds: string) => `分组“${cohort}”只评估：${kinds}。这个渠道会登记，但不参与本批次的评判。`, (cohort: string, kinds: string) => `Cohort “${cohort}” looks at ${kinds} only: this channel is put on record, but not judged in this campaign.`],
  required: ['请填写', 'Please fill in'],
  added: ['已增加', 'Added'],
  back: ['返回', 'Back'],
  retire: ['停用', 'Retire'],
  retireTitle: ['停用渠道', 'Retire a channel'],
  retireLead: ['今后不再采集、导入和评判这个渠道，单位参加的其他批次也不再用它。已有的采集和判定都保留；再次增加同一地址即恢复。', 'It is collected, imported and judged no more, nor in other campaigns of the unit. What was collected and judged is kept; adding the same address again brings it back.'],
  retired: ['已停用', 'Retired'],
})

interface Fields { readonly kind: ChannelKind; readonly address: string; readonly name?: string }

/** Puts one more channel of the unit on record; a refusal stands in the form, which keeps what was typed. */
export function AddChannel({ entrant, campaign }: Pick<Subject, 'entrant' | 'campaign'>) {
  const t = useWords(WORDS)
  const kindName = useChannelKind()
  const { message } = App.useApp()
  const [isOpen, setOpen] = useState(false)
  const [form] = Form.useForm<Fields>()
  const kind = Form.useWatch('kind', form) ?? 'website'
  const add = useAction('post /campaigns/{campaignId}/units/{unitId}/channels')
  const close = () => { setOpen(false); add.reset() }
  const kinds = campaign.cohorts.find(({ id }) => id === entrant.cohortId)?.channelKinds ?? []
  const submit = ({ name = '', ...given }: Fields) => {
    add.mutate({ campaignId: campaign.id, unitId: entrant.unitId, kind: given.kind, address: given.address.trim(), ...(name.trim() !== '' && { name: name.trim() }) }, { onSuccess: () => { close(); void message.success(t.added) } })
  }
  return (
    <>
      <Button size="small" icon={<PlusOutlined aria-hidden />} onClick={() => { setOpen(true) }}>{t.add}</Button>
      <Modal open={isOpen} title={t.addTo(entrant.unit.name)} okText={t.add} cancelText={t.back} onCancel={close} onOk={() => { form.submit() }} okButtonProps={{ loading: add.isPending }} destroyOnHidden>
        <ProblemNotice problem={add.error} />
        <Form form={form} layout="vertical" requiredMark={false} preserve={false} initialValues={{ kind: 'website' }} onFinish={submit}>
          <Form.Item name="kind" label={t.kind} extra={isSite(kind) ? t.siteNext : t.accountNext}><Select options={CHANNEL_KINDS.map(value => ({ value, label: kindName(value) }))} /></Form.Item>
          {kinds.length > 0 && !kinds.includes(kind) && <Alert type="warning" showIcon style={{ marginBottom: 16 }} title={t.notLooked(entrant.cohortName, kinds.map(kindName).join('、'))} />}
          <Form.Item name="address" label={isSite(kind) ? t.address : t.account} rules={[{ required: true, whitespace: true, message: t.required }]}><Input maxLength={2_000} {...(isSite(kind) && { placeholder: 'https://', inputMode: 'url' as const })} /></Form.Item>
          <Form.Item name="name" label={t.name}><Input maxLength={200} /></Form.Item>
        </Form>
      </Modal>
    </>
  )
}

/** Takes a channel out of use, after saying what that means. */
export function RetireChannel({ campaignId, channel }: { readonly campaignId: string; readonly channel: Reply<'get /campaigns/{campaignId}/units/{id}'>['channels'][number] }) {
  const t = useWords(WORDS)
  const kindName = useChannelKind()
  const { message } = App.useApp()
  const [isAsking, setAsking] = useState(false)
  const retire = useAction('delete /campaigns/{campaignId}/channels/{id}')
  const what = `${kindName(channel.kind)} ${channel.name ?? channel.address}`
  const close = () => { setAsking(false); retire.reset() }
  return (
    <>
      <Button size="small" type="link" style={{ padding: 0 }} aria-label={`${t.retire} ${what}`} onClick={() => { setAsking(true) }}>{t.retire}</Button>
      <Modal
        open={isAsking} title={t.retireTitle} okText={t.retire} cancelText={t.back} okButtonProps={{ danger: true, loading: retire.isPending }} onCancel={close} destroyOnHidden
        onOk={() => { retire.mutate({ campaignId, id: channel.id, version: channel.version }, { onSuccess: () => { close(); void message.success(t.retired) } }) }}
      >
        <ProblemNotice problem={retire.error} />
        <p className="break"><b>{kindName(channel.kind)}</b> {channel.name ?? ''} {channel.address}</p>
        <p>{t.retireLead}</p>
      </Modal>
    </>
  )
}
