import { Typography } from 'antd'
import { useMemo } from 'react'
import type { Reply } from '../api/client.ts'
import { useWords } from '../app/language.tsx'
import { DataTable } from '../kit/data-table.tsx'
import type { Table } from '../parts/campaign.ts'
import { BiasMap } from './bias-map.tsx'
import { percentText, signedPoints, statColumn } from './statistic.tsx'
import { WORDS } from './words.ts'

type Report = Reply<'get /campaigns/{campaignId}/agreement'>
type Assessor = Report['assessors'][number]

/** Who is milder or stricter than the others, how surely, and in which indicators. */
export function AssessorPart({ report, table, nameOf }: { readonly report: Report; readonly table: Table; readonly nameOf: (id: string) => string }) {
  const t = useWords(WORDS)
  const widest = useMemo(() => Math.max(0.05, ...report.assessors.flatMap(({ bias }) => [Math.abs(bias.low.value ?? bias.mean.value ?? 0), Math.abs(bias.high.value ?? bias.mean.value ?? 0)])), [report])
  return (
    <>
      <p className="soft" style={{ marginTop: 0 }}>{t.biasLead}</p>
      <DataTable
        name={t.assessors} rows={report.assessors} rowKey={row => row.id}
        columns={[
          { key: 'name', title: t.assessor, width: 170, value: row => nameOf(row.id) },
          { key: 'picture', title: t.bias, width: 240, onlyShown: true, value: row => row.bias.mean.value, show: row => <BiasBar of={row.bias} widest={widest} /> },
          statColumn<Assessor>('bias', t.bias, row => row.bias.mean, signedPoints, 170),
          statColumn<Assessor>('low', t.low, row => row.bias.low, signedPoints, 90),
          statColumn<Assessor>('high', t.high, row => row.bias.high, signedPoints, 90),
          statColumn<Assessor>('alpha', t.alpha, row => row.alpha, undefined, 70),
          statColumn<Assessor>('within', t.within, row => row.within, percentText, 120),
          { key: 'pairs', title: t.pairs, width: 80, numeric: true, value: row => row.pairs },
        ]}
      />
      <Typography.Title level={2} style={{ fontSize: 17, marginTop: 28 }}>{t.heat}</Typography.Title>
      <BiasMap report={report} table={table} nameOf={nameOf} />
    </>
  )
}

/** The interval around a zero line, all rows to one scale. */
function BiasBar({ of: { mean, low, high }, widest }: { readonly of: Assessor['bias']; readonly widest: number }) {
  const at = (value: number): number => 50 + (value / widest) * 48
  const [from, to] = [low.value ?? mean.value, high.value ?? mean.value]
  if (mean.value === null || from === null || to === null) return <span className="soft">—</span>
  const isClear = from > 0 || to < 0
  return (
    <svg role="img" aria-label={`${signedPoints(mean.value)}（${signedPoints(from)} – ${signedPoints(to)}）`} viewBox="0 0 100 14" preserveAspectRatio="none" style={{ width: '100%', height: 16, display: 'block' }}>
      <line x1="50" x2="50" y1="0" y2="14" stroke="#8a939d" strokeWidth="0.6" />
      <rect x={at(from)} y="5" width={Math.max(0.8, at(to) - at(from))} height="4" fill={isClear ? '#d08c3c' : '#8fb3ba'} />
      <rect x={at(mean.value) - 0.7} y="2" width="1.4" height="10" fill={isClear ? '#9a6212' : '#0f4c5c'} />
    </svg>
  )
}
