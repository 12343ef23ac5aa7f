import { FileTextOutlined, PictureOutlined } from '@ant-design/icons'
import { Button } from 'antd'
import { useState } from 'react'
import { Link } from 'react-router'
import { evidenceKey, recordOf } from '../../src/model/evidence.ts'
import { useAllItems } from '../api/queries.ts'
import { defineWords, useWords } from '../app/language.tsx'
import { evidenceFile, evidencePath, placeText } from './evidence-address.ts'
import type { Cited, Entry } from './evidence-address.ts'

const WORDS = defineWords({
  title: ['佐证', 'Evidence'],
  file: [(digest: string) => `导入的文件 ${digest}`, (digest: string) => `imported file ${digest}`],
  record: [(digest: string, n: number) => `导入的文件 ${digest} 的记录 ${n}`, (digest: string, n: number) => `record ${n} of the imported file ${digest}`],
  shot: ['截图', 'screenshot'],
  more: [(n: number) => `再显示 ${n} 个`, (n: number) => `${n} more`],
  none: ['没有佐证', 'no evidence'],
})

/** Pages whose screenshot was archived, by address: asked for once per entrant. */
function useScreenshots(entrantId: string, enabled: boolean): ReadonlyMap<string, string> {
  const { data } = useAllItems('get /entrants/{entrantId}/evidence', { entrantId, type: 'screenshot' }, { enabled })
  return new Map(data?.items.map(({ url, sha256 }) => [url, sha256]))
}

export interface EvidenceLinksProps extends Entry {
  readonly evidence: readonly Cited[]
  /** Words on the pages that counted, to be highlighted there. */
  readonly words?: readonly string[]
  readonly thumbnails?: boolean
  /** Shows a piece where the reader is, e.g. on the bench; else a link leads to its page. */
  readonly onShow?: (ref: Cited, words: readonly string[]) => void
  /** How many are shown at first. */
  readonly first?: number
}

const NO_WORDS: readonly string[] = []

/** The archived pages that a number came from. */
export function EvidenceLinks({ campaignId, entrantId, evidence, words = NO_WORDS, thumbnails = false, onShow, first = 6 }: EvidenceLinksProps) {
  const t = useWords(WORDS)
  const [isWhole, setWhole] = useState(false)
  const shots = useScreenshots(entrantId, thumbnails && evidence.some(({ kind }) => kind !== 'file'))
  if (evidence.length === 0) return null
  const shown = isWhole ? evidence : evidence.slice(0, first)
  return (
    <div>
      <ul aria-label={t.title} style={{ listStyle: 'none', margin: 0, padding: 0, display: 'grid', gap: 4 }}>
        {shown.map(ref => {
          const path = evidencePath({ campaignId, entrantId }, ref, words)
          const shot = ref.kind === 'screenshot' ? ref.sha256 : ref.url === undefined ? undefined : shots.get(ref.url)
          const number = recordOf(ref)
          const digest = ref.sha256.slice(0, 8)
          const label = ref.url === undefined ? (number === undefined ? (ref.kind === 'file' ? t.file(digest) : `${t.shot} ${digest}`) : t.record(digest, number)) : `${placeText(ref.url)}${ref.kind === 'screenshot' ? `（${t.shot}）` : ''}`
          return (
            <li key={evidenceKey(ref)} style={{ display: 'flex', gap: 6, alignItems: 'flex-start', minWidth: 0 }}>
              {thumbnails && shot !== undefined ? <img src={evidenceFile(entrantId, { sha256: shot, url: ref.url }, 'screenshot')} alt="" loading="lazy" width={64} height={44} style={{ objectFit: 'cover', objectPosition: 'top', border: '1px solid var(--line)', borderRadius: 3, flex: 'none' }} /> : <span aria-hidden className="soft">{ref.kind === 'screenshot' ? <PictureOutlined /> : <FileTextOutlined />}</span>}
              {onShow ? <Button type="link" size="small" className="break" style={{ padding: 0, height: 'auto', whiteSpace: 'normal', textAlign: 'start' }} onClick={() => { onShow(ref, words) }}>{label}</Button>
                  : <Link to={path} className="break">{label}</Link>}
            </li>
          )
        })}
      </ul>
      {shown.length < evidence.length && <Button type="link" size="small" style={{ padding: 0 }} onClick={() => { setWhole(true) }}>{t.more(evidence.length - shown.length)}</Button>}
    </div>
  )
}
