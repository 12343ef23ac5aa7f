import { Button, Empty, Form, Input, Modal, Select, Tag } from 'antd'
import { useState } from 'react'
import { useAction, useAllItems } from '../../api/queries.ts'
import type { Item } from '../../api/client.ts'
import { defineWords, useWords } from '../../app/language.tsx'
import { useSession } from '../../app/session.tsx'
import { DataTable } from '../../kit/data-table.tsx'
import { Loaded } from '../../kit/loaded.tsx'
import { ProblemNotice } from '../../kit/problem-notice.tsx'
import { useRoleName } from '../../kit/states.tsx'
import type { RoleName } from '../../kit/states.tsx'
import { useTimes } from '../../kit/times.ts'
import { Conflicts } from './conflicts.tsx'
import { GoOn } from './go-on.tsx'
import { ImportDialog } from './import-dialog.tsx'
import { ImportList } from './import-list.tsx'
import type { PartProps } from './parts.ts'

const WORDS = defineWords({
  title: ['人员与角色', 'People and roles'],
  import: ['导入人员', 'Import people'],
  grant: ['授予角色', 'Give a role'],
  name: ['姓名', 'Name'],
  email: ['邮箱', 'E-mail'],
  emailHint: ['已有账号的邮箱；没有账号的人由管理员导入或新建', 'Of an existing account; whoever has none is imported or made by an administrator'],
  role: ['角色', 'Role'],
  unit: ['代表单位', 'Speaks for'],
  since: ['授予时间', 'Since'],
  revoke: ['收回', 'Take back'],
  revokeTitle: [(name: string, role: string) => `收回${name}的角色“${role}”？`, (name: string, role: string) => `Take the role “${role}” back from ${name}?`],
  revokeLead: ['已完成的评分保留；未完成的任务请在“任务分配”中改派。', 'Marks handed in stay; open tasks are given to others under “Tasks”.'],
  none: ['还没有人员。每个要点需要几次评分，就至少要有几名评估员；提交仲裁需要复核员。', 'Nobody yet. There must be at least as many assessors as marks per point; adjudication needs reviewers.'],
  required: ['请填写', 'Please fill in'],
  badEmail: ['邮箱格式不对', 'This is no e-mail address'],
  cancel: ['取消', 'Cancel'],
  line: ['行', 'Line'],
  isNew: ['新账号', 'New account'],
  yes: ['是', 'yes'],
  goodRows: ['可导入的行', 'Rows to import'],
  summary: [(n: number) => `其中 ${n} 个新账号（导入后由管理员发邀请链接）`, (n: number) => `${n} new accounts; an administrator then sends them invitations`],
})

type Row = Item<'get /campaigns/{campaignId}/memberships'>
interface PeoplePreview { readonly accepted: number; readonly refused: readonly { readonly line: number; readonly column: string | null; readonly value: string | null; readonly why: string }[]; readonly rows: readonly { readonly line: number; readonly name: string; readonly email: string; readonly role: RoleName; readonly isNew: boolean }[] }

