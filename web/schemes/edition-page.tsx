import { Button, Card, Drawer, Grid } from 'antd'
import { useNavigate, useParams, useSearchParams } from 'react-router'
import { useReply } from '../api/queries.ts'
import { useWords } from '../app/language.tsx'
import { Loaded } from '../kit/loaded.tsx'
import { PageHead } from '../kit/page-head.tsx'
import { useUrlState } from '../kit/url-state.ts'
import { ViewLinks } from '../kit/view-links.tsx'
import { PointDetail } from './point-detail.tsx'
import { Crosswalks, Rules } from './rules.tsx'
import type { Edition } from './scheme-rows.ts'
import { SchemeTable } from './scheme-table.tsx'
import { WeightCharts } from './weight-charts.tsx'
import { WORDS } from './words.ts'

/** One edition: its table, its weights as pictures, its rules. */
export function Page() {
  const { editionId = '' } = useParams()
  const edition = useReply('get /schemes/{id}', { id: editionId }, { staleMs: 300_000 })
  return <Loaded of={edition} rows={12}>{one => <Explorer edition={one} />}</Loaded>
}

function Explorer({ edition }: { readonly edition: Edition }) {
  const t = useWords(WORDS)
  const [view] = useUrlState('view', 'table')
  const [, setSearch] = useSearchParams()
  const navigate = useNavigate()
  const { document } = edition
  const choose = (rowKey: string) => { setSearch({ q: rowKey }, { replace: false }) }
  return (
    <>
      <PageHead
        title={`${edition.title}（${edition.edition}）`}
        lead={<span className="break">{t.source(document.source.title)}，{document.source.table} · <code>{edition.schemeId}</code> · {t.digest} <code title={edition.digest}>{edition.digest.slice(0, 12)}</code></span>}
        actions={<Button onClick={() => { void navigate(`/schemes/difference?to=${edition.id}`) }}>{t.compare}</Button>}
      />
      <ViewLinks name="view" label={t.title} chosen={view} views={[{ key: 'table', label: t.tree }, { key: 'weights', label: t.chart }, { key: 'rules', label: t.rules }, { key: 'crosswalk', label: t.history }]} />
      {view === 'weights' ? <WeightCharts edition={edition} onChoose={choose} /> : view === 'rules' ? <Rules document={document} /> : view === 'crosswalk' ? <Crosswalks document={document} /> : <TableWithDetail edition={edition} />}
    </>
  )
}

function TableWithDetail({ edition }: { readonly edition: Edition }) {
  const t = useWords(WORDS)
  const isWide = Grid.useBreakpoint().xl ?? true
  const [chosen, setChosen] = useUrlState('point')
  const indicator = edition.document.indicators.find(({ points }) => points.some(({ id }) => id === chosen))
  const point = indicator?.points.find(({ id }) => id === chosen)
  const detail = indicator && point ? <PointDetail edition={edition} indicator={indicator} point={point} /> : null
  const table = <SchemeTable edition={edition} chosen={chosen} onChoose={setChosen} />
  if (!isWide) return <>{table}<Drawer open={detail !== null} onClose={() => { setChosen('') }} size="large" title={t.point} styles={{ wrapper: { maxWidth: '100vw' } }}><Card size="small" variant="borderless" tabIndex={0} role="region" aria-label={t.point}>{detail}</Card></Drawer></>
  return (
    <div style={{ display: 'grid', gridTemplateColumns: 'minmax(0, 1fr) 400px', gap: 20, alignItems: 'start' }}>
      {table}
      <Card size="small" style={{ position: 'sticky', top: 70, maxHeight: 'calc(100vh - 90px)', overflow: 'auto' }} tabIndex={0} role="region" aria-label={t.point}>{detail ?? <p className="soft" style={{ margin: 0 }}>{t.pick}</p>}</Card>
    </div>
  )
}
