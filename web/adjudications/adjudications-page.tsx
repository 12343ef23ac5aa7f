import { Segmented } from 'antd'
import { Link, useParams } from 'react-router'
import { useWords } from '../app/language.tsx'
import { DataTable } from '../kit/data-table.tsx'
import { Loaded } from '../kit/loaded.tsx'
import { PageHead } from '../kit/page-head.tsx'
import { StateTag, useStateName } from '../kit/states.tsx'
import { useTimes } from '../kit/times.ts'
import { useUrlState } from '../kit/url-state.ts'
import { percent } from '../parts/rating-text.tsx'
import { useRows } from './list.ts'
import { WORDS } from './words.ts'

/** Disagreements given to the reviewer; one of them when it is in the address. */
export function Page() {
  const { campaignId = '' } = useParams()
  const t = useWords(WORDS)
  const stateName = useStateName()
  const times = useTimes()
  const [show, setShow] = useUrlState('show', 'open')
  const { list, rows, campaign } = useRows(campaignId)
  const until = campaign?.assessUntil ?? null
  return (
    <>
      <PageHead title={t.title} lead={<>{t.lead}{until !== null && <> {t.until} <b>{times.at(until)}</b>（{times.until(until)}）</>}</>} />
      <Loaded of={list}>
        {({ hasMore }) => (
          <DataTable
            name={t.title} hasMore={hasMore} empty={t.none}
            rows={show === 'all' ? rows : rows.filter(({ adjudication }) => adjudication.state === 'open')} rowKey={({ adjudication }) => adjudication.id}
            toolbar={<Segmented aria-label={t.show} size="small" value={show} onChange={setShow} options={[{ value: 'open', label: t.open }, { value: 'all', label: t.all }]} />}
            columns={[
              { key: 'unit', title: t.unit, width: 180, value: ({ unit }) => unit, show: ({ adjudication, unit }) => <Link to={adjudication.id}>{unit}</Link> },
              { key: 'point', title: t.point, width: 420, value: ({ path, point }) => `${path} ${point}`, show: ({ path, point }) => <><div className="soft">{path}</div>{point}</> },
              { key: 'spread', title: t.spread, width: 90, numeric: true, value: ({ adjudication }) => adjudication.spread, show: ({ adjudication }) => percent(adjudication.spread) },
              { key: 'state', title: t.state, width: 100, value: ({ adjudication }) => stateName(adjudication.state), show: ({ adjudication }) => <StateTag state={adjudication.state} /> },
              { key: 'rating', title: t.rating, width: 100, numeric: true, value: ({ adjudication: { outcome, rating } }) => (outcome === null ? null : outcome === 'rated' ? rating : stateName(outcome)), show: ({ adjudication: { outcome, rating } }) => (outcome === null ? '—' : outcome === 'rated' && rating !== null ? percent(rating) : stateName(outcome)) },
              { key: 'at', title: t.decidedAt, width: 150, value: ({ adjudication }) => (adjudication.decidedAt === null ? null : times.at(adjudication.decidedAt)) },
            ]}
          />
        )}
      </Loaded>
    </>
  )
}
