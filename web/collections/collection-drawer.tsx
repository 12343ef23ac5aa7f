import { Descriptions, Drawer, Timeline, Typography } from 'antd'
import type { ReactNode } from 'react'
import { Link } from 'react-router'
import { useAllItems } from '../api/queries.ts'
import { useSay, useWords } from '../app/language.tsx'
import { ProblemNotice } from '../kit/problem-notice.tsx'
import { StateTag } from '../kit/states.tsx'
import { useTimes } from '../kit/times.ts'
import { useCampaign } from '../parts/campaign.ts'
import { Availability } from './availability.tsx'
import type { Row } from './collection-list.tsx'
import { pagesOf } from './collection-list.tsx'
import { useFailureName } from './failure-name.ts'
import { DETAIL_WORDS, ENDED, WORDS } from './words.ts'

/** One channel of one unit: every attempt, what each saw and why it failed, and how often the site was open. */
export function CollectionDrawer({ campaignId, chosen, onClose }: { readonly campaignId: string; readonly chosen: string; readonly onClose: () => void }) {
  const t = useWords(DETAIL_WORDS)
  const w = useWords(WORDS)
  const { at } = useTimes()
  const failureName = useFailureName()
  const campaign = useCampaign(campaignId)
  const latest = useAllItems('get /campaigns/{campaignId}/collections', { campaignId, latest: true })
  const listed = latest.data?.items.find(({ id }) => id === chosen)
  const all = useAllItems('get /campaigns/{campaignId}/collections', { campaignId, entrantId: listed?.entrantId ?? '' }, { enabled: listed !== undefined })
  const attempts = (all.data?.items ?? []).filter(({ channelId }) => channelId === listed?.channelId).sort((a, b) => b.attempt - a.attempt)
  const row = attempts[0] ?? listed
  return (
    <Drawer open size={640} title={row ? row.unitName : w.detail} onClose={onClose} loading={latest.isPending}>
      <ProblemNotice problem={latest.error ?? all.error} />
      {row && (
        <div style={{ display: 'grid', gap: 20 }}>
          <div>
            <div className="break">{row.channelName ?? row.channelAddress}</div>
            <Link to={`/campaigns/${campaignId}/entrants/${row.entrantId}`}>{t.unitPage}</Link>
          </div>
          {row.failureDetail !== null && <Section title={t.detail}><span>{failureName(row.failure)} </span><code className="break">{row.failureDetail}</code></Section>}
          <Section title={t.coverage}><Coverage row={row} /></Section>
          <Section title={t.attempts}>
            <Timeline items={attempts.map(one => ({
              color: one.state === 'failed' ? 'red' : one.state === 'complete' ? 'green' : 'gray',
              content: <>
                <div>{one.attempt}. <StateTag state={one.state} />{one.failure !== null && failureName(one.failure)} {pagesOf(one) !== null && w.found(pagesOf(one) ?? 0)}</div>
                <div className="soft">{at(one.startedAt)} – {at(one.finishedAt)}</div>
                {one.failureDetail !== null && <div className="soft break">{one.failureDetail}</div>}
              </>,
            }))} />
          </Section>
          {campaign.data && row.channelKind === 'website' && <Section title={t.availability}><Availability campaign={campaign.data} entrantId={row.entrantId} channelId={row.channelId} /></Section>}
        </div>
      )}
    </Drawer>
  )
}

function Section({ title, children }: { readonly title: string; readonly children: ReactNode }) {
  return <section aria-label={title}><Typography.Title level={2} style={{ fontSize: 16, margin: '0 0 8px' }}>{title}</Typography.Title>{children}</section>
}

const megabytes = (bytes: number): string => `${Math.round(bytes / 100_000) / 10} MB`

function Coverage({ row: { coverage, progress } }: { readonly row: Row }) {
  const t = useWords(DETAIL_WORDS)
  const say = useSay()
  const failureName = useFailureName()
  const seen = { ...progress, ...coverage }
  const { failures } = coverage ?? {}
  const counts = ([['pages', seen.pages], ['files', seen.files], ['checks', seen.checks], ['rendered', seen.rendered], ['known', coverage?.known]] as const).filter(([, count]) => count !== undefined)
  if (counts.length === 0) return <span className="soft">{t.nothing}</span>
  return (
    <>
      <Descriptions size="small" column={{ xs: 1, sm: 2 }} items={[
        ...counts.map(([key, count]) => ({ key, label: t[key], children: count })),
        ...(seen.bytes === undefined ? [] : [{ key: 'bytes', label: t.bytes, children: megabytes(seen.bytes) }]),
        ...(coverage?.ended === undefined ? [] : [{ key: 'ended', label: t.ended, children: say(ENDED[coverage.ended] ?? [coverage.ended, coverage.ended]) }]),
        ...(coverage?.home === undefined || coverage.home === null ? [] : [{ key: 'home', label: t.home, children: <span className="break">{coverage.home}</span> }]),
      ]} />
      {failures && Object.keys(failures).length > 0 && <p>{t.failed}：{Object.entries(failures).map(([kind, count]) => `${failureName(kind)} ${count}`).join('、')}</p>}
    </>
  )
}
