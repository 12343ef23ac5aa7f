import { Button, InputNumber, Slider } from 'antd'
import { useMutation } from '@tanstack/react-query'
import { useState } from 'react'
import { Link } from 'react-router'
import { call } from '../api/client.ts'
import type { Problem, Reply } from '../api/client.ts'
import { useReply } from '../api/queries.ts'
import { useWords } from '../app/language.tsx'
import { COLOURS } from '../app/theme.ts'
import { DataTable } from '../kit/data-table.tsx'
import type { Column } from '../kit/data-table.tsx'
import { Loaded } from '../kit/loaded.tsx'
import { ProblemNotice } from '../kit/problem-notice.tsx'
import { fixed, signed } from './cohort-ranking.ts'
import type { CohortOf } from './cohort-ranking.ts'
import { WORDS } from './words.ts'

type Found = Reply<'get /campaigns/{campaignId}/cohorts/{cohortId}/sensitivity'>
type Indicator = Found['indicators'][number] & Pick<Found['leaveOneOut'][number], 'moved' | 'meanMove' | 'largestMove'>
type Unit = Found['units'][number]

/** What ranks would be under other weights, and on which indicators they hang. */
export function Sensitivity(cohort: CohortOf) {
  const { campaignId, cohortId } = cohort
  const published = useReply('get /campaigns/{campaignId}/cohorts/{cohortId}/sensitivity', { campaignId, cohortId }, { staleMs: 60_000 })
  const tried = useMutation<Found, Problem, Readonly<Record<string, number>>>({ mutationFn: async weights => call('post /campaigns/{campaignId}/cohorts/{cohortId}/sensitivity', { campaignId, cohortId, weights }) })
  return (
    <Loaded of={published} rows={12}>{found => (
      <>
        <ProblemNotice problem={tried.error} />
        <Weights {...cohort} found={tried.data ?? found} isBusy={tried.isPending} onTry={tried.mutate} onReset={tried.reset} />
        <Ranks {...cohort} units={(tried.data ?? found).units} isTried={tried.data !== undefined} />
      </>
    )}</Loaded>
  )
}

interface WeightsProps extends CohortOf { readonly found: Found; readonly isBusy: boolean; readonly onTry: (weights: Readonly<Record<string, number>>) => void; readonly onReset: () => void }

function Weights({ cohortName, found, isBusy, onTry, onReset }: WeightsProps) {
  const t = useWords(WORDS)
  const [wished, setWished] = useState<Readonly<Record<string, number>>>({})
  const most = 2 * Math.max(...found.indicators.map(({ weight }) => weight))
  const set = (id: string, weight: number | null) => { if (weight !== null) setWished(now => ({ ...now, [id]: weight })) }
  const rows: readonly Indicator[] = found.indicators.map((indicator, at) => ({ moved: 0, meanMove: 0, largestMove: 0, ...found.leaveOneOut[at], ...indicator }))
  const nameOf = ({ path }: Indicator) => path.filter(name => name !== '——').join(' › ')
  return (
    <section style={{ marginBottom: 28 }}>
      <h2 style={{ fontSize: 18, marginTop: 0 }}>{t.tried}</h2>
      <p className="soft">{t.triedLead}</p>
      <DataTable<Indicator>
        name={`${cohortName} ${t.sensitivity}`} rows={rows} rowKey={row => row.id} virtualHeight={320}
        toolbar={<><Button type="primary" size="small" loading={isBusy} disabled={Object.keys(wished).length === 0} onClick={() => { onTry(wished) }}>{t.apply}</Button><Button size="small" disabled={Object.keys(wished).length === 0} onClick={() => { setWished({}); onReset() }}>{t.reset}</Button></>}
        columns={[
          { key: 'indicator', title: t.indicator, width: 230, value: nameOf, show: row => <span className="break">{nameOf(row)}</span> },
          { key: 'weight', title: t.published, width: 84, numeric: true, value: row => row.weight },
          {
            key: 'wished', title: t.newWeight, width: 230, sortable: false, value: row => wished[row.id] ?? row.weight,
            show: row => (
              <span style={{ display: 'flex', gap: 10, alignItems: 'center' }}>
                <Slider style={{ flex: 1, margin: '4px 6px' }} min={0} max={most} step={0.5} value={wished[row.id] ?? row.weight} onChange={value => { set(row.id, value) }} onChangeComplete={value => { onTry({ ...wished, [row.id]: value }) }} ariaLabelForHandle={`${t.newWeight} ${nameOf(row)}`} />
                <InputNumber size="small" min={0} max={10_000} step={0.5} value={wished[row.id] ?? row.weight} onChange={value => { set(row.id, value) }} onPressEnter={() => { onTry(wished) }} aria-label={`${t.newWeight} ${nameOf(row)}`} style={{ width: 76 }} />
              </span>
            ),
          },
          { key: 'changed', title: t.scaledWeight, width: 84, numeric: true, value: row => row.changed, show: row => <span style={row.changed === row.weight ? {} : { fontWeight: 700, color: '#8a4b12' }}>{fixed(row.changed)}</span> },
          { key: 'moved', title: `${t.leaveOut}：${t.moved}`, width: 120, numeric: true, value: row => row.moved },
          { key: 'mean', title: `${t.leaveOut}：${t.meanMove}`, width: 120, numeric: true, value: row => row.meanMove, show: row => fixed(row.meanMove) },
          { key: 'largest', title: `${t.leaveOut}：${t.largestMove}`, width: 120, numeric: true, value: row => row.largestMove },
        ]}
      />
    </section>
  )
}

function Ranks({ campaignId, cohortName, units, isTried }: CohortOf & { readonly units: readonly Unit[]; readonly isTried: boolean }) {
  const t = useWords(WORDS)
  const columns: readonly Column<Unit>[] = [
    { key: 'rank', title: t.rank, width: 70, numeric: true, value: row => row.rank },
    { key: 'unit', title: t.unit, width: 180, value: row => row.unitName, show: row => <Link to={`/campaigns/${campaignId}/entrants/${row.entrantId}`}>{row.unitName}</Link> },
    { key: 'score', title: t.score, width: 90, numeric: true, value: row => row.score, show: row => fixed(row.score) },
    ...(isTried ? [
      { key: 'newScore', title: t.newScore, width: 90, numeric: true, value: (row: Unit) => row.changedScore, show: (row: Unit) => fixed(row.changedScore) },
      { key: 'newRank', title: t.newRank, width: 80, numeric: true, value: (row: Unit) => row.changedRank },
      { key: 'places', title: t.places, width: 100, numeric: true, value: (row: Unit) => row.rank - row.changedRank, show: (row: Unit) => <Places by={row.rank - row.changedRank} /> },
    ] satisfies Column<Unit>[] : []),
    { key: 'range', title: t.range, width: 150, numeric: true, value: row => (row.best === row.worst ? `${row.best}` : `${row.best}–${row.worst}`) },
  ]
  return <DataTable<Unit> name={`${cohortName} ${t.tried}`} rows={units} rowKey={row => row.entrantId} columns={columns} {...(units.length > 60 && { virtualHeight: 480 })} />
}

function Places({ by }: { readonly by: number }) {
  if (by === 0) return <span className="soft">0</span>
  return <span style={{ color: by > 0 ? COLOURS.good : COLOURS.bad }}>{by > 0 ? '▲' : '▼'} {signed(by)}</span>
}
