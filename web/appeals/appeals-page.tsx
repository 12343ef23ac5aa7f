import { Empty, Segmented } from 'antd'
import { Link } from 'react-router'
import type { Item } from '../api/client.ts'
import { useAllItems } from '../api/queries.ts'
import { useWords } from '../app/language.tsx'
import { useSession } from '../app/session.tsx'
import { DataTable } from '../kit/data-table.tsx'
import type { Column } from '../kit/data-table.tsx'
import { PageHead } from '../kit/page-head.tsx'
import { ProblemNotice } from '../kit/problem-notice.tsx'
import { StateTag, useStateName } from '../kit/states.tsx'
import { useTimes } from '../kit/times.ts'
import { useUrlState } from '../kit/url-state.ts'
import { useCampaign, useCampaignId, useEntrants, useTable } from '../parts/campaign.ts'
import { Deadline } from '../parts/deadline.tsx'
import { AppealCase } from './appeal-case.tsx'
import { WORDS } from './words.ts'

export type Appeal = Item<'get /campaigns/{campaignId}/appeals'>
const FILTERS = ['filed', 'decided', 'withdrawn', 'all'] as const

/** The appeals of all units: who appeals against what, and what was decided. */
export function Page() {
  const t = useWords(WORDS)
  const stateName = useStateName()
  const times = useTimes()
  const campaignId = useCampaignId()
  const { rolesIn } = useSession()
  const roles = rolesIn(campaignId)
  const isOverseer = (['administrator', 'manager', 'reviewer', 'observer'] as const).some(role => roles.has(role))
  const campaign = useCampaign(campaignId)
  const appeals = useAllItems('get /campaigns/{campaignId}/appeals', { campaignId }, { enabled: isOverseer })
  const entrants = useEntrants(campaignId)
  const table = useTable(campaign.data?.cohorts ?? [])
  const [filter, setFilter] = useUrlState('state', 'filed')
  const [open, setOpen] = useUrlState('appeal')
  if (!isOverseer) return <><PageHead title={t.title} /><Empty description={<Link to={`/campaigns/${campaignId}/replies`}>{t.ownUnit}</Link>} /></>
  const all = appeals.data?.items ?? []
  const rows = all.filter(({ id, state }) => filter === 'all' || state === filter || id === open)
  const pointText = ({ pointId }: Appeal) => table.points.get(pointId)?.text ?? pointId
  const columns: readonly Column<Appeal>[] = [
    { key: 'unit', title: t.unit, value: ({ entrantId }) => entrants.get(entrantId)?.unit.name ?? entrantId, width: 180, show: ({ entrantId }) => <Link to={`/campaigns/${campaignId}/entrants/${entrantId}`}>{entrants.get(entrantId)?.unit.name ?? entrantId.slice(0, 8)}</Link> },
    { key: 'point', title: t.point, value: pointText, width: 380, show: appeal => <span className="break">{pointText(appeal)}</span> },
    { key: 'grounds', title: t.grounds, value: ({ grounds }) => grounds, width: 300, show: ({ grounds }) => <span className="break">{grounds.length > 80 ? `${grounds.slice(0, 80)}…` : grounds}</span> },
    { key: 'filed', title: t.filedAt, value: ({ filedAt }) => times.at(filedAt), width: 140 },
    { key: 'state', title: t.state, value: ({ state }) => stateName(state), width: 90, show: ({ state }) => <StateTag state={state} /> },
    { key: 'outcome', title: t.outcome, value: ({ decision }) => (decision ? stateName(decision.outcome) : null), width: 90, show: ({ decision }) => (decision ? <StateTag state={decision.outcome} /> : '—') },
    { key: 'change', title: t.change, value: ({ decision }) => decision?.scoreChange ?? null, numeric: true, width: 100 },
  ]
  return (
    <>
      <PageHead title={t.title} lead={<>{t.lead}{campaign.data && <div style={{ marginTop: 4 }}><Deadline what={t.deadline} until={campaign.data.replyUntil} /></div>}</>} />
      <ProblemNotice problem={appeals.error ?? campaign.error} />
      <DataTable<Appeal>
        name={t.title} rows={rows} columns={columns} rowKey={({ id }) => id} loading={appeals.isPending} hasMore={appeals.data?.hasMore ?? false} empty={t.none}
        expandable={{ expandedRowKeys: open === '' ? [] : [open], onExpand: (isOpen, { id }) => { setOpen(isOpen ? id : '') }, expandedRowRender: appeal => <AppealCase appeal={appeal} /> }}
        toolbar={<div style={{ maxWidth: '100%', overflowX: 'auto' }}><Segmented aria-label={t.state} value={filter} onChange={setFilter} options={FILTERS.map(value => ({ value, label: `${t[value]} ${value === 'all' ? all.length : all.filter(({ state }) => state === value).length}` }))} /></div>}
      />
    </>
  )
}
