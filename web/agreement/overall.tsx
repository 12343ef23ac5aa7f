import { Tooltip } from 'antd'
import type { ReactNode } from 'react'
import type { Reply } from '../api/client.ts'
import { useWords } from '../app/language.tsx'
import { DataTable } from '../kit/data-table.tsx'
import { indicatorName, pointName } from '../parts/campaign.ts'
import type { Table } from '../parts/campaign.ts'
import { percentText, statColumn, StatText } from './statistic.tsx'
import { WORDS } from './words.ts'

type Report = Reply<'get /campaigns/{campaignId}/agreement'>
type Group = Report['indicators'][number]

/** The four numbers that say how far marks can be trusted. */
export function Overall({ of, threshold }: { readonly of: Report['overall']; readonly threshold: number }) {
  const t = useWords(WORDS)
  return (
    <section aria-label={t.overall} style={{ display: 'flex', flexWrap: 'wrap', gap: '12px 40px', margin: '4px 0 20px' }}>
      <Figure title={t.alphaName} hint={t.alphaHint}><StatText of={of.alpha} /></Figure>
      <Figure title={t.kappaName} hint={t.kappaHint}><StatText of={of.kappa} /></Figure>
      <Figure title={t.within} hint={t.withinHint(Math.round(threshold * 1_000) / 10)}><StatText of={of.within} print={percentText} /></Figure>
      <Figure title={t.pairs} hint={t.pairsHint}>{of.pairs}</Figure>
    </section>
  )
}

function Figure({ title, hint, children }: { readonly title: string; readonly hint: string; readonly children: ReactNode }) {
  return (
    <div style={{ maxWidth: 260 }}>
      <div className="soft">{title}</div>
      <div style={{ fontSize: 28, lineHeight: 1.3, fontWeight: 600 }}>{children}</div>
      <div className="soft" style={{ fontSize: 12 }}>{hint}</div>
    </div>
  )
}

/** Agreement of every indicator or point, those with least agreement first. */
export function GroupTable({ kind, rows, table }: { readonly kind: 'indicator' | 'point'; readonly rows: readonly Group[]; readonly table: Table }) {
  const t = useWords(WORDS)
  const nameOf = (id: string) => { const point = table.points.get(id); return kind === 'indicator' ? indicatorName(table.indicators.get(id) ?? { path: [id] }) : point ? `${indicatorName(point, 1)} ${pointName(point)}` : id }
  const sorted = [...rows].sort((a, b) => (a.alpha.value ?? 2) - (b.alpha.value ?? 2))
  return (
    <DataTable
      name={kind === 'indicator' ? t.indicators : t.points} rows={sorted} rowKey={row => row.id}
      columns={[
        { key: 'name', title: t[kind], width: 360, value: row => nameOf(row.id), show: row => <Tooltip title={row.id}><span className="break">{nameOf(row.id)}</span></Tooltip> },
        statColumn<Group>('alpha', t.alpha, row => row.alpha, undefined, 80),
        statColumn<Group>('kappa', t.kappa, row => row.kappa, undefined, 80),
        statColumn<Group>('within', t.within, row => row.within, percentText, 130),
        { key: 'pairs', title: t.pairs, width: 90, numeric: true, value: row => row.pairs },
      ]}
    />
  )
}
