import { useMemo } from 'react'
import { useWords } from '../app/language.tsx'
import { COLOURS } from '../app/theme.ts'
import { Chart } from '../kit/chart.tsx'
import { percentText, signed } from './cohort-ranking.ts'
import { WORDS } from './words.ts'

/** Gained or lost: by sign, by arrow and by colour. */
export function Moved({ by, decimals = 0, suffix = '' }: { readonly by: number; readonly decimals?: number; readonly suffix?: string }) {
  if (by === 0) return <span className="soft">0</span>
  return <span style={{ color: by > 0 ? COLOURS.good : COLOURS.bad, whiteSpace: 'nowrap' }}>{by > 0 ? '▲' : '▼'} {signed(by, decimals)}{suffix}</span>
}

interface Pair { readonly unit: string; readonly before: number; readonly now: number }

/** Each unit as a point: shares of both years. */
export function BeforeAndNow({ name, changes, nameOf, before }: { readonly name: string; readonly changes: readonly Pair[]; readonly nameOf: (unit: string) => string; /** What the earlier year is called; 上年 without. */ readonly before?: string }) {
  const t = useWords(WORDS)
  const option = useMemo(() => {
    const least = Math.floor(Math.min(1, ...changes.flatMap(({ before, now }) => [before, now])) * 10) / 10
    const axis = (title: string) => ({ type: 'value', name: title, nameLocation: 'middle', nameGap: 34, min: least, max: 1, axisLabel: { formatter: (value: number) => percentText(value) } })
    return {
      tooltip: { formatter: ({ data }: { data: { name: string; value: readonly [number, number] } }) => `${data.name}：${percentText(data.value[0], 1)} → ${percentText(data.value[1], 1)}` },
      grid: { left: 60, right: 16, top: 16, bottom: 48 }, xAxis: axis(before ?? t.before), yAxis: axis(t.now),
      series: [{ type: 'scatter', symbolSize: changes.length > 200 ? 5 : 10, itemStyle: { color: COLOURS.brand, opacity: 0.75 }, data: changes.map(({ unit, before, now }) => ({ name: nameOf(unit), value: [before, now] })), ...(changes.length <= 12 && { label: { show: true, position: 'right', formatter: '{b}', fontSize: 11, color: COLOURS.ink }, labelLayout: { hideOverlap: true } }), markLine: { silent: true, symbol: 'none', lineStyle: { color: '#9aa5b1', type: 'dashed' }, data: [[{ coord: [least, least] }, { coord: [1, 1] }]] } }],
    }
  }, [changes, nameOf, before, t])
  return <Chart name={name} option={option} height={420} />
}
