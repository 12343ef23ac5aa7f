import { Alert, Card, Grid, Progress, Steps, Tag } from 'antd'
import { Link } from 'react-router'
import { useReply } from '../api/queries.ts'
import { useCampaignProgress } from '../api/campaign-progress.ts'
import { defineWords, useSay, useWords } from '../app/language.tsx'
import { useSession } from '../app/session.tsx'
import { LinkButton } from '../kit/link-button.tsx'
import { Loaded } from '../kit/loaded.tsx'
import { PageHead } from '../kit/page-head.tsx'
import { StateTag, useStateName } from '../kit/states.tsx'
import { useTimes } from '../kit/times.ts'
import { useCampaign, useCampaignId } from '../parts/campaign.ts'
import type { Campaign } from '../parts/campaign.ts'
import { NeedList } from './need-list.tsx'
import { PhaseActions } from './phase-actions.tsx'
import { PHASE_WORDS, PHASES } from './phases.ts'
import type { Phase } from './phases.ts'
import { ProgressCards } from './progress-cards.tsx'

const WORDS = defineWords({
  setUp: ['设置', 'Set-up'],
  window: [(from: string, to: string, date: string) => `评估时段 ${from} 至 ${to} · 评估日 ${date}`, (from: string, to: string, date: string) => `window ${from} to ${to} · evaluation date ${date}`],
  way: ['阶段', 'Phases'],
  dates: ['期限', 'Deadlines'],
  declare: ['申报截止', 'Declarations until'],
  assess: ['评分截止', 'Marks until'],
  reply: ['答复截止', 'Replies until'],
  unset: ['未定', 'not set'],
  cancelled: ['这个批次已取消。', 'This campaign was cancelled.'],
  publications: ['已发布', 'Publications'],
  live: ['实时', 'live'],
})

export function Page() {
  const campaign = useCampaign(useCampaignId())
  return <Loaded of={campaign}>{data => <Overview campaign={data} />}</Loaded>
}

function Overview({ campaign }: { readonly campaign: Campaign }) {
  const t = useWords(WORDS)
  const say = useSay()
  const stateName = useStateName()
  const isWide = Grid.useBreakpoint().md ?? true
  const { rolesIn, isAdministrator } = useSession()
  const roles = rolesIn(campaign.id)
  const isManager = isAdministrator || roles.has('manager')
  const oversees = isManager || roles.has('reviewer') || roles.has('observer')
  const at = PHASES.indexOf(campaign.state as Phase)
  return (
    <>
      <PageHead
        title={campaign.title} lead={<><StateTag state={campaign.state} /> {t.window(campaign.windowFrom, campaign.windowTo, campaign.evaluationDate)}</>}
        actions={isManager && <><LinkButton to={`/campaigns/${campaign.id}/set-up`}>{t.setUp}</LinkButton><PhaseActions campaign={campaign} /></>}
      />
      {campaign.state === 'cancelled' ? <Alert type="warning" showIcon title={t.cancelled} style={{ marginBottom: 16 }} /> : (
        <nav aria-label={t.way} style={{ marginBottom: 20 }}>
          {isWide ? <Steps size="small" titlePlacement="vertical" current={at} responsive={false} items={PHASES.map((phase, index) => ({ title: stateName(phase), status: index < at ? 'finish' : index === at ? (phase === 'published' ? 'finish' : 'process') : 'wait' }))} />
            : <Progress aria-label={t.way} percent={((at + 1) / PHASES.length) * 100} steps={PHASES.length} size={{ height: 8 }} format={() => `${at + 1} / ${PHASES.length}`} />}
          <p style={{ margin: '12px 0 0' }}><b>{stateName(campaign.state)}</b>：{PHASE_WORDS[campaign.state] && say(PHASE_WORDS[campaign.state].is)}</p>
        </nav>
      )}
      <div style={{ display: 'grid', gridTemplateColumns: 'repeat(auto-fit, minmax(min(100%, 340px), 1fr))', gap: 16, alignItems: 'start' }}>
        {oversees && <Live campaign={campaign} isManager={isManager} />}
        <Dates campaign={campaign} />
        {campaign.state === 'published' && <Publications campaign={campaign} />}
      </div>
    </>
  )
}

function Live({ campaign, isManager }: { readonly campaign: Campaign; readonly isManager: boolean }) {
  const t = useWords(WORDS)
  const { progress, isLive } = useCampaignProgress(campaign.id, ['get /campaigns/{id}/check'])
  return (
    <Loaded of={progress}>{data => (
      <>
        {isManager && <NeedList campaign={campaign} progress={data} />}
        <ProgressCards campaign={campaign} progress={data} badge={isLive && <Tag color="success" variant="filled">{t.live}</Tag>} />
      </>
    )}</Loaded>
  )
}

function Dates({ campaign }: { readonly campaign: Campaign }) {
  const t = useWords(WORDS)
  const { at, until } = useTimes()
  const rows = [[t.declare, campaign.declareUntil], [t.assess, campaign.assessUntil], [t.reply, campaign.replyUntil]] as const
  const isOver = ['closed', 'published', 'cancelled'].includes(campaign.state)
  return (
    <Card title={t.dates} size="small">
      <dl style={{ display: 'grid', gridTemplateColumns: 'auto 1fr', gap: '6px 16px', margin: 0 }}>
        {rows.map(([label, instant]) => [
          <dt key={label} className="soft">{label}</dt>,
          <dd key={`${label} at`} style={{ margin: 0 }}>{instant === null ? <span className="soft">{t.unset}</span> : <>{at(instant)} {!isOver && <span className="soft">{until(instant)}</span>}</>}</dd>,
        ])}
      </dl>
    </Card>
  )
}

function Publications({ campaign }: { readonly campaign: Campaign }) {
  const t = useWords(WORDS)
  const { at } = useTimes()
  const list = useReply('get /public/campaigns/{campaignId}/publications', { campaignId: campaign.id })
  return (
    <Card title={t.publications} size="small">
      <Loaded of={list} rows={1}>{rows => (
        <ul style={{ margin: 0, paddingInlineStart: 18 }}>
          {rows.map(({ id, number, title, publishedAt, reason }) => <li key={id}><Link to={`/campaigns/${campaign.id}/publications`}>{number}. {title}</Link> <span className="soft">{at(publishedAt)}</span>{reason !== null && <div className="soft break">{reason}</div>}</li>)}
        </ul>
      )}</Loaded>
    </Card>
  )
}
