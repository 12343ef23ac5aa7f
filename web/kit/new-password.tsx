import { Form, Input } from 'antd'
import { useReply } from '../api/queries.ts'
import { defineWords, useWords } from '../app/language.tsx'

const WORDS = defineWords({
  password: ['密码', 'Password'],
  hint: [(least: number, most: number) => `${least} 到 ${most} 个字符。好记的一句话胜过短而怪的词。`, (least: number, most: number) => `${least} to ${most} characters. A sentence you remember beats a short odd word.`],
  again: ['再输一次', 'Once more'],
  required: ['请填写', 'Please fill in'],
  length: [(least: number, most: number) => `密码应有 ${least} 到 ${most} 个字符`, (least: number, most: number) => `A password has ${least} to ${most} characters`],
  differs: ['两次输入的密码不一样', 'The two passwords differ'],
})

/** A new password, typed twice; the form's value is `password`. `label`: where another password is asked for beside it. */
export function NewPassword({ label }: { readonly label?: string }) {
  const t = useWords(WORDS)
  const { data } = useReply('get /sign-in-options', {}, { staleMs: 300_000 })
  // Until the server has said its bounds, its refusal will.
  const { least, most } = data?.passwordLength ?? { least: 1, most: Number.MAX_SAFE_INTEGER }
  return (
    <>
      <Form.Item name="password" label={label ?? t.password} extra={data && t.hint(least, most)} rules={[{ required: true, message: t.required }, { min: least, max: most, message: t.length(least, most) }]}><Input.Password autoComplete="new-password" /></Form.Item>
      <Form.Item name="again" label={t.again} dependencies={['password']} rules={[{ required: true, message: t.required }, ({ getFieldValue }) => ({ validator: async (_, again) => { if (again !== undefined && again !== getFieldValue('password')) throw new Error(t.differs) } })]}><Input.Password autoComplete="new-password" /></Form.Item>
    </>
  )
}
