import { Alert, Button, Empty, Select, Tag, Tooltip } from 'antd'
import { useMemo, useState } from 'react'
import { Link } from 'react-router'
import { useAction, useAllItems } from '../../api/queries.ts'
import { defineWords, useWords } from '../../app/language.tsx'
import { DataTable } from '../../kit/data-table.tsx'
import { Loaded } from '../../kit/loaded.tsx'
import { ReasonDialog } from '../../kit/reason-dialog.tsx'
import { useUrlState } from '../../kit/url-state.ts'
import { CohortSelect } from '../../parts/cohort-select.tsx'
import type { Entrant } from '../../parts/campaign.ts'
import { AddEntrant } from './add-entrant.tsx'
import { GoOn } from './go-on.tsx'
import { ImportDialog } from './import-dialog.tsx'
import { ImportList } from './import-list.tsx'
import { useLevelName } from './levels.ts'
import type { PartProps } from './parts.ts'

const WORDS = defineWords({
  title: ['参评单位', 'Units that take part'],
  import: ['导入 XLSX / CSV', 'Import XLSX / CSV'],
  importTitle: ['导入参评单位', 'Import units'],
  into: ['导入到', 'Into'],
  needCohort: ['先在“指标体系与分组”里增加分组，再导入参评单位。', 'Add a cohort first, under “Scheme and cohorts”.'],
  none: ['还没有参评单位。下载模板填好后导入，或逐个增加。', 'No units yet. Fill in the template and import it, or add them one by one.'],
  unit: ['单位', 'Unit'],
  level: ['层级', 'Level'],
  region: ['行政区划代码', 'Region code'],
  cohort: ['分组', 'Cohort'],
  state: ['状态', 'State'],
  withdraw: ['退出', 'Withdraw'],
  withdrawTitle: [(name: string) => `${name}退出本次评估`, (name: string) => `${name} takes part no more`],
  withdrawLead: ['已有的采集、评分都保留，但不再计入排名，也不再发布。', 'What was collected and marked is kept, but it is ranked and published no more.'],
  taking: ['参评', 'takes part'],
  left: ['已退出', 'withdrawn'],
  line: ['行', 'Line'],
  channels: ['渠道', 'Channels'],
  isNew: ['新单位', 'New'],
  yes: ['是', 'yes'],
  summary: [(units: number, entrants: number) => `新建单位 ${units} 个，新增参评 ${entrants} 个`, (units: number, entrants: number) => `${units} new units, ${entrants} new entrants`],
  goodRows: ['可导入的行', 'Rows to import'],
  search: ['按名称或代码查找', 'Find by name or code'],
})

interface UnitsPreview { readonly accepted: number; readonly refused: readonly { readonly line: number; readonly column: string | null; readonly value: string | null; readonly why: string }[]; readonly newUnits: number; readonly newEntrants: number; readonly rows: readonly { readonly line: number; readonly name: string; readonly level: string; readonly regionCode: string; readonly channels: number; readonly isNew: boolean }[] }

