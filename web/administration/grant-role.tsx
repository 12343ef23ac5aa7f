import { Button, Form, Select } from 'antd'
import { ROLES } from '../../src/model/campaign.ts'
import type { Role } from '../../src/model/campaign.ts'
import { useAction, useAllItems } from '../api/queries.ts'
import { useWords } from '../app/language.tsx'
import { ProblemNotice } from '../kit/problem-notice.tsx'
import { useRoleName } from '../kit/states.tsx'
import { UnitSelect } from './unit-select.tsx'
import { PEOPLE_WORDS } from './words.ts'

interface Grant { readonly role: Role; readonly campaignId?: string; readonly unitId?: string | null }
const EVERY = 'every'

/** Gives one more role, in one campaign or in all; the server refuses roles that nobody may hold together. */
export function GrantRole({ personId }: { readonly personId: string }) {
  const t = useWords(PEOPLE_WORDS)
  const roleName = useRoleName()
  const [form] = Form.useForm<Grant>()
  const role = Form.useWatch('role', form)
  const campaigns = useAllItems('get /campaigns', {})
  const grant = useAction('post /memberships')
  const give = ({ role: wanted, campaignId, unitId }: Grant) => {
    const everywhere = wanted === 'administrator' || campaignId === EVERY
    grant.mutate({ personId, role: wanted, campaignId: everywhere ? null : (campaignId ?? null), ...(wanted === 'unit' && { unitId: unitId ?? null }) }, { onSuccess: () => { form.resetFields() } })
  }
  const required = [{ required: true, message: t.required }]
  return (
    <div style={{ marginTop: 12 }}>
      <ProblemNotice problem={grant.error} />
      <Form form={form} layout="vertical" requiredMark={false} onFinish={give}>
        <div style={{ display: 'grid', gridTemplateColumns: 'repeat(auto-fit, minmax(180px, 1fr))', gap: '0 12px' }}>
          <Form.Item name="role" label={t.role} rules={required}><Select options={ROLES.map(value => ({ value, label: roleName(value) }))} /></Form.Item>
          {role !== 'administrator' && (
            <Form.Item name="campaignId" label={t.campaign} rules={required}>
              <Select showSearch={{ optionFilterProp: 'label' }} options={[...(role === 'unit' ? [] : [{ value: EVERY, label: t.everywhere }]), ...(campaigns.data?.items ?? []).map(({ id, title }) => ({ value: id, label: title }))]} />
            </Form.Item>
          )}
          {role === 'unit' && <Form.Item name="unitId" label={t.unit} rules={required}><UnitSelect /></Form.Item>}
        </div>
        <Button htmlType="submit" loading={grant.isPending}>{t.grant}</Button>
      </Form>
    </div>
  )
}
