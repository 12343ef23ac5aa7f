import { Form, Input } from 'antd'
import { defineWords, useWords } from '../app/language.tsx'

/** The bounds of src/api/sign-in/password.ts, which has the last word. */
const LENGTH = { least: 12, most: 256 } as const

const WORDS = defineWords({
  password: ['密码', 'Password'],
  hint: ['12 到 256 个字符。好记的一句话胜过短而怪的词。', '12 to 256 characters. A sentence you remember beats a short odd word.'],
  again: ['再输一次', 'Once more'],
  required: ['请填写', 'Please fill in'],
  length: ['密码应有 12 到 256 个字符', 'A password has 12 to 256 characters'],
  differs: ['两次输入的密码不一样', 'The two passwords differ'],
})

/** A new password, typed twice; the form's value is `password`. */
export function NewPassword() {
  const t = useWords(WORDS)
  return (
    <>
      <Form.Item name="password" label={t.password} extra={t.hint} rules={[{ required: true, message: t.required }, { min: LENGTH.least, max: LENGTH.most, message: t.length }]}><Input.Password autoComplete="new-password" /></Form.Item>
      <Form.Item name="again" label={t.again} dependencies={['password']} rules={[{ required: true, message: t.required }, ({ getFieldValue }) => ({ validator: async (_, again) => { if (again !== undefined && again !== getFieldValue('password')) throw new Error(t.differs) } })]}><Input.Password autoComplete="new-password" /></Form.Item>
    </>
  )
}
