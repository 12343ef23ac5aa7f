import { Alert, Button, Empty } from 'antd'
import { Link, useParams } from 'react-router'
import { takesEvidence } from '../../src/model/campaign.ts'
import type { Reply } from '../api/client.ts'
import { useAction, useReply } from '../api/queries.ts'
import { MissingPage } from '../app/error-page.tsx'
import { useWords } from '../app/language.tsx'
import { useSession } from '../app/session.tsx'
import { LinkButton } from '../kit/link-button.tsx'
import { Loaded } from '../kit/loaded.tsx'
import { PageHead } from '../kit/page-head.tsx'
import { ProblemNotice } from '../kit/problem-notice.tsx'
import { useTimes } from '../kit/times.ts'
import { useCampaign, useCampaignId } from '../parts/campaign.ts'
import { AccountImports } from './account-imports.tsx'
import { RecordLists } from './record-lists.tsx'
import { WORDS } from './words.ts'

/** How often one looks whether the worker has judged. */
const LOOK_MS = 5_000
type Imported = Reply<'get /entrants/{entrantId}/imports'>

/** What was imported of one unit: content of its accounts, lists about it; and whether that is judged. */
export function Page() {
  const t = useWords(WORDS)
  const campaignId = useCampaignId()
  const { entrantId = '' } = useParams()
  const { rolesIn, isAdministrator, unitsIn } = useSession()
  const campaign = useCampaign(campaignId)
  const entrant = useReply('get /entrants/{entrantId}', { entrantId })
  const imported = useReply('get /entrants/{entrantId}/imports', { entrantId }, { everyMs: LOOK_MS })
  if (entrant.error?.status === 404 || imported.error?.status === 404 || (entrant.data && entrant.data.campaignId !== campaignId)) return <MissingPage />
  const isOpen = campaign.data !== undefined && takesEvidence(campaign.data.state)
  const canManage = isOpen && (isAdministrator || rolesIn(campaignId).has('manager'))
  const isOwn = entrant.data !== undefined && unitsIn(campaignId).includes(entrant.data.unitId)
  const place = { campaignId, entrantId }
  return (
    <Loaded of={entrant} rows={8}>
      {({ unit }) => (
        <>
          <PageHead title={t.title} lead={t.lead(unit.name)} actions={<LinkButton to={`/campaigns/${campaignId}/entrants/${entrantId}`}>{t.toUnit}</LinkButton>} />
          {campaign.data && !isOpen && <Alert type="info" showIcon title={t.closed} style={{ marginBottom: 16 }} />}
          <Loaded of={imported} rows={8}>
            {of => (
              <div style={{ display: 'grid', gridTemplateColumns: 'minmax(0, 1fr)', gap: 16 }}>
                <JudgingNotice of={of} canManage={canManage} {...place} />
                <section aria-label={t.accounts} style={{ display: 'grid', gridTemplateColumns: 'minmax(0, 1fr)', gap: 12 }}>
                  {of.accounts.length === 0 && <Empty image={Empty.PRESENTED_IMAGE_SIMPLE} description={<>{t.noAccounts}{canManage && <> <Link to={`/campaigns/${campaignId}/entrants/${entrantId}?tab=coverage`}>{t.addChannel}</Link></>}</>} />}
                  {of.accounts.map(account => <AccountImports key={account.channel.id} account={account} canImport={canManage || (isOpen && isOwn)} {...place} />)}
                </section>
                <RecordLists lists={of.lists} canImport={canManage} {...place} />
              </div>
            )}
          </Loaded>
        </>
      )}
    </Loaded>
  )
}

/** Whether what was imported is judged, and what comes next. */
function JudgingNotice({ of: { judgingDueSince, judgedAt, lists, accounts }, canManage, campaignId, entrantId }: { readonly of: Imported; readonly canManage: boolean; readonly campaignId: string; readonly entrantId: string }) {
  const t = useWords(WORDS)
  const { at } = useTimes()
  const judge = useAction('post /entrants/{entrantId}/judgements')
  if (judgingDueSince !== null) {
    return (
      <div>
        <ProblemNotice problem={judge.error} />
        <Alert role="status" type="warning" showIcon title={t.due} description={canManage ? t.dueLead : t.dueUnit} action={canManage && <Button size="small" loading={judge.isPending} onClick={() => { judge.mutate({ entrantId }) }}>{t.judge}</Button>} />
      </div>
    )
  }
  const hasImports = accounts.some(({ imports }) => imports.length > 0) || lists.some(({ withdrawnAt }) => withdrawnAt === null)
  if (!hasImports) return null
  if (judgedAt === null) return <Alert role="status" type="info" showIcon title={t.listsWait} />
  return <Alert role="status" type="success" showIcon title={t.judged(at(judgedAt))} action={canManage && <Link to={`/campaigns/${campaignId}/judgements`}>{t.toJudgements}</Link>} />
}
