import { InputNumber, Radio } from 'antd'
import type { GetRef } from 'antd'
import { useImperativeHandle, useRef } from 'react'
import type { Ref } from 'react'
import type { Input } from '../api/client.ts'
import { defineWords, useWords } from '../app/language.tsx'
import type { Rubric } from '../../src/model/scheme.ts'
import { percent } from './rating-text.tsx'

const WORDS = defineWords({
  rating: ['评分', 'Rating'],
  percent: ['得分率（%）', 'Rating (%)'],
  notApplicable: ['不适用', 'Not applicable'],
  undetermined: ['无法判定', 'Undetermined'],
})

/** What a person says of a point. */
export type Opinion = Input<'put /tasks/{taskId}/mark'>['opinion']
/** For keys: puts the cursor where a percentage is typed. */
export interface OpinionHandle { readonly focusPercent: () => void }

export interface OpinionInputProps {
  readonly rubric: Rubric | null
  /** Ratings beside the rubric's steps are allowed. */
  readonly isFree: boolean
  readonly opinion: Opinion | null
  readonly onChange: (opinion: Opinion) => void
  readonly disabled?: boolean
  /** Shows the keys that do the same. */
  readonly withKeys?: boolean
  readonly ref?: Ref<OpinionHandle>
}

const valueOf = (opinion: Opinion | null): string | undefined => (opinion === null ? undefined : opinion.outcome === 'rated' ? String(opinion.rating) : opinion.outcome)

/** A rating by the rubric's steps or as a percentage, or that there is none. */
export function OpinionInput({ rubric, isFree, opinion, onChange, disabled = false, withKeys = false, ref }: OpinionInputProps) {
  const t = useWords(WORDS)
  const box = useRef<GetRef<typeof InputNumber>>(null)
  useImperativeHandle(ref, () => ({ focusPercent: () => { box.current?.focus({ cursor: 'end' }) } }), [])
  const steps = rubric?.steps ?? []
  const hasPercent = isFree || steps.length === 0
  const key = (name: string) => (withKeys ? <kbd style={{ border: '1px solid var(--line)', borderRadius: 4, padding: '0 6px', marginInlineEnd: 6, background: '#f6f7f8', fontSize: 12 }}>{name}</kbd> : null)
  const choose = (value: string) => { onChange(value === 'not-applicable' || value === 'undetermined' ? { outcome: value } : { outcome: 'rated', rating: Number(value) }) }
  return (
    <div>
      <Radio.Group aria-label={t.rating} disabled={disabled} value={valueOf(opinion)} onChange={({ target }) => { choose(String(target.value)) }} style={{ display: 'grid', gap: 6 }}>
        {steps.map(({ rating, text }, i) => <Radio key={rating} value={String(rating)} style={{ marginInlineEnd: 0, alignItems: 'flex-start' }}><span className="break">{key(String(i + 1))}<b>{percent(rating)}</b> {text}</span></Radio>)}
        {hasPercent && (
          <label data-percent style={{ display: 'flex', gap: 8, alignItems: 'center', fontSize: 14 }}>
            {key('p')}{t.percent}
            <InputNumber ref={box} disabled={disabled} min={0} max={100} step={5} controls={false} style={{ width: 96 }} value={opinion?.outcome === 'rated' ? Math.round(opinion.rating * 1_000) / 10 : null} onChange={value => { if (value !== null) onChange({ outcome: 'rated', rating: Math.round(value * 10) / 1_000 }) }} />
          </label>
        )}
        <div style={{ display: 'flex', flexWrap: 'wrap', gap: '4px 16px' }}>
          <Radio value="not-applicable">{key('x')}{t.notApplicable}</Radio>
          <Radio value="undetermined">{key('u')}{t.undetermined}</Radio>
        </div>
      </Radio.Group>
    </div>
  )
}
