import { Empty, Select } from 'antd'
import { useAllItems, useReply } from '../api/queries.ts'
import { useWords } from '../app/language.tsx'
import { useSession } from '../app/session.tsx'
import { Loaded } from '../kit/loaded.tsx'
import { PageHead } from '../kit/page-head.tsx'
import { useUrlState } from '../kit/url-state.ts'
import { useCampaign, useCampaignId } from '../parts/campaign.ts'
import type { Campaign, Entrant } from '../parts/campaign.ts'
import { Deadline } from '../parts/deadline.tsx'
import { HandedInCases } from './handed-in-cases.tsx'
import { OwnCases } from './own-cases.tsx'
import { WORDS } from './words.ts'

/** Units hand innovation cases in, reviewers decide on the bonus. */
export function Page() {
  const campaignId = useCampaignId()
  const { unitsIn } = useSession()
  const units = unitsIn(campaignId)
  const campaign = useCampaign(campaignId)
  const entrants = useAllItems('get /campaigns/{campaignId}/entrants', { campaignId }, { enabled: units.length > 0 })
  return (
    <Loaded of={campaign} rows={8}>
      {of => (units.length === 0 ? <Overseen campaign={of} /> : <Loaded of={entrants} rows={8}>{({ items }) => <OfUnit campaign={of} own={items.filter(({ unitId }) => units.includes(unitId))} />}</Loaded>)}
    </Loaded>
  )
}

function Overseen({ campaign }: { readonly campaign: Campaign }) {
  const t = useWords(WORDS)
  return <><PageHead title={t.title} lead={<>{t.overseen}<div style={{ marginTop: 4 }}><Deadline what={t.deadline} until={campaign.declareUntil} zone={campaign.timeZone} /></div></>} /><HandedInCases campaign={campaign} /></>
}

function OfUnit({ campaign, own }: { readonly campaign: Campaign; readonly own: readonly Entrant[] }) {
  const t = useWords(WORDS)
  const [chosen, choose] = useUrlState('entrant')
  const entrant = own.find(({ id }) => id === chosen) ?? own[0]
  const cohort = campaign.cohorts.find(({ id }) => id === entrant?.cohortId)
  const scheme = useReply('get /schemes/{id}', { id: cohort?.schemeEditionId ?? '' }, { enabled: cohort !== undefined, staleMs: 600_000 })
  const bonus = scheme.data?.document.bonus
  return (
    <>
      <PageHead
        title={t.title} lead={<>{bonus && t.lead(bonus.cap)}<div style={{ marginTop: 4 }}><Deadline what={t.deadline} until={campaign.declareUntil} zone={campaign.timeZone} /></div></>}
        actions={own.length > 1 && <Select aria-label={t.unit} value={entrant?.id} onChange={choose} style={{ minWidth: 220 }} options={own.map(({ id, unit, cohortName }) => ({ value: id, label: `${unit.name}（${cohortName}）` }))} />}
      />
      {entrant ? <Loaded of={scheme}>{({ document }) => <OwnCases key={entrant.id} campaign={campaign} entrantId={entrant.id} bonus={document.bonus} />}</Loaded> : <Empty />}
    </>
  )
}
