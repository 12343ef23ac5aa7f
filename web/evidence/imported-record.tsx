import { Card, Descriptions } from 'antd'
import { useSay } from '../app/language.tsx'
import { CLOSED_FIELDS, FIELD_TITLES, RECORD_TITLES, VALUE_TITLES } from '../../src/model/imported-record.ts'
import type { Reply } from '../api/client.ts'

type Shown = Reply<'get /entrants/{entrantId}/imports/{fileDigest}'>['records'][number]

/** One record of an imported file: what it tells, as text, with the words that counted highlighted. */
export function ImportedRecord({ of: { number, place, type, fields }, words }: { readonly of: Shown; readonly words: readonly string[] }) {
  const say = useSay()
  const valueOf = (name: string, value: string | number | boolean) => {
    const title = typeof value === 'boolean' || CLOSED_FIELDS.has(name) ? VALUE_TITLES[String(value)] : undefined
    return title ? say(title) : <span className="break" style={{ whiteSpace: 'pre-wrap' }}><Highlighted text={String(value)} words={words} /></span>
  }
  return (
    <Card size="small" title={<>{say(RECORD_TITLES[type])} <span className="soft">#{number} · {place}</span></>}>
      <Descriptions column={1} size="small" styles={{ label: { minWidth: 84 } }} items={fields.map(({ name, value }) => ({ key: name, label: FIELD_TITLES[name] ? say(FIELD_TITLES[name]) : name, children: valueOf(name, value) }))} />
    </Card>
  )
}

const MARK = { background: '#ffe45c', color: '#111', outline: '2px solid #d9480f' } as const

/** The text with each of the words marked where it stands. */
function Highlighted({ text, words }: { readonly text: string; readonly words: readonly string[] }) {
  const parts: React.ReactNode[] = []
  let rest = text
  for (let place = 0; place < 50; place++) {
    const [first] = words.flatMap(word => { const at = word === '' ? -1 : rest.indexOf(word); return at < 0 ? [] : [{ word, at }] }).sort((a, b) => a.at - b.at || b.word.length - a.word.length)
    if (!first) break
    parts.push(rest.slice(0, first.at), <mark key={`${place} ${first.word}`} style={MARK}>{first.word}</mark>)
    rest = rest.slice(first.at + first.word.length)
  }
  return <>{parts}{rest}</>
}
