import { MenuOutlined } from '@ant-design/icons'
import { Button, Drawer, Dropdown, Grid, Layout, Menu, Result, Spin } from 'antd'
import { useState } from 'react'
import { Link, Navigate, Outlet, useLocation, useNavigate, useParams } from 'react-router'
import { call } from '../api/client.ts'
import { useReply } from '../api/queries.ts'
import { defineWords, useLanguage, useSay, useWords } from './language.tsx'
import { CAMPAIGN_PLACES, PLACES, placesFor } from './navigation.ts'
import { SessionProvider, useSession } from './session.tsx'
import { TopBar } from './top-bar.tsx'

const WORDS = defineWords({
  skip: ['跳到正文', 'Skip to content'],
  menu: ['导航', 'Navigation'],
  account: ['账号与安全', 'Account and security'],
  published: ['已发布结果', 'Published results'],
  signOut: ['退出', 'Sign out'],
  campaign: ['批次', 'Campaign'],
  noServer: ['服务器没有应答', 'The server does not answer'],
})

/** The frame of every page behind the sign-in. */
export function Workplace() {
  const { pathname, search } = useLocation()
  const t = useWords(WORDS)
  return (
    <SessionProvider
      signedOut={<Navigate to={`/sign-in?to=${encodeURIComponent(pathname + search)}`} replace />}
      waiting={<Spin fullscreen />}
      failed={problem => <Result status="warning" title={t.noServer} subTitle={problem.message} />}
    >
      <Frame />
    </SessionProvider>
  )
}

function Frame() {
  const t = useWords(WORDS)
  const isWide = Grid.useBreakpoint().lg ?? true
  const [isOpen, setOpen] = useState(false)
  const close = () => { setOpen(false) }
  return (
    <Layout style={{ minHeight: '100vh' }}>
      <a className="skip" href="#content">{t.skip}</a>
      <TopBar before={isWide ? null : <Button type="text" aria-label={t.menu} icon={<MenuOutlined style={{ color: '#fff' }} />} onClick={() => { setOpen(true) }} />}>
        <PersonMenu />
      </TopBar>
      <Layout>
        {isWide ? <Layout.Sider width={208} theme="light" style={{ borderRight: '1px solid var(--line)' }}><Navigation /></Layout.Sider> : (
          <Drawer open={isOpen} onClose={close} placement="left" size={256} title={t.menu} styles={{ body: { padding: 0 } }}><Navigation onGo={close} /></Drawer>
        )}
        <Layout.Content id="content" tabIndex={-1} style={{ padding: isWide ? '20px 28px 60px' : '14px 12px 60px', minWidth: 0 }}><Outlet /></Layout.Content>
      </Layout>
    </Layout>
  )
}

function Navigation({ onGo }: { readonly onGo?: () => void }) {
  const t = useWords(WORDS)
  const say = useSay()
  const { campaignId } = useParams()
  const { rolesIn } = useSession()
  const { pathname } = useLocation()
  const { data: campaign } = useReply('get /campaigns/{id}', { id: campaignId ?? '' }, { enabled: campaignId !== undefined, staleMs: 60_000 })
  const inCampaign = campaignId === undefined ? [] : placesFor(CAMPAIGN_PLACES, rolesIn(campaignId)).map(place => ({ ...place, path: `/campaigns/${campaignId}${place.path}` }))
  const everywhere = placesFor(PLACES, rolesIn(undefined))
  const item = ({ path, title }: (typeof everywhere)[number]) => ({ key: path, label: <Link to={path}>{say(title)}</Link> })
  const here = [...inCampaign, ...everywhere].map(({ path }) => path).filter(path => path === pathname || (path !== '/' && pathname.startsWith(`${path}/`))).sort((a, b) => b.length - a.length)[0]
  return (
    <nav aria-label={t.menu}>
      <Menu
        mode="inline" style={{ borderInlineEnd: 0 }} onClick={onGo} selectedKeys={here === undefined ? [] : [here]}
        items={[...everywhere.map(item), ...(inCampaign.length > 0 ? [{ key: 'campaign', type: 'group' as const, label: campaign?.title ?? t.campaign, children: inCampaign.map(item) }] : [])]}
      />
    </nav>
  )
}

function PersonMenu() {
  const t = useWords(WORDS)
  const { me } = useSession()
  const navigate = useNavigate()
  const { setLanguage, language } = useLanguage()
  const signOut = async () => {
    await call('post /auth/sign-out', {})
    // A fresh start: nothing of this person stays in memory for the next.
    window.location.assign('/sign-in')
  }
  return (
    <>
      <Button type="text" style={{ color: '#fff' }} onClick={() => { setLanguage(language === 'zh' ? 'en' : 'zh') }} lang={language === 'zh' ? 'en' : 'zh-CN'}>{language === 'zh' ? 'English' : '中文'}</Button>
      <Dropdown trigger={['click']} menu={{ items: [
        { key: 'account', label: t.account, onClick: () => { void navigate('/account') } },
        { key: 'published', label: <a href="/results/">{t.published}</a> },
        { type: 'divider' },
        { key: 'out', label: t.signOut, onClick: () => { void signOut() } },
      ] }}>
        <Button type="text" style={{ color: '#fff' }}>{me.name}</Button>
      </Dropdown>
    </>
  )
}
