import { CheckCircleOutlined } from '@ant-design/icons'
import { Button, Card, Empty, Progress } from 'antd'
import { Link } from 'react-router'
import type { Reply } from '../api/client.ts'
import { useReply } from '../api/queries.ts'
import { useSay, useWords } from '../app/language.tsx'
import { useSession } from '../app/session.tsx'
import { COLOURS } from '../app/theme.ts'
import { Loaded } from '../kit/loaded.tsx'
import { PageHead } from '../kit/page-head.tsx'
import { StateTag, useRoleName } from '../kit/states.tsx'
import { useTimes } from '../kit/times.ts'
import { KINDS, WORDS } from './words.ts'

type CampaignWaiting = Reply<'get /me/work'>[number]
/** The life of a campaign, as far as it can be told by its state. */
const PHASES: readonly CampaignWaiting['state'][] = ['draft', 'collecting', 'judging', 'declaring', 'assessing', 'adjudicating', 'replying', 'closed', 'published']
type Waiting = CampaignWaiting['waiting'][number]

/** What waits for me, how far it is, what is late: campaign by campaign. */
export function Page() {
  const t = useWords(WORDS)
  const { isAdministrator } = useSession()
  const work = useReply('get /me/work', {}, { everyMs: 60_000 })
  return (
    <div style={{ maxWidth: 1000 }}>
      <PageHead title={t.title} actions={isAdministrator && <Link to="/campaigns/new"><Button type="primary">{t.make}</Button></Link>} />
      <Loaded of={work}>
        {campaigns => (campaigns.length === 0 ? <Card><Empty description={<><div>{t.noCampaign}</div><div className="soft">{t.noCampaignWhy}</div></>} /></Card> : campaigns.map(campaign => <CampaignCard key={campaign.campaignId} campaign={campaign} />))}
      </Loaded>
    </div>
  )
}

function CampaignCard({ campaign }: { readonly campaign: CampaignWaiting }) {
  const t = useWords(WORDS)
  const roleName = useRoleName()
  const phase = PHASES.indexOf(campaign.state)
  const waiting = campaign.waiting.filter(({ count }) => count > 0)
  const finished = campaign.waiting.filter(({ count }) => count === 0)
  return (
    <Card
      style={{ marginBottom: 16 }}
      title={<h2 style={{ fontSize: 16, margin: 0, whiteSpace: 'normal' }}><Link to={`/campaigns/${campaign.campaignId}`}>{campaign.title}</Link></h2>}
      extra={<span style={{ whiteSpace: 'nowrap' }}><StateTag state={campaign.state} /></span>}
    >
      <div style={{ display: 'flex', flexWrap: 'wrap', gap: '2px 20px', alignItems: 'center', marginBottom: 8 }}>
        <span className="soft">{campaign.roles.map(roleName).join(' · ')}</span>
        {phase >= 0 && <Progress steps={PHASES.length} size="small" percent={(phase / (PHASES.length - 1)) * 100} strokeColor={COLOURS.brand} aria-label={t.phase(phase + 1, PHASES.length)} format={() => t.phase(phase + 1, PHASES.length)} style={{ width: 'auto' }} />}
      </div>
      {waiting.length === 0 && <p style={{ margin: '0 0 8px' }}><CheckCircleOutlined style={{ color: COLOURS.good }} /> {t.nothing}</p>}
      <ul style={{ listStyle: 'none', margin: 0, padding: 0 }}>
        {[...waiting, ...finished].map(item => <WaitingLine key={`${item.kind} ${item.entrantId ?? ''}`} campaign={campaign} item={item} />)}
      </ul>
    </Card>
  )
}

function WaitingLine({ campaign, item }: { readonly campaign: CampaignWaiting; readonly item: Waiting }) {
  const t = useWords(WORDS)
  const say = useSay()
  const times = useTimes()
  const { kind, count, late, done, until, unitName } = item
  const { title, place } = KINDS[kind]
  const all = count + (done ?? 0)
  return (
    <li style={{ display: 'flex', flexWrap: 'wrap', gap: '2px 14px', alignItems: 'baseline', padding: '7px 0', borderTop: '1px solid var(--line)' }}>
      <Link to={`/campaigns/${campaign.campaignId}${place}`} style={{ fontSize: 15 }}>{count > 0 ? <><b style={{ fontSize: 20, color: late > 0 ? COLOURS.bad : COLOURS.ink }}>{count}</b> {say(title)}</> : t.allDone}</Link>
      {unitName !== null && <span>{unitName}</span>}
      {late > 0 && <span style={{ color: COLOURS.bad }}>{t.late(late)}</span>}
      {count > 0 && until !== null && <span className="soft">{t.until} {times.at(until)} · {times.until(until)}</span>}
      {done !== null && kind === 'tasks' && <span style={{ flex: '1 1 200px', maxWidth: 320 }}><Progress percent={Math.floor((done / Math.max(all, 1)) * 100)} size="small" aria-label={t.doneOf(done, all)} format={() => t.doneOf(done, all)} /></span>}
    </li>
  )
}
