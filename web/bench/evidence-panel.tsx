import { Button, Input, Segmented, Select } from 'antd'
import { useState } from 'react'
import { Link } from 'react-router'
import { evidenceKey } from '../../src/model/evidence.ts'
import { call } from '../api/client.ts'
import { useWords } from '../app/language.tsx'
import { evidencePath, placeOf } from '../parts/evidence-address.ts'
import type { Entry } from '../parts/evidence-address.ts'
import { EvidenceFrame } from '../parts/evidence-frame.tsx'
import type { View } from '../parts/evidence-frame.tsx'
import type { Piece } from './pieces.ts'
import { WORDS } from './words.ts'

export interface EvidencePanelProps extends Entry {
  readonly pieces: readonly Piece[]
  readonly at: number
  readonly onGo: (at: number) => void
  readonly view: View
  readonly onView: (view: View) => void
  /** Whether a picture of the page shown was archived. */
  readonly hasShot: boolean
  readonly isCaptured: boolean
  readonly canCapture: boolean
  readonly onCapture: () => void
  readonly onFound: (piece: Piece) => void
  /** Of the next task: made ready while this one is judged. */
  readonly ahead: { readonly entrantId: string; readonly piece: Piece } | null
}

/** The archived pages of a task, one at a time, and a way to any other page of the archive. */
export function EvidencePanel({ campaignId, entrantId, pieces, at, onGo, view, onView, hasShot, isCaptured, canCapture, onCapture, onFound, ahead }: EvidencePanelProps) {
  const t = useWords(WORDS)
  const piece = pieces[at]
  const path = piece && evidencePath({ campaignId, entrantId }, piece.ref, piece.mark.split('\n'))
  const shown: View = piece?.ref.kind === 'screenshot' || (view === 'screenshot' && hasShot) ? 'screenshot' : 'page'
  return (
    <section aria-label={t.evidence} style={{ display: 'grid', gap: 8 }}>
      {piece && (
        <div style={{ display: 'flex', flexWrap: 'wrap', gap: 8, alignItems: 'center' }}>
          <Select aria-label={t.evidence} style={{ flex: '1 1 220px', minWidth: 0 }} value={at} onChange={onGo} options={pieces.map(({ ref }, i) => ({ value: i, label: `${i + 1}/${pieces.length} ${placeOf(ref)}` }))} />
          {hasShot && piece.ref.kind !== 'screenshot' && <Segmented<View> size="small" value={shown} onChange={onView} options={[{ value: 'page', label: t.page }, { value: 'screenshot', label: t.shot }]} />}
          {canCapture && <Button size="small" type={isCaptured ? 'primary' : 'default'} aria-pressed={isCaptured} onClick={onCapture}>{isCaptured ? t.uncapture : t.capture}</Button>}
          {path !== undefined && <Link to={path} target="_blank">{t.whole}</Link>}
        </div>
      )}
      {!piece && <p className="soft" style={{ margin: 0 }}>{t.noEvidence}</p>}
      <div style={{ position: 'relative' }}>
        {piece && <EvidenceFrame key={frameKey(entrantId, piece, shown)} entrantId={entrantId} of={piece.ref} view={shown} mark={piece.mark} height="62vh" />}
        {ahead && <EvidenceFrame key={frameKey(ahead.entrantId, ahead.piece, 'page')} entrantId={ahead.entrantId} of={ahead.piece.ref} view="page" mark={ahead.piece.mark} height="62vh" hidden />}
      </div>
      <Finder key={entrantId} entrantId={entrantId} onFound={onFound} />
    </section>
  )
}

const frameKey = (entrantId: string, { ref, mark }: Piece, view: View): string => `${entrantId} ${evidenceKey(ref)} ${view} ${mark}`

function Finder({ entrantId, onFound }: { readonly entrantId: string; readonly onFound: (piece: Piece) => void }) {
  const t = useWords(WORDS)
  const [isMissing, setMissing] = useState(false)
  const find = async (url: string) => {
    if (url.trim() === '') return
    const { items } = await call('get /entrants/{entrantId}/evidence', { entrantId, url: /^https?:/i.test(url) ? url.trim() : `http://${url.trim()}`, limit: 50 }).catch(() => ({ items: [] }))
    const entry = items.find(({ type }) => type === 'response') ?? items[0]
    setMissing(!entry)
    if (entry) onFound({ ref: { sha256: entry.sha256, kind: entry.kind, url: entry.url }, mark: '' })
  }
  return (
    <div>
      <Input.Search aria-label={t.find} placeholder={t.find} enterButton={t.open} onSearch={url => { void find(url) }} status={isMissing ? 'error' : ''} />
      {isMissing && <span role="alert" className="soft">{t.notArchived}</span>}
    </div>
  )
}
