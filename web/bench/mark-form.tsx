import { Button } from 'antd'
import { useId } from 'react'
import type { Ref } from 'react'
import { evidenceKey } from '../../src/model/evidence.ts'
import { useWords } from '../app/language.tsx'
import { AttachmentList } from '../parts/attachment-list.tsx'
import { placeOf } from '../parts/evidence-address.ts'
import { OpinionInput } from '../parts/opinion-input.tsx'
import type { OpinionHandle } from '../parts/opinion-input.tsx'
import { percent } from '../parts/rating-text.tsx'
import type { Cited } from '../parts/evidence-address.ts'
import type { Content, Draft } from './drafts.ts'
import type { Material } from './pieces.ts'
import { WORDS } from './words.ts'

interface MarkFormProps {
  readonly material: Material
  readonly draft: Draft
  readonly isFree: boolean
  readonly machine: number | null
  readonly needsNote: boolean
  readonly onChange: (change: Partial<Content>) => void
  readonly onShow: (ref: Cited) => void
  readonly noteRef: Ref<HTMLTextAreaElement>
  readonly opinionRef: Ref<OpinionHandle>
}

/** Rating, note and evidence of one's mark. */
export function MarkForm({ material, draft, isFree, machine, needsNote, onChange, onShow, noteRef, opinionRef }: MarkFormProps) {
  const t = useWords(WORDS)
  const id = useId()
  const { content, state, markId } = draft
  const isClosed = state !== 'draft'
  return (
    <div style={{ display: 'grid', gap: 12, marginTop: 12 }}>
      <OpinionInput ref={opinionRef} rubric={material.point.rubric} isFree={isFree} opinion={content.opinion} disabled={isClosed} withKeys onChange={opinion => { onChange({ opinion }) }} />
      {machine !== null && !isClosed && <div><Button size="small" onClick={() => { onChange({ opinion: { outcome: 'rated', rating: machine } }) }}>{t.takeMachine(percent(machine))}（m）</Button></div>}
      <div>
        <label htmlFor={id} style={{ fontWeight: 600 }}>{t.note}</label>
        {/* A plain text box: antd's own measures itself at every key. */}
        <textarea id={id} ref={noteRef} style={{ width: '100%', boxSizing: 'border-box', padding: '4px 11px', font: 'inherit', color: 'inherit', background: isClosed ? '#f5f5f5' : '#fff', border: '1px solid #8a939e', borderRadius: 6, resize: 'vertical' }} rows={3} maxLength={20_000} value={content.note} disabled={isClosed} placeholder={t.notePlaceholder} onChange={event => { onChange({ note: event.target.value }) }} />
        {needsNote && <div role="alert" style={{ color: '#9a6212' }}>{t.noteNeeded}</div>}
      </div>
      <div>
        <span style={{ fontWeight: 600 }}>{t.captured}</span>
        {content.evidence.length === 0 ? <span className="soft"> {t.nothingCaptured}</span> : (
          <ul style={{ margin: '4px 0 0', paddingInlineStart: 18 }}>
            {content.evidence.map(ref => {
              const place = placeOf(ref)
              return (
                <li key={evidenceKey(ref)} className="break">
                  <Button type="link" size="small" style={{ padding: 0, height: 'auto', whiteSpace: 'normal', textAlign: 'start' }} onClick={() => { onShow(ref) }}>{place}{ref.kind === 'screenshot' && `（${t.shot}）`}</Button>
                  {!isClosed && <Button type="text" size="small" aria-label={t.remove(place)} onClick={() => { onChange({ evidence: content.evidence.filter(other => other !== ref) }) }}>×</Button>}
                </li>
              )
            })}
          </ul>
        )}
      </div>
      <div data-attach>{markId === null ? <span className="soft">{t.attachFirst}</span> : <AttachmentList holders="marks" holder={markId} canChange={!isClosed} />}</div>
    </div>
  )
}
