import { Tabs } from 'antd'
import { takesEvidence } from '../../src/model/campaign.ts'
import { useAllItems } from '../api/queries.ts'
import { useWords } from '../app/language.tsx'
import { useSession } from '../app/session.tsx'
import { Loaded } from '../kit/loaded.tsx'
import { PageHead } from '../kit/page-head.tsx'
import { useUrlState } from '../kit/url-state.ts'
import { useCampaign, useCampaignId } from '../parts/campaign.ts'
import { DifferenceDrawer } from './difference-drawer.tsx'
import { InForceList } from './in-force-list.tsx'
import { JudgingDue } from './judging-due.tsx'
import { Overrides } from './overrides.tsx'
import { ProposalList } from './proposal-list.tsx'
import { WORDS } from './words.ts'

export function Page() {
  const t = useWords(WORDS)
  const id = useCampaignId()
  const campaign = useCampaign(id)
  const { rolesIn, isAdministrator } = useSession()
  const roles = rolesIn(id)
  const isManager = isAdministrator || roles.has('manager')
  const seesSets = isManager || roles.has('observer')
  const [part, setPart] = useUrlState('part', seesSets ? 'proposals' : 'overrides')
  const [set, setSet] = useUrlState('set')
  const proposals = useAllItems('get /campaigns/{campaignId}/judgements/proposals', { campaignId: id }, { enabled: seesSets })
  return (
    <>
      <PageHead title={t.title} lead={t.lead} />
      <Loaded of={campaign}>{data => <>
        {seesSets && takesEvidence(data.state) && <JudgingDue campaignId={id} />}
        <Tabs activeKey={part} onChange={setPart} items={[
          ...(seesSets ? [
            { key: 'proposals', label: t.proposals(proposals.data?.items.length ?? 0), children: <ProposalList campaign={data} of={proposals} canAct={isManager} onShow={setSet} /> },
            { key: 'in-force', label: t.inForce, children: <InForceList campaign={data} canAct={isManager} /> },
          ] : []),
          { key: 'overrides', label: t.overrides, children: <Overrides campaign={data} canAct={isManager || roles.has('reviewer')} /> },
        ]} />
      </>}</Loaded>
      {set !== '' && <DifferenceDrawer campaignId={id} cohorts={campaign.data?.cohorts ?? []} setId={set} canAct={isManager} onClose={() => { setSet('') }} />}
    </>
  )
}
