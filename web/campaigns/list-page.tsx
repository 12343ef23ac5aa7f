import { Empty, Select } from 'antd'
import { Link } from 'react-router'
import { useAllItems } from '../api/queries.ts'
import type { Item } from '../api/client.ts'
import { defineWords, useWords } from '../app/language.tsx'
import { useSession } from '../app/session.tsx'
import { DataTable } from '../kit/data-table.tsx'
import type { Column } from '../kit/data-table.tsx'
import { LinkButton } from '../kit/link-button.tsx'
import { Loaded } from '../kit/loaded.tsx'
import { PageHead } from '../kit/page-head.tsx'
import { StateTag, useStateName } from '../kit/states.tsx'
import { useTimes } from '../kit/times.ts'
import { useUrlState } from '../kit/url-state.ts'
import { CAMPAIGN_STATES } from '../../src/model/campaign.ts'

const WORDS = defineWords({
  title: ['评估批次', 'Campaigns'],
  create: ['新建批次', 'New campaign'],
  name: ['名称', 'Title'],
  state: ['阶段', 'Phase'],
  window: ['评估时段', 'Window'],
  date: ['评估日', 'Evaluation date'],
  changed: ['最近修改', 'Last change'],
  all: ['全部阶段', 'All phases'],
  none: ['还没有您参与的批次。', 'There is no campaign that you take part in.'],
  noneYet: ['还没有批次。新建一个，按向导填好即可开始。', 'There is no campaign yet. Make one; a guide takes you through it.'],
})

type Row = Item<'get /campaigns'>

export function Page() {
  const t = useWords(WORDS)
  const { isAdministrator } = useSession()
  const list = useAllItems('get /campaigns', {})
  const [state, setState] = useUrlState('state')
  const stateName = useStateName()
  const { at } = useTimes()
  const columns: readonly Column<Row>[] = [
    { key: 'title', title: t.name, width: 260, value: row => row.title, show: row => <Link to={`/campaigns/${row.id}`} className="break">{row.title}</Link> },
    { key: 'state', title: t.state, width: 90, value: row => stateName(row.state), show: row => <StateTag state={row.state} /> },
    { key: 'window', title: t.window, width: 200, value: row => `${row.windowFrom} – ${row.windowTo}` },
    { key: 'date', title: t.date, width: 110, value: row => row.evaluationDate },
    { key: 'changed', title: t.changed, width: 150, value: row => row.updatedAt, show: row => at(row.updatedAt) },
  ]
  return (
    <>
      <PageHead title={t.title} actions={isAdministrator && <LinkButton to="/campaigns/new" type="primary">{t.create}</LinkButton>} />
      <Loaded of={list}>{({ items, hasMore }) => (
        <DataTable
          name={t.title} columns={columns} rowKey={row => row.id} hasMore={hasMore} rows={[...items].reverse().filter(row => state === '' || row.state === state)}
          empty={<Empty image={Empty.PRESENTED_IMAGE_SIMPLE} description={isAdministrator ? t.noneYet : t.none} />}
          toolbar={<Select aria-label={t.state} value={state} onChange={setState} style={{ minWidth: 140 }} options={[{ value: '', label: t.all }, ...CAMPAIGN_STATES.map(value => ({ value, label: stateName(value) }))]} />}
        />
      )}</Loaded>
    </>
  )
}
