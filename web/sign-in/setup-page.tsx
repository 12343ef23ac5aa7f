import { Alert, Button, Form, Input } from 'antd'
import { Link, useLocation } from 'react-router'
import { useAction, useReply } from '../api/queries.ts'
import { defineWords, useWords } from '../app/language.tsx'
import { SignInCard } from './card.tsx'
import { NewPassword } from '../kit/new-password.tsx'

const WORDS = defineWords({
  title: ['设立第一位管理员', 'The first administrator'],
  lead: ['管理员建立批次、邀请人员、分配角色。', 'Administrators create campaigns, invite people and give them roles.'],
  name: ['姓名', 'Name'],
  email: ['邮箱（用于登录）', 'E-mail, to sign in with'],
  required: ['请填写', 'Please fill in'],
  make: ['建立', 'Create'],
  done: ['已建立。现在可以登录。', 'Done. You can sign in now.'],
  signIn: ['去登录', 'Sign in'],
  closed: ['已有管理员，这个链接不再有效。', 'There is an administrator already; this link no longer works.'],
  noLink: ['请使用服务启动时显示的完整链接。', 'Use the whole link that the server printed when it started.'],
})

/** Opened by the one-time link; its secret stands behind #, so that it reaches no log. */
export function Page() {
  const t = useWords(WORDS)
  const secret = useLocation().hash.slice(1)
  const { data } = useReply('get /setup', {})
  const setUp = useAction('post /setup')
  if (setUp.isSuccess) return <SignInCard title={t.title}><Alert type="success" showIcon title={t.done} style={{ marginBottom: 16 }} /><Link to="/sign-in">{t.signIn}</Link></SignInCard>
  if (data?.needed === false) return <SignInCard title={t.title}><Alert type="info" showIcon title={t.closed} style={{ marginBottom: 16 }} /><Link to="/sign-in">{t.signIn}</Link></SignInCard>
  if (secret === '') return <SignInCard title={t.title}><Alert type="warning" showIcon title={t.noLink} /></SignInCard>
  return (
    <SignInCard title={t.title} lead={t.lead}>
      {setUp.error && <Alert role="alert" type="error" showIcon title={setUp.error.message} style={{ marginBottom: 16 }} />}
      <Form layout="vertical" requiredMark={false} onFinish={({ name, email, password }: { name: string; email: string; password: string }) => { setUp.mutate({ secret, name, email, password }) }}>
        <Form.Item name="name" label={t.name} rules={[{ required: true, message: t.required }]}><Input autoComplete="name" autoFocus /></Form.Item>
        <Form.Item name="email" label={t.email} rules={[{ required: true, message: t.required }]}><Input type="email" autoComplete="username" /></Form.Item>
        <NewPassword />
        <Button type="primary" htmlType="submit" block loading={setUp.isPending}>{t.make}</Button>
      </Form>
    </SignInCard>
  )
}
