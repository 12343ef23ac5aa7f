import { Collapse } from 'antd'
import { defineWords, useWords } from '../app/language.tsx'
import { StateTag } from '../kit/states.tsx'
import type { Judgement } from '../../src/model/judgement.ts'
import type { Cited, Entry } from './evidence-address.ts'
import { EvidenceLinks } from './evidence-links.tsx'
import { namedPlaces } from './named-places.ts'
import { percent, RatingText } from './rating-text.tsx'

const WORDS = defineWords({
  reasons: ['理由', 'Reasons'],
  advice: ['建议', 'Advice'],
  evidence: ['佐证', 'Evidence'],
  confidence: ['把握', 'confidence'],
  version: [(n: number) => `第 ${n} 版`, (n: number) => `version ${n}`],
  how: ['怎样评的', 'How it is judged'],
})

/** One measure's answer, as the api gives it in several places. */
export interface JudgementShown { readonly id: string; readonly version: number; readonly title?: string; readonly explain?: string; readonly params?: Readonly<Record<string, unknown>>; readonly judgement: Judgement }

export interface JudgementViewProps extends Entry {
  readonly of: JudgementShown
  readonly thumbnails?: boolean
  readonly onShow?: (ref: Cited, words: readonly string[]) => void
}

/** What the machine says of a point: rating and confidence, why, what would raise it, and the archived pages it rests on. */
export function JudgementView({ of: { id, version, title, explain, params, judgement }, campaignId, entrantId, thumbnails = false, onShow }: JudgementViewProps) {
  const t = useWords(WORDS)
  const entry = { campaignId, entrantId }
  return (
    <div style={{ borderLeft: '3px solid var(--open)', paddingLeft: 10 }}>
      <div style={{ display: 'flex', flexWrap: 'wrap', gap: '2px 12px', alignItems: 'center' }}>
        {judgement.outcome === 'rated' ? <RatingText rating={judgement.rating} wide /> : <StateTag state={judgement.outcome === 'undetermined' && judgement.missing.includes('person') ? 'pending' : judgement.outcome} />}
        <span>{title ?? id}</span>
        <span className="soft" style={{ fontSize: 12 }}>{judgement.outcome === 'rated' && `${t.confidence} ${percent(judgement.confidence)} · `}{title !== undefined && `${id} · `}{t.version(version)}</span>
      </div>
      {judgement.outcome === 'rated' ? <Sentences title={t.reasons} of={judgement.reasons} /> : <p style={{ margin: '2px 0' }} className="break">{judgement.reason}</p>}
      {judgement.outcome === 'rated' && judgement.advice.length > 0 && <Sentences title={t.advice} of={judgement.advice} />}
      {judgement.outcome === 'rated' && judgement.evidence.length > 0 && (
        <div style={{ marginTop: 4 }}><EvidenceLinks {...entry} evidence={judgement.evidence} words={namedPlaces(judgement, params)} thumbnails={thumbnails} {...(onShow && { onShow })} /></div>
      )}
      {explain !== undefined && <Collapse ghost size="small" styles={{ header: { padding: '2px 0' }, body: { padding: '0 0 4px' } }} items={[{ key: 'how', label: <span className="soft">{t.how}</span>, children: <div className="soft break">{explain}</div> }]} />}
    </div>
  )
}

function Sentences({ title, of }: { readonly title: string; readonly of: readonly string[] }) {
  return (
    <div style={{ display: 'flex', gap: 8, marginTop: 2 }}>
      <span className="soft" style={{ flex: 'none' }}>{title}</span>
      <ul style={{ margin: 0, paddingInlineStart: of.length > 1 ? 16 : 0, listStyle: of.length > 1 ? 'disc' : 'none', minWidth: 0 }}>{of.map(sentence => <li key={sentence} className="break">{sentence}</li>)}</ul>
    </div>
  )
}
