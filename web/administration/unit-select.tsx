import { Select } from 'antd'
import { useState } from 'react'
import { useReply } from '../api/queries.ts'
import { useWords } from '../app/language.tsx'
import { PEOPLE_WORDS } from './words.ts'

interface UnitSelectProps { readonly id?: string; readonly value?: string | null; readonly onChange?: (unitId: string | null) => void; readonly label?: string }

/** A unit of the whole register, found by a part of its name. */
export function UnitSelect({ id, value, onChange, label }: UnitSelectProps) {
  const t = useWords(PEOPLE_WORDS)
  const [text, setText] = useState('')
  const wanted = text.trim()
  const { data, isFetching } = useReply('get /units', { limit: 50, ...(wanted !== '' && { nameContains: wanted }) }, { keep: true })
  // Without its name a unit that was chosen earlier would show as a number; one page of the register holds it in most houses.
  const { data: register } = useReply('get /units', { limit: 500 }, { enabled: typeof value === 'string', staleMs: 60_000 })
  const options = [...(data?.items ?? [])]
  const chosen = register?.items.find(one => one.id === value)
  if (chosen && !options.some(one => one.id === chosen.id)) options.unshift(chosen)
  return (
    <Select
      {...(id !== undefined && { id })} {...(label !== undefined && { 'aria-label': label })} value={value ?? undefined} onChange={next => { onChange?.(next ?? null) }} allowClear loading={isFetching}
      showSearch={{ filterOption: false, onSearch: setText }} placeholder={t.unitSearch} style={{ width: '100%' }}
      options={options.map(unit => ({ value: unit.id, label: `${unit.name}（${unit.regionCode}）` }))}
    />
  )
}
