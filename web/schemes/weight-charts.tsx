import { Segmented } from 'antd'
import { useMemo } from 'react'
import { useWords } from '../app/language.tsx'
import { COLOURS, FONT, SERIES } from '../app/theme.ts'
import { Chart } from '../kit/chart.tsx'
import { useUrlState } from '../kit/url-state.ts'
import { rowsOf } from './scheme-rows.ts'
import type { Edition, Row } from './scheme-rows.ts'
import { WORDS } from './words.ts'

interface Node { readonly name: string; readonly id: string; readonly value?: number; readonly children?: readonly Node[]; readonly itemStyle: { readonly color: string }; readonly label: { readonly color: string } }

/** Levels and indicators of one variant; what does not apply to it has no area. Deeper levels are paler. */
function nodes(rows: readonly Row[], variant: string, colour: string | null, depth = 0): Node[] {
  return rows.flatMap((row, at): Node[] => {
    const weight = row.weights?.[variant] ?? 0
    if (row.point !== null || weight === 0) return []
    const own = colour ?? SERIES[at % SERIES.length] ?? SERIES[0]
    const children = nodes(row.indicator ? [] : (row.children ?? []), variant, own, depth + 1)
    return [{ name: row.name, id: row.key, ...(children.length > 0 ? { children } : { value: weight }), itemStyle: { color: tinted(own, depth * 0.33) }, label: { color: depth > 0 ? COLOURS.ink : '#fff' } }]
  })
}

/** A colour mixed with white: 0 leaves it, 1 is white. */
const tinted = (hex: string, share: number): string => `#${[1, 3, 5].map(at => { const own = Number.parseInt(hex.slice(at, at + 2), 16); return Math.round(own + (255 - own) * share).toString(16).padStart(2, '0') }).join('')}`

/** How each variant spreads its weight, one picture each, same colours for the same level 1. */
export function WeightCharts({ edition, onChoose }: { readonly edition: Edition; readonly onChoose: (rowKey: string) => void }) {
  const t = useWords(WORDS)
  const [shape, setShape] = useUrlState('shape', 'sunburst')
  const rows = useMemo(() => rowsOf(edition), [edition])
  const { variants } = edition.document
  return (
    <>
      <Segmented aria-label={t.chart} value={shape} onChange={setShape} options={[{ value: 'sunburst', label: t.sunburst }, { value: 'treemap', label: t.treemap }]} style={{ marginBottom: 8 }} />
      <div style={{ display: 'grid', gridTemplateColumns: `repeat(auto-fit, minmax(min(100%, ${shape === 'sunburst' ? 380 : 460}px), 1fr))`, gap: 16 }}>
        {variants.map(({ id, title }) => <VariantChart key={id} name={t.weights(title)} title={title} rows={rows} variant={id} shape={shape} onChoose={onChoose} />)}
      </div>
    </>
  )
}

interface VariantChartProps { readonly name: string; readonly title: string; readonly rows: readonly Row[]; readonly variant: string; readonly shape: string; readonly onChoose: (rowKey: string) => void }

function VariantChart({ name, title, rows, variant, shape, onChoose }: VariantChartProps) {
  const option = useMemo(() => {
    const data = nodes(rows, variant, null)
    const label = { fontFamily: FONT, fontSize: 11, overflow: 'truncate', ellipsis: '…' }
    const common = { type: shape, data, nodeClick: false, tooltip: { formatter: '{b}：{c}' } }
    const series = shape === 'sunburst'
      ? { ...common, radius: ['14%', '98%'], sort: null, label: { ...label, minAngle: 7 }, itemStyle: { borderColor: '#fff', borderWidth: 1 }, levels: [{}, { r0: '14%', r: '42%', label: { width: 52 } }, { r0: '42%', r: '71%', label: { width: 54 } }, { r0: '71%', r: '99%', label: { width: 52 } }] }
      : { ...common, roam: false, breadcrumb: { show: false }, left: 0, right: 0, top: 0, bottom: 0, label: { ...label, formatter: '{b} {c}' }, upperLabel: { show: true, height: 20, fontSize: 11, fontFamily: FONT }, itemStyle: { borderColor: '#fff', borderWidth: 1, gapWidth: 1 }, levels: [{ upperLabel: { show: false } }, {}, {}, {}] }
    return { tooltip: {}, series: [series] }
  }, [rows, variant, shape])
  return (
    <div>
      <h3 style={{ fontSize: 15, margin: '4px 0 -22px' }}>{title}</h3>
      <Chart name={name} option={option} height={shape === 'sunburst' ? 400 : 360} onSelect={(_name, _index, data) => { const id = (data as { readonly id?: unknown } | undefined)?.id; if (typeof id === 'string') onChoose(id) }} />
    </div>
  )
}
