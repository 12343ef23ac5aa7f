import { PlusOutlined } from '@ant-design/icons'
import { Button } from 'antd'
import { useState } from 'react'
import { useReply } from '../api/queries.ts'
import type { Reply } from '../api/client.ts'
import { useWords } from '../app/language.tsx'
import { DataTable } from '../kit/data-table.tsx'
import { PageHead } from '../kit/page-head.tsx'
import { ProblemNotice } from '../kit/problem-notice.tsx'
import { useTimes } from '../kit/times.ts'
import { useUrlState } from '../kit/url-state.ts'
import { EarlierTableDrawer } from './earlier-table-drawer.tsx'
import { EARLIER_WORDS } from './earlier-words.ts'
import { ImportEarlier } from './import-earlier.tsx'

type Listed = Reply<'get /earlier-tables'>[number]

/** Result tables of earlier years: brought in, and their rows linked to units. */
export function Page() {
  const t = useWords(EARLIER_WORDS)
  const { at } = useTimes()
  const tables = useReply('get /earlier-tables', {})
  const [chosen, choose] = useUrlState('table')
  const [isAdding, setAdding] = useState(false)
  const table = tables.data?.find(({ id }) => id === chosen)
  return (
    <>
      <PageHead title={t.title} lead={t.lead} actions={<Button type="primary" icon={<PlusOutlined />} onClick={() => { setAdding(true) }}>{t.add}</Button>} />
      <ProblemNotice problem={tables.error} />
      <DataTable<Listed>
        name={t.title} rows={tables.data ?? []} rowKey={({ id }) => id} loading={tables.isPending} empty={t.none} columns={[
          { key: 'year', title: t.year, width: 80, numeric: true, value: one => one.year },
          { key: 'title', title: t.name, width: 300, value: one => one.title, show: one => <Button type="link" style={{ padding: 0, height: 'auto', whiteSpace: 'normal', textAlign: 'start' }} onClick={() => { choose(one.id) }}>{one.title}</Button> },
          { key: 'cohort', title: t.cohort, width: 140, value: one => one.cohortName },
          { key: 'maximum', title: t.maximum, width: 80, numeric: true, value: one => one.maximum },
          { key: 'rows', title: t.rows, width: 80, numeric: true, value: one => one.rows },
          { key: 'linked', title: t.linked, width: 90, numeric: true, value: one => one.linked, show: one => (one.linked < one.rows ? <b>{one.linked}</b> : one.linked) },
          { key: 'at', title: t.importedAt, width: 150, value: one => at(one.createdAt) },
        ]}
      />
      {isAdding && <ImportEarlier close={id => { setAdding(false); if (id !== undefined) choose(id) }} />}
      {table && <EarlierTableDrawer key={table.id} table={table} close={() => { choose('') }} />}
    </>
  )
}
