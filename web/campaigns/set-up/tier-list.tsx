import { DeleteOutlined } from '@ant-design/icons'
import { Button, Form, Input, InputNumber } from 'antd'
import { defineWords, useWords } from '../../app/language.tsx'

const WORDS = defineWords({
  lead: ['从高到低；不填则用指标体系的档次。', 'Best first; none: those of the scheme.'],
  name: ['档次名称', 'Name of the tier'],
  from: ['得分不低于', 'Score from'],
  add: ['增加一档', 'Add a tier'],
  remove: [(n: number) => `删除第 ${n} 档`, (n: number) => `Remove tier ${n}`],
  required: ['请填写', 'Please fill in'],
})

export interface TierRow { readonly name: string; readonly from: number }

export function TierList({ label }: { readonly label: string }) {
  const t = useWords(WORDS)
  return (
    <fieldset style={{ border: 0, margin: '0 0 24px', padding: 0 }}>
      <legend style={{ padding: 0, margin: '0 0 8px', border: 0, font: 'inherit', color: 'inherit' }}>{label} <span className="soft">{t.lead}</span></legend>
      <Form.List name="tiers">{(fields, { add, remove }) => (
        <>
          {fields.map(({ key, name }, index) => (
            <div key={key} style={{ display: 'flex', gap: 8, alignItems: 'flex-start' }}>
              <Form.Item name={[name, 'name']} rules={[{ required: true, whitespace: true, message: t.required }]} style={{ marginBottom: 8, width: 160 }}><Input aria-label={`${t.name} ${index + 1}`} placeholder={t.name} maxLength={200} /></Form.Item>
              <Form.Item name={[name, 'from']} rules={[{ required: true, message: t.required }]} style={{ marginBottom: 8 }}><InputNumber aria-label={`${t.from} ${index + 1}`} prefix="≥" style={{ width: 110 }} /></Form.Item>
              <Button type="text" icon={<DeleteOutlined />} aria-label={t.remove(index + 1)} onClick={() => { remove(name) }} />
            </div>
          ))}
          <Button size="small" onClick={() => { add({ name: '', from: 0 }) }}>{t.add}</Button>
        </>
      )}</Form.List>
    </fieldset>
  )
}
