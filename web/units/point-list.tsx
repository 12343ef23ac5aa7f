import { Collapse, Empty, Input, Segmented } from 'antd'
import { useEffect, useMemo, useRef } from 'react'
import type { EvaluatedPoint, EvaluationDocument } from '../../src/model/evaluation.ts'
import { useReply } from '../api/queries.ts'
import { useWords } from '../app/language.tsx'
import { StateTag } from '../kit/states.tsx'
import { useUrlState } from '../kit/url-state.ts'
import { PointView } from '../parts/point-view.tsx'
import { RatingText } from '../parts/rating-text.tsx'
import { OverridePanel } from './override-panel.tsx'
import { pathText, shown, shownRange } from './shown.ts'
import type { Subject } from './subject.ts'
import { WORDS } from './words.ts'

const FILTERS = ['all', 'lost', 'pending', 'unseen', 'decided'] as const
type Filter = (typeof FILTERS)[number]

const passes: Readonly<Record<Filter, (point: EvaluatedPoint) => boolean>> = {
  all: () => true,
  lost: ({ state, rating }) => state === 'rated' && (rating ?? 1) < 1,
  pending: ({ state }) => state === 'pending',
  unseen: ({ state }) => state === 'undetermined',
  decided: ({ decision }) => decision !== undefined,
}

interface PointListProps extends Subject { readonly document: EvaluationDocument; /** Shown open, and scrolled to. */ readonly point: string; readonly setPoint: (id: string) => void }

/** Every point of the table in its order; opened, with reasons, advice and evidence. */
export function PointList({ document, entrant, campaign, isUnit, point: open, setPoint }: PointListProps) {
  const t = useWords(WORDS)
  const [filter, setFilter] = useUrlState('show', 'all')
  const [text, setText] = useUrlState('text')
  const overrides = useReply('get /entrants/{entrantId}/overrides', { entrantId: entrant.id }, { enabled: !isUnit })
  const place = useRef<HTMLDivElement>(null)
  useEffect(() => {
    if (open !== '') window.document.getElementById(anchorOf(open))?.scrollIntoView({ block: 'start' })
  }, [open])
  const { decimals } = document.policies
  const groups = useMemo(() => {
    const isShown = passes[(FILTERS as readonly string[]).includes(filter) ? (filter as Filter) : 'all']
    const wanted = text.trim().toLowerCase()
    return document.indicators.map(indicator => ({ indicator, points: indicator.points.filter(point => point.id === open || (isShown(point) && (wanted === '' || `${indicator.path.join(' ')} ${point.text} ${point.id}`.toLowerCase().includes(wanted)))) })).filter(({ points }) => points.length > 0)
  }, [document, filter, text, open])
  return (
    <div ref={place}>
      <div style={{ display: 'flex', flexWrap: 'wrap', gap: 8, marginBottom: 12 }}>
        <div style={{ maxWidth: '100%', overflowX: 'auto' }}><Segmented aria-label={t.show} value={filter} onChange={setFilter} options={FILTERS.map(value => ({ value, label: `${t[value]} ${document.indicators.reduce((sum, { points }) => sum + points.filter(passes[value]).length, 0)}` }))} /></div>
        <Input.Search aria-label={t.find} placeholder={t.find} allowClear defaultValue={text} onSearch={setText} style={{ maxWidth: 260 }} />
      </div>
      {groups.length === 0 && <Empty description={t.noPoint} />}
      {document.dimensions.map(dimension => {
        const own = groups.filter(({ indicator }) => indicator.path[0] === dimension.name)
        if (own.length === 0) return null
        return (
          <section key={dimension.name} aria-label={dimension.name} style={{ marginBottom: 18 }}>
            <h3 style={{ display: 'flex', fontSize: 16, margin: '0 0 6px', borderBottom: '2px solid var(--brand)', paddingBottom: 4 }}><span style={{ flex: 1 }}>{dimension.name}</span><span>{shownRange(dimension.low, dimension.high, decimals)} <small className="soft">/ {dimension.weight}</small></span></h3>
            {own.map(({ indicator, points }) => (
              <div key={indicator.id}>
                <h4 style={{ display: 'flex', gap: 12, fontSize: 14, margin: '10px 0 4px' }}><span style={{ flex: 1 }}>{pathText(indicator.path.slice(1))}</span><span style={{ whiteSpace: 'nowrap' }}>{shownRange(indicator.low, indicator.high, decimals)} <small className="soft">/ {indicator.weight}</small></span></h4>
                <Collapse
                  size="small" activeKey={points.some(({ id }) => id === open) ? [open] : []} onChange={keys => { setPoint(keys.find(key => key !== open) ?? '') }}
                  items={points.map(point => ({
                    key: point.id, id: anchorOf(point.id), style: { scrollMarginTop: 64 }, label: <PointLine point={point} decimals={decimals} />,
                    children: <>
                      <PointView point={point} campaignId={campaign.id} entrantId={entrant.id} thumbnails />
                      <p className="soft break" style={{ fontSize: 12, margin: '10px 0 0' }}>{t.source}：{point.cite.document} · {point.cite.table} · {point.cite.row}{point.cite.no > 0 && ` · ${point.cite.no}`} <code>{point.id}</code></p>
                      {!isUnit && <OverridePanel entrantId={entrant.id} campaign={campaign} pointId={point.id} overrides={overrides.data?.filter(({ pointId }) => pointId === point.id) ?? []} />}
                    </>,
                  }))}
                />
              </div>
            ))}
          </section>
        )
      })}
    </div>
  )
}

const anchorOf = (pointId: string): string => `p-${pointId.replace(/[^\w-]+/g, '-')}`

/** One line: state, sentence, what it gives of what it could. */
function PointLine({ point, decimals }: { readonly point: EvaluatedPoint; readonly decimals: number }) {
  return (
    <span style={{ display: 'flex', flexWrap: 'wrap', gap: '2px 10px', alignItems: 'flex-start' }}>
      <span style={{ flex: 'none', width: 120 }}>{point.rating === null ? <StateTag state={point.state} /> : <RatingText rating={point.rating} />}</span>
      <span className="break" style={{ flex: '1 1 220px', minWidth: 0 }}>{point.no > 0 && `${point.no}. `}{point.text}</span>
      <span style={{ whiteSpace: 'nowrap' }}>{shownRange(point.low, point.high, decimals)} <small className="soft">/ {shown(point.worth, decimals)}</small></span>
    </span>
  )
}
