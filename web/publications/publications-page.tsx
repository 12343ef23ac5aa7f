import { Card, Collapse, Descriptions, Empty, Tag } from 'antd'
import { useParams } from 'react-router'
import { useReply } from '../api/queries.ts'
import type { Reply } from '../api/client.ts'
import { useWords } from '../app/language.tsx'
import { Loaded } from '../kit/loaded.tsx'
import { PageHead } from '../kit/page-head.tsx'
import { useTimes } from '../kit/times.ts'
import { ChangeLog } from './change-log.tsx'
import { WORDS } from './words.ts'

type Publication = Reply<'get /public/campaigns/{campaignId}/publications'>[number]

/** What a campaign has published, each correction with what it changed, and where anybody reads it. */
export function Page() {
  const t = useWords(WORDS)
  const { campaignId = '' } = useParams()
  const publications = useReply('get /public/campaigns/{campaignId}/publications', { campaignId })
  return (
    <>
      <PageHead title={t.title} lead={t.lead} />
      <Loaded of={publications}>{list => {
        if (list.length === 0) return <Empty description={t.none} />
        const newest = Math.max(...list.map(({ number }) => number))
        return <div style={{ display: 'grid', gridTemplateColumns: 'minmax(0, 1fr)', gap: 16, maxWidth: 1000 }}>{list.map(publication => <PublicationCard key={publication.id} publication={publication} isNewest={publication.number === newest} />)}</div>
      }}</Loaded>
    </>
  )
}

function PublicationCard({ publication, isNewest }: { readonly publication: Publication; readonly isNewest: boolean }) {
  const t = useWords(WORDS)
  const { at } = useTimes()
  const head = useReply('get /public/publications/{publicationId}', { publicationId: publication.id }, { staleMs: 300_000 })
  return (
    <Card size="small" title={<h2 style={{ fontSize: 16, margin: 0, whiteSpace: 'normal' }}>{publication.title}</h2>} extra={isNewest ? <Tag color="success" variant="filled">{t.newest}</Tag> : <Tag variant="filled">{t.corrected}</Tag>}>
      <Descriptions size="small" column={1} items={[
        { key: 'number', label: t.number, children: publication.number },
        { key: 'at', label: t.publishedAt, children: at(publication.publishedAt) },
        ...(publication.reason === null ? [] : [{ key: 'reason', label: t.reason, children: <span className="break">{publication.reason}</span> }]),
        { key: 'digest', label: t.digest, children: <code className="break">{publication.digest}</code> },
      ]} />
      <Loaded of={head} rows={2}>{({ campaign, cohorts, listing }) => {
        const root = `/results/${campaign.slug}/${publication.number}`
        return (
          <>
            <p style={{ margin: '8px 0' }}><a href={`${root}/`}>{t.publicPage}</a> · <a href={`${root}/data/results.jsonl`}>{t.everything}</a> · <a href={`${root}/data/catalogue.jsonld`}>DCAT-AP</a></p>
            <ul style={{ margin: 0, paddingInlineStart: 20 }}>
              {cohorts.map(({ cohortId, cohort, units }, i) => <li key={cohortId}><a href={`${root}/cohort-${i + 1}.html`}>{cohort}</a>（{t.units(units)}{listing === 'tier' ? t.byTier : ''}）：<a href={`${root}/data/cohort-${i + 1}.csv`}>CSV</a> · <a href={`${root}/data/cohort-${i + 1}.json`}>JSON</a></li>)}
            </ul>
          </>
        )
      }}</Loaded>
      {publication.correctsId !== null && <Collapse ghost size="small" style={{ marginTop: 8 }} destroyOnHidden items={[{ key: 'log', label: t.changes, children: <ChangeLog publicationId={publication.id} name={`${publication.title} ${t.changes}`} /> }]} />}
    </Card>
  )
}
