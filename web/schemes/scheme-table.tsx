import { Button, Checkbox, Input, Tag } from 'antd'
import { useDeferredValue, useMemo, useState } from 'react'
import { useSay, useWords } from '../app/language.tsx'
import { DataTable } from '../kit/data-table.tsx'
import type { Column } from '../kit/data-table.tsx'
import { useUrlState } from '../kit/url-state.ts'
import { filterRows, flatRows, rowsOf } from './scheme-rows.ts'
import type { Edition, Row } from './scheme-rows.ts'
import { KINDS, WORDS } from './words.ts'

export interface SchemeTableProps {
  readonly edition: Edition
  /** Id of the chosen point. */
  readonly chosen: string
  readonly onChoose: (pointId: string) => void
}

/** The table as printed, variants side by side; what weighs differently in them is marked. */
export function SchemeTable({ edition, chosen, onChoose }: SchemeTableProps) {
  const t = useWords(WORDS)
  const say = useSay()
  const [query, setQuery] = useUrlState('q')
  const [only, setOnly] = useUrlState('differing')
  const words = useDeferredValue(query.trim().toLowerCase())
  const measures = useMemo(() => new Map(edition.measures.map(measure => [measure.id, measure])), [edition])
  const all = useMemo(() => rowsOf(edition), [edition])
  const rows = useMemo(() => {
    const titlesOf = (row: Row) => (row.point?.measures ?? []).map(({ id }) => `${id} ${measures.get(id)?.title ?? ''}`)
    const fitsWords = (row: Row) => [row.name, row.key, ...titlesOf(row)].some(text => text.toLowerCase().includes(words))
    const narrowed = only === '' ? all : filterRows(all, row => row.level !== null && row.indicator !== null && row.differs)
    return words === '' ? narrowed : filterRows(narrowed, fitsWords)
  }, [all, measures, only, words])
  const flat = useMemo(() => flatRows(rows), [rows])
  const [isOpen, setOpen] = useState(false)
  const [closed, setClosed] = useState<ReadonlySet<string>>(new Set())
  const openByItself = (row: Row) => isOpen || words !== '' || row.indicator === null
  const expanded = flat.filter(row => row.children && openByItself(row) !== closed.has(row.key)).map(({ key }) => key)
  const { variants } = edition.document
  const levels = t.levelNames.split(',')
  const judged = ({ point }: Row): string | null => (point === null ? null : [...new Set(point.measures.map(({ id }) => say(KINDS[measures.get(id)?.kind ?? 'automatic']))), ...(point.rubric && point.measures.length === 0 ? [t.byPerson] : [])].join('、'))
  const columns: readonly Column<Row>[] = [
    {
      key: 'name', title: t.name, width: 240, sortable: false, value: row => row.name,
      show: row => (row.point ? <button type="button" className="link break" aria-pressed={row.key === chosen} style={{ fontWeight: row.key === chosen ? 700 : 400 }} onClick={() => { onChoose(row.key) }}>{row.point.no > 0 && `${row.point.no}. `}{row.name}</button> : <b style={{ fontWeight: row.level === 0 ? 700 : 600 }}>{row.name}{row.differs && <span role="img" aria-label={t.differs} title={t.differs} style={{ color: '#8a4b12', marginInlineStart: 6 }}>≠</span>}</b>),
    },
    ...variants.map(({ id, title }): Column<Row> => ({
      key: id, title, width: 88, numeric: true, sortable: false, value: row => row.weights?.[id] ?? null,
      show: row => (row.weights === null ? null : <span style={row.differs ? { fontWeight: 700, color: '#8a4b12' } : {}}>{row.weights[id] ?? <span className="soft">{t.notApplicable}</span>}</span>),
    })),
    { key: 'judged', title: t.judgedBy, width: 130, sortable: false, value: judged, show: row => (judged(row) ?? '').split('、').filter(word => word !== '').map(word => <Tag key={word} variant="filled">{word}</Tag>) },
    { key: 'differs', title: t.differs, width: 10, sortable: false, savedOnly: true, value: row => (row.differs ? '≠' : null) },
    { key: 'id', title: t.id, width: 10, sortable: false, savedOnly: true, value: row => row.key },
    { key: 'level', title: t.level, width: 10, sortable: false, savedOnly: true, value: row => (row.level === null ? t.point : (levels[row.level] ?? null)) },
  ]
  return (
    <DataTable<Row>
      name={`${edition.title} ${edition.edition}`} columns={columns} rows={rows} savedRows={flat} rowKey={row => row.key}
      expandable={{ indentSize: 18, expandedRowKeys: expanded, onExpand: (_, row) => { setClosed(now => toggled(now, row.key)) } }}
      toolbar={(
        <>
          <Input.Search allowClear aria-label={t.search} placeholder={t.search} value={query} onChange={event => { setQuery(event.target.value) }} style={{ width: 'min(100%, 300px)' }} />
          {variants.length > 1 && <Checkbox checked={only !== ''} onChange={event => { setOnly(event.target.checked ? '1' : '') }}>{t.differing}</Checkbox>}
          <Button size="small" onClick={() => { setOpen(!isOpen); setClosed(new Set()) }}>{isOpen ? t.collapse : t.expand}</Button>
          {words !== '' && <span aria-live="polite" className="soft">{t.found(flat.filter(row => row.point).length)}</span>}
        </>
      )}
    />
  )
}

const toggled = (set: ReadonlySet<string>, key: string): ReadonlySet<string> => {
  const next = new Set(set)
  if (!next.delete(key)) next.add(key)
  return next
}
