import { FileExcelOutlined, InboxOutlined } from '@ant-design/icons'
import { Alert, Button, Modal, Table, Tabs, Upload } from 'antd'
import { useState } from 'react'
import type { ReactNode } from 'react'
import { API } from '../../api/client.ts'
import { useAction } from '../../api/queries.ts'
import { defineWords, useWords } from '../../app/language.tsx'
import { ProblemNotice } from '../../kit/problem-notice.tsx'
import { RefusedRows } from '../../parts/refused-rows.tsx'
import type { RefusedRow } from '../../parts/refused-rows.tsx'

const WORDS = defineWords({
  choose: ['把 XLSX 或 CSV 拖到这里，或点击选择', 'Drop an XLSX or CSV file here, or click to choose'],
  hint: ['先预览，确认后才导入。', 'It is shown first; nothing is imported before you say so.'],
  template: ['下载模板', 'Download a template'],
  other: ['换一个文件', 'Another file'],
  good: [(n: number) => `可导入 ${n} 行`, (n: number) => `${n} rows can be imported`],
  bad: [(n: number) => `有误 ${n} 行，不导入`, (n: number) => `${n} rows have faults and stay out`],
  badLead: ['有误的行不会导入；改好后再导入同一张表即可，已导入的不会重复。', 'Rows with faults stay out. Mend them and import the same table again: nothing comes in twice.'],
  line: ['行', 'Line'],
  why: ['原因', 'Why'],
  go: [(n: number) => `导入 ${n} 行`, (n: number) => `Import ${n} rows`],
  done: [(n: number) => `已导入 ${n} 行`, (n: number) => `${n} rows imported`],
  close: ['关闭', 'Close'],
  cancel: ['取消', 'Cancel'],
})

interface Preview { readonly accepted: number; readonly refused: readonly RefusedRow[] }
export type ImportKind = 'units' | 'people'

interface ImportDialogProps<P extends Preview> {
  readonly kind: ImportKind
  readonly title: string
  readonly campaignId: string
  readonly extra?: { readonly cohortId?: string }
  /** What stands above, e.g. a choice that the import depends on. */
  readonly head?: ReactNode
  readonly summary: (preview: P) => ReactNode
  readonly rows: (preview: P) => ReactNode
  readonly onClose: () => void
}

/** Imports a table in two steps: what would happen, with every bad row by line, column and reason; then the import itself. */
export function ImportDialog<P extends Preview>({ kind, title, campaignId, extra, head, summary, rows, onClose }: ImportDialogProps<P>) {
  const t = useWords(WORDS)
  const [file, setFile] = useState<File | null>(null)
  const preview = useAction(`post /campaigns/{campaignId}/imports/${kind}/preview`, { quiet: true })
  const importing = useAction(`post /campaigns/{campaignId}/imports/${kind}`)
  const look = (chosen: File) => {
    setFile(chosen)
    importing.reset()
    preview.mutate({ campaignId, file: chosen, ...extra })
  }
  const found = preview.data as P | undefined
  const done = importing.data
  return (
    <Modal
      open width={880} title={title} onCancel={onClose}
      footer={done ? <Button type="primary" onClick={onClose}>{t.close}</Button> : [
        <Button key="no" onClick={onClose}>{t.cancel}</Button>,
        <Button key="go" type="primary" disabled={!file || !found || found.accepted === 0} loading={importing.isPending} onClick={() => { if (file) importing.mutate({ campaignId, file, ...extra }) }}>{t.go(found?.accepted ?? 0)}</Button>,
      ]}
    >
      <div style={{ display: 'flex', flexWrap: 'wrap', gap: 8, alignItems: 'center', marginBottom: 12 }}>
        {head}
        <Button icon={<FileExcelOutlined />} href={`${API}/import-templates/${kind}.xlsx`}>{t.template}</Button>
      </div>
      <ProblemNotice problem={preview.error ?? importing.error} />
      {!found && !preview.isPending ? (
        <Upload.Dragger accept=".xlsx,.csv" showUploadList={false} beforeUpload={chosen => { look(chosen); return false }} style={{ background: '#fff' }}>
          <p className="ant-upload-drag-icon"><InboxOutlined /></p>
          <p>{t.choose}</p>
          <p className="soft">{t.hint}</p>
        </Upload.Dragger>
      ) : done ? (
        <>
          <Alert type="success" showIcon title={t.done(done.accepted)} style={{ marginBottom: 12 }} />
          {done.refused.length > 0 && <Refused rows={done.refused} />}
        </>
      ) : found && (
        <>
          <p><b>{file?.name}</b> · {summary(found)} <Upload accept=".xlsx,.csv" showUploadList={false} beforeUpload={chosen => { look(chosen); return false }}><Button size="small" type="link">{t.other}</Button></Upload></p>
          <Tabs size="small" defaultActiveKey={found.refused.length > 0 ? 'bad' : 'good'} items={[
            { key: 'bad', label: t.bad(found.refused.length), children: <Refused rows={found.refused} /> },
            { key: 'good', label: t.good(found.accepted), children: rows(found) },
          ]} />
        </>
      )}
      {preview.isPending && <Table size="small" loading columns={[{ title: t.line }, { title: t.why }]} dataSource={[]} />}
    </Modal>
  )
}

function Refused({ rows }: { readonly rows: readonly RefusedRow[] }) {
  const t = useWords(WORDS)
  return (
    <>
      {rows.length > 0 && <Alert type="warning" showIcon title={t.badLead} style={{ marginBottom: 8 }} />}
      <RefusedRows rows={rows} />
    </>
  )
}
