import { Empty, Select } from 'antd'
import { useAllItems } from '../api/queries.ts'
import { useWords } from '../app/language.tsx'
import { useSession } from '../app/session.tsx'
import { Loaded } from '../kit/loaded.tsx'
import { PageHead } from '../kit/page-head.tsx'
import { useUrlState } from '../kit/url-state.ts'
import { useCampaign, useCampaignId } from '../parts/campaign.ts'
import { Deadline } from '../parts/deadline.tsx'
import { OwnDeclarations } from './own-declarations.tsx'
import { SubmittedList } from './submitted-list.tsx'
import { WORDS } from './words.ts'

/** A unit writes what it declares; others read what was handed in. */
export function Page() {
  const t = useWords(WORDS)
  const campaignId = useCampaignId()
  const { unitsIn } = useSession()
  const units = unitsIn(campaignId)
  const isUnit = units.length > 0
  const campaign = useCampaign(campaignId)
  const entrants = useAllItems('get /campaigns/{campaignId}/entrants', { campaignId }, { enabled: isUnit })
  const [chosen, choose] = useUrlState('entrant')
  const own = entrants.data?.items.filter(({ unitId }) => units.includes(unitId)) ?? []
  const entrant = own.find(({ id }) => id === chosen) ?? own[0]
  return (
    <Loaded of={campaign} rows={8}>
      {of => (
        <>
          <PageHead
            title={t.title} lead={<>{isUnit ? t.lead : t.overseen}<div style={{ marginTop: 4 }}><Deadline what={t.deadline} until={of.declareUntil} zone={of.timeZone} /></div></>}
            actions={own.length > 1 && <Select aria-label={t.unit} value={entrant?.id} onChange={choose} style={{ minWidth: 220 }} options={own.map(({ id, unit, cohortName }) => ({ value: id, label: `${unit.name}（${cohortName}）` }))} />}
          />
          {isUnit ? <Loaded of={entrants} rows={8}>{() => (entrant ? <OwnDeclarations key={entrant.id} campaign={of} entrant={entrant} /> : <Empty />)}</Loaded> : <SubmittedList campaign={of} />}
        </>
      )}
    </Loaded>
  )
}
