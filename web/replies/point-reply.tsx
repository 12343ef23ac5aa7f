import { Alert, App, Button, Form, Input, Popconfirm, Space } from 'antd'
import { useState } from 'react'
import { useAction } from '../api/queries.ts'
import { useWords } from '../app/language.tsx'
import { useKeptText } from '../kit/kept-text.ts'
import { ProblemNotice } from '../kit/problem-notice.tsx'
import { StateTag } from '../kit/states.tsx'
import { useTimes } from '../kit/times.ts'
import { VersionConflict } from '../kit/version-conflict.tsx'
import { AttachmentList } from '../parts/attachment-list.tsx'
import { percent } from '../parts/rating-text.tsx'
import type { ReplyLine } from './reply-list.tsx'
import { WORDS } from './words.ts'

interface PointReplyProps { readonly line: ReplyLine; readonly entrantId: string; readonly isOver: boolean; readonly agree: () => void }

/** What the unit says of one point: it agrees, or appeals with grounds and material. */
export function PointReply({ line, entrantId, isOver, agree }: PointReplyProps) {
  const t = useWords(WORDS)
  const [isAppealing, setAppealing] = useState(false)
  const takeBack = useAction('post /entrants/{entrantId}/replies/withdraw')
  const { point, isAgreed, appeal } = line
  if (appeal && appeal.state !== 'draft') return <FiledAppeal appeal={appeal} />
  return (
    <section aria-label={t.reply} style={{ display: 'grid', gap: 10, alignContent: 'start' }}>
      <ProblemNotice problem={takeBack.error} />
      {isAgreed && <Alert type="success" showIcon title={t.agreed} action={!isOver && <Button size="small" loading={takeBack.isPending} onClick={() => { takeBack.mutate({ entrantId, pointId: point.id }) }}>{t.takeBack}</Button>} />}
      {!isAgreed && !isOver && (appeal === null && !isAppealing ? (
        <Space wrap><Button onClick={agree}>{t.agree}</Button><Button type="primary" ghost onClick={() => { setAppealing(true) }}>{t.begin}</Button></Space>
      ) : <AppealDraft key={point.id} entrantId={entrantId} pointId={point.id} appeal={appeal} />)}
    </section>
  )
}

type Appeal = NonNullable<ReplyLine['appeal']>

/** A draft is kept on the server with its files; what is typed is kept in the browser until then. */
function AppealDraft({ entrantId, pointId, appeal }: { readonly entrantId: string; readonly pointId: string; readonly appeal: Appeal | null }) {
  const t = useWords(WORDS)
  const { message } = App.useApp()
  const [grounds, setGrounds, forget] = useKeptText(`appeal.${entrantId}.${pointId}`, appeal?.grounds ?? '')
  const [isAsked, setAsked] = useState(false)
  const begin = useAction('post /entrants/{entrantId}/appeals')
  const change = useAction('put /entrants/{entrantId}/appeals/{id}')
  const file = useAction('post /appeals/{id}/file')
  const withdraw = useAction('post /appeals/{id}/withdraw')
  const problem = begin.error ?? change.error ?? file.error ?? withdraw.error
  const isStale = problem?.code === 'version-conflict' && appeal !== null && appeal.grounds !== grounds
  const isEmpty = grounds.trim() === ''
  const save = async (): Promise<{ readonly id: string; readonly version: number } | null> => {
    setAsked(true)
    if (isEmpty) return null
    if (appeal !== null && appeal.grounds === grounds) return appeal
    const saved = appeal === null ? await begin.mutateAsync({ entrantId, pointId, grounds }) : await change.mutateAsync({ entrantId, pointId, id: appeal.id, version: appeal.version, grounds })
    forget()
    return saved
  }
  const keep = () => { save().then(saved => { if (saved) void message.success(t.saved) }, () => undefined) }
  const send = () => { save().then(saved => { if (saved) file.mutate(saved, { onSuccess: () => { forget(); void message.success(t.filed) } }) }, () => undefined) }
  return (
    <div style={{ display: 'grid', gap: 10 }}>
      {isStale ? <VersionConflict rows={[{ label: t.grounds, mine: grounds, theirs: appeal.grounds }]} onKeep={keep} onTake={() => { setGrounds(appeal.grounds); forget(); change.reset() }} /> : <ProblemNotice problem={problem} />}
      <Form layout="vertical" requiredMark={false}>
        <Form.Item label={t.grounds} htmlFor={`grounds-${pointId}`} extra={t.groundsHint} style={{ marginBottom: 0 }} {...(isAsked && isEmpty && { validateStatus: 'error' as const, help: t.required })}>
          <Input.TextArea id={`grounds-${pointId}`} value={grounds} onChange={({ target }) => { setGrounds(target.value) }} autoSize={{ minRows: 4, maxRows: 14 }} maxLength={5_000} showCount />
        </Form.Item>
      </Form>
      {appeal && <AttachmentList holders="appeals" holder={appeal.id} canChange />}
      <Space wrap>
        <Button onClick={keep} loading={begin.isPending || change.isPending}>{t.save}</Button>
        <Popconfirm title={t.file} description={<div style={{ maxWidth: 260 }}>{t.fileSure}</div>} okText={t.file} onConfirm={send}><Button type="primary" loading={file.isPending}>{t.file}</Button></Popconfirm>
        {appeal && <Button type="text" loading={withdraw.isPending} onClick={() => { withdraw.mutate({ id: appeal.id, version: appeal.version }, { onSuccess: forget }) }}>{t.withdraw}</Button>}
      </Space>
    </div>
  )
}

/** Filed: nothing changes any more, except that it is withdrawn or decided. */
function FiledAppeal({ appeal }: { readonly appeal: Appeal }) {
  const t = useWords(WORDS)
  const times = useTimes()
  const withdraw = useAction('post /appeals/{id}/withdraw')
  const { decision } = appeal
  const shown = (rating: number | null) => (rating === null ? '—' : percent(rating))
  return (
    <section aria-label={t.appeal} style={{ display: 'grid', gap: 10, alignContent: 'start' }}>
      <div><StateTag state={appeal.state} /> <span className="soft">{t.filedAt} {times.at(appeal.filedAt)}</span></div>
      <div className="break" style={{ whiteSpace: 'pre-wrap' }}>{appeal.grounds}</div>
      <AttachmentList holders="appeals" holder={appeal.id} />
      {decision && <Alert type={decision.outcome === 'rejected' ? 'warning' : 'success'} title={<>{t.decision} <StateTag state={decision.outcome} /> {t.change(shown(decision.ratingBefore), shown(decision.ratingAfter), signed(decision.scoreChange))}</>} description={<span className="break">{decision.reason}</span>} />}
      <ProblemNotice problem={withdraw.error} />
      {appeal.state === 'filed' && <Popconfirm title={t.withdraw} description={t.withdrawSure} okText={t.withdraw} onConfirm={() => { withdraw.mutate({ id: appeal.id, version: appeal.version }) }}><Button size="small" loading={withdraw.isPending}>{t.withdraw}</Button></Popconfirm>}
    </section>
  )
}

const signed = (change: number): string => (change > 0 ? `+${change}` : String(change))
