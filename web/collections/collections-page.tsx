import { Alert, Button, Card, Tag } from 'antd'
import { useState } from 'react'
import { takesEvidence } from '../../src/model/campaign.ts'
import { useCampaignProgress } from '../api/campaign-progress.ts'
import { useWords } from '../app/language.tsx'
import { useSession } from '../app/session.tsx'
import { Loaded } from '../kit/loaded.tsx'
import { PageHead } from '../kit/page-head.tsx'
import { useUrlState } from '../kit/url-state.ts'
import { CollectionCounts } from '../parts/collection-counts.tsx'
import { useCampaign, useCampaignId } from '../parts/campaign.ts'
import { CollectionDrawer } from './collection-drawer.tsx'
import { CollectionList } from './collection-list.tsx'
import { FailureTable } from './failure-table.tsx'
import { RequestDialog } from './request-dialog.tsx'
import { RetryDialog } from './retry-dialog.tsx'
import { WORDS } from './words.ts'

export function Page() {
  const t = useWords(WORDS)
  const id = useCampaignId()
  const campaign = useCampaign(id)
  const { rolesIn, isAdministrator } = useSession()
  const { progress, isLive } = useCampaignProgress(id, ['get /campaigns/{campaignId}/collections', 'get /campaigns/{campaignId}/collections/{id}'])
  const [dialog, setDialog] = useState<'request' | 'retry' | null>(null)
  const [chosen, setChosen] = useUrlState('collection')
  const [kinds, setKinds] = useState<readonly string[]>([])
  const canAct = (isAdministrator || rolesIn(id).has('manager')) && campaign.data !== undefined && takesEvidence(campaign.data.state)
  const isOver = campaign.data !== undefined && !takesEvidence(campaign.data.state) && campaign.data.state !== 'draft'
  const counts = progress.data?.collections ?? []
  const failed = counts.filter(({ state }) => state === 'failed')
  return (
    <>
      <PageHead
        title={t.title} lead={<>{t.lead} <Tag color={isLive ? 'success' : 'default'} variant="filled">{isLive ? t.live : t.asked}</Tag></>}
        actions={canAct && <>
          {failed.length > 0 && <Button onClick={() => { setKinds([]); setDialog('retry') }}>{t.retry}</Button>}
          <Button type={counts.length === 0 ? 'primary' : 'default'} onClick={() => { setDialog('request') }}>{t.request}</Button>
        </>}
      />
      {isOver && <Alert type="info" showIcon title={t.notAllowed} style={{ marginBottom: 16 }} />}
      <Loaded of={progress} rows={2}>{() => counts.length > 0 && (
        <div style={{ display: 'grid', gridTemplateColumns: 'repeat(auto-fit, minmax(min(100%, 360px), 1fr))', gap: 16, marginBottom: 20, alignItems: 'start' }}>
          <Card size="small" title={t.counts}><CollectionCounts label={t.counts} counts={counts} /></Card>
          {failed.length > 0 && <Card size="small" title={t.failures}><FailureTable failed={failed} {...(canAct && { onRetry: (kind: string) => { setKinds([kind]); setDialog('retry') } })} /></Card>}
        </div>
      )}</Loaded>
      <CollectionList campaignId={id} canAct={canAct} onShow={setChosen} />
      {campaign.data && dialog === 'request' && <RequestDialog campaign={campaign.data} onClose={() => { setDialog(null) }} />}
      {dialog === 'retry' && <RetryDialog campaignId={id} failed={failed} first={kinds} onClose={() => { setDialog(null) }} />}
      {chosen !== '' && <CollectionDrawer campaignId={id} chosen={chosen} canAct={canAct} onChoose={setChosen} onClose={() => { setChosen('') }} />}
    </>
  )
}
