import { Select } from 'antd'
import { useReply } from '../api/queries.ts'
import { useWords } from '../app/language.tsx'
import { useUrlState } from '../kit/url-state.ts'
import { YEAR_WORDS } from './words.ts'

/** publication: with an empty id the one that the campaign is set up to be compared with. */
interface Earlier { readonly kind: 'publication' | 'table'; readonly id: string }

interface Choice {
  readonly campaignId: string
  readonly earlier: Earlier
  readonly setEarlier: (value: string) => void
  /** Empty: the cohort as it stands. */
  readonly publicationId: string
  readonly setPublication: (id: string) => void
}

export function useYearChoice(campaignId: string): Choice {
  const [text, setEarlier] = useUrlState('with')
  const [publicationId, setPublication] = useUrlState('as')
  const [kind = '', id = ''] = text.split(':')
  return { campaignId, earlier: { kind: kind === 'table' ? 'table' : 'publication', id }, setEarlier, publicationId, setPublication }
}

/** Says what is compared with what. */
export function YearChoice({ campaignId, earlier, setEarlier, publicationId, setPublication }: Choice) {
  const t = useWords(YEAR_WORDS)
  const campaign = useReply('get /campaigns/{id}', { id: campaignId }, { staleMs: 60_000 })
  const own = useReply('get /public/campaigns/{campaignId}/publications', { campaignId }, { staleMs: 60_000 })
  const others = useReply('get /public/publications', {}, { staleMs: 60_000 })
  const tables = useReply('get /campaigns/{campaignId}/earlier-tables', { campaignId }, { staleMs: 60_000 })
  const publications = (others.data ?? []).filter(({ publication }) => publication.campaignId !== campaignId)
  const options = [
    { label: t.publications, options: [
      ...(campaign.data?.earlierCampaignId === null ? [] : [{ value: '', label: t.asSetUp }]),
      ...publications.map(({ publication }) => ({ value: `publication:${publication.id}`, label: publication.title })),
    ] },
    { label: t.tables, options: (tables.data ?? []).map(({ id, year, title, cohortName, rows, linked }) => ({ value: `table:${id}`, label: t.table(year, title, cohortName, linked, rows) })) },
  ].filter(group => group.options.length > 0)
  const value = earlier.id === '' ? (campaign.data?.earlierCampaignId === null ? null : '') : `${earlier.kind}:${earlier.id}`
  const list = own.data ?? []
  return (
    <div style={{ display: 'flex', flexWrap: 'wrap', gap: 8, marginBottom: 16 }}>
      <Select aria-label={t.with} placeholder={t.choose} value={value} onChange={next => { setEarlier(next ?? '') }} loading={tables.isPending || others.isPending} style={{ minWidth: 280, maxWidth: '100%', flex: '0 1 520px' }} showSearch={{ optionFilterProp: 'label' }} options={options} notFoundContent={t.nothing} />
      {list.length > 0 && <Select aria-label={t.as} value={publicationId} onChange={setPublication} style={{ minWidth: 200, maxWidth: '100%' }} options={[{ value: '', label: t.asItStands }, ...list.map(({ id, number, title }) => ({ value: id, label: t.asPublished(number, title) }))]} />}
    </div>
  )
}
