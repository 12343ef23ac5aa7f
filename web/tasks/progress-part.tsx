import { Empty, Progress } from 'antd'
import { useReply } from '../api/queries.ts'
import type { Reply } from '../api/client.ts'
import { useWords } from '../app/language.tsx'
import { DataTable } from '../kit/data-table.tsx'
import type { Column } from '../kit/data-table.tsx'
import { Loaded } from '../kit/loaded.tsx'
import { useUrlState } from '../kit/url-state.ts'
import { CohortSelect } from '../parts/cohort-select.tsx'
import { indicatorName, pointName } from '../parts/campaign.ts'
import type { Campaign } from '../parts/campaign.ts'
import { WORDS } from './words.ts'

type Cohort = Reply<'get /campaigns/{campaignId}/tasks/progress'>[number]
type Indicator = Cohort['indicators'][number] & { readonly cohortName: string }
type Point = Indicator['points'][number]
type Counts = Pick<Point, 'open' | 'done' | 'overdue' | 'unassigned'>

/** A bar of what is done; the counts stand beside it. */
export function DoneBar({ open, done }: Pick<Counts, 'open' | 'done'>) {
  return <Progress percent={open + done === 0 ? 0 : (done / (open + done)) * 100} size="small" showInfo={false} aria-label={`${done} / ${open + done}`} />
}

/** How far marking is, indicator by indicator, and the points of each. */
export function ProgressPart({ campaign }: { readonly campaign: Campaign }) {
  const t = useWords(WORDS)
  const [cohortId, setCohort] = useUrlState('cohort')
  const progress = useReply('get /campaigns/{campaignId}/tasks/progress', { campaignId: campaign.id, ...(cohortId !== '' && { cohortId }) }, { keep: true })
  const counts = <R extends Counts>(): readonly Column<R>[] => [
    { key: 'share', title: t.share, width: 130, value: row => row.done, show: row => <DoneBar {...row} />, onlyShown: true },
    { key: 'done', title: t.done, width: 80, numeric: true, value: row => row.done },
    { key: 'open', title: t.open, width: 80, numeric: true, value: row => row.open },
    { key: 'overdue', title: t.overdue, width: 70, numeric: true, value: row => row.overdue, show: row => (row.overdue > 0 ? <b style={{ color: '#b3382c' }}>{row.overdue}</b> : 0) },
    { key: 'unassigned', title: t.unassigned, width: 80, numeric: true, value: row => row.unassigned },
  ]
  return (
    <Loaded of={progress}>{cohorts => {
      const rows: readonly Indicator[] = cohorts.flatMap(({ cohortName, indicators }) => indicators.map(indicator => ({ ...indicator, cohortName })))
      return (
        <DataTable
          name={t.progress} rows={rows} rowKey={row => `${row.cohortName} ${row.id}`} empty={<Empty image={Empty.PRESENTED_IMAGE_SIMPLE} description={t.none} />}
          toolbar={campaign.cohorts.length > 1 && <CohortSelect cohorts={campaign.cohorts} value={cohortId} onChange={setCohort} withAll />}
          columns={[
            { key: 'indicator', title: t.indicator, width: 260, value: row => indicatorName(row), show: row => <span className="break">{indicatorName(row)}</span> },
            ...(cohorts.length > 1 ? [{ key: 'cohort', title: t.cohort, width: 120, value: (row: Indicator) => row.cohortName }] : []),
            ...counts<Indicator>(),
          ]}
          expandable={{ expandedRowRender: row => (
            <DataTable name={indicatorName(row)} rows={row.points} rowKey={point => point.id} columns={[{ key: 'point', title: t.point, width: 340, value: pointName, show: point => <span className="break">{pointName(point)}</span> }, ...counts<Point>()]} />
          ) }}
        />
      )
    }}</Loaded>
  )
}
