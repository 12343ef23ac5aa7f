import { Button, Empty, Grid, Input, Select, Switch, Tag, Tooltip } from 'antd'
import { useDeferredValue, useMemo } from 'react'
import { Link } from 'react-router'
import { useWords } from '../app/language.tsx'
import { COLOURS } from '../app/theme.ts'
import { DataTable } from '../kit/data-table.tsx'
import type { Column } from '../kit/data-table.tsx'
import { IntervalBar } from '../kit/interval-bar.tsx'
import { Loaded } from '../kit/loaded.tsx'
import { ProblemNotice } from '../kit/problem-notice.tsx'
import { useUrlState } from '../kit/url-state.ts'
import { MOST_COMPARED, fixed, percentText, provinceOf, useChosenUnits, useRanking, useTierNames } from './cohort-ranking.ts'
import type { CohortOf, Line } from './cohort-ranking.ts'
import { WORDS } from './words.ts'

/** More rows than this are drawn only where they are seen. */
const MANY = 60

/** The ranking of a cohort: ties, tiers, how far ranks may move, a column for each dimension. */
export function Ranking(cohort: CohortOf) {
  const t = useWords(WORDS)
  const [wantsBands, setBands] = useUrlState('bands', '1')
  const plain = useRanking(cohort)
  const simulated = useRanking(cohort, true, wantsBands === '1' && plain.data !== undefined && plain.data.length > 0)
  return (
    <Loaded of={plain} rows={12}>{lines => {
      if (lines.length === 0) return <Empty description={t.noScores} />
      const withBands = wantsBands === '1' ? simulated.data : undefined
      return (
        <>
          <ProblemNotice problem={wantsBands === '1' ? simulated.error : null} />
          <RankingTable {...cohort} lines={withBands ?? lines} hasBands={withBands !== undefined} bands={<BandSwitch isOn={wantsBands === '1'} isBusy={simulated.isFetching} onSwitch={on => { setBands(on ? '1' : '0') }} />} />
        </>
      )
    }}</Loaded>
  )
}

function BandSwitch({ isOn, isBusy, onSwitch }: { readonly isOn: boolean; readonly isBusy: boolean; readonly onSwitch: (on: boolean) => void }) {
  const t = useWords(WORDS)
  return (
    <span style={{ display: 'inline-flex', gap: 6, alignItems: 'center' }}>
      <Switch size="small" aria-label={t.bands} checked={isOn} loading={isOn && isBusy} onChange={onSwitch} />
      <Tooltip title={t.bandWhy}><span aria-hidden>{t.bands}</span></Tooltip>
    </span>
  )
}

interface RankingTableProps extends CohortOf { readonly lines: readonly Line[]; readonly hasBands: boolean; readonly bands: React.ReactNode }

function RankingTable({ campaignId, cohortId, cohortName, lines, hasBands, bands }: RankingTableProps) {
  const t = useWords(WORDS)
  const [query, setQuery] = useUrlState('q')
  const [region, setRegion] = useUrlState('region')
  const [, setView] = useUrlState('view', 'ranking')
  const [chosen, setChosen] = useChosenUnits()
  const words = useDeferredValue(query.trim())
  const rows = useMemo(() => lines.filter(line => (words === '' || line.unitName.includes(words) || line.regionCode.startsWith(words)) && (region === '' || line.regionCode.startsWith(region))), [lines, words, region])
  const regions = useMemo(() => [...new Set(lines.map(({ regionCode }) => regionCode.slice(0, 2)))].sort().map(code => ({ value: code, label: `${provinceOf(code).short ?? ''} ${code}` })), [lines])
  const columns = useColumns(campaignId, lines, hasBands, useTierNames({ campaignId, cohortId, cohortName }))
  return (
    <DataTable<Line>
      name={`${cohortName} ${t.ranking}`} columns={columns} rows={rows} rowKey={row => row.entrantId} {...(rows.length > MANY && { virtualHeight: Math.max(360, window.innerHeight - 320) })}
      rowSelection={{ columnWidth: 40, preserveSelectedRowKeys: true, hideSelectAll: true, selectedRowKeys: [...chosen], onChange: keys => { setChosen(keys.map(String)) }, getCheckboxProps: row => ({ disabled: chosen.length >= MOST_COMPARED && !chosen.includes(row.entrantId), 'aria-label': `${t.compare} ${row.unitName}` }) }}
      toolbar={(
        <>
          <Input allowClear aria-label={t.find} placeholder={t.find} value={query} onChange={event => { setQuery(event.target.value) }} style={{ width: 180 }} />
          {regions.length > 1 && <Select aria-label={t.province} value={region} onChange={setRegion} style={{ width: 120 }} options={[{ value: '', label: t.everywhere }, ...regions]} />}
          {bands}
          {chosen.length > 1 && <Button size="small" type="primary" onClick={() => { setView('compare') }}>{t.chosen(chosen.length)}</Button>}
        </>
      )}
    />
  )
}

