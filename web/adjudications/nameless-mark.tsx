import { Card } from 'antd'
import type { Reply } from '../api/client.ts'
import { useWords } from '../app/language.tsx'
import { StateTag } from '../kit/states.tsx'
import { AttachmentLinks } from '../parts/attachment-list.tsx'
import type { Entry } from '../parts/evidence-address.ts'
import { EvidenceLinks } from '../parts/evidence-links.tsx'
import { RatingText } from '../parts/rating-text.tsx'
import { WORDS } from './words.ts'

export type Material = Reply<'get /adjudications/{id}'>
export type NamelessMark = Material['marks'][number]

/** One of the marks, whoever gave it. */
export function MarkCard({ mark, adjudicationId, isFollowed, ...entry }: Entry & { readonly mark: NamelessMark; readonly adjudicationId: string; readonly isFollowed: boolean }) {
  const t = useWords(WORDS)
  return (
    <Card size="small" title={t.round(mark.round)} style={isFollowed ? { borderColor: 'var(--brand)', boxShadow: '0 0 0 1px var(--brand)' } : {}} extra={mark.outcome === 'rated' && mark.rating !== null ? <RatingText rating={mark.rating} wide /> : <StateTag state={mark.outcome} />}>
      <div className={mark.note === '' ? 'soft' : 'break'} style={{ whiteSpace: 'pre-wrap', marginBottom: 8 }}>{mark.note === '' ? t.noNote : mark.note}</div>
      {mark.evidence.length === 0 ? <span className="soft">{t.noEvidence}</span> : <EvidenceLinks {...entry} evidence={mark.evidence} thumbnails />}
      {mark.attachments.length > 0 && <div style={{ marginTop: 8 }}><AttachmentLinks at={`/adjudications/${adjudicationId}/marks`} files={mark.attachments} /></div>}
    </Card>
  )
}
