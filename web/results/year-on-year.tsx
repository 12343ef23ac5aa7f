import { Alert, Select } from 'antd'
import { useMemo } from 'react'
import { Link } from 'react-router'
import type { Reply } from '../api/client.ts'
import { useSay, useWords } from '../app/language.tsx'
import { DataTable } from '../kit/data-table.tsx'
import type { Column } from '../kit/data-table.tsx'
import { useUrlState } from '../kit/url-state.ts'
import { BeforeAndNow, Moved } from './before-and-now.tsx'
import { percentText, useEdition, useRanking } from './cohort-ranking.ts'
import type { CohortOf } from './cohort-ranking.ts'
import { WHY, WORDS } from './words.ts'

type Comparison = NonNullable<Reply<'get /campaigns/{campaignId}/cohorts/{cohortId}/comparison'>>
type Change = Comparison['scores'][number]

/** The cohort beside an earlier publication, through the crosswalk. */
export function YearOnYear({ comparison, ...cohort }: CohortOf & { readonly comparison: Comparison }) {
  const t = useWords(WORDS)
  const say = useSay()
  const ranking = useRanking(cohort)
  const edition = useIndicatorNames(cohort)
  const [what, setWhat] = useUrlState('indicator')
  const lines = useMemo(() => new Map((ranking.data ?? []).map(line => [line.unitId, line])), [ranking.data])
  const nameOf = (ids: readonly string[]) => ids.map(id => edition.get(id) ?? id).join('、')
  const changes = comparison.matched.find(entry => entry.new.join(' ') === what)?.units ?? comparison.scores
  const columns: readonly Column<Change>[] = [
    { key: 'unit', title: t.unit, width: 140, fixed: 'left', value: row => lines.get(row.unit)?.unitName ?? row.unit, show: row => { const line = lines.get(row.unit); return line ? <Link to={`/campaigns/${cohort.campaignId}/entrants/${line.entrantId}`}>{line.unitName}</Link> : row.unit } },
    { key: 'before', title: t.before, width: 78, numeric: true, value: row => row.before, show: row => percentText(row.before, 2) },
    { key: 'now', title: t.now, width: 78, numeric: true, value: row => row.now, show: row => percentText(row.now, 2) },
    { key: 'change', title: t.change, width: 100, numeric: true, value: row => row.change, show: row => <Moved by={row.change * 100} decimals={2} suffix="%" /> },
    { key: 'rankBefore', title: t.rankBefore, width: 84, numeric: true, value: row => row.rankBefore },
    { key: 'rankNow', title: t.rankNow, width: 84, numeric: true, value: row => row.rankNow },
    { key: 'rankChange', title: t.rankChange, width: 84, numeric: true, value: row => row.rankChange, show: row => <Moved by={row.rankChange} /> },
  ]
  return (
    <>
      <Alert type="info" style={{ marginBottom: 16 }} title={t.comparable(percentText(comparison.comparable.before), percentText(comparison.comparable.now))} {...(comparison.notCompared.length > 0 && { description: <details><summary>{t.notCompared(comparison.notCompared.length)}</summary><ul style={{ margin: '4px 0', paddingInlineStart: 20 }}>{comparison.notCompared.map(({ old, new: later, why }) => <li key={`${old.join(' ')} ${later.join(' ')}`}>{nameOf(later.length > 0 ? later : old)}：{say(WHY[why])}</li>)}</ul></details> })} />
      <div style={{ display: 'flex', flexWrap: 'wrap', gap: 24, alignItems: 'flex-start' }}>
        <div style={{ flex: '1 1 340px', minWidth: 0 }}><BeforeAndNow name={`${cohort.cohortName} ${t.yearsChart}`} changes={changes} nameOf={unit => lines.get(unit)?.unitName ?? unit} /></div>
        <div style={{ flex: '2 1 600px', minWidth: 0 }}><DataTable<Change>
          name={`${cohort.cohortName} ${t.years}`} columns={columns} rows={changes} rowKey={row => row.unit} {...(changes.length > 60 && { virtualHeight: 480 })}
          toolbar={<Select aria-label={t.what} value={what} onChange={setWhat} style={{ minWidth: 240, maxWidth: '100%' }} showSearch={{ optionFilterProp: 'label' }} options={[{ value: '', label: t.ofTotal }, ...comparison.matched.map(entry => ({ value: entry.new.join(' '), label: nameOf(entry.new) }))]} />}
        /></div>
      </div>
    </>
  )
}

/** Names of the indicators of the cohort's edition, by id. */
function useIndicatorNames(cohort: CohortOf): ReadonlyMap<string, string> {
  const edition = useEdition(cohort)
  return useMemo(() => new Map((edition.data?.document.indicators ?? []).map(({ id, path }) => [id, path.filter(name => name !== '——').join(' › ')])), [edition.data])
}
