import { InboxOutlined } from '@ant-design/icons'
import { useQueryClient } from '@tanstack/react-query'
import { Alert, Upload } from 'antd'
import { useRef, useState } from 'react'
import type { Problem } from '../api/client.ts'
import { useWords } from '../app/language.tsx'
import { ProblemNotice } from '../kit/problem-notice.tsx'
import { FaultList } from './fault-list.tsx'
import type { Fault } from './fault-list.tsx'
import { WORDS } from './words.ts'

/** What came of one file. */
export interface Outcome { readonly title: string; readonly isKnown: boolean; readonly faults: readonly Fault[]; readonly faultCount: number }
interface Line { readonly key: number; readonly name: string; readonly outcome?: Outcome; readonly problem?: Problem }

interface UploadsProps { readonly drop: string; readonly hint: string; readonly accept?: string; readonly disabled?: boolean; readonly send: (file: File) => Promise<Outcome> }

/** A place to drop files; they are sent one after the other, for each is laid on top of the one before, and each tells what came of it. */
export function Uploads({ drop, hint, accept, disabled = false, send }: UploadsProps) {
  const t = useWords(WORDS)
  const queries = useQueryClient()
  const [lines, setLines] = useState<readonly Line[]>([])
  const queue = useRef<Promise<void>>(Promise.resolve())
  const count = useRef(0)
  const add = (file: File) => {
    const key = count.current++
    const settle = (change: Partial<Line>) => { setLines(now => now.map(line => (line.key === key ? { ...line, ...change } : line))) }
    setLines(now => [...now, { key, name: file.name }])
    queue.current = queue.current.then(async () => send(file)).then(outcome => { settle({ outcome }) }, (problem: unknown) => { settle({ problem: problem as Problem }) }).then(async () => queries.invalidateQueries())
  }
  return (
    <div style={{ display: 'grid', gridTemplateColumns: 'minmax(0, 1fr)', gap: 8 }}>
      <Upload.Dragger showUploadList={false} multiple disabled={disabled} {...(accept !== undefined && { accept })} beforeUpload={file => { add(file); return false }} aria-label={drop}>
        <div style={{ padding: '4px 8px' }}><InboxOutlined aria-hidden style={{ fontSize: 22, color: 'var(--brand)' }} /><div>{drop}</div><div className="soft" style={{ fontSize: 12 }}>{hint}</div></div>
      </Upload.Dragger>
      <div aria-live="polite" style={{ display: 'grid', gridTemplateColumns: 'minmax(0, 1fr)', gap: 8 }}>
        {lines.map(({ key, name, outcome, problem }) => (problem ? <ProblemNotice key={key} problem={problem} /> : outcome
          ? <Alert key={key} showIcon type={outcome.faultCount > 0 ? 'warning' : outcome.isKnown ? 'info' : 'success'} title={<span className="break">{outcome.title}</span>} {...(outcome.faultCount > 0 && { description: <FaultList faults={outcome.faults} count={outcome.faultCount} /> })} />
          : <div key={key} className="soft break">{t.sending(name)}</div>))}
      </div>
    </div>
  )
}
