import { App, Button, Form, Input, Popconfirm, Space } from 'antd'
import { useState } from 'react'
import type { Item, Reply } from '../api/client.ts'
import { useAction } from '../api/queries.ts'
import { useWords } from '../app/language.tsx'
import { useKeptText } from '../kit/kept-text.ts'
import { ProblemNotice } from '../kit/problem-notice.tsx'
import { useTimes } from '../kit/times.ts'
import { VersionConflict } from '../kit/version-conflict.tsx'
import { AttachmentList } from '../parts/attachment-list.tsx'
import { FileDrop } from '../parts/file-drop.tsx'
import { RubricView } from '../parts/rubric-view.tsx'
import { WORDS } from './words.ts'

type Declaration = Item<'get /campaigns/{campaignId}/declarations'>
type SchemePoint = Reply<'get /schemes/{id}'>['document']['indicators'][number]['points'][number]
interface DeclarationFormProps { readonly entrantId: string; readonly point: SchemePoint; readonly declaration: Declaration | null; readonly canChange: boolean }

const linesOf = (text: string): string[] => text.split('\n').map(line => line.trim()).filter(line => line !== '')

/** What a unit says of one point. Typed text is kept in the browser until the server has it; a handed-in one goes back to draft by being changed. */
export function DeclarationForm({ entrantId, point, declaration, canChange }: DeclarationFormProps) {
  const t = useWords(WORDS)
  const times = useTimes()
  const { message } = App.useApp()
  const key = `${entrantId}.${point.id}`
  const stored = { text: declaration?.text ?? '', links: (declaration?.links ?? []).join('\n') }
  const [text, setText, forgetText] = useKeptText(`declaration.${key}`, stored.text)
  const [links, setLinks, forgetLinks] = useKeptText(`declaration-links.${key}`, stored.links)
  const [isAsked, setAsked] = useState(false)
  const save = useAction('put /entrants/{entrantId}/declarations')
  const submit = useAction('post /declarations/{id}/submit')
  const withdraw = useAction('post /declarations/{id}/withdraw')
  const isChanged = text !== stored.text || links !== stored.links
  const badLink = linesOf(links).find(line => !/^https?:\/\/\S+$/i.test(line))
  const problem = save.error ?? submit.error ?? withdraw.error
  const isStale = problem?.code === 'version-conflict' && isChanged && declaration !== null
  const forget = () => { forgetText(); forgetLinks() }
  const keep = async (): Promise<{ readonly id: string; readonly version: number } | null> => {
    setAsked(true)
    if (text.trim() === '' || badLink !== undefined) return null
    if (declaration?.state === 'draft' && !isChanged) return declaration
    const made = await save.mutateAsync({ entrantId, pointId: point.id, version: declaration?.version ?? 0, text, links: linesOf(links) })
    forget()
    return made
  }
  const said = (words: string) => { void message.success(words) }
  const onlySave = () => { keep().then(made => { if (made) said(t.saved) }, () => undefined) }
  const handIn = () => { keep().then(made => { if (made) submit.mutate({ id: made.id, version: made.version }, { onSuccess: () => { said(t.submitted) } }) }, () => undefined) }
  const isDraft = declaration === null || declaration.state === 'draft' || isChanged
  return (
    <div style={{ display: 'grid', gap: 12, maxWidth: 860 }}>
      {point.rubric && <RubricView rubric={point.rubric} />}
      {isStale ? (
        <VersionConflict rows={[{ label: t.text, mine: text, theirs: stored.text }, { label: t.links, mine: links, theirs: stored.links }]} onKeep={onlySave} onTake={() => { setText(stored.text); setLinks(stored.links); forget(); save.reset() }} />
      ) : <ProblemNotice problem={problem} />}
      {declaration?.state === 'submitted' && <span className="soft">{t.when} {times.at(declaration.submittedAt)}</span>}
      <Form layout="vertical" requiredMark={false}>
        <Form.Item label={t.text} htmlFor={`text-${key}`} extra={canChange && t.textHint} {...(isAsked && text.trim() === '' && { validateStatus: 'error' as const, help: t.required })}>
          <Input.TextArea id={`text-${key}`} value={text} readOnly={!canChange} onChange={({ target }) => { setText(target.value) }} autoSize={{ minRows: 4, maxRows: 18 }} maxLength={50_000} />
        </Form.Item>
        <Form.Item label={t.links} htmlFor={`links-${key}`} style={{ marginBottom: 0 }} {...(isAsked && badLink !== undefined && { validateStatus: 'error' as const, help: t.badLink(badLink) })}>
          <Input.TextArea id={`links-${key}`} value={links} readOnly={!canChange} onChange={({ target }) => { setLinks(target.value) }} autoSize={{ minRows: 1, maxRows: 8 }} placeholder="https://" />
        </Form.Item>
      </Form>
      {declaration === null ? <span className="soft">{t.filesFirst}</span> : canChange && declaration.state === 'draft' ? <FileDrop holders="declarations" holder={declaration.id} /> : <AttachmentList holders="declarations" holder={declaration.id} />}
      {canChange && (
        <Space wrap>
          {isDraft && <Button onClick={onlySave} loading={save.isPending}>{t.save}</Button>}
          {isDraft && <Button type="primary" onClick={handIn} loading={submit.isPending}>{t.submit}</Button>}
          {!isDraft && <Button onClick={onlySave} loading={save.isPending}>{t.change}</Button>}
          {declaration && declaration.state !== 'withdrawn' && <Popconfirm title={t.withdraw} okText={t.withdraw} onConfirm={() => { withdraw.mutate({ id: declaration.id, version: declaration.version }, { onSuccess: () => { said(t.withdrawn) } }) }}><Button type="text" loading={withdraw.isPending}>{t.withdraw}</Button></Popconfirm>}
        </Space>
      )}
    </div>
  )
}
