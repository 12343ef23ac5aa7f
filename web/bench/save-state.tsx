import { useWords } from '../app/language.tsx'
import type { Draft } from './drafts.ts'
import { WORDS } from './words.ts'

/** Where what was typed is by now. */
export function SaveState({ draft: { state, status, problem, content, version, isKept } }: { readonly draft: Draft }) {
  const t = useWords(WORDS)
  const isBad = status === 'refused' || status === 'offline' || (!isKept && content.opinion === null)
  const text = state === 'submitted' && status === 'saved' ? t.reopenWhy : status === 'refused' ? `${t.refused}：${problem?.message}` : status === 'offline' ? (isKept ? t.offline : t.offlineUnkept) : state === 'handing-in' ? t.handingIn : status === 'saving' ? t.saving
    : status === 'saved' ? (version > 0 ? t.saved : t.hint) : content.opinion === null ? (isKept ? t.unrated : t.unratedUnkept) : t.waiting
  return <div role={isBad ? 'alert' : 'status'} className={isBad ? 'break' : 'soft break'} style={{ minHeight: 22, ...(isBad && { color: '#b3382c' }) }}>{text}</div>
}
