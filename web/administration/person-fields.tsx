import { Form, Input } from 'antd'
import { useWords } from '../app/language.tsx'
import { UnitSelect } from './unit-select.tsx'
import { PEOPLE_WORDS } from './words.ts'

export interface PersonFields { readonly name: string; readonly email: string; readonly regionCode?: string; readonly employerUnitId?: string | null }

/** What is known of a person; the last two keep assessors away from those whom they must not judge. */
export function PersonFieldset() {
  const t = useWords(PEOPLE_WORDS)
  return (
    <>
      <Form.Item name="name" label={t.name} rules={[{ required: true, whitespace: true, message: t.required }]}><Input autoComplete="off" maxLength={200} /></Form.Item>
      <Form.Item name="email" label={t.email} rules={[{ required: true, message: t.required }, { type: 'email', message: t.badEmail }]}><Input autoComplete="off" maxLength={254} /></Form.Item>
      <Form.Item name="regionCode" label={t.region} extra={t.regionHint} rules={[{ pattern: /^[1-9]\d{5}$/, message: t.badRegion }]}><Input inputMode="numeric" maxLength={6} /></Form.Item>
      <Form.Item name="employerUnitId" label={t.employer} extra={t.employerHint}><UnitSelect /></Form.Item>
    </>
  )
}

/** Empty fields are said to be nothing, so that they can be emptied. */
export const personOf = ({ name, email, regionCode, employerUnitId }: PersonFields) => ({ name, email, regionCode: regionCode === undefined || regionCode === '' ? null : regionCode, employerUnitId: employerUnitId ?? null })
