import { App, Button, Card, Descriptions, Form, Input, Modal, QRCode, Typography } from 'antd'
import { useState } from 'react'
import { useAction } from '../api/queries.ts'
import { defineWords, useWords } from '../app/language.tsx'
import { useSession } from '../app/session.tsx'
import { PageHead } from '../kit/page-head.tsx'
import { ProblemNotice } from '../kit/problem-notice.tsx'
import { NewPassword } from '../kit/new-password.tsx'

const WORDS = defineWords({
  title: ['账号与安全', 'Account and security'],
  name: ['姓名', 'Name'],
  email: ['邮箱', 'E-mail'],
  password: ['修改密码', 'Change password'],
  current: ['现在的密码', 'Current password'],
  next: ['新密码', 'New password'],
  required: ['请填写', 'Please fill in'],
  change: ['修改', 'Change'],
  changed: ['密码已修改，其他设备上的登录已退出', 'Password changed; other devices are signed out'],
  second: ['动态口令', 'Second factor'],
  on: ['已启用：登录时还要输入验证器显示的 6 位数字。', 'On: signing in also needs the 6 digits of your authenticator.'],
  off: ['未启用。启用后，光有密码无法登录您的账号。', 'Off. With it, a password alone does not open your account.'],
  enable: ['启用', 'Turn on'],
  disable: ['停用', 'Turn off'],
  scan: ['用验证器应用扫描，再输入它显示的 6 位数字。', 'Scan with an authenticator app, then enter the 6 digits that it shows.'],
  backup: ['备用码：每个只能用一次，请另行保管。', 'Backup codes: each works once; keep them apart.'],
  code: ['6 位数字', '6 digits'],
  confirm: ['确认', 'Confirm'],
})

export function Page() {
  const t = useWords(WORDS)
  const { me } = useSession()
  return (
    <div style={{ maxWidth: 640 }}>
      <PageHead title={t.title} />
      <Card style={{ marginBottom: 16 }}><Descriptions column={1} items={[{ key: 'name', label: t.name, children: me.name }, { key: 'email', label: t.email, children: me.email }]} /></Card>
      <ChangePassword />
      <SecondFactor />
    </div>
  )
}

function ChangePassword() {
  const t = useWords(WORDS)
  const [form] = Form.useForm<{ current: string; password: string }>()
  const { message } = App.useApp()
  const change = useAction('post /auth/change-password')
  return (
    <Card title={t.password} style={{ marginBottom: 16 }}>
      <ProblemNotice problem={change.error} />
      <Form form={form} layout="vertical" requiredMark={false} onFinish={({ current, password }) => {
        change.mutate({ currentPassword: current, newPassword: password, revokeOtherSessions: true }, { onSuccess: () => { form.resetFields(); void message.success(t.changed) } })
      }}>
        <Form.Item name="current" label={t.current} rules={[{ required: true, message: t.required }]}><Input.Password autoComplete="current-password" /></Form.Item>
        <NewPassword label={t.next} />
        <Button type="primary" htmlType="submit" loading={change.isPending}>{t.change}</Button>
      </Form>
    </Card>
  )
}

function SecondFactor() {
  const t = useWords(WORDS)
  const { me } = useSession()
  const enable = useAction('post /auth/two-factor/enable', { quiet: true })
  const disable = useAction('post /auth/two-factor/disable')
  const verify = useAction('post /auth/two-factor/verify-totp')
  const [isAsking, setAsking] = useState(false)
  const withPassword = ({ password }: { password: string }) => {
    if (me.secondFactor) disable.mutate({ password }, { onSuccess: () => { setAsking(false) } })
    else enable.mutate({ password })
  }
  return (
    <Card title={t.second}>
      <Typography.Paragraph>{me.secondFactor ? t.on : t.off}</Typography.Paragraph>
      <Button onClick={() => { enable.reset(); setAsking(true) }}>{me.secondFactor ? t.disable : t.enable}</Button>
      <Modal open={isAsking} title={t.second} footer={null} onCancel={() => { setAsking(false) }} destroyOnHidden>
        <ProblemNotice problem={enable.error ?? disable.error ?? verify.error} />
        {enable.data ? (
          <>
            <p>{t.scan}</p>
            <QRCode value={enable.data.totpURI} />
            <p>{t.backup}</p>
            <Typography.Paragraph copyable={{ text: enable.data.backupCodes.join('\n') }}><code>{enable.data.backupCodes.join('  ')}</code></Typography.Paragraph>
            <Form layout="inline" onFinish={({ code }: { code: string }) => { verify.mutate({ code: code.trim() }, { onSuccess: () => { setAsking(false) } }) }}>
              <Form.Item name="code" label={t.code} rules={[{ required: true, message: t.required }]}><Input inputMode="numeric" autoComplete="one-time-code" maxLength={6} /></Form.Item>
              <Button type="primary" htmlType="submit" loading={verify.isPending}>{t.confirm}</Button>
            </Form>
          </>
        ) : (
          <Form layout="vertical" requiredMark={false} onFinish={withPassword}>
            <Form.Item name="password" label={t.current} rules={[{ required: true, message: t.required }]}><Input.Password autoComplete="current-password" autoFocus /></Form.Item>
            <Button type="primary" htmlType="submit" loading={enable.isPending || disable.isPending}>{t.confirm}</Button>
          </Form>
        )}
      </Modal>
    </Card>
  )
}
