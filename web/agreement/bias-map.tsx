import type { Reply } from '../api/client.ts'
import { useWords } from '../app/language.tsx'
import { Chart } from '../kit/chart.tsx'
import { DataTable } from '../kit/data-table.tsx'
import { indicatorName } from '../parts/campaign.ts'
import type { Table } from '../parts/campaign.ts'
import { signedPoints, statColumn } from './statistic.tsx'
import { WORDS } from './words.ts'

type Report = Reply<'get /campaigns/{campaignId}/agreement'>
type BiasCell = Report['cells'][number]

/** Rows that a picture holds legibly. */
const MOST = 40
const ROW = 26

/** Assessor × indicator, coloured by bias; the same numbers stand in the table below. */
export function BiasMap({ report, table, nameOf }: { readonly report: Report; readonly table: Table; readonly nameOf: (id: string) => string }) {
  const t = useWords(WORDS)
  const told = report.cells.filter(({ bias }) => bias.mean.value !== null)
  const items = new Map<string, number>()
  for (const { indicator, items: count } of told) items.set(indicator, (items.get(indicator) ?? 0) + count)
  const indicators = [...items.keys()].sort((a, b) => (items.get(b) ?? 0) - (items.get(a) ?? 0)).slice(0, MOST).reverse()
  const assessors = report.assessors.map(({ id }) => id)
  const nameOfIndicator = (id: string) => indicatorName(table.indicators.get(id) ?? { path: [id] }, 1)
  const data = told.filter(({ indicator }) => indicators.includes(indicator)).map(({ assessor, indicator, bias }) => [assessors.indexOf(assessor), indicators.indexOf(indicator), Math.round((bias.mean.value ?? 0) * 1_000) / 10])
  const widest = Math.max(5, ...data.map(([, , value]) => Math.abs(value ?? 0)))
  return (
    <>
      <p className="soft">{t.heatLead} {items.size > MOST && t.heatMany(MOST)}</p>
      <Chart
        name={t.heat} height={indicators.length * ROW + 90}
        option={{
          grid: { left: 8, right: 16, top: 8, bottom: 56, containLabel: true }, tooltip: { formatter: ({ value: [x, y, points] }: { value: [number, number, number] }) => `${nameOf(assessors[x] ?? '')} · ${nameOfIndicator(indicators[y] ?? '')}<br/>${signedPoints(points / 100)}` },
          xAxis: { type: 'category', data: assessors.map(nameOf), splitArea: { show: true }, axisLabel: { interval: 0, width: 110, overflow: 'truncate' } },
          yAxis: { type: 'category', data: indicators.map(nameOfIndicator), axisLabel: { width: 150, overflow: 'truncate' } },
          visualMap: { min: -widest, max: widest, calculable: false, orient: 'horizontal', left: 'center', bottom: 0, itemHeight: 120, inRange: { color: ['#4f7cac', '#f2f2ee', '#d08c3c'] }, text: [`+${widest}`, `−${widest}`] },
          series: [{ type: 'heatmap', data, label: { show: true, color: '#1b2430', fontSize: 11, formatter: ({ value: [, , points] }: { value: [number, number, number] }) => signedPoints(points / 100) }, itemStyle: { borderColor: '#fff', borderWidth: 1 } }],
        }}
      />
      <DataTable
        name={t.heat} rows={told} rowKey={row => `${row.assessor} ${row.indicator}`}
        columns={[
          { key: 'assessor', title: t.assessor, width: 170, value: row => nameOf(row.assessor) },
          { key: 'indicator', title: t.indicator, width: 280, value: row => indicatorName(table.indicators.get(row.indicator) ?? { path: [row.indicator] }) },
          statColumn<BiasCell>('bias', t.bias, row => row.bias.mean, signedPoints, 170),
          statColumn<BiasCell>('low', t.low, row => row.bias.low, signedPoints, 90),
          statColumn<BiasCell>('high', t.high, row => row.bias.high, signedPoints, 90),
          { key: 'items', title: t.pairs, width: 90, numeric: true, value: row => row.items },
        ]}
      />
    </>
  )
}
