import { DeleteOutlined, PaperClipOutlined, UploadOutlined } from '@ant-design/icons'
import { Button, Popconfirm, Upload } from 'antd'
import type { ReactNode } from 'react'
import { API } from '../api/client.ts'
import type { Reply } from '../api/client.ts'
import { useAction, useReply } from '../api/queries.ts'
import { defineWords, useWords } from '../app/language.tsx'
import { ProblemNotice } from '../kit/problem-notice.tsx'
import { sizeText } from '../kit/size-text.ts'
import { StateTag } from '../kit/states.tsx'

const WORDS = defineWords({
  title: ['附件', 'Attachments'],
  add: ['添加附件', 'Attach a file'],
  remove: [(name: string) => `移除 ${name}`, (name: string) => `Remove ${name}`],
  sure: ['移除这个附件？', 'Remove this file?'],
  none: ['没有附件', 'No attachments'],
  kinds: ['PDF、图片、办公文档、ZIP、MP4、纯文本，每个不超过 50 MB', 'PDF, pictures, office files, ZIP, MP4 and plain text, 50 MB each'],
})

export type Holders = 'declarations' | 'cases' | 'marks' | 'adjudications' | 'appeals'
export type Attachment = Reply<'get /declarations/{holder}/attachments'>[number]

/** What a link to a file says; `at`: the address below which the files are given. */
type FileLine = Pick<Attachment, 'id' | 'fileName' | 'size' | 'scan'>

/** Names that lead to the files, which are saved and never opened as a page of ours. */
export function AttachmentLinks<F extends FileLine>({ at, files, after }: { readonly at: string; readonly files: readonly F[]; readonly after?: (file: F) => ReactNode }) {
  const t = useWords(WORDS)
  if (files.length === 0) return null
  return (
    <ul aria-label={t.title} style={{ listStyle: 'none', margin: 0, padding: 0, display: 'grid', gap: 4 }}>
      {files.map(file => (
        <li key={file.id} style={{ display: 'flex', flexWrap: 'wrap', gap: 6, alignItems: 'center' }}>
          <PaperClipOutlined aria-hidden />
          {file.scan === 'infected' ? <span className="break">{file.fileName}</span> : <a className="break" href={`${API}${at}/attachments/${file.id}/content`} download>{file.fileName}</a>}
          <span className="soft">{sizeText(file.size)}</span>
          {file.scan !== 'clean' && <StateTag state={file.scan} />}
          {after?.(file)}
        </li>
      ))}
    </ul>
  )
}

/** The files of one thing; whoever may change it adds and removes. */
export function AttachmentList({ holders, holder, canChange = false }: { readonly holders: Holders; readonly holder: string; readonly canChange?: boolean }) {
  const t = useWords(WORDS)
  const list = useReply(`get /${holders}/{holder}/attachments`, { holder })
  const add = useAction(`post /${holders}/{holder}/attachments`, { quiet: true })
  const remove = useAction(`delete /${holders}/{holder}/attachments/{id}`, { quiet: true })
  const again = () => { void list.refetch() }
  const there = list.data?.filter(({ removedAt }) => removedAt === null) ?? []
  return (
    <section aria-label={t.title} style={{ display: 'grid', gap: 6 }}>
      <ProblemNotice problem={list.error} retry={again} />
      <ProblemNotice problem={add.error ?? remove.error} />
      {list.data && there.length === 0 && !canChange && <span className="soft">{t.none}</span>}
      <AttachmentLinks at={`/${holders}/${holder}`} files={there} {...(canChange && { after: (file: Attachment) => (
        <Popconfirm title={t.sure} onConfirm={() => { remove.mutate({ holder, id: file.id }, { onSuccess: again }) }}>
          <Button size="small" type="text" icon={<DeleteOutlined />} aria-label={t.remove(file.fileName)} />
        </Popconfirm>
      ) })} />
      {canChange && (
        <div>
          <Upload showUploadList={false} multiple beforeUpload={file => { add.mutate({ holder, file }, { onSuccess: again }); return false }}>
            <Button size="small" icon={<UploadOutlined />} loading={add.isPending}>{t.add}</Button>
          </Upload>
          <span className="soft" style={{ marginInlineStart: 8, fontSize: 12 }}>{t.kinds}</span>
        </div>
      )}
    </section>
  )
}
