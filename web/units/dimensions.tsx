import { Card } from 'antd'
import type { EChartsCoreOption } from 'echarts/core'
import { useMemo } from 'react'
import type { EvaluationDocument } from '../../src/model/evaluation.ts'
import { useWords } from '../app/language.tsx'
import { COLOURS } from '../app/theme.ts'
import { Chart } from '../kit/chart.tsx'
import type { StandingShown } from './hero.tsx'
import { shownRange } from './shown.ts'
import { WORDS } from './words.ts'

type Quartiles = NonNullable<NonNullable<StandingShown>['score']['cohort']>
interface Row { readonly name: string; readonly weight: number; readonly low: number; readonly high: number; readonly index: { readonly low: number; readonly high: number } | null; readonly cohort: Quartiles | null }

/** Each dimension's index beside the middle half of the cohort: as a radar and, exactly, as bars. */
export function Dimensions({ document, standing }: { readonly document: EvaluationDocument; readonly standing: StandingShown }) {
  const t = useWords(WORDS)
  const rows = useMemo<readonly Row[]>(() => document.dimensions.map(dimension => ({ ...dimension, cohort: standing?.dimensions.find(({ name }) => name === dimension.name)?.cohort ?? null })), [document, standing])
  const option = useMemo(() => radarOf(rows, { own: t.own, high: t.ownHigh, median: t.median }), [rows, t])
  return (
    <Card title={<h2 style={{ fontSize: 16, margin: 0 }}>{t.dimensions}</h2>}>
      {rows.length >= 3 && <Chart name={`${document.unit.name} ${t.dimensions}`} option={option} height={300} />}
      <table style={{ width: '100%', borderCollapse: 'collapse' }}>
        <thead className="soft" style={{ fontSize: 12, textAlign: 'left' }}><tr><th scope="col" style={{ fontWeight: 400 }}>{t.dimension}</th><th scope="col" style={{ fontWeight: 400 }}>{t.index}</th><th scope="col" style={{ fontWeight: 400, textAlign: 'right' }}>{t.score} / {t.weight}</th></tr></thead>
        <tbody>
          {rows.map(({ name, weight, low, high, index, cohort }) => (
            <tr key={name} style={{ borderTop: '1px solid var(--line)' }}>
              <th scope="row" style={{ fontWeight: 400, textAlign: 'left', padding: '7px 8px 7px 0', whiteSpace: 'nowrap' }}>{name}</th>
              <td style={{ width: '46%', minWidth: 90 }}><IndexBar index={index} cohort={cohort} /></td>
              <td style={{ textAlign: 'right', whiteSpace: 'nowrap', paddingLeft: 8 }}>{shownRange(low, high, document.policies.decimals)} <span className="soft">/ {weight}</span></td>
            </tr>
          ))}
        </tbody>
      </table>
      <p className="soft" style={{ fontSize: 12, margin: '8px 0 0' }}>{rows.some(({ cohort }) => cohort !== null) ? t.legend : standing && t.noCohort}</p>
    </Card>
  )
}

const percentOf = (share: number): string => `${Math.round(share * 10_000) / 100}%`

function IndexBar({ index, cohort }: Pick<Row, 'index' | 'cohort'>) {
  const t = useWords(WORDS)
  const [low, high] = [index?.low ?? 0, index?.high ?? 0]
  const label = [`${t.own} ${percentOf(low)}${high > low ? `–${percentOf(high)}` : ''}`, ...(cohort ? [`${t.median} ${percentOf(cohort.median.low)}`, `${t.quartiles} ${percentOf(cohort.q1.low)}–${percentOf(cohort.q3.high)}`] : [])].join('；')
  return (
    <div role="img" aria-label={label} title={label} style={{ position: 'relative', height: 18 }}>
      {cohort && <div style={{ position: 'absolute', top: 0, bottom: 0, left: percentOf(cohort.q1.low), width: percentOf(Math.max(0.004, cohort.q3.high - cohort.q1.low)), background: '#f3e3cd' }} />}
      <div style={{ position: 'absolute', top: 5, height: 8, left: 0, right: 0, background: 'rgba(27,36,48,.08)', borderRadius: 4, overflow: 'hidden' }}>
        <div style={{ position: 'absolute', inset: 0, width: percentOf(high), background: `repeating-linear-gradient(135deg,${COLOURS.open} 0 4px,#c4d8db 4px 8px)` }} />
        <div style={{ position: 'absolute', inset: 0, width: percentOf(low), background: COLOURS.brand }} />
      </div>
      {cohort && <div style={{ position: 'absolute', top: 0, bottom: 0, left: `calc(${percentOf(cohort.median.low)} - 1px)`, width: 2, background: '#d08c3c' }} />}
    </div>
  )
}

function radarOf(rows: readonly Row[], names: { readonly own: string; readonly high: string; readonly median: string }): EChartsCoreOption {
  const hasOpen = rows.some(({ index }) => index !== null && index.high > index.low)
  const hasCohort = rows.some(({ cohort }) => cohort !== null)
  const series = [
    ...(hasCohort ? [{ name: names.median, value: rows.map(({ cohort }) => percentNumber(cohort?.median.low ?? 0)), lineStyle: { color: '#d08c3c', type: 'dashed' }, itemStyle: { color: '#d08c3c' }, symbol: 'none' }] : []),
    ...(hasOpen ? [{ name: names.high, value: rows.map(({ index }) => percentNumber(index?.high ?? 0)), lineStyle: { color: COLOURS.open }, itemStyle: { color: COLOURS.open }, areaStyle: { color: COLOURS.open, opacity: 0.25 }, symbol: 'none' }] : []),
    { name: names.own, value: rows.map(({ index }) => percentNumber(index?.low ?? 0)), lineStyle: { color: COLOURS.brand, width: 2 }, itemStyle: { color: COLOURS.brand }, areaStyle: { color: COLOURS.brand, opacity: 0.25 } },
  ]
  return {
    tooltip: { valueFormatter: (value: unknown) => `${String(value)}%` }, legend: { bottom: 0, itemWidth: 18 },
    radar: { indicator: rows.map(({ name }) => ({ name, max: 100 })), radius: '64%', center: ['50%', '46%'], axisName: { color: COLOURS.ink }, splitArea: { show: false }, splitLine: { lineStyle: { color: COLOURS.line } }, axisLine: { lineStyle: { color: COLOURS.line } } },
    series: [{ type: 'radar', data: series }],
  }
}
const percentNumber = (share: number): number => Math.round(share * 10_000) / 100