function useColumns(campaignId: string, lines: readonly Line[], hasBands: boolean, tierNames: readonly string[]): readonly Column<Line>[] {
  const t = useWords(WORDS)
  // On a phone, columns that stay would leave no room for the others.
  const isWide = Grid.useBreakpoint().sm ?? true
  return useMemo(() => {
    const perRank = Map.groupBy(lines, ({ rank }) => rank)
    const isTied = ({ rank }: Line) => (perRank.get(rank)?.length ?? 0) > 1
    const bestScore = Math.max(...lines.map(({ maximum, high }) => Math.max(maximum, high)))
    const hasBonus = lines.some(({ bonus }) => bonus > 0)
    const dimensions = lines[0]?.dimensions ?? []
    return [
      { key: 'rank', title: t.rank, width: isWide ? 76 : 66, numeric: true, ...(isWide && { fixed: 'left' as const }), value: row => row.rank, show: row => <>{isTied(row) && <span className="soft" style={{ fontSize: 12 }}>{t.tied} </span>}<b>{row.rank}</b></> },
      { key: 'unit', title: t.unit, width: isWide ? 150 : 112, ...(isWide && { fixed: 'left' as const }), value: row => row.unitName, show: row => <Link to={`/campaigns/${campaignId}/entrants/${row.entrantId}`} className="break">{row.unitName}</Link> },
      { key: 'region', title: t.region, width: 90, value: row => row.regionCode, savedOnly: true },
      { key: 'low', title: t.low, width: 90, numeric: true, savedOnly: true, value: row => row.low },
      { key: 'high', title: t.high, width: 90, numeric: true, savedOnly: true, value: row => row.high },
      { key: 'score', title: t.score, width: 120, numeric: true, onlyShown: true, sortable: true, value: row => row.low, show: row => <b>{row.low === row.high ? fixed(row.low) : `${fixed(row.low)}–${fixed(row.high)}`}</b> },
      { key: 'bar', title: '', width: 110, onlyShown: true, value: () => null, show: row => <IntervalBar low={row.low} high={row.high} most={bestScore} /> },
      { key: 'tier', title: t.tier, width: 76, value: row => row.tier, show: row => row.tier !== null && <Tag variant="filled">{row.tier}</Tag> },
      ...(hasBands ? [
        { key: 'band', title: t.band, width: 92, numeric: true, value: (row: Line) => bandText(row) },
        { key: 'chance', title: t.tierChance, width: 130, value: (row: Line) => chances(row, tierNames), show: (row: Line) => <TierBar shares={row.tiers ?? []} text={chances(row, tierNames) ?? ''} /> },
      ] satisfies Column<Line>[] : []),
      ...(hasBonus ? [{ key: 'bonus', title: t.bonus, width: 70, numeric: true, value: (row: Line) => row.bonus, show: (row: Line) => fixed(row.bonus) } satisfies Column<Line>] : []),
      ...dimensions.map(({ name, weight }): Column<Line> => {
        const of = (row: Line) => row.dimensions.find(one => one.name === name)
        return { key: `d ${name}`, title: `${name}（${weight}）`, width: 112, numeric: true, value: row => of(row)?.low ?? null, show: row => { const own = of(row); return own ? (own.low === own.high ? fixed(own.low) : `${fixed(own.low)}–${fixed(own.high)}`) : '—' } }
      }),
    ]
  }, [campaignId, lines, hasBands, tierNames, isWide, t])
}

const bandText = ({ rankBand }: Line): string | null => (rankBand === null ? null : rankBand[0] === rankBand[2] ? String(rankBand[0]) : `${rankBand[0]}–${rankBand[2]}`)
const chances = ({ tiers }: Line, names: readonly string[]): string | null => tiers && tiers.flatMap((share, at) => (share > 0 ? [`${names[at] ?? at + 1} ${percentText(share)}`] : [])).join(' · ')
const SHADES = [COLOURS.brand, '#3f8493', '#7fb0ba', '#b3d0d6', '#d9e7ea'] as const

/** Probabilities of the tiers, best at the left. */
function TierBar({ shares, text }: { readonly shares: readonly number[]; readonly text: string }) {
  return (
    <span role="img" aria-label={text} title={text} style={{ display: 'flex', height: 12, borderRadius: 3, overflow: 'hidden', background: '#eceff1' }}>
      {shares.map((share, tier) => <span key={SHADES[tier] ?? `tier ${tier}`} style={{ width: `${share * 100}%`, background: SHADES[tier % SHADES.length] }} />)}
    </span>
  )
}
