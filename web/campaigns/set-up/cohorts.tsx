import { Button, Empty, Form, Input, Modal, Select } from 'antd'
import { useState } from 'react'
import { call } from '../../api/client.ts'
import { useAction, useReply } from '../../api/queries.ts'
import { defineWords, useWords } from '../../app/language.tsx'
import { useSession } from '../../app/session.tsx'
import { DataTable } from '../../kit/data-table.tsx'
import { ProblemNotice } from '../../kit/problem-notice.tsx'
import { VersionConflict } from '../../kit/version-conflict.tsx'
import { useTable } from '../../parts/campaign.ts'
import type { Cohort } from '../../parts/campaign.ts'
import { useChannelKind } from '../../parts/channel-kind.ts'
import { CHANNEL_KINDS } from '../../../src/model/channel.ts'
import { GoOn } from './go-on.tsx'
import type { PartProps } from './parts.ts'
import { SchemeImport } from './scheme-import.tsx'

const WORDS = defineWords({
  lead: ['每个分组用一个指标体系的一类，组内排名。', 'Each cohort is judged by one variant of a scheme, and ranked by itself.'],
  title: ['分组', 'Cohorts'],
  add: ['增加分组', 'Add a cohort'],
  edit: ['修改', 'Change'],
  name: ['名称', 'Name'],
  nameHint: ['如：地级市', 'E.g. prefectures'],
  scheme: ['指标体系', 'Scheme'],
  variant: ['类别', 'Variant'],
  channels: ['评估的渠道', 'Channels looked at'],
  channelsHint: ['不选即全部渠道', 'None chosen: all of them'],
  all: ['全部', 'all'],
  none: ['还没有分组。先增加一个，再导入参评单位。', 'No cohort yet. Add one, then import units.'],
  required: ['请填写', 'Please fill in'],
  frozen: ['批次已开始，指标体系不再改动', 'The campaign has begun: its scheme stays'],
  save: ['保存', 'Save'],
})

export function CohortsPart({ campaign, ...next }: PartProps) {
  const t = useWords(WORDS)
  const kindName = useChannelKind()
  const schemes = useReply('get /schemes', {})
  const { variants } = useTable(campaign.cohorts)
  const [open, setOpen] = useState<Cohort | 'new' | null>(null)
  const { isAdministrator } = useSession()
  const canAdd = campaign.state === 'draft' || campaign.state === 'collecting'
  const schemeOf = ({ schemeEditionId }: Cohort) => { const found = schemes.data?.find(({ id }) => id === schemeEditionId); return found ? `${found.title} ${found.edition}` : '…' }
  const channelsOf = ({ channelKinds }: Cohort) => (channelKinds.length === 0 ? t.all : channelKinds.map(kindName).join('、'))
  return (
    <>
      <p className="soft">{t.lead}</p>
      <DataTable
        name={t.title} rows={campaign.cohorts} rowKey={row => row.id} empty={<Empty image={Empty.PRESENTED_IMAGE_SIMPLE} description={t.none} />}
        toolbar={canAdd && <Button type={campaign.cohorts.length === 0 ? 'primary' : 'default'} onClick={() => { setOpen('new') }}>{t.add}</Button>}
        columns={[
          { key: 'name', title: t.name, width: 160, value: row => row.name },
          { key: 'scheme', title: t.scheme, width: 260, value: schemeOf },
          { key: 'variant', title: t.variant, width: 110, value: row => variants.get(`${row.schemeEditionId} ${row.variant}`) ?? row.variant },
          { key: 'channels', title: t.channels, width: 140, value: channelsOf },
          ...(canAdd ? [{ key: 'do', title: '', width: 80, value: () => null, onlyShown: true, show: (row: Cohort) => <Button size="small" type="link" aria-label={`${t.edit} ${row.name}`} onClick={() => { setOpen(row) }}>{t.edit}</Button> }] : []),
        ]}
      />
      {isAdministrator && canAdd && <SchemeImport />}
      {open !== null && <CohortDialog key={open === 'new' ? 'new' : open.id} campaign={campaign} cohort={open === 'new' ? null : open} onClose={() => { setOpen(null) }} />}
      <GoOn {...next} />
    </>
  )
}

