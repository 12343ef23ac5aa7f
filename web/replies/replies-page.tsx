import { Alert, Empty, Select } from 'antd'
import { Link, useParams } from 'react-router'
import { useAllItems, useReply } from '../api/queries.ts'
import { useWords } from '../app/language.tsx'
import { useSession } from '../app/session.tsx'
import { Loaded } from '../kit/loaded.tsx'
import { PageHead } from '../kit/page-head.tsx'
import { useUrlState } from '../kit/url-state.ts'
import { ReplyList } from './reply-list.tsx'
import { WORDS } from './words.ts'

/** The right of reply: what a unit says of its preliminary result. */
export function Page() {
  const t = useWords(WORDS)
  const { campaignId = '' } = useParams()
  const { unitsIn } = useSession()
  const units = unitsIn(campaignId)
  const entrants = useAllItems('get /campaigns/{campaignId}/entrants', { campaignId }, { enabled: units.length > 0 })
  const [chosen, choose] = useUrlState('entrant')
  if (units.length === 0) return <><PageHead title={t.title} /><Empty description={<Link to={`/campaigns/${campaignId}/appeals`}>{t.noUnit}</Link>} /></>
  return (
    <Loaded of={entrants} rows={8}>
      {({ items }) => {
        const own = items.filter(({ unitId }) => units.includes(unitId))
        const entrant = own.find(({ id }) => id === chosen) ?? own[0]
        return (
          <>
            <PageHead
              title={t.title} lead={t.lead}
              actions={own.length > 1 && <Select aria-label={t.unit} value={entrant?.id} onChange={choose} style={{ minWidth: 220 }} options={own.map(({ id, unit, cohortName }) => ({ value: id, label: `${unit.name}（${cohortName}）` }))} />}
            />
            {entrant ? <OpenedResult key={entrant.id} campaignId={campaignId} entrantId={entrant.id} zone={entrant.unit.timeZone} name={entrant.unit.name} /> : <Empty />}
          </>
        )
      }}
    </Loaded>
  )
}

interface OpenedProps { readonly campaignId: string; readonly entrantId: string; readonly zone: string; readonly name: string }

/** Nothing to reply to before it was opened. */
function OpenedResult({ campaignId, entrantId, zone, name }: OpenedProps) {
  const t = useWords(WORDS)
  const result = useReply('get /entrants/{entrantId}/result', { entrantId })
  const evaluation = useReply('get /entrants/{entrantId}/evaluation', { entrantId }, { enabled: result.isSuccess })
  if (result.error?.status === 404) return <Alert type="info" showIcon title={t.notOpen} description={t.notOpenWhy} action={<Link to={`/campaigns/${campaignId}/entrants/${entrantId}`}>{name}</Link>} />
  return (
    <Loaded of={result} rows={8}>
      {({ result: { closesAt } }) => <Loaded of={evaluation} rows={8}>{document => (document === null ? null : <ReplyList campaignId={campaignId} entrantId={entrantId} document={document} closesAt={closesAt} zone={zone} />)}</Loaded>}
    </Loaded>
  )
}
