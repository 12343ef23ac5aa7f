import { Typography } from 'antd'
import { useReply } from '../api/queries.ts'
import type { Reply } from '../api/client.ts'
import { useWords } from '../app/language.tsx'
import { DataTable } from '../kit/data-table.tsx'
import { Loaded } from '../kit/loaded.tsx'
import { indicatorName } from '../parts/campaign.ts'
import type { Campaign, Table } from '../parts/campaign.ts'
import { percentText, statColumn } from './statistic.tsx'
import { WORDS } from './words.ts'

type Report = Reply<'get /campaigns/{campaignId}/items'>
type Item = Report['items'][number]
type Dimension = Report['dimensions'][number]

/** How well the indicators of a table tell units apart: of one cohort at a time. */
export function ItemPart({ campaign, cohortId, table }: { readonly campaign: Campaign; readonly cohortId: string; readonly table: Table }) {
  const t = useWords(WORDS)
  const report = useReply('get /campaigns/{campaignId}/items', { campaignId: campaign.id, cohortId }, { enabled: cohortId !== '' })
  const cohort = campaign.cohorts.find(({ id }) => id === cohortId)
  return (
    <>
      <p className="soft" style={{ marginTop: 0 }}>{cohort && <b>{cohort.name}。</b>}{t.itemLead}</p>
      <Loaded of={report}>{({ items, dimensions }) => (
        <>
          <DataTable
            name={t.items} rows={items} rowKey={row => row.id}
            columns={[
              { key: 'indicator', title: t.indicator, width: 240, value: row => indicatorName(table.indicators.get(row.id) ?? { path: [row.id] }), show: row => <span className="break">{indicatorName(table.indicators.get(row.id) ?? { path: [row.id] })}</span> },
              statColumn<Item>('difficulty', t.difficulty, row => row.difficulty, percentText, 130),
              statColumn<Item>('ceiling', t.ceiling, row => row.ceiling, percentText, 90),
              statColumn<Item>('floor', t.floor, row => row.floor, percentText, 90),
              statColumn<Item>('discrimination', t.discrimination, row => row.discrimination, undefined, 90),
              statColumn<Item>('total', t.discriminationTotal, row => row.discriminationTotal, undefined, 110),
              statColumn<Item>('dropped', t.ifDropped, row => row.alphaIfDropped, undefined, 100),
              { key: 'units', title: t.units, width: 80, numeric: true, value: row => row.units },
            ]}
          />
          <Typography.Title level={2} style={{ fontSize: 17, marginTop: 28 }}>{t.dimensions}</Typography.Title>
          <DataTable
            name={t.dimensions} rows={dimensions} rowKey={row => row.name}
            columns={[
              { key: 'name', title: t.dimension, width: 200, value: row => row.name },
              statColumn<Dimension>('alpha', t.cronbach, row => row.alpha, undefined, 120),
              { key: 'indicators', title: t.count, width: 90, numeric: true, value: row => row.indicators },
              { key: 'units', title: t.units, width: 90, numeric: true, value: row => row.units },
              { key: 'left', title: t.leftOut, width: 110, numeric: true, value: row => row.leftOut.length },
              { key: 'unitsLeft', title: t.unitsLeftOut, width: 110, numeric: true, value: row => row.unitsLeftOut },
            ]}
          />
        </>
      )}</Loaded>
    </>
  )
}
