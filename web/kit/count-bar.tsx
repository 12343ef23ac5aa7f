export interface Counted { readonly key: string; readonly name: string; readonly count: number; readonly colour: string }

/** Counts of a whole side by side, with their legend; thin parts stay visible. */
export function CountBar({ label, parts }: { readonly label: string; readonly parts: readonly Counted[] }) {
  const there = parts.filter(({ count }) => count > 0)
  return (
    <div>
      <div role="img" aria-label={`${label}：${there.map(({ name, count }) => `${name} ${count}`).join('，')}`} style={{ display: 'flex', height: 12, borderRadius: 6, overflow: 'hidden', background: '#eceff1', gap: 1 }}>
        {there.map(({ key, count, colour }) => <div key={key} style={{ flex: `${count} 1 4px`, background: colour }} />)}
      </div>
      <ul style={{ listStyle: 'none', margin: '6px 0 0', padding: 0, display: 'flex', flexWrap: 'wrap', gap: '2px 14px' }}>
        {there.map(({ key, name, count, colour }) => <li key={key}><span aria-hidden style={{ display: 'inline-block', width: 9, height: 9, borderRadius: 2, background: colour, marginInlineEnd: 5 }} />{name} <b>{count}</b></li>)}
      </ul>
    </div>
  )
}
