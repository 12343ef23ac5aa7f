import { useWords } from '../app/language.tsx'
import { WORDS } from './words.ts'

export interface Fault { readonly place: string; readonly why: string }

/** Rows that could not be used, each with its place and the reason. */
export function FaultList({ faults, count }: { readonly faults: readonly Fault[]; readonly count: number }) {
  const t = useWords(WORDS)
  return (
    <div>
      <div>{t.bad(count)}</div>
      <ul style={{ margin: 0, paddingInlineStart: 18, maxHeight: 220, overflowY: 'auto' }}>
        {faults.map(({ place, why }) => <li key={`${place} ${why}`} className="break">{place}：{why}</li>)}
        {count > faults.length && <li className="soft">{t.more(count - faults.length)}</li>}
      </ul>
    </div>
  )
}
