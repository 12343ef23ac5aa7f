import { Empty } from 'antd'
import { useMemo } from 'react'
import { useSearchParams } from 'react-router'
import { PROVINCE_TILES } from '../../src/model/province-tiles.ts'
import { useReply } from '../api/queries.ts'
import type { Reply } from '../api/client.ts'
import { useWords } from '../app/language.tsx'
import { COLOURS } from '../app/theme.ts'
import { Chart } from '../kit/chart.tsx'
import { DataTable } from '../kit/data-table.tsx'
import { Loaded } from '../kit/loaded.tsx'
import { fixed, provinceOf } from './cohort-ranking.ts'
import type { CohortOf } from './cohort-ranking.ts'
import { WORDS } from './words.ts'

type Region = Reply<'get /campaigns/{campaignId}/cohorts/{cohortId}/distribution'>['regions'][number]
const COLUMNS = Math.max(...PROVINCE_TILES.map(({ column }) => column)) + 1
const ROWS = Math.max(...PROVINCE_TILES.map(({ row }) => row)) + 1

/** Provinces as equal tiles, by the median score of their units; a click shows these units. */
export function ProvinceMap({ campaignId, cohortId, cohortName }: CohortOf) {
  const t = useWords(WORDS)
  const [, setSearch] = useSearchParams()
  const spread = useReply('get /campaigns/{campaignId}/cohorts/{cohortId}/distribution', { campaignId, cohortId })
  const open = (code: string) => { setSearch({ cohort: cohortId, region: code }) }
  return (
    <Loaded of={spread} rows={10}>{({ regions }) => {
      const onMap = regions.filter(({ code }) => provinceOf(code).short !== null)
      if (onMap.length === 0) return <Empty description={t.noMap} />
      return (
        <div style={{ display: 'grid', gridTemplateColumns: 'repeat(auto-fit, minmax(min(100%, 460px), 1fr))', gap: 24, alignItems: 'start' }}>
          <div><h2 style={{ fontSize: 18, marginBottom: -20 }}>{t.mapTitle}</h2><Tiles name={`${cohortName} ${t.mapTitle}`} regions={onMap} onOpen={open} /></div>
          <DataTable<Region> name={`${cohortName} ${t.mapTitle}`} rows={onMap} rowKey={row => row.code} columns={[
            { key: 'province', title: t.province, width: 110, value: row => `${provinceOf(row.code).short} ${row.code}`, show: row => <button type="button" className="link" onClick={() => { open(row.code) }}>{provinceOf(row.code).short} {row.code}</button> },
            { key: 'units', title: t.units, width: 80, numeric: true, value: row => row.units },
            { key: 'median', title: t.middle, width: 90, numeric: true, value: row => row.median, show: row => fixed(row.median) },
            { key: 'least', title: t.least, width: 90, numeric: true, value: row => row.least, show: row => fixed(row.least) },
            { key: 'most', title: t.most, width: 90, numeric: true, value: row => row.most, show: row => fixed(row.most) },
          ]} />
        </div>
      )
    }}</Loaded>
  )
}

function Tiles({ name, regions, onOpen }: { readonly name: string; readonly regions: readonly Region[]; readonly onOpen: (code: string) => void }) {
  const option = useMemo(() => {
    const found = new Map(regions.map(region => [region.code, region]))
    const medians = regions.map(({ median }) => median)
    const middle = (Math.min(...medians) + Math.max(...medians)) / 2
    const axis = (count: number) => ({ type: 'category', data: Array.from({ length: count }, (_, at) => at), show: false })
    const tile = ({ code, short, column, row }: (typeof PROVINCE_TILES)[number]) => {
      const region = found.get(code)
      const ink = region && region.median > middle ? '#fff' : COLOURS.ink
      return { value: [column, row, region?.median ?? null], code, name: short, label: { color: ink, formatter: region ? `{short|${short}}\n{number|${region.median.toFixed(1)}}` : `{none|${short}}`, rich: { short: { fontSize: 15, fontWeight: 600, color: ink, lineHeight: 20 }, number: { fontSize: 11, color: ink }, none: { fontSize: 14, color: '#6d7685' } } } }
    }
    const tiles = PROVINCE_TILES.map(tile)
    const style = { borderColor: '#fff', borderWidth: 3, borderRadius: 6 }
    const common = { type: 'heatmap', label: { show: true }, itemStyle: style }
    return {
      tooltip: { formatter: ({ data }: { data: { code: string; name: string } }) => { const region = found.get(data.code); return region ? `${data.name}：${region.median.toFixed(2)}（${region.units}）` : data.name } },
      grid: { left: 0, right: 0, top: 8, bottom: 44 }, xAxis: axis(COLUMNS), yAxis: { ...axis(ROWS), inverse: true },
      visualMap: { type: 'continuous', seriesIndex: 0, min: Math.min(...medians), max: Math.max(...medians) === Math.min(...medians) ? Math.min(...medians) + 1 : Math.max(...medians), orient: 'horizontal', left: 'center', bottom: 0, itemHeight: 160, itemWidth: 12, precision: 1, inRange: { color: ['#d9e7ea', '#7fb0ba', COLOURS.brand] } },
      series: [{ ...common, data: tiles.filter(({ code }) => found.has(code)) }, { ...common, silent: true, itemStyle: { ...style, color: '#eceff1' }, data: tiles.filter(({ code }) => !found.has(code)).map(one => ({ ...one, value: [one.value[0], one.value[1], 0] })) }],
    }
  }, [regions])
  return <Chart name={name} option={option} height={480} onSelect={(_name, _at, item) => { const code = (item as { readonly code?: unknown } | undefined)?.code; if (typeof code === 'string') onOpen(code) }} />
}