interface Values { readonly name: string; readonly schemeEditionId: string; readonly variant: string; readonly channelKinds: string[] }

function CohortDialog({ campaign, cohort, onClose }: { readonly campaign: PartProps['campaign']; readonly cohort: Cohort | null; readonly onClose: () => void }) {
  const t = useWords(WORDS)
  const kindName = useChannelKind()
  const [form] = Form.useForm<Values>()
  const [version, setVersion] = useState(cohort?.version ?? 0)
  const [theirs, setTheirs] = useState<Cohort | null>(null)
  const schemes = useReply('get /schemes', {})
  const editionId = Form.useWatch('schemeEditionId', form) ?? cohort?.schemeEditionId
  const edition = useReply('get /schemes/{id}', { id: editionId ?? '' }, { enabled: editionId !== undefined, staleMs: Infinity })
  const add = useAction('post /campaigns/{campaignId}/cohorts')
  const change = useAction('patch /cohorts/{id}')
  const isFrozen = campaign.state !== 'draft' && cohort !== null
  const variantName = (id: string) => edition.data?.document.variants.find(variant => variant.id === id)?.title ?? id
  const save = (values: Values, on: number) => {
    const { schemeEditionId, variant, ...rest } = values
    if (cohort === null) { add.mutate({ campaignId: campaign.id, ...values }, { onSuccess: onClose }); return }
    change.mutate({ id: cohort.id, version: on, changes: isFrozen ? rest : { ...rest, schemeEditionId, variant } }, {
      onSuccess: onClose,
      onError: problem => { if (problem.code === 'version-conflict') void call('get /campaigns/{campaignId}/cohorts', { campaignId: campaign.id }).then(all => { setTheirs(all.find(({ id }) => id === cohort.id) ?? null) }) },
    })
  }
  const problem = add.error ?? change.error
  const mine = theirs && form.getFieldsValue(true) as Values
  return (
    <Modal open title={cohort?.name ?? t.add} onCancel={onClose} onOk={() => { form.submit() }} okText={t.save} okButtonProps={{ loading: add.isPending || change.isPending, disabled: theirs !== null }}>
      {theirs && mine ? (
        <VersionConflict
          rows={[{ label: t.name, mine: mine.name, theirs: theirs.name }, { label: t.variant, mine: variantName(mine.variant), theirs: variantName(theirs.variant) }, { label: t.channels, mine: mine.channelKinds.map(kindName).join('、') || t.all, theirs: theirs.channelKinds.map(kindName).join('、') || t.all }].filter(row => row.mine !== row.theirs)}
          onKeep={() => { setVersion(theirs.version); setTheirs(null); save(mine, theirs.version) }} onTake={onClose}
        />
      ) : <ProblemNotice problem={problem} />}
      <Form form={form} layout="vertical" requiredMark={false} initialValues={cohort ?? { channelKinds: ['website'] }} onFinish={values => { save(values, version) }}>
        <Form.Item name="name" label={t.name} rules={[{ required: true, whitespace: true, message: t.required }]}><Input placeholder={t.nameHint} maxLength={200} /></Form.Item>
        <Form.Item name="schemeEditionId" label={t.scheme} extra={isFrozen ? t.frozen : undefined} rules={[{ required: true, message: t.required }]}>
          <Select disabled={isFrozen} loading={schemes.isPending} onChange={() => { form.resetFields(['variant']) }} options={(schemes.data ?? []).map(({ id, title, edition: year }) => ({ value: id, label: `${title} ${year}` }))} />
        </Form.Item>
        <Form.Item name="variant" label={t.variant} rules={[{ required: true, message: t.required }]}><Select disabled={isFrozen || editionId === undefined} loading={edition.isFetching} options={(edition.data?.document.variants ?? []).map(({ id }) => ({ value: id, label: variantName(id) }))} /></Form.Item>
        <Form.Item name="channelKinds" label={t.channels} extra={t.channelsHint}><Select mode="multiple" options={CHANNEL_KINDS.map(value => ({ value, label: kindName(value) }))} /></Form.Item>
      </Form>
    </Modal>
  )
}
