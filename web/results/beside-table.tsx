import { Alert, Select } from 'antd'
import { useMemo } from 'react'
import { Link } from 'react-router'
import type { Reply } from '../api/client.ts'
import { useSay, useWords } from '../app/language.tsx'
import { useSession } from '../app/session.tsx'
import { DataTable } from '../kit/data-table.tsx'
import type { Column } from '../kit/data-table.tsx'
import { useUrlState } from '../kit/url-state.ts'
import { BeforeAndNow, Moved } from './before-and-now.tsx'
import { fixed, percentText, useRanking } from './cohort-ranking.ts'
import type { CohortOf } from './cohort-ranking.ts'
import { NO_COUNTERPART, YEAR_WORDS } from './words.ts'

type Comparison = Reply<'get /campaigns/{campaignId}/cohorts/{cohortId}/earlier-tables/{tableId}/comparison'>
type Change = Comparison['units'][number]
type IndexChange = Comparison['dimensions'][number]['units'][number]
type OfTable = CohortOf & { readonly comparison: Comparison }

/** The cohort beside a table printed in an earlier year: those that are linked row by row, the others listed. */
export function BesideTable({ comparison, ...cohort }: OfTable) {
  const t = useWords(YEAR_WORDS)
  const [what, setWhat] = useUrlState('indicator')
  const linkTo = useUnitLink(cohort, comparison)
  const dimensions = comparison.dimensions.filter(({ basis }) => basis !== 'unknown')
  const dimension = dimensions.find(({ name }) => name === what)
  const toolbar = <Select aria-label={t.what} value={dimension?.name ?? ''} onChange={setWhat} style={{ minWidth: 240, maxWidth: '100%' }} options={[{ value: '', label: t.ofTotal }, ...dimensions.map(({ name, column }) => ({ value: name, label: name === column ? name : t.column(name, column) }))]} />
  const pairs = useMemo(() => dimension?.units ?? comparison.units.flatMap(({ unit, share }) => (share ? [{ unit, ...share }] : [])), [dimension, comparison])
  const nameOf = useMemo(() => { const names = new Map(comparison.units.map(({ unit, name }) => [unit, name])); return (unit: string) => names.get(unit) ?? unit }, [comparison])
  const { title, year } = comparison.table
  const name = `${cohort.cohortName} ${year} ${title}`
  return (
    <>
      {comparison.units.length === 0 ? <NothingInCommon comparison={comparison} /> : (
        <>
          <Basis comparison={comparison} />
          <div style={{ display: 'flex', flexWrap: 'wrap', gap: 24, alignItems: 'flex-start' }}>
            {pairs.length > 0 && <div style={{ flex: '1 1 340px', minWidth: 0 }}><BeforeAndNow name={`${name} ${t.chart}`} changes={pairs} nameOf={nameOf} before={t.year(year)} /></div>}
            <div style={{ flex: '2 1 600px', minWidth: 0 }}>{dimension ? <OfDimension name={`${name} ${dimension.name}`} changes={dimension.units} nameOf={nameOf} linkTo={linkTo} toolbar={toolbar} /> : <OfTotal name={name} comparison={comparison} linkTo={linkTo} toolbar={toolbar} />}</div>
          </div>
        </>
      )}
      <WithoutCounterpart name={name} comparison={comparison} linkTo={linkTo} />
    </>
  )
}

type UnitLink = (unit: string, name: string) => React.ReactNode
interface PartProps { readonly name: string; readonly linkTo: UnitLink; readonly toolbar: React.ReactNode }
const tall = (rows: readonly unknown[]) => rows.length > 60 && { virtualHeight: 480 }