export function EntrantsPart({ campaign, ...next }: PartProps) {
  const t = useWords(WORDS)
  const levelName = useLevelName()
  const list = useAllItems('get /campaigns/{campaignId}/entrants', { campaignId: campaign.id, withWithdrawn: true })
  const [cohortId, setCohort] = useUrlState('cohort')
  const [importing, setImporting] = useState(false)
  const [leaving, setLeaving] = useState<Entrant | null>(null)
  const [into, setInto] = useState(campaign.cohorts[0]?.id ?? '')
  const withdraw = useAction('post /entrants/{id}/withdraw')
  const canAdd = campaign.state === 'draft' || campaign.state === 'collecting'
  const isOver = ['closed', 'published', 'cancelled'].includes(campaign.state)
  const extra = useMemo(() => ({ cohortId: into }), [into])
  if (campaign.cohorts.length === 0) return <><Alert type="info" showIcon title={t.needCohort} /><GoOn {...next} /></>
  return (
    <>
      <Loaded of={list}>{({ items, hasMore }) => (
        <DataTable
          name={t.title} rowKey={row => row.id} hasMore={hasMore} rows={items.filter(row => cohortId === '' || row.cohortId === cohortId)} {...(items.length > 200 && { virtualHeight: 560 })}
          empty={<Empty image={Empty.PRESENTED_IMAGE_SIMPLE} description={t.none} />}
          toolbar={<>
            {canAdd && <Button type={items.length === 0 ? 'primary' : 'default'} onClick={() => { setImporting(true) }}>{t.import}</Button>}
            {canAdd && <AddEntrant campaign={campaign} entrants={items} />}
            {campaign.cohorts.length > 1 && <CohortSelect cohorts={campaign.cohorts} value={cohortId} onChange={setCohort} withAll />}
          </>}
          columns={[
            { key: 'unit', title: t.unit, width: 220, value: row => row.unit.name, show: row => <Link to={`/campaigns/${campaign.id}/entrants/${row.id}`} className="break">{row.unit.name}</Link> },
            { key: 'level', title: t.level, width: 110, value: row => levelName(row.unit.level) },
            { key: 'region', title: t.region, width: 120, value: row => row.unit.regionCode },
            { key: 'cohort', title: t.cohort, width: 140, value: row => row.cohortName },
            { key: 'state', title: t.state, width: 110, value: row => (row.withdrawnAt === null ? t.taking : t.left), show: row => (row.withdrawnAt === null ? t.taking : <Tooltip title={row.withdrawnReason}><Tag variant="filled">{t.left}</Tag></Tooltip>) },
            ...(isOver ? [] : [{ key: 'do', title: '', width: 130, onlyShown: true, value: () => null, show: (row: Entrant) => row.withdrawnAt === null && <><Link to={`/campaigns/${campaign.id}/entrants/${row.id}?tab=coverage`} aria-label={`${t.channels} ${row.unit.name}`}>{t.channels}</Link> <Button size="small" type="link" aria-label={`${t.withdraw} ${row.unit.name}`} onClick={() => { withdraw.reset(); setLeaving(row) }}>{t.withdraw}</Button></> }]),
          ]}
        />
      )}</Loaded>
      <ImportList campaignId={campaign.id} kind="units" />
      {importing && (
        <ImportDialog<UnitsPreview>
          key={into} kind="units" title={t.importTitle} campaignId={campaign.id} extra={extra} onClose={() => { setImporting(false) }}
          head={<label>{t.into} <Select aria-label={t.into} value={into} onChange={setInto} style={{ minWidth: 160 }} options={campaign.cohorts.map(({ id, name }) => ({ value: id, label: name }))} /></label>}
          summary={({ newUnits, newEntrants }) => t.summary(newUnits, newEntrants)}
          rows={({ rows }) => (
            <DataTable
              name={t.goodRows} rows={rows} rowKey={row => String(row.line)}
              columns={[
                { key: 'line', title: t.line, width: 70, numeric: true, value: row => row.line },
                { key: 'name', title: t.unit, width: 220, value: row => row.name },
                { key: 'level', title: t.level, width: 110, value: row => levelName(row.level) },
                { key: 'region', title: t.region, width: 120, value: row => row.regionCode },
                { key: 'channels', title: t.channels, width: 80, numeric: true, value: row => row.channels },
                { key: 'new', title: t.isNew, width: 80, value: row => (row.isNew ? t.yes : '') },
              ]}
            />
          )}
        />
      )}
      <ReasonDialog
        title={leaving && t.withdrawTitle(leaving.unit.name)} lead={t.withdrawLead} verb={t.withdraw} danger isBusy={withdraw.isPending} problem={withdraw.error} onClose={() => { setLeaving(null) }}
        onGo={reason => { if (leaving) withdraw.mutate({ id: leaving.id, version: leaving.version, reason }, { onSuccess: () => { setLeaving(null) } }) }}
      />
      <GoOn {...next} />
    </>
  )
}