export function PeoplePart({ campaign, ...next }: PartProps) {
  const t = useWords(WORDS)
  const roleName = useRoleName()
  const { at } = useTimes()
  const { isAdministrator } = useSession()
  const list = useAllItems('get /campaigns/{campaignId}/memberships', { campaignId: campaign.id })
  const [dialog, setDialog] = useState<'import' | 'grant' | null>(null)
  const [leaving, setLeaving] = useState<Row | null>(null)
  const revoke = useAction('post /memberships/{id}/revoke')
  return (
    <>
      <Loaded of={list}>{({ items }) => {
        const held = items.filter(({ revokedAt }) => revokedAt === null)
        return (
          <DataTable
            name={t.title} rowKey={row => row.id} rows={held} empty={<Empty image={Empty.PRESENTED_IMAGE_SIMPLE} description={t.none} />}
            toolbar={<>
              {isAdministrator && <Button onClick={() => { setDialog('import') }}>{t.import}</Button>}
              <Button onClick={() => { setDialog('grant') }}>{t.grant}</Button>
              {Object.entries(Object.groupBy(held, ({ role }) => role)).map(([role, of]) => <Tag key={role} variant="filled">{roleName(role as RoleName)} {of?.length ?? 0}</Tag>)}
            </>}
            columns={[
              { key: 'name', title: t.name, width: 140, value: row => row.personName },
              { key: 'email', title: t.email, width: 220, value: row => row.personEmail, show: row => <span className="break">{row.personEmail}</span> },
              { key: 'role', title: t.role, width: 110, value: row => roleName(row.role) },
              { key: 'unit', title: t.unit, width: 180, value: row => row.unitName },
              { key: 'since', title: t.since, width: 150, value: row => row.grantedAt, show: row => at(row.grantedAt) },
              { key: 'do', title: '', width: 80, onlyShown: true, value: () => null, show: row => (isAdministrator || row.role !== 'manager') && <Button size="small" type="link" aria-label={`${t.revoke} ${row.personName}`} onClick={() => { revoke.reset(); setLeaving(row) }}>{t.revoke}</Button> },
            ]}
          />
        )
      }}</Loaded>
      <ImportList campaignId={campaign.id} kind="people" />
      <Conflicts campaign={campaign} />
      {dialog === 'grant' && <GrantDialog campaignId={campaign.id} onClose={() => { setDialog(null) }} />}
      {dialog === 'import' && (
        <ImportDialog<PeoplePreview>
          kind="people" title={t.import} campaignId={campaign.id} onClose={() => { setDialog(null) }} summary={({ rows }) => t.summary(rows.filter(({ isNew }) => isNew).length)}
          rows={({ rows }) => (
            <DataTable
              name={t.goodRows} rows={rows} rowKey={row => String(row.line)}
              columns={[
                { key: 'line', title: t.line, width: 70, numeric: true, value: row => row.line },
                { key: 'name', title: t.name, width: 140, value: row => row.name },
                { key: 'email', title: t.email, width: 220, value: row => row.email },
                { key: 'role', title: t.role, width: 110, value: row => roleName(row.role) },
                { key: 'new', title: t.isNew, width: 90, value: row => (row.isNew ? t.yes : '') },
              ]}
            />
          )}
        />
      )}
      <Modal
        open={leaving !== null} title={leaving && t.revokeTitle(leaving.personName, roleName(leaving.role))} okText={t.revoke} cancelText={t.cancel} okButtonProps={{ danger: true, loading: revoke.isPending }} onCancel={() => { setLeaving(null) }}
        onOk={() => { if (leaving) revoke.mutate({ id: leaving.id, version: leaving.version, campaignId: campaign.id }, { onSuccess: () => { setLeaving(null) } }) }}
      ><ProblemNotice problem={revoke.error} /><p>{t.revokeLead}</p></Modal>
      <GoOn {...next} />
    </>
  )
}

function GrantDialog({ campaignId, onClose }: { readonly campaignId: string; readonly onClose: () => void }) {
  const t = useWords(WORDS)
  const roleName = useRoleName()
  const { isAdministrator } = useSession()
  const [form] = Form.useForm<{ email: string; role: RoleName; unitId?: string }>()
  const role = Form.useWatch('role', form)
  const entrants = useAllItems('get /campaigns/{campaignId}/entrants', { campaignId })
  const grant = useAction('post /memberships')
  const roles: readonly RoleName[] = [...(isAdministrator ? (['manager'] as const) : []), 'assessor', 'reviewer', 'observer', 'unit']
  return (
    <Modal open title={t.grant} onCancel={onClose} onOk={() => { form.submit() }} okText={t.grant} cancelText={t.cancel} okButtonProps={{ loading: grant.isPending }}>
      <ProblemNotice problem={grant.error} />
      <Form form={form} layout="vertical" requiredMark={false} initialValues={{ role: 'assessor' }} onFinish={values => { grant.mutate({ email: values.email.trim(), role: values.role, campaignId, ...(values.role === 'unit' && { unitId: values.unitId ?? null }) }, { onSuccess: onClose }) }}>
        <Form.Item name="email" label={t.email} extra={t.emailHint} rules={[{ required: true, message: t.required }, { type: 'email', message: t.badEmail }]}><Input type="email" autoComplete="off" autoFocus /></Form.Item>
        <Form.Item name="role" label={t.role}><Select options={roles.map(value => ({ value, label: roleName(value) }))} /></Form.Item>
        {role === 'unit' && <Form.Item name="unitId" label={t.unit} rules={[{ required: true, message: t.required }]}><Select showSearch={{ optionFilterProp: 'label' }} options={(entrants.data?.items ?? []).map(({ unitId, unit }) => ({ value: unitId, label: unit.name }))} /></Form.Item>}
      </Form>
    </Modal>
  )
}
