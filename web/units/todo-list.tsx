import { Button, Card } from 'antd'
import { useState } from 'react'
import type { EvaluationDocument } from '../../src/model/evaluation.ts'
import { useWords } from '../app/language.tsx'
import { COLOURS } from '../app/theme.ts'
import { pathText, shown } from './shown.ts'
import { WORDS } from './words.ts'

const FIRST = 6

/** What to mend, most points to gain first: the very list of the report, made by scoring. */
export function TodoList({ document: { todo, policies }, openPoint }: { readonly document: EvaluationDocument; readonly openPoint: (id: string) => void }) {
  const t = useWords(WORDS)
  const [isWhole, setWhole] = useState(false)
  const entries = isWhole ? todo : todo.slice(0, FIRST)
  return (
    <Card title={<h2 style={{ fontSize: 16, margin: 0 }}>{t.todo} <small className="soft" style={{ fontWeight: 400 }}>{t.todoLead}</small></h2>} styles={{ body: { paddingTop: 4, paddingBottom: 8 } }}>
      {todo.length === 0 && <p>{t.todoNone}</p>}
      <ol style={{ margin: 0, padding: 0, listStyle: 'none' }}>
        {entries.map(({ point, path, text, advice, gain }, at) => (
          <li key={point} style={{ display: 'flex', gap: 12, padding: '10px 0', borderTop: at === 0 ? undefined : '1px solid var(--line)' }}>
            <span className="soft" style={{ width: 18, textAlign: 'right', flex: 'none' }}>{at + 1}</span>
            <div style={{ flex: 1, minWidth: 0 }}>
              <Button type="link" style={{ padding: 0, height: 'auto', whiteSpace: 'normal', textAlign: 'start' }} title={text} onClick={() => { openPoint(point) }}>{pathText(path)}</Button>
              <ul className="break" style={{ margin: '2px 0 0', paddingInlineStart: 18 }}>{advice.map(one => <li key={one}>{one}</li>)}</ul>
            </div>
            <b style={{ color: COLOURS.good, fontSize: 16, whiteSpace: 'nowrap' }}>+{shown(gain, policies.decimals)}</b>
          </li>
        ))}
      </ol>
      {entries.length < todo.length && <Button type="link" style={{ padding: 0 }} onClick={() => { setWhole(true) }}>{t.todoMore(todo.length - entries.length)}</Button>}
    </Card>
  )
}
