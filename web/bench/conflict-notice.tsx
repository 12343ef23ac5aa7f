import { Alert, Button } from 'antd'
import { useWords } from '../app/language.tsx'
import { StateTag } from '../kit/states.tsx'
import { percent } from '../parts/rating-text.tsx'
import { contentOf } from './drafts.ts'
import type { Content, Draft } from './drafts.ts'
import { WORDS } from './words.ts'

/** Both versions of a mark that was changed in two places, to choose from; nothing is overwritten unseen. */
export function ConflictNotice({ draft, onMine, onTheirs }: { readonly draft: Draft; readonly onMine: () => void; readonly onTheirs: () => void }) {
  const t = useWords(WORDS)
  const sides = [{ title: t.mine, content: draft.content, choose: onMine }, { title: t.theirs, content: contentOf(draft.theirs), choose: onTheirs }]
  return (
    <Alert type="warning" showIcon role="alert" title={t.conflict} style={{ marginBottom: 12 }} description={(
      <div style={{ display: 'grid', gridTemplateColumns: 'repeat(auto-fit, minmax(160px, 1fr))', gap: 12 }}>
        {sides.map(({ title, content, choose }) => <section key={title} aria-label={title}><b>{title}</b><Version content={content} /><Button size="small" onClick={choose}>{t.keep}</Button></section>)}
      </div>
    )} />
  )
}

function Version({ content: { opinion, note, evidence } }: { readonly content: Content }) {
  const t = useWords(WORDS)
  return (
    <div style={{ margin: '4px 0' }}>
      <div>{opinion === null ? t.deleted : opinion.outcome === 'rated' ? percent(opinion.rating) : <StateTag state={opinion.outcome} />}</div>
      <div className="break" style={{ whiteSpace: 'pre-wrap' }}>{note}</div>
      {evidence.length > 0 && <div className="soft">{t.captured}：{evidence.length}</div>}
    </div>
  )
}
