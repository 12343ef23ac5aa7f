import { FileExcelOutlined, InboxOutlined } from '@ant-design/icons'
import { Alert, Button, Form, Input, InputNumber, Modal, Upload } from 'antd'
import { API } from '../api/client.ts'
import { useAction } from '../api/queries.ts'
import { useWords } from '../app/language.tsx'
import { ProblemNotice } from '../kit/problem-notice.tsx'
import { RefusedRows } from '../parts/refused-rows.tsx'
import { EARLIER_WORDS } from './earlier-words.ts'

interface Fields { readonly title: string; readonly year: number; readonly cohortName: string; readonly maximum?: number | null; readonly url?: string; readonly file: File }

/** Brings a table in; rows with faults are listed, the others kept. `close` is told the table that was made. */
export function ImportEarlier({ close }: { readonly close: (id?: string) => void }) {
  const t = useWords(EARLIER_WORDS)
  const [form] = Form.useForm<Fields>()
  const file = Form.useWatch('file', form)
  const importing = useAction('post /earlier-tables')
  const done = importing.data
  const send = ({ title, year, cohortName, maximum, url, file: chosen }: Fields) => {
    importing.mutate({ title, year, cohortName, file: chosen, ...(typeof maximum === 'number' && { maximum }), source: url ? { url } : {} })
  }
  const filled = [{ required: true, message: t.required }]
  return (
    <Modal
      open width={720} title={t.add} onCancel={() => { close(done?.id) }} mask={{ closable: false }}
      footer={done ? <Button type="primary" onClick={() => { close(done.id) }}>{t.close}</Button> : [<Button key="no" onClick={() => { close() }}>{t.cancel}</Button>, <Button key="go" type="primary" loading={importing.isPending} onClick={() => { form.submit() }}>{t.go}</Button>]}
    >
      <ProblemNotice problem={importing.error} />
      {done ? (
        <>
          <Alert type="success" showIcon title={t.done(done.accepted)} style={{ marginBottom: 12 }} />
          {done.refused.length > 0 && <><Alert type="warning" showIcon title={t.bad(done.refused.length)} style={{ marginBottom: 8 }} /><RefusedRows rows={done.refused} /></>}
        </>
      ) : (
        <Form<Fields> form={form} layout="vertical" requiredMark={false} onFinish={send}>
          <Form.Item name="title" label={t.name} extra={t.nameHint} rules={filled}><Input maxLength={200} /></Form.Item>
          <div style={{ display: 'flex', flexWrap: 'wrap', columnGap: 16 }}>
            <Form.Item name="year" label={t.year} rules={filled}><InputNumber min={1990} max={2200} precision={0} style={{ width: 120 }} /></Form.Item>
            <Form.Item name="cohortName" label={t.cohort} extra={t.cohortHint} rules={filled} style={{ flex: '1 1 200px' }}><Input maxLength={200} /></Form.Item>
          </div>
          <Form.Item name="maximum" label={t.maximum} extra={t.maximumHint}><InputNumber min={0.01} max={10_000} style={{ width: 120 }} /></Form.Item>
          <Form.Item name="url" label={t.source}><Input maxLength={2_000} inputMode="url" /></Form.Item>
          <Form.Item name="file" label={t.file} rules={filled} getValueFromEvent={(chosen: File) => chosen} trigger="onChosen" validateTrigger="onChosen">
            <TableDrop chosen={file} />
          </Form.Item>
          <Button icon={<FileExcelOutlined />} href={`${API}/import-templates/earlier.xlsx`}>{t.template}</Button>
        </Form>
      )}
    </Modal>
  )
}

function TableDrop({ id, chosen, onChosen }: { readonly id?: string; readonly chosen: File | undefined; readonly onChosen?: (file: File) => void }) {
  const t = useWords(EARLIER_WORDS)
  return (
    <Upload.Dragger {...(id !== undefined && { id })} accept=".xlsx,.csv,.tsv,.txt" showUploadList={false} beforeUpload={file => { onChosen?.(file); return false }} style={{ background: '#fff' }}>
      <div style={{ padding: '0 8px' }}><InboxOutlined aria-hidden style={{ fontSize: 22, color: 'var(--brand)' }} /><div className="break">{chosen ? <b>{chosen.name}</b> : t.choose}</div><div className="soft" style={{ fontSize: 12 }}>{t.chooseHint}</div></div>
    </Upload.Dragger>
  )
}
