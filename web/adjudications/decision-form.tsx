import { Button, Radio } from 'antd'
import { useEffect, useId, useRef, useState } from 'react'
import type { RefObject } from 'react'
import { evidenceKey } from '../../src/model/evidence.ts'
import type { Input } from '../api/client.ts'
import { useAction } from '../api/queries.ts'
import { useWords } from '../app/language.tsx'
import { useKeptText } from '../kit/kept-text.ts'
import { ProblemNotice } from '../kit/problem-notice.tsx'
import { OpinionInput } from '../parts/opinion-input.tsx'
import type { Opinion } from '../parts/opinion-input.tsx'
import type { Material } from './nameless-mark.tsx'
import { WORDS } from './words.ts'

export const FOLLOWS = ['first', 'second', 'mean', 'neither'] as const
export type Follows = (typeof FOLLOWS)[number]

interface DecisionFormProps {
  readonly material: Material
  readonly follows: Follows | null
  readonly onFollows: (follows: Follows) => void
  readonly onDecided: () => void
  readonly personId: string
  readonly submitRef: RefObject<(() => void) | null>
  readonly reasonRef: RefObject<HTMLTextAreaElement | null>
}

/** What a decision may follow: a mean there is only of two ratings. */
export const mayFollow = ({ marks }: Material, follows: Follows): boolean => follows === 'neither' || (marks.length === 2 && (follows !== 'mean' || marks.every(({ outcome }) => outcome === 'rated')))

/** First, second, mean or a rating of one's own, never without a reason. */
export function DecisionForm({ material, follows, onFollows, onDecided, personId, submitRef, reasonRef }: DecisionFormProps) {
  const t = useWords(WORDS)
  const id = useId()
  const { adjudication, marks, point } = material
  const [reason, setReason] = useKeptText(`adjudication.${personId}.${adjudication.id}`)
  const [opinion, setOpinion] = useState<Opinion | null>(null)
  const [asked, setAsked] = useState('')
  const decide = useAction('post /adjudications/{id}/decide')
  const isBusy = useRef(false)
  const submit = () => {
    if (isBusy.current) return
    const missing = follows === null ? t.choose : follows === 'neither' && opinion === null ? t.rateFirst : reason.trim() === '' ? t.reasonNeeded : ''
    setAsked(missing)
    if (missing === t.reasonNeeded) reasonRef.current?.focus()
    if (missing !== '' || follows === null) return
    const decision: Input<'post /adjudications/{id}/decide'>['decision'] = follows === 'neither' ? { follows, opinion: opinion ?? { outcome: 'undetermined' } } : { follows }
    const followed = marks.filter((_, i) => follows === 'mean' || i === ['first', 'second'].indexOf(follows)).flatMap(({ evidence }) => evidence)
    const evidence = [...new Map(followed.map(ref => [evidenceKey(ref), ref])).values()].slice(0, 50)
    isBusy.current = true
    decide.mutate({ id: adjudication.id, version: adjudication.version, decision, reason: reason.trim(), evidence }, { onSuccess: () => { setReason(''); onDecided() }, onSettled: () => { isBusy.current = false } })
  }
  useEffect(() => { submitRef.current = submit })
  return (
    <div style={{ display: 'grid', gap: 12 }}>
      <Radio.Group aria-label={t.follows} value={follows} onChange={({ target }) => { onFollows(target.value as Follows); setAsked('') }} style={{ display: 'grid', gap: 6 }}>
        {FOLLOWS.map((name, i) => <Radio key={name} value={name} disabled={!mayFollow(material, name)}><kbd style={{ border: '1px solid var(--line)', borderRadius: 4, padding: '0 6px', marginInlineEnd: 6, background: '#f6f7f8', fontSize: 12 }}>{i + 1}</kbd>{t[name]}</Radio>)}
      </Radio.Group>
      {follows === 'neither' && <div style={{ paddingInlineStart: 24 }}><OpinionInput rubric={point.rubric} isFree opinion={opinion} onChange={setOpinion} /></div>}
      <div>
        <label htmlFor={id} style={{ fontWeight: 600 }}>{t.reason}</label>
        <textarea id={id} ref={reasonRef} rows={4} maxLength={5_000} value={reason} onChange={event => { setReason(event.target.value); setAsked('') }} style={{ width: '100%', boxSizing: 'border-box', padding: '4px 11px', font: 'inherit', color: 'inherit', border: '1px solid #8a939e', borderRadius: 6, resize: 'vertical' }} />
        <div className="soft" style={{ fontSize: 12 }}>{reason !== '' && t.kept} {t.evidence}</div>
      </div>
      {asked !== '' && <div role="alert" style={{ color: '#9a6212' }}>{asked}</div>}
      <ProblemNotice problem={decide.error} />
      <div><Button type="primary" loading={decide.isPending} onClick={submit}>{t.submit}</Button></div>
    </div>
  )
}
