import { useState } from 'react'
import { defineWords, useWords } from '../app/language.tsx'
import { evidenceFile, placeText } from './evidence-address.ts'
import type { Asked, Shown } from './evidence-address.ts'

const WORDS = defineWords({
  page: [(place: string) => `归档页面 ${place}`, (place: string) => `Archived page ${place}`],
  shot: [(place: string) => `归档截图 ${place}`, (place: string) => `Archived screenshot ${place}`],
  larger: ['原大', 'own size'],
  smaller: ['适合宽度', 'fit the width'],
})

/** Laid out in its size, so that it stands at the place that counted when it is shown, and neither seen nor reached. */
const READY = { position: 'absolute', top: 0, insetInlineStart: 0, visibility: 'hidden', pointerEvents: 'none' } as const

export type View = 'page' | 'screenshot'

export interface EvidenceFrameProps extends Shown {
  readonly entrantId: string
  readonly of: Asked
  readonly view: View
  readonly height: number | string
  /** Made ready but not shown: what comes next. */
  readonly hidden?: boolean
}

/** What was archived, as it was: the replay in a frame without any permission (and its answer has a sandbox of its own), or the picture. */
export function EvidenceFrame({ entrantId, of, view, height, mark, selector, hidden = false }: EvidenceFrameProps) {
  const t = useWords(WORDS)
  const [isWhole, setWhole] = useState(false)
  const place = of.url === undefined ? of.sha256.slice(0, 12) : placeText(of.url)
  const box = { width: '100%', height, border: '1px solid var(--line)', borderRadius: 6, background: '#fff', boxSizing: 'border-box' } as const
  if (view === 'page') {
    return <iframe sandbox="" referrerPolicy="no-referrer" title={t.page(place)} src={evidenceFile(entrantId, of, 'page', { mark, selector })} style={hidden ? { ...box, ...READY } : { ...box, display: 'block' }} />
  }
  return <Picture name={t.shot(place)} zoom={isWhole ? t.smaller : t.larger} src={evidenceFile(entrantId, of, 'screenshot')} isWhole={isWhole} onZoom={() => { setWhole(!isWhole) }} box={{ ...box, ...(hidden && READY), overflow: 'auto' }} />
}

interface PictureProps { readonly name: string; readonly zoom: string; readonly src: string; readonly isWhole: boolean; readonly onZoom: () => void; readonly box: React.CSSProperties }

/** As wide as there is room for, or in its own size. */
function Picture({ name, zoom, src, isWhole, onZoom, box }: PictureProps) {
  return (
    <div style={box}>
      <button type="button" aria-label={`${name} · ${zoom}`} title={zoom} onClick={onZoom} style={{ all: 'unset', display: 'block', cursor: isWhole ? 'zoom-out' : 'zoom-in' }}><img src={src} alt={name} style={{ maxWidth: isWhole ? 'none' : '100%', display: 'block' }} /></button>
    </div>
  )
}
