import { defineWords, useWords } from '../app/language.tsx'
import { AttachmentLinks } from './attachment-list.tsx'
import type { Attachment } from './attachment-list.tsx'

const WORDS = defineWords({ title: ['单位申报的材料', 'Declared by the unit'], links: ['地址（当前网页，非归档）', 'addresses (as they are now, not archived)'], none: ['单位没有申报材料', 'The unit declared nothing'] })

export interface Declared { readonly id: string; readonly text: string; readonly links: readonly string[]; readonly attachments: readonly Attachment[] }

/** What a unit handed in for one point. */
export function DeclaredMaterial({ declaration }: { readonly declaration: Declared | null }) {
  const t = useWords(WORDS)
  if (declaration === null) return <p className="soft" style={{ margin: 0 }}>{t.none}</p>
  return (
    <section aria-label={t.title} style={{ display: 'grid', gap: 6 }}>
      <div className="break" style={{ whiteSpace: 'pre-wrap' }}>{declaration.text}</div>
      {declaration.links.length > 0 && (
        <div>
          <span className="soft">{t.links}</span>
          <ul style={{ margin: 0, paddingInlineStart: 18 }}>{declaration.links.map(url => <li key={url} className="break"><a href={url} target="_blank" rel="noopener noreferrer">{url}</a></li>)}</ul>
        </div>
      )}
      <AttachmentLinks at={`/declarations/${declaration.id}`} files={declaration.attachments} />
    </section>
  )
}
