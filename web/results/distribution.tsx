import { Empty } from 'antd'
import { useMemo } from 'react'
import { useReply } from '../api/queries.ts'
import type { Reply } from '../api/client.ts'
import { useWords } from '../app/language.tsx'
import { COLOURS } from '../app/theme.ts'
import { Chart } from '../kit/chart.tsx'
import { DataTable } from '../kit/data-table.tsx'
import type { Column } from '../kit/data-table.tsx'
import { Loaded } from '../kit/loaded.tsx'
import { fixed, percentText } from './cohort-ranking.ts'
import type { CohortOf } from './cohort-ranking.ts'
import { WORDS } from './words.ts'

type Spread = Reply<'get /campaigns/{campaignId}/cohorts/{cohortId}/distribution'>
type Dimension = Spread['dimensions'][number]

/** How scores spread over the cohort, and the index of each dimension. */
export function Distribution({ campaignId, cohortId, cohortName }: CohortOf) {
  const t = useWords(WORDS)
  const spread = useReply('get /campaigns/{campaignId}/cohorts/{cohortId}/distribution', { campaignId, cohortId })
  return (
    <Loaded of={spread} rows={10}>{found => (found.units === 0 ? <Empty description={t.noScores} /> : (
      <>
        <div style={{ display: 'grid', gridTemplateColumns: 'repeat(auto-fit, minmax(min(100%, 480px), 1fr))', gap: 24 }}>
          <Histogram name={`${cohortName} ${t.histogram}`} spread={found} />
          <Boxes name={`${cohortName} ${t.boxes}`} dimensions={found.dimensions} />
        </div>
        <SpreadTable name={`${cohortName} ${t.boxes}`} spread={found} />
      </>
    ))}</Loaded>
  )
}

function Histogram({ name, spread: { classes } }: { readonly name: string; readonly spread: Spread }) {
  const t = useWords(WORDS)
  const option = useMemo(() => ({
    tooltip: { trigger: 'axis' }, grid: { left: 44, right: 12, top: 30, bottom: 44 },
    xAxis: { type: 'category', name: t.score, nameLocation: 'middle', nameGap: 28, data: classes.map(({ from, to }) => `${from}–${to}`), axisLabel: { interval: 3 } },
    yAxis: { type: 'value', name: t.units, minInterval: 1 },
    series: [{ type: 'bar', name: t.units, data: classes.map(({ units }) => units), itemStyle: { color: COLOURS.brand }, barCategoryGap: '8%' }],
  }), [classes, t])
  return <div><h2 style={{ fontSize: 18, marginBottom: -20 }}>{t.histogram}</h2><Chart name={name} option={option} height={340} /></div>
}

function Boxes({ name, dimensions }: { readonly name: string; readonly dimensions: readonly Dimension[] }) {
  const t = useWords(WORDS)
  const option = useMemo(() => ({
    tooltip: { valueFormatter: (value: number) => percentText(value, 1) }, grid: { left: 90, right: 24, top: 16, bottom: 44 },
    xAxis: { type: 'value', min: 0, max: 1, name: t.index, nameLocation: 'middle', nameGap: 28, axisLabel: { formatter: (value: number) => percentText(value) } },
    yAxis: { type: 'category', inverse: true, data: dimensions.map(one => one.name), axisLabel: { color: COLOURS.ink } },
    series: [{ type: 'boxplot', data: dimensions.map(({ index }) => (index ? [index.least, index.q1, index.median, index.q3, index.most] : [])), itemStyle: { color: COLOURS.brandSoft, borderColor: COLOURS.brand } }],
  }), [dimensions, t])
  return <div><h2 style={{ fontSize: 18, marginBottom: -20 }}>{t.boxes}</h2><Chart name={name} option={option} height={340} /></div>
}

interface SpreadRow { readonly name: string; readonly weight: number | null; readonly of: Dimension['index']; readonly asScore: boolean }

function SpreadTable({ name, spread: { score, dimensions } }: { readonly name: string; readonly spread: Spread }) {
  const t = useWords(WORDS)
  const rows: readonly SpreadRow[] = [{ name: t.score, weight: null, of: score, asScore: true }, ...dimensions.map(({ name: dimension, weight, index }) => ({ name: dimension, weight, of: index, asScore: false }))]
  const number = (key: 'least' | 'q1' | 'median' | 'q3' | 'most', title: string): Column<SpreadRow> => ({ key, title, width: 100, numeric: true, sortable: false, value: row => row.of?.[key] ?? null, show: ({ of, asScore }) => (of ? (asScore ? fixed(of[key]) : percentText(of[key], 1)) : '—') })
  return (
    <div style={{ marginTop: 24 }}>
      <DataTable name={name} rows={rows} rowKey={row => row.name} columns={[
        { key: 'name', title: t.dimension, width: 160, sortable: false, value: row => row.name }, { key: 'weight', title: t.weight, width: 80, numeric: true, sortable: false, value: row => row.weight },
        number('least', t.least), number('q1', t.q1), number('median', t.middle), number('q3', t.q3), number('most', t.most),
      ]} />
    </div>
  )
}