function OfTotal({ name, comparison: { units, maximum }, linkTo, toolbar }: PartProps & { readonly comparison: Comparison }) {
  const t = useWords(YEAR_WORDS)
  const hasShares = maximum.before !== null
  const columns: readonly Column<Change>[] = [
    { key: 'unit', title: t.unit, width: 130, fixed: 'left', value: row => row.name, show: row => <span className="break">{linkTo(row.unit, row.name)}{row.printedName !== row.name && <span className="soft" style={{ fontSize: 12 }}><br />{t.printedAs(row.printedName)}</span>}</span> },
    { key: 'printed', title: t.printed, width: 140, savedOnly: true, value: row => row.printedName },
    { key: 'rankBefore', title: t.rankBefore, width: 76, numeric: true, value: row => row.rankBefore },
    { key: 'rankNow', title: t.rankNow, width: 76, numeric: true, value: row => row.rankNow },
    { key: 'places', title: t.rankChange, width: 76, numeric: true, value: row => row.places?.change ?? null, show: row => (row.places ? <Moved by={row.places.change} /> : '—') },
    { key: 'scoreBefore', title: t.scoreBefore, width: 92, numeric: true, value: row => row.scoreBefore, show: row => <WithShare score={row.scoreBefore === null ? '—' : String(row.scoreBefore)} share={row.share?.before} /> },
    { key: 'scoreNow', title: t.scoreNow, width: 104, numeric: true, value: row => row.scoreNow.low, show: ({ scoreNow: { low, high }, share }) => <WithShare score={low === high ? fixed(low) : `${fixed(low)}–${fixed(high)}`} share={share?.now} /> },
    ...(hasShares ? [
      { key: 'shareBefore', title: t.shareBefore, numeric: true, savedOnly: true, value: (row: Change) => row.share?.before ?? null },
      { key: 'shareNow', title: t.shareNow, numeric: true, savedOnly: true, value: (row: Change) => row.share?.now ?? null },
      { key: 'change', title: t.change, width: 96, numeric: true, value: (row: Change) => row.share?.change ?? null, show: (row: Change) => (row.share ? <Moved by={row.share.change * 100} decimals={2} suffix="%" /> : '—') },
    ] satisfies Column<Change>[] : []),
  ]
  return <DataTable<Change> name={name} columns={columns} rows={units} rowKey={row => row.unit} {...tall(units)} toolbar={toolbar} />
}

/** A score with its share of the maximum below. */
function WithShare({ score, share }: { readonly score: string; readonly share: number | undefined }) {
  return <>{score}{share !== undefined && <span className="soft" style={{ fontSize: 12 }}><br />{percentText(share, 2)}</span>}</>
}

function OfDimension({ name, changes, nameOf, linkTo, toolbar }: PartProps & { readonly changes: readonly IndexChange[]; readonly nameOf: (unit: string) => string }) {
  const t = useWords(YEAR_WORDS)
  const columns: readonly Column<IndexChange>[] = [
    { key: 'unit', title: t.unit, width: 160, fixed: 'left', value: row => nameOf(row.unit), show: row => linkTo(row.unit, nameOf(row.unit)) },
    { key: 'before', title: t.indexBefore, width: 100, numeric: true, value: row => row.before, show: row => percentText(row.before, 2) },
    { key: 'now', title: t.indexNow, width: 100, numeric: true, value: row => row.now, show: row => percentText(row.now, 2) },
    { key: 'change', title: t.change, width: 110, numeric: true, value: row => row.change, show: row => <Moved by={row.change * 100} decimals={2} suffix="%" /> },
  ]
  return <DataTable<IndexChange> name={name} columns={columns} rows={changes} rowKey={row => row.unit} {...tall(changes)} toolbar={toolbar} empty={t.noIndexes} />
}

/** What the comparison rests on, and what is left out of it. */
function Basis({ comparison: { maximum, order, units, dimensions, notCompared, table } }: { readonly comparison: Comparison }) {
  const t = useWords(YEAR_WORDS)
  const say = useSay()
  const unscaled = dimensions.filter(({ basis }) => basis === 'unknown').map(({ column }) => column)
  const left = [...notCompared.columns.map(title => t.columnAlone(title)), ...unscaled.map(title => t.columnUnscaled(title)), ...notCompared.dimensions.map(title => t.dimensionAlone(title))]
  return (
    <Alert type="info" style={{ marginBottom: 16 }} title={t.basis(units.length, table.year)} description={<>
      <div>{maximum.before === null ? t.noMaximum : t.maximum(maximum.before, say(BASIS[maximum.basis]), maximum.now)} {say(ORDER[order])}{dimensions.length > unscaled.length && ` ${t.sameName}`}</div>
      {left.length > 0 && <details><summary>{t.leftOut(left.length)}</summary><ul style={{ margin: '4px 0', paddingInlineStart: 20 }}>{left.map(text => <li key={text} className="break">{text}</li>)}</ul></details>}
    </>} />
  )
}

