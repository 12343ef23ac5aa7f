import type { EChartsCoreOption } from 'echarts/core'
import { useMemo } from 'react'
import type { Reply } from '../api/client.ts'
import { useReply } from '../api/queries.ts'
import { useWords } from '../app/language.tsx'
import { COLOURS } from '../app/theme.ts'
import { Chart } from '../kit/chart.tsx'
import { DataTable } from '../kit/data-table.tsx'
import { Loaded } from '../kit/loaded.tsx'
import type { Subject } from './subject.ts'
import { HISTORY_WORDS } from './words.ts'

type Seen = Reply<'get /public/units/{unitId}/history'>
type Result = Seen['results'][number]
type Earlier = Seen['earlier'][number]

/** What was published of the unit over the campaigns, as a line and as a table, and what imported tables of earlier years say of it. */
export function History({ entrant }: Pick<Subject, 'entrant'>) {
  const t = useWords(HISTORY_WORDS)
  const history = useReply('get /public/units/{unitId}/history', { unitId: entrant.unitId })
  return <Loaded of={history}>{({ results, earlier }) => (
    <>
      {results.length > 0 && <Results results={results} name={`${entrant.unit.name} ${t.chart}`} />}
      {earlier.length > 0 && <EarlierRows rows={earlier} name={`${entrant.unit.name} ${t.earlier}`} />}
      {results.length + earlier.length === 0 && <p className="soft">{t.none}</p>}
    </>
  )}</Loaded>
}

function Results({ results, name }: { readonly results: readonly Result[]; readonly name: string }) {
  const t = useWords(HISTORY_WORDS)
  const option = useMemo<EChartsCoreOption>(() => {
    const inOrder = [...results].reverse()
    return {
      grid: { left: 48, right: 24, top: 24, bottom: 32 }, tooltip: { trigger: 'axis' },
      xAxis: { type: 'category', data: inOrder.map(({ campaign }) => campaign.evaluationDate) }, yAxis: { type: 'value', min: ({ min }: { min: number }) => Math.max(0, Math.floor((min - 5) / 5) * 5), max: ({ max }: { max: number }) => Math.ceil((max + 5) / 5) * 5 },
      series: [{ type: 'line', name: t.score, data: inOrder.map(({ score }) => score), lineStyle: { color: COLOURS.brand }, itemStyle: { color: COLOURS.brand }, label: { show: true } }],
    }
  }, [results, t])
  return (
    <>
      {results.length > 1 && <Chart name={name} option={option} height={240} />}
      <DataTable<Result>
        name={name} rows={results} rowKey={({ publicationId, entrantId }) => `${publicationId} ${entrantId}`} columns={[
          { key: 'campaign', title: t.campaign, value: ({ campaign }) => campaign.title, width: 320 },
          { key: 'date', title: t.date, value: ({ campaign }) => campaign.evaluationDate, width: 110 },
          { key: 'cohort', title: t.cohort, value: ({ cohortName }) => cohortName, width: 150 },
          { key: 'score', title: t.score, value: ({ score }) => score, numeric: true, width: 90 },
          { key: 'index', title: t.index, value: ({ index }) => index, show: ({ index }) => (index === null ? '—' : `${(index * 100).toFixed(2)}%`), numeric: true, width: 90 },
          { key: 'rank', title: t.rank, value: ({ rank, units }) => (rank === null ? null : `${rank} / ${units}`), width: 90 },
          { key: 'tier', title: t.tier, value: ({ tier }) => tier, width: 80 },
          { key: 'number', title: t.number, value: ({ number }) => t.nth(number), width: 90 },
        ]}
      />
    </>
  )
}

function EarlierRows({ rows, name }: { readonly rows: readonly Earlier[]; readonly name: string }) {
  const t = useWords(HISTORY_WORDS)
  return (
    <>
      <h3 style={{ fontSize: 16, marginTop: 16 }}>{t.earlier}</h3>
      <DataTable<Earlier> name={name} rows={rows} rowKey={({ tableId, rank, score }) => `${tableId} ${rank} ${score}`} columns={[
        { key: 'year', title: t.year, value: ({ year }) => year, numeric: true, width: 80 },
        { key: 'title', title: t.table, value: ({ title }) => title, width: 320 },
        { key: 'cohort', title: t.cohort, value: ({ cohortName }) => cohortName, width: 150 },
        { key: 'score', title: t.score, value: ({ score }) => score, numeric: true, width: 90 },
        { key: 'rank', title: t.rank, value: ({ rank }) => rank, numeric: true, width: 90 },
        { key: 'tier', title: t.tier, value: ({ tier }) => tier, width: 80 },
      ]} />
    </>
  )
}
