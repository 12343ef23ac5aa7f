import { Tabs } from 'antd'
import { useCampaignProgress } from '../api/campaign-progress.ts'
import { useWords } from '../app/language.tsx'
import { useSession } from '../app/session.tsx'
import { Loaded } from '../kit/loaded.tsx'
import { PageHead } from '../kit/page-head.tsx'
import { useUrlState } from '../kit/url-state.ts'
import { useCampaign, useCampaignId } from '../parts/campaign.ts'
import { Adjudications } from './adjudications.tsx'
import { AssignPart } from './assign-part.tsx'
import { LoadPart } from './load-part.tsx'
import { ProgressPart } from './progress-part.tsx'
import { TaskList } from './task-list.tsx'
import { WORDS } from './words.ts'

/** What follows when marks come in. */
const FOLLOWING = ['get /campaigns/{campaignId}/tasks/progress', 'get /campaigns/{campaignId}/tasks/load', 'get /campaigns/{campaignId}/adjudications', 'get /campaigns/{id}/check']

export function Page() {
  const t = useWords(WORDS)
  const id = useCampaignId()
  const campaign = useCampaign(id)
  const { rolesIn, isAdministrator } = useSession()
  const isManager = isAdministrator || rolesIn(id).has('manager')
  const [part, setPart] = useUrlState('part', isManager ? 'assign' : 'progress')
  useCampaignProgress(id, FOLLOWING)
  return (
    <>
      <PageHead title={t.title} lead={t.lead} />
      <Loaded of={campaign}>{data => (
        <Tabs activeKey={part} onChange={setPart} destroyOnHidden items={[
          ...(isManager ? [{ key: 'assign', label: t.assign, children: <AssignPart campaign={data} /> }] : []),
          { key: 'progress', label: t.progress, children: <ProgressPart campaign={data} /> },
          { key: 'people', label: t.people, children: <LoadPart campaign={data} isManager={isManager} /> },
          ...(isManager ? [
            { key: 'list', label: t.list, children: <TaskList campaign={data} /> },
            { key: 'adjudications', label: t.adjudications, children: <Adjudications campaign={data} /> },
          ] : []),
        ]} />
      )}</Loaded>
    </>
  )
}
