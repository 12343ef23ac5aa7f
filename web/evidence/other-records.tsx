import { Card } from 'antd'
import { Link } from 'react-router'
import { defineWords, useWords } from '../app/language.tsx'
import { Loaded } from '../kit/loaded.tsx'
import { useTimes } from '../kit/times.ts'
import { evidencePath } from '../parts/evidence-address.ts'
import { typeName, useRecords } from './records.ts'
import type { ArchivedEntry } from './records.ts'

const WORDS = defineWords({ title: ['这个地址的其他记录', 'Other records of this address'], none: ['没有其他记录', 'No others'], same: ['内容相同', 'same content'] })

interface OtherRecordsProps { readonly campaignId: string; readonly entrantId: string; readonly url: string; readonly here: ArchivedEntry }

/** Everything that was archived of one address, latest first: other collections, screenshots, what a browser made of it. */
export function OtherRecords({ campaignId, entrantId, url, here }: OtherRecordsProps) {
  const t = useWords(WORDS)
  const { at } = useTimes()
  const records = useRecords(entrantId, { url })
  const isHere = (entry: ArchivedEntry) => entry.archive === here.archive && entry.offset === here.offset && entry.collectionId === here.collectionId
  return (
    <Card title={t.title} size="small">
      <Loaded of={records} rows={2}>
        {({ items }) => {
          const others = items.filter(entry => !isHere(entry)).sort((a, b) => b.at.localeCompare(a.at))
          if (others.length === 0) return <span className="soft">{t.none}</span>
          return (
            <ul style={{ margin: 0, paddingInlineStart: 18 }}>
              {others.map(entry => {
                const path = evidencePath({ campaignId, entrantId }, { sha256: entry.sha256, url: entry.url, kind: entry.kind })
                return <li key={`${entry.collectionId} ${entry.archive} ${entry.offset}`}><Link to={path}>{at(entry.at)} · {typeName(entry.type)}</Link> <span className="soft">{entry.status > 0 && `${entry.status} · `}{entry.size.toLocaleString('en')} B{entry.sha256 === here.sha256 && ` · ${t.same}`}</span></li>
              })}
            </ul>
          )
        }}
      </Loaded>
    </Card>
  )
}
