import { FileExcelOutlined } from '@ant-design/icons'
import { Button, Card } from 'antd'
import { useState } from 'react'
import { Link } from 'react-router'
import { RECORD_LIST_TITLES } from '../../src/model/imported-record.ts'
import { API, call } from '../api/client.ts'
import type { Reply } from '../api/client.ts'
import { useAction } from '../api/queries.ts'
import { useSay, useWords } from '../app/language.tsx'
import { DataTable } from '../kit/data-table.tsx'
import { ReasonDialog } from '../kit/reason-dialog.tsx'
import { useTimes } from '../kit/times.ts'
import { evidencePath } from '../parts/evidence-address.ts'
import type { Entry } from '../parts/evidence-address.ts'
import { FaultList } from './fault-list.tsx'
import { Uploads } from './uploads.tsx'
import { WORDS } from './words.ts'

type List = Reply<'get /entrants/{entrantId}/imports'>['lists'][number]

/** Lists of incidents and satisfaction figures: those that count, those withdrawn, and a place to import one. */
export function RecordLists({ lists, canImport, ...entry }: Entry & { readonly lists: readonly List[]; readonly canImport: boolean }) {
  const t = useWords(WORDS)
  const say = useSay()
  const { at } = useTimes()
  const [leaving, setLeaving] = useState<List | null>(null)
  const withdraw = useAction('post /record-lists/{id}/withdraw')
  const send = async (file: File) => {
    const { list, known } = await call('post /entrants/{entrantId}/record-lists', { entrantId: entry.entrantId, file })
    return { title: known ? t.known(file.name) : `${t.taken(file.name, list.rowCount)}（${say(RECORD_LIST_TITLES[list.kind])}）`, isKnown: known, faults: list.faults, faultCount: list.faults.length }
  }
  return (
    <Card size="small" title={t.lists}>
      <p className="soft" style={{ margin: '0 0 12px' }}>{t.listsLead}</p>
      {lists.length === 0 ? <p className="soft" style={{ margin: '0 0 12px' }}>{t.noLists}</p> : (
        <DataTable
          name={t.lists} rows={lists} rowKey={row => row.id} perPage={10}
          columns={[
            { key: 'name', title: t.file, width: 240, value: row => row.fileName, show: row => <Link className="break" to={evidencePath(entry, { sha256: row.sha256, kind: 'file' })}>{row.fileName}</Link> },
            { key: 'kind', title: t.kind, width: 130, value: row => say(RECORD_LIST_TITLES[row.kind]) },
            { key: 'at', title: t.at, width: 132, value: row => row.createdAt, show: row => at(row.createdAt) },
            { key: 'rows', title: t.rows, width: 70, numeric: true, value: row => row.rowCount },
            { key: 'faults', title: t.faults, width: 110, numeric: true, value: row => row.faultCount },
            { key: 'state', title: t.state, width: 180, value: row => (row.withdrawnAt === null ? t.counts : `${t.withdrawn}：${row.withdrawnReason}`), show: row => (row.withdrawnAt === null ? t.counts : <span className="soft break">{t.withdrawn}：{row.withdrawnReason}</span>) },
            ...(canImport ? [{ key: 'do', title: '', width: 80, onlyShown: true, value: () => null, show: (row: List) => row.withdrawnAt === null && <Button size="small" type="link" aria-label={t.withdrawTitle(row.fileName)} onClick={() => { withdraw.reset(); setLeaving(row) }}>{t.withdraw}</Button> }] : []),
          ]}
          expandable={{ rowExpandable: row => row.faultCount > 0, expandedRowRender: row => <FaultList faults={row.faults} count={row.faultCount} /> }}
        />
      )}
      {canImport && (
        <>
          <p style={{ display: 'flex', flexWrap: 'wrap', gap: 8, alignItems: 'center', margin: '16px 0 8px' }}>{t.templates}{(['incidents', 'satisfaction'] as const).map(name => <Button key={name} size="small" icon={<FileExcelOutlined />} href={`${API}/import-templates/${name}.xlsx`}>{t[name]}</Button>)}</p>
          <Uploads drop={t.dropList} hint={t.listKinds} accept=".csv,.xlsx,.txt,.tsv" send={send} />
        </>
      )}
      <ReasonDialog
        title={leaving === null ? null : t.withdrawTitle(leaving.fileName)} lead={t.withdrawLead} verb={t.withdraw} danger isBusy={withdraw.isPending} problem={withdraw.error} onClose={() => { setLeaving(null) }}
        onGo={reason => { if (leaving) withdraw.mutate({ id: leaving.id, version: leaving.version, reason }, { onSuccess: () => { setLeaving(null) } }) }}
      />
    </Card>
  )
}
