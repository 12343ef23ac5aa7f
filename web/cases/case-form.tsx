import { Alert, App, Button, Form, Input, Popconfirm, Select, Space } from 'antd'
import { useState } from 'react'
import { useAction } from '../api/queries.ts'
import { useWords } from '../app/language.tsx'
import { useKeptText } from '../kit/kept-text.ts'
import { ProblemNotice } from '../kit/problem-notice.tsx'
import { StateTag } from '../kit/states.tsx'
import { useTimes } from '../kit/times.ts'
import { VersionConflict } from '../kit/version-conflict.tsx'
import { AttachmentList } from '../parts/attachment-list.tsx'
import { FileDrop } from '../parts/file-drop.tsx'
import type { Bonus, Case } from './own-cases.tsx'
import { WORDS } from './words.ts'

interface CaseFormProps { readonly entrantId: string; readonly existing: Case | null; readonly bonus: Bonus; readonly canChange: boolean; readonly onMade: (id: string) => void }

/** One case: written, with files, handed in, withdrawn; decided ones with what was decided. */
export function CaseForm({ entrantId, existing, bonus, canChange, onMade }: CaseFormProps) {
  const t = useWords(WORDS)
  const times = useTimes()
  const { message } = App.useApp()
  const key = existing?.id ?? `new.${entrantId}`
  const [category, setCategory] = useState(existing?.category ?? bonus.categories[0]?.name ?? '')
  const [title, setTitle, forgetTitle] = useKeptText(`case-title.${key}`, existing?.title ?? '')
  const [text, setText, forgetText] = useKeptText(`case-text.${key}`, existing?.text ?? '')
  const [isAsked, setAsked] = useState(false)
  const begin = useAction('post /entrants/{entrantId}/cases')
  const change = useAction('put /entrants/{entrantId}/cases/{id}')
  const submit = useAction('post /cases/{id}/submit')
  const withdraw = useAction('post /cases/{id}/withdraw')
  const problem = begin.error ?? change.error ?? submit.error ?? withdraw.error
  const isChanged = existing === null || category !== existing.category || title !== existing.title || text !== existing.text
  const isStale = problem?.code === 'version-conflict' && existing !== null && isChanged
  const missing = (value: string) => isAsked && value.trim() === '' && { validateStatus: 'error' as const, help: t.required }
  const forget = () => { forgetTitle(); forgetText() }
  const keep = async (): Promise<{ readonly id: string; readonly version: number } | null> => {
    setAsked(true)
    if (title.trim() === '' || text.trim() === '') return null
    if (existing?.state === 'draft' && !isChanged) return existing
    const fields = { entrantId, category, title: title.trim(), text }
    const made = existing === null ? await begin.mutateAsync(fields) : await change.mutateAsync({ ...fields, id: existing.id, version: existing.version })
    forget()
    onMade(made.id)
    return made
  }
  const onlySave = () => { keep().then(made => { if (made) void message.success(t.saved) }, () => undefined) }
  const handIn = () => { keep().then(made => { if (made) submit.mutate({ id: made.id, version: made.version }, { onSuccess: () => { void message.success(t.submitted) } }) }, () => undefined) }
  const isDraft = existing === null || existing.state === 'draft' || isChanged
  return (
    <div style={{ display: 'grid', gap: 12, maxWidth: 860 }}>
      {existing?.decidedAt && <Alert type={existing.state === 'accepted' ? 'success' : 'warning'} title={<><StateTag state={existing.state} /> {existing.award !== null && `+${existing.award} · `}{t.decidedAt} {times.at(existing.decidedAt)}</>} description={<span className="break">{existing.reason}</span>} />}
      {isStale ? <VersionConflict rows={[{ label: t.caseTitle, mine: title, theirs: existing.title }, { label: t.text, mine: text, theirs: existing.text }]} onKeep={onlySave} onTake={() => { setTitle(existing.title); setText(existing.text); forget(); change.reset() }} /> : <ProblemNotice problem={problem} />}
      {canChange ? (
        <Form layout="vertical" requiredMark={false}>
          <Form.Item label={t.category} htmlFor={`category-${key}`}><Select id={`category-${key}`} value={category} onChange={setCategory} options={bonus.categories.map(({ name }) => ({ value: name, label: name }))} style={{ maxWidth: 320 }} /></Form.Item>
          <Form.Item label={t.caseTitle} htmlFor={`title-${key}`} {...missing(title)}><Input id={`title-${key}`} value={title} onChange={({ target }) => { setTitle(target.value) }} maxLength={200} /></Form.Item>
          <Form.Item label={t.text} htmlFor={`text-${key}`} style={{ marginBottom: 0 }} {...missing(text)}><Input.TextArea id={`text-${key}`} value={text} onChange={({ target }) => { setText(target.value) }} autoSize={{ minRows: 5, maxRows: 20 }} maxLength={50_000} /></Form.Item>
        </Form>
      ) : <div className="break" style={{ whiteSpace: 'pre-wrap' }}>{existing?.text}</div>}
      {existing === null ? <span className="soft">{t.filesFirst}</span> : canChange && existing.state === 'draft' ? <FileDrop holders="cases" holder={existing.id} /> : <AttachmentList holders="cases" holder={existing.id} />}
      {canChange && (
        <Space wrap>
          <Button onClick={onlySave} loading={begin.isPending || change.isPending}>{isDraft ? t.save : t.change}</Button>
          {isDraft && <Button type="primary" onClick={handIn} loading={submit.isPending}>{t.submit}</Button>}
          {existing && existing.state !== 'withdrawn' && <Popconfirm title={t.withdraw} okText={t.withdraw} onConfirm={() => { withdraw.mutate({ id: existing.id, version: existing.version }) }}><Button type="text" loading={withdraw.isPending}>{t.withdraw}</Button></Popconfirm>}
        </Space>
      )}
    </div>
  )
}
