import { Empty, Select, Tabs } from 'antd'
import { useParams } from 'react-router'
import { useReply } from '../api/queries.ts'
import { useWords } from '../app/language.tsx'
import { Loaded } from '../kit/loaded.tsx'
import { PageHead } from '../kit/page-head.tsx'
import { StateTag } from '../kit/states.tsx'
import { useUrlState } from '../kit/url-state.ts'
import type { ResultsView } from './cohort-ranking.ts'
import { Compare } from './compare.tsx'
import { Distribution } from './distribution.tsx'
import { ProvinceMap } from './province-map.tsx'
import { Ranking } from './ranking.tsx'
import { Sensitivity } from './sensitivity.tsx'
import { WORDS } from './words.ts'
import { Years } from './years.tsx'

const VIEWS = { ranking: Ranking, compare: Compare, distribution: Distribution, map: ProvinceMap, years: Years, sensitivity: Sensitivity } as const satisfies Readonly<Record<string, ResultsView>>

/** What a campaign found, cohort by cohort. */
export function Page() {
  const t = useWords(WORDS)
  const { campaignId = '' } = useParams()
  const campaign = useReply('get /campaigns/{id}', { id: campaignId }, { staleMs: 60_000 })
  const cohorts = useReply('get /campaigns/{campaignId}/cohorts', { campaignId })
  const [wanted, setWanted] = useUrlState('cohort')
  const [view, setView] = useUrlState('view', 'ranking')
  const state = campaign.data?.state
  return (
    <>
      <PageHead title={t.title} {...(state && { lead: <><StateTag state={state} /> {state === 'closed' || state === 'published' ? t.closed : t.asItStands}</> })} />
      <Loaded of={cohorts}>{list => {
        const cohort = list.find(({ id }) => id === wanted) ?? list[0]
        if (!cohort) return <Empty description={t.noCohort} />
        return (
          <>
            {list.length > 1 && <Select aria-label={t.cohort} value={cohort.id} onChange={setWanted} style={{ minWidth: 220 }} options={list.map(({ id, name }) => ({ value: id, label: name }))} />}
            <Tabs activeKey={view in VIEWS ? view : 'ranking'} onChange={setView} destroyOnHidden items={Object.entries(VIEWS).map(([key, View]) => ({ key, label: t[key as keyof typeof VIEWS], children: <View key={cohort.id} campaignId={campaignId} cohortId={cohort.id} cohortName={cohort.name} /> }))} />
          </>
        )
      }}</Loaded>
    </>
  )
}
