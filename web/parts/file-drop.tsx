import { InboxOutlined } from '@ant-design/icons'
import { useQueryClient } from '@tanstack/react-query'
import { Upload } from 'antd'
import { useState } from 'react'
import { call } from '../api/client.ts'
import type { Problem } from '../api/client.ts'
import { defineWords, useWords } from '../app/language.tsx'
import { ProblemNotice } from '../kit/problem-notice.tsx'
import { AttachmentList } from './attachment-list.tsx'
import type { Holders } from './attachment-list.tsx'

const WORDS = defineWords({
  drop: ['把文件拖到这里，或点击选择', 'Drop files here, or click to choose'],
  kinds: ['PDF、图片、办公文档、ZIP、MP4、纯文本，每个不超过 50 MB', 'PDF, pictures, office files, ZIP, MP4 and plain text, 50 MB each'],
  sending: [(name: string) => `正在上传 ${name}…`, (name: string) => `sending ${name}…`],
})

/** The files of a draft, with a place to drop more; each refusal names its file. */
export function FileDrop({ holders, holder }: { readonly holders: Holders; readonly holder: string }) {
  const t = useWords(WORDS)
  const queries = useQueryClient()
  const [sending, setSending] = useState<readonly string[]>([])
  const [problems, setProblems] = useState<readonly Problem[]>([])
  const send = async (file: File) => {
    setSending(now => [...now, file.name])
    try {
      await call(`post /${holders}/{holder}/attachments`, { holder, file })
      await queries.invalidateQueries({ queryKey: [`get /${holders}/{holder}/attachments`] })
    } catch (error) {
      setProblems(now => [...now, error as Problem])
    } finally {
      setSending(now => now.filter(name => name !== file.name))
    }
  }
  return (
    <div style={{ display: 'grid', gap: 8 }}>
      <AttachmentList holders={holders} holder={holder} canChange />
      <Upload.Dragger showUploadList={false} multiple beforeUpload={file => { setProblems([]); void send(file); return false }}>
        <div style={{ padding: '4px 8px' }}><InboxOutlined aria-hidden style={{ fontSize: 22, color: 'var(--brand)' }} /><div>{t.drop}</div><div className="soft" style={{ fontSize: 12 }}>{t.kinds}</div></div>
      </Upload.Dragger>
      <div aria-live="polite" className="soft">{sending.map(name => <div key={name}>{t.sending(name)}</div>)}</div>
      {problems.map(problem => <ProblemNotice key={problem.message} problem={problem} />)}
    </div>
  )
}