const BASIS = { stated: ['导入时填写', 'as stated at import'], 'total-head': ['表头印出', 'printed in its head'], 'column-heads': ['各列印出的满分之和', 'the sum of the maxima in its heads'], unknown: ['', ''] } as const
const ORDER = {
  ranks: ['往年名次照表中所印；名次变化只在两年都有的单位之间算。', 'Earlier ranks as printed; places are counted among the units of both years.'],
  scores: ['表中没有名次，往年名次按印出的总分排；名次变化只在两年都有的单位之间算。', 'The table prints no ranks: they follow from its totals. Places are counted among the units of both years.'],
  none: ['表中既无名次也无总分，不能比名次。', 'The table prints neither ranks nor totals.'],
} as const

function NothingInCommon({ comparison: { table, onlyBefore } }: { readonly comparison: Comparison }) {
  const t = useWords(YEAR_WORDS)
  const { isAdministrator } = useSession()
  const unlinked = onlyBefore.filter(({ why }) => why === 'not-linked').length
  return <Alert type="warning" showIcon style={{ marginBottom: 16 }} title={t.nothingInCommon(table.title)} description={<>{unlinked > 0 && t.unlinked(unlinked)} {unlinked > 0 && (isAdministrator ? <Link to={`/administration/earlier-tables?table=${table.id}`}>{t.linkThem}</Link> : t.askToLink)}</>} />
}

/** Printed rows without a unit here, and units that the table does not have. */
function WithoutCounterpart({ name, comparison: { table, units, onlyBefore, onlyNow }, linkTo }: Omit<PartProps, 'toolbar'> & { readonly comparison: Comparison }) {
  const t = useWords(YEAR_WORDS)
  const say = useSay()
  const { isAdministrator } = useSession()
  const why = (row: Comparison['onlyBefore'][number]) => say(NO_COUNTERPART[row.why])
  return (
    <div style={{ display: 'flex', flexWrap: 'wrap', gap: 24, alignItems: 'flex-start', marginTop: 24 }}>
      {onlyBefore.length > 0 && <div style={{ flex: '1 1 420px', minWidth: 0 }}>
        <h2 style={{ fontSize: 18 }}>{t.onlyBefore}</h2>
        <DataTable name={`${name} ${t.onlyBefore}`} rows={onlyBefore} rowKey={row => String(row.position)} {...tall(onlyBefore)} columns={[
          { key: 'printed', title: t.printed, width: 200, value: row => row.printedName, show: row => <span className="break">{row.printedName}</span> },
          { key: 'why', title: t.why, width: 200, value: why },
        ]} {...(isAdministrator && units.length > 0 && onlyBefore.some(row => row.why === 'not-linked') && { toolbar: <Link to={`/administration/earlier-tables?table=${table.id}`}>{t.linkThem}</Link> })} />
      </div>}
      {onlyNow.length > 0 && <div style={{ flex: '1 1 280px', minWidth: 0 }}>
        <h2 style={{ fontSize: 18 }}>{t.onlyNow}</h2>
        <DataTable name={`${name} ${t.onlyNow}`} rows={onlyNow} rowKey={row => row.unit} {...tall(onlyNow)} columns={[{ key: 'unit', title: t.unit, width: 240, value: row => row.name, show: row => linkTo(row.unit, row.name) }]} />
      </div>}
    </div>
  )
}

/** A unit by name, leading to its page of this campaign. */
function useUnitLink(cohort: CohortOf, { units, onlyNow }: Comparison): UnitLink {
  const ranking = useRanking(cohort, false, units.length + onlyNow.length > 0)
  const entrants = useMemo(() => new Map((ranking.data ?? []).map(({ unitId, entrantId }) => [unitId, entrantId])), [ranking.data])
  return (unit, name) => { const entrantId = entrants.get(unit); return entrantId === undefined ? name : <Link to={`/campaigns/${cohort.campaignId}/entrants/${entrantId}`}>{name}</Link> }
}
