import { App, Button, Drawer, Segmented } from 'antd'
import { useState } from 'react'
import { useAction, useReply } from '../api/queries.ts'
import type { Reply } from '../api/client.ts'
import { useWords } from '../app/language.tsx'
import { DataTable } from '../kit/data-table.tsx'
import { Loaded } from '../kit/loaded.tsx'
import { ProblemNotice } from '../kit/problem-notice.tsx'
import { EARLIER_WORDS } from './earlier-words.ts'
import { UnitSelect } from './unit-select.tsx'

type Row = Reply<'get /earlier-tables/{tableId}'>['rows'][number]
interface EarlierTableDrawerProps { readonly table: Reply<'get /earlier-tables'>[number]; readonly close: () => void }

/** The rows of one table, each with the unit it is about; those that no name told are linked here by hand. */
export function EarlierTableDrawer({ table, close }: EarlierTableDrawerProps) {
  const t = useWords(EARLIER_WORDS)
  const { message } = App.useApp()
  const read = useReply('get /earlier-tables/{tableId}', { tableId: table.id })
  const link = useAction('put /earlier-tables/{tableId}/rows/{position}/unit')
  const match = useAction('post /earlier-tables/{tableId}/match')
  const [shows, setShows] = useState<'unlinked' | 'all'>(table.linked < table.rows ? 'unlinked' : 'all')
  const set = (position: number, unitId: string | null) => { link.mutate({ tableId: table.id, position, unitId }) }
  return (
    <Drawer open size={860} onClose={close} title={`${table.year} · ${table.title} · ${table.cohortName}`} styles={{ body: { paddingTop: 8 } }}>
      <p className="soft" style={{ marginTop: 0 }}>{t.linkHint}</p>
      <ProblemNotice problem={link.error ?? match.error} />
      <Loaded of={read} rows={8}>{({ rows }) => {
        const unlinked = rows.filter(({ unitId }) => unitId === null)
        return (
          <DataTable<Row>
            name={`${table.title} ${table.cohortName}`} rows={shows === 'all' ? rows : unlinked} rowKey={row => String(row.position)} empty={t.allLinked} columns={[
              { key: 'printed', title: t.printed, width: 130, value: row => row.unitName, show: row => <span className="break">{row.unitName}</span> },
              {
                key: 'unit', title: t.unit, width: 210, value: row => row.linkedName,
                show: row => (row.unitId === null
                  ? <UnitSelect label={t.unitOf(row.unitName)} value={null} onChange={unitId => { if (unitId !== null) set(row.position, unitId) }} />
                  : <span className="break">{row.linkedName} <Button size="small" type="link" aria-label={t.unlinkOf(row.unitName)} onClick={() => { set(row.position, null) }}>{t.unlink}</Button></span>),
              },
              { key: 'rank', title: t.rank, width: 70, numeric: true, value: row => row.rank },
              { key: 'score', title: t.score, width: 80, numeric: true, value: row => row.score },
              { key: 'row', title: t.row, width: 60, numeric: true, value: row => row.position + 1 },
            ]}
            toolbar={<>
              <Segmented aria-label={t.linked} value={shows} onChange={setShows} options={[{ value: 'unlinked', label: t.unlinkedOnly(unlinked.length) }, { value: 'all', label: t.everyRow(rows.length) }]} />
              <Button loading={match.isPending} disabled={unlinked.length === 0} onClick={() => { match.mutate({ tableId: table.id }, { onSuccess: ({ linked }) => { void message.info(t.matched(linked)) } }) }}>{t.match}</Button>
            </>}
          />
        )
      }}</Loaded>
    </Drawer>
  )
}
