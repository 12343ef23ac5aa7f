import { Button, Form, Input, InputNumber, Popconfirm, Radio } from 'antd'
import { useState } from 'react'
import type { Rubric } from '../../src/model/scheme.ts'
import { useAction, useReply } from '../api/queries.ts'
import { useWords } from '../app/language.tsx'
import { useKeptText } from '../kit/kept-text.ts'
import { ProblemNotice } from '../kit/problem-notice.tsx'
import { RubricView } from '../parts/rubric-view.tsx'
import type { Appeal } from './appeals-page.tsx'
import { EffectTable } from './effect-table.tsx'
import { WORDS } from './words.ts'

type Outcome = 'upheld' | 'partly' | 'rejected'

/** The decision, with what it will change shown before it is made. */
export function AppealDecision({ appeal, rubric }: { readonly appeal: Appeal; readonly rubric: Rubric | null }) {
  const t = useWords(WORDS)
  const [outcome, setOutcome] = useState<Outcome>('upheld')
  const [share, setShare] = useState<number | null>(100)
  const [reason, setReason, forget] = useKeptText(`decision.${appeal.id}`, '')
  const [isAsked, setAsked] = useState(false)
  const rating = outcome === 'rejected' || share === null ? undefined : share / 100
  const effect = useReply('get /appeals/{id}/effect', { id: appeal.id, ...(rating !== undefined && { rating }) }, { keep: true })
  const decide = useAction('post /appeals/{id}/decide')
  const isWhole = reason.trim() !== '' && (outcome === 'rejected' || share !== null)
  const go = () => {
    setAsked(true)
    if (isWhole) decide.mutate({ id: appeal.id, version: appeal.version, outcome, reason: reason.trim(), ...(rating !== undefined && { rating }) }, { onSuccess: forget })
  }
  return (
    <section aria-label={t.decide} style={{ background: '#f6f8f8', borderRadius: 6, padding: 14, display: 'grid', gap: 10 }}>
      <Radio.Group aria-label={t.outcome} value={outcome} onChange={({ target }) => { setOutcome(target.value as Outcome) }} options={(['upheld', 'partly', 'rejected'] as const).map(value => ({ value, label: t[value] }))} optionType="button" />
      {outcome !== 'rejected' && rubric && <RubricView rubric={rubric} chosen={rating ?? null} />}
      <Form layout="vertical" requiredMark={false}>
        {outcome !== 'rejected' && <Form.Item label={t.rating} htmlFor={`rating-${appeal.id}`} style={{ marginBottom: 8 }} {...(isAsked && share === null && { validateStatus: 'error' as const, help: t.required })}><InputNumber id={`rating-${appeal.id}`} value={share} onChange={setShare} min={0} max={100} step={5} style={{ width: 130 }} /></Form.Item>}
        <Form.Item label={t.reason} htmlFor={`reason-${appeal.id}`} style={{ marginBottom: 0 }} {...(isAsked && reason.trim() === '' && { validateStatus: 'error' as const, help: t.required })}><Input.TextArea id={`reason-${appeal.id}`} value={reason} onChange={({ target }) => { setReason(target.value) }} autoSize={{ minRows: 3, maxRows: 10 }} maxLength={5_000} /></Form.Item>
      </Form>
      {effect.data && <EffectTable {...effect.data} />}
      <ProblemNotice problem={effect.error ?? decide.error} />
      <div><Popconfirm title={t[outcome]} description={t.decideSure} okText={t.decide} onConfirm={go}><Button type="primary" loading={decide.isPending}>{t.decide}</Button></Popconfirm></div>
    </section>
  )
}
