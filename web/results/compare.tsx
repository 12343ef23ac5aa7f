import { Empty, Grid, Select } from 'antd'
import { useQueries } from '@tanstack/react-query'
import { useMemo } from 'react'
import { call } from '../api/client.ts'
import type { Reply } from '../api/client.ts'
import { useReply } from '../api/queries.ts'
import { useWords } from '../app/language.tsx'
import { SERIES } from '../app/theme.ts'
import { Chart } from '../kit/chart.tsx'
import { DataTable } from '../kit/data-table.tsx'
import type { Column } from '../kit/data-table.tsx'
import { Loaded } from '../kit/loaded.tsx'
import { MOST_COMPARED, fixed, percentText, useChosenUnits, useRanking } from './cohort-ranking.ts'
import type { CohortOf, Line } from './cohort-ranking.ts'
import { WORDS } from './words.ts'

type Score = NonNullable<Reply<'get /entrants/{entrantId}/score'>>
type IndicatorScore = Score['document']['indicators'][number]
interface Compared { readonly line: Line; readonly score: Score }

/** Two to six units side by side: by dimension as a radar, by indicator as a table. */
export function Compare(cohort: CohortOf) {
  const t = useWords(WORDS)
  const ranking = useRanking(cohort)
  const [chosen, setChosen] = useChosenUnits()
  const scores = useQueries({ queries: chosen.map(entrantId => ({ queryKey: ['get /entrants/{entrantId}/score', { entrantId }], queryFn: async () => call('get /entrants/{entrantId}/score', { entrantId }) })) })
  return (
    <Loaded of={ranking}>{lines => {
      const compared = chosen.flatMap((id, at): Compared[] => {
        const [line, score] = [lines.find(({ entrantId }) => entrantId === id), scores[at]?.data]
        return line && score ? [{ line, score }] : []
      })
      return (
        <>
          <Select<string[]>
            mode="multiple" aria-label={t.pickTwo} placeholder={t.pickTwo} maxCount={MOST_COMPARED} value={chosen.filter(id => lines.some(({ entrantId }) => entrantId === id))} onChange={setChosen} style={{ width: '100%', marginBottom: 16 }}
            showSearch={{ optionFilterProp: 'label' }} options={lines.map(({ entrantId, unitName, rank }) => ({ value: entrantId, label: `${rank}. ${unitName}` }))}
          />
          {compared.length > 1 ? <SideBySide {...cohort} compared={compared} /> : <Empty description={t.pickTwo} image={Empty.PRESENTED_IMAGE_SIMPLE} />}
        </>
      )
    }}</Loaded>
  )
}

function SideBySide({ campaignId, cohortId, cohortName, compared }: CohortOf & { readonly compared: readonly Compared[] }) {
  const t = useWords(WORDS)
  const distribution = useReply('get /campaigns/{campaignId}/cohorts/{cohortId}/distribution', { campaignId, cohortId })
  const radar = useMemo(() => {
    const dimensions = compared[0]?.line.dimensions ?? []
    const medians = distribution.data && dimensions.map(({ name }) => distribution.data.dimensions.find(one => one.name === name)?.index?.median ?? 0)
    return {
      tooltip: { valueFormatter: (value: number) => percentText(value, 1) }, legend: { bottom: 0, type: 'scroll' },
      radar: { indicator: dimensions.map(({ name }) => ({ name, max: 1 })), radius: '62%', center: ['50%', '46%'], axisName: { color: '#1b2430' } },
      series: [{ type: 'radar', symbolSize: 5, data: [
        ...compared.map(({ line }, at) => ({ name: line.unitName, value: dimensions.map(({ name }) => line.dimensions.find(one => one.name === name)?.index?.low ?? 0), lineStyle: { width: 2, color: SERIES[at] }, itemStyle: { color: SERIES[at] } })),
        ...(medians ? [{ name: t.median, value: medians, lineStyle: { type: 'dashed', color: '#5b6675' }, itemStyle: { color: '#5b6675' }, symbol: 'none' }] : []),
      ] }],
    }
  }, [compared, distribution.data, t])
  const isWide = Grid.useBreakpoint().sm ?? true
  const rows = compared[0]?.score.document.indicators ?? []
  const scoreOf = (one: Compared, id: string) => one.score.document.indicators.find(indicator => indicator.id === id)
  /** Only where some are better than others. */
  const best = (id: string) => { const lows = compared.map(one => scoreOf(one, id)?.low ?? -1); return new Set(lows).size > 1 ? Math.max(...lows) : null }
  const columns: readonly Column<IndicatorScore>[] = [
    { key: 'indicator', title: t.indicator, width: isWide ? 240 : 140, fixed: 'left', sortable: false, value: row => row.path.filter(name => name !== '——').join(' › '), show: row => <span className="break">{row.path.filter(name => name !== '——').slice(1).join(' › ') || row.path[0]}<br /><span className="soft" style={{ fontSize: 12 }}>{row.path[0]}</span></span> },
    { key: 'weight', title: t.weight, width: 70, numeric: true, value: row => row.weight },
    ...compared.map((one): Column<IndicatorScore> => ({
      key: one.line.entrantId, title: one.line.unitName, width: 130, numeric: true, value: row => scoreOf(one, row.id)?.low ?? null,
      show: row => {
        const own = scoreOf(one, row.id)
        if (!own || own.index === null) return '—'
        const text = own.low === own.high ? fixed(own.low) : `${fixed(own.low)}–${fixed(own.high)}`
        return <span style={{ fontWeight: own.low === best(row.id) ? 700 : 400 }}>{text} <span className="soft" style={{ fontSize: 12 }}>{percentText(own.index.low)}</span></span>
      },
    })),
  ]
  return (
    <>
      <h2 style={{ fontSize: 18, marginBottom: -20 }}>{t.radar}</h2>
      <Chart name={`${cohortName} ${t.radar}`} option={radar} height={420} />
      <h2 style={{ fontSize: 18 }}>{t.byIndicator}</h2>
      <DataTable name={`${cohortName} ${t.byIndicator}`} columns={columns} rows={rows} rowKey={row => row.id} />
    </>
  )
}
