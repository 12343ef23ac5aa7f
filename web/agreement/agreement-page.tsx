import { Empty, Tabs } from 'antd'
import { useReply } from '../api/queries.ts'
import { useWords } from '../app/language.tsx'
import { useSession } from '../app/session.tsx'
import { Loaded } from '../kit/loaded.tsx'
import { PageHead } from '../kit/page-head.tsx'
import { useUrlState } from '../kit/url-state.ts'
import { CohortSelect } from '../parts/cohort-select.tsx'
import { useCampaign, useCampaignId, usePeopleNames, useTable } from '../parts/campaign.ts'
import type { Campaign } from '../parts/campaign.ts'
import { AssessorPart } from './assessor-part.tsx'
import { ItemPart } from './item-part.tsx'
import { GroupTable, Overall } from './overall.tsx'
import { WORDS } from './words.ts'

export function Page() {
  const t = useWords(WORDS)
  const campaign = useCampaign(useCampaignId())
  return (
    <>
      <PageHead title={t.title} lead={t.lead} />
      <Loaded of={campaign}>{data => <Agreement campaign={data} />}</Loaded>
    </>
  )
}

function Agreement({ campaign }: { readonly campaign: Campaign }) {
  const t = useWords(WORDS)
  const { rolesIn, isAdministrator } = useSession()
  const [part, setPart] = useUrlState('part', 'indicators')
  const [cohortId, setCohort] = useUrlState('cohort')
  const report = useReply('get /campaigns/{campaignId}/agreement', { campaignId: campaign.id, ...(cohortId !== '' && { cohortId }) }, { keep: true })
  const names = usePeopleNames(campaign.id, isAdministrator || rolesIn(campaign.id).has('manager'))
  const table = useTable(campaign.cohorts)
  const none = <Empty image={Empty.PRESENTED_IMAGE_SIMPLE} description={t.none} />
  return (
    <>
      {campaign.cohorts.length > 1 && <div style={{ marginBottom: 12 }}><CohortSelect cohorts={campaign.cohorts} value={cohortId} onChange={setCohort} withAll /></div>}
      <Loaded of={report}>{data => {
        // Whoever may not see names sees who is who by number.
        const nameOf = (id: string) => names.get(id) ?? `${t.assessor} ${data.assessors.findIndex(one => one.id === id) + 1}`
        return (
          <>
            <Overall of={data.overall} threshold={campaign.disagreementThreshold} />
            <Tabs activeKey={part} onChange={setPart} destroyOnHidden items={[
              { key: 'indicators', label: t.indicators, children: data.indicators.length === 0 ? none : <GroupTable kind="indicator" rows={data.indicators} table={table} /> },
              { key: 'points', label: t.points, children: data.points.length === 0 ? none : <GroupTable kind="point" rows={data.points} table={table} /> },
              { key: 'assessors', label: t.assessors, children: data.assessors.length === 0 ? none : <AssessorPart report={data} table={table} nameOf={nameOf} /> },
              { key: 'items', label: t.items, children: <ItemPart campaign={campaign} cohortId={cohortId || (campaign.cohorts[0]?.id ?? '')} table={table} /> },
            ]} />
          </>
        )
      }}</Loaded>
    </>
  )
}
