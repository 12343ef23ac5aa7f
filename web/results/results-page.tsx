import { Empty, Select } from 'antd'
import { useParams } from 'react-router'
import { useReply } from '../api/queries.ts'
import { useWords } from '../app/language.tsx'
import { Loaded } from '../kit/loaded.tsx'
import { PageHead } from '../kit/page-head.tsx'
import { StateTag } from '../kit/states.tsx'
import { useUrlState } from '../kit/url-state.ts'
import { ViewLinks } from '../kit/view-links.tsx'
import type { ResultsView } from './cohort-ranking.ts'
import { Compare } from './compare.tsx'
import { Distribution } from './distribution.tsx'
import { ProvinceMap } from './province-map.tsx'
import { Ranking } from './ranking.tsx'
import { Sensitivity } from './sensitivity.tsx'
import { WORDS } from './words.ts'
import { Years } from './years.tsx'

const VIEWS = { ranking: Ranking, compare: Compare, distribution: Distribution, map: ProvinceMap, years: Years, sensitivity: Sensitivity } as const satisfies Readonly<Record<string, ResultsView>>
type ViewName = keyof typeof VIEWS

/** What a campaign found, cohort by cohort. */
export function Page() {
  const t = useWords(WORDS)
  const { campaignId = '' } = useParams()
  const campaign = useReply('get /campaigns/{id}', { id: campaignId }, { staleMs: 60_000 })
  const cohorts = useReply('get /campaigns/{campaignId}/cohorts', { campaignId })
  const [wanted, setWanted] = useUrlState('cohort')
  const [asked] = useUrlState('view', 'ranking')
  const view = asked in VIEWS ? (asked as ViewName) : 'ranking'
  const View = VIEWS[view]
  const state = campaign.data?.state
  return (
    <>
      <PageHead title={t.title} {...(state && { lead: <><StateTag state={state} /> {state === 'closed' || state === 'published' ? t.closed : t.asItStands}</> })} />
      <Loaded of={cohorts}>{list => {
        const cohort = list.find(({ id }) => id === wanted) ?? list[0]
        if (!cohort) return <Empty description={t.noCohort} />
        return (
          <>
            {list.length > 1 && <Select aria-label={t.cohort} value={cohort.id} onChange={setWanted} style={{ minWidth: 220, marginBottom: 8 }} options={list.map(({ id, name }) => ({ value: id, label: name }))} />}
            <ViewLinks name="view" label={t.title} chosen={view} views={Object.keys(VIEWS).map(key => ({ key, label: t[key as ViewName] }))} />
            <View key={cohort.id} campaignId={campaignId} cohortId={cohort.id} cohortName={cohort.name} />
          </>
        )
      }}</Loaded>
    </>
  )
}
