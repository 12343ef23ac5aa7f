import { Alert, Button, Form } from 'antd'
import { Link, useLocation } from 'react-router'
import { useAction } from '../api/queries.ts'
import { defineWords, useWords } from '../app/language.tsx'
import { SignInCard } from './card.tsx'
import { NewPassword } from '../kit/new-password.tsx'

const WORDS = defineWords({
  title: ['接受邀请', 'Accept the invitation'],
  lead: ['设一个密码，以后用它和您的邮箱登录。', 'Set a password; you sign in with it and your e-mail address.'],
  set: ['设置密码', 'Set password'],
  done: ['密码已设置。', 'The password is set.'],
  signIn: ['去登录', 'Sign in'],
  refused: ['这个邀请链接无效、已用过或已过期。请向管理员索取新的链接。', 'This link is wrong, used or expired. Ask the administrator for a new one.'],
})

export function Page() {
  const t = useWords(WORDS)
  const secret = useLocation().hash.slice(1)
  const accept = useAction('post /invitation')
  if (accept.isSuccess) return <SignInCard title={t.title}><Alert type="success" showIcon title={t.done} style={{ marginBottom: 16 }} /><Link to="/sign-in">{t.signIn}</Link></SignInCard>
  const refusal = secret === '' || accept.error?.status === 400 ? t.refused : accept.error?.message
  return (
    <SignInCard title={t.title} lead={t.lead}>
      {refusal !== undefined && <Alert role="alert" type="error" showIcon title={refusal} style={{ marginBottom: 16 }} />}
      {secret !== '' && (
        <Form layout="vertical" requiredMark={false} onFinish={({ password }: { password: string }) => { accept.mutate({ secret, password }) }}>
          <NewPassword />
          <Button type="primary" htmlType="submit" block loading={accept.isPending}>{t.set}</Button>
        </Form>
      )}
    </SignInCard>
  )
}
