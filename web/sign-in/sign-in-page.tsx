import { useQueryClient } from '@tanstack/react-query'
import { Alert, Button, Divider, Form, Input } from 'antd'
import { useState } from 'react'
import { useNavigate, useSearchParams } from 'react-router'
import type { Problem } from '../api/client.ts'
import { useAction, useReply } from '../api/queries.ts'
import { defineWords, useWords } from '../app/language.tsx'
import { SignInCard } from './card.tsx'

const WORDS = defineWords({
  title: ['登录', 'Sign in'],
  email: ['邮箱', 'E-mail'],
  password: ['密码', 'Password'],
  enter: ['登录', 'Sign in'],
  code: ['动态口令（6 位数字）', 'Code of your authenticator (6 digits)'],
  codeNeeded: ['此账号启用了动态口令。', 'This account has a second factor.'],
  confirm: ['确认', 'Confirm'],
  required: ['请填写', 'Please fill in'],
  refused: ['邮箱、密码或口令不对，或者账号已停用。', 'E-mail, password or code is wrong, or the account is disabled.'],
  unknown: ['单点登录没有成功：这里没有与您的邮箱对应的账号，或者登录已过期。请联系管理员。', 'Single sign-on did not succeed: no account here has your e-mail address, or it took too long. Ask the administrator.'],
  elsewhere: [(name: string) => `用${name}登录`, (name: string) => `Sign in with ${name}`],
  results: ['不登录也能查看已发布的结果', 'See published results without signing in'],
})

/** Only addresses of our own: nobody is sent elsewhere by a link that somebody made. */
const ownPath = (to: string | null): string => (to !== null && /^\/(?![/\\])/.test(to) ? to : '/')

export function Page() {
  const t = useWords(WORDS)
  const [needsCode, setNeedsCode] = useState(false)
  const [search] = useSearchParams()
  const navigate = useNavigate()
  const queries = useQueryClient()
  const enter = async () => {
    await queries.resetQueries()
    await navigate(ownPath(search.get('to')), { replace: true })
  }
  const signIn = useAction('post /auth/sign-in/email', { quiet: true })
  const verify = useAction('post /auth/two-factor/verify-totp', { quiet: true })
  const { data: options } = useReply('get /sign-in-options', {}, { staleMs: 300_000 })
  const elsewhere = useAction('post /auth/sign-in/social', { quiet: true })
  const problem = signIn.error ?? verify.error ?? elsewhere.error
  return (
    <SignInCard title={t.title}>
      {problem === null && search.has('error') && <Alert role="alert" type="error" showIcon style={{ marginBottom: 16 }} title={t.unknown} />}
      {problem && <Alert role="alert" type="error" showIcon style={{ marginBottom: 16 }} title={sentence(problem, t.refused)} />}
      {needsCode ? (
        <Form layout="vertical" requiredMark={false} onFinish={({ code }: { code: string }) => { verify.mutate({ code: code.trim() }, { onSuccess: () => { void enter() } }) }}>
          <p>{t.codeNeeded}</p>
          <Form.Item name="code" label={t.code} rules={[{ required: true, message: t.required }]}><Input inputMode="numeric" autoComplete="one-time-code" maxLength={6} autoFocus /></Form.Item>
          <Button type="primary" htmlType="submit" block loading={verify.isPending}>{t.confirm}</Button>
        </Form>
      ) : (
        <Form layout="vertical" requiredMark={false} onFinish={(given: { email: string; password: string }) => { signIn.mutate(given, { onSuccess: ({ twoFactorRedirect }) => { if (twoFactorRedirect) setNeedsCode(true); else void enter() } }) }}>
          <Form.Item name="email" label={t.email} rules={[{ required: true, message: t.required }]}><Input type="email" autoComplete="username" autoFocus /></Form.Item>
          <Form.Item name="password" label={t.password} rules={[{ required: true, message: t.required }]}><Input.Password autoComplete="current-password" /></Form.Item>
          <Button type="primary" htmlType="submit" block loading={signIn.isPending}>{t.enter}</Button>
        </Form>
      )}
      <Divider />
      {options?.singleSignOn && (
        <Button block style={{ marginBottom: 16 }} loading={elsewhere.isPending} onClick={() => { elsewhere.mutate({ provider: options.singleSignOn?.provider ?? '', callbackURL: ownPath(search.get('to')), errorCallbackURL: '/sign-in' }, { onSuccess: ({ url }) => { window.location.assign(url) } }) }}>{t.elsewhere(options.singleSignOn.name)}</Button>
      )}
      <a href="/results/">{t.results}</a>
    </SignInCard>
  )
}

/** The sign-in library speaks English and in detail; of a refusal nothing is told that helps to guess. */
const sentence = (problem: Problem, refused: string): string => (problem.status === 401 || problem.status === 403 ? refused : problem.message)
