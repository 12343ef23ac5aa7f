import { Button, Card, Layout, Typography } from 'antd'
import type { ReactNode } from 'react'
import { useLanguage } from '../app/language.tsx'
import { TopBar } from '../app/top-bar.tsx'

/** The frame of the pages before the sign-in. */
export function SignInCard({ title, lead, children }: { readonly title: string; readonly lead?: string; readonly children: ReactNode }) {
  const { language, setLanguage } = useLanguage()
  return (
    <Layout style={{ minHeight: '100vh' }}>
      <TopBar><Button type="text" style={{ color: '#fff' }} lang={language === 'zh' ? 'en' : 'zh-CN'} onClick={() => { setLanguage(language === 'zh' ? 'en' : 'zh') }}>{language === 'zh' ? 'English' : '中文'}</Button></TopBar>
      <Layout.Content style={{ display: 'grid', placeItems: 'start center', padding: '8vh 16px 40px' }}>
        <Card style={{ width: '100%', maxWidth: 420 }}>
          <Typography.Title level={1} style={{ fontSize: 24, marginTop: 0 }}>{title}</Typography.Title>
          {lead !== undefined && <Typography.Paragraph type="secondary">{lead}</Typography.Paragraph>}
          {children}
        </Card>
      </Layout.Content>
    </Layout>
  )
}
