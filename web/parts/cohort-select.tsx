import { Select } from 'antd'
import { defineWords, useWords } from '../app/language.tsx'
import type { Cohort } from './campaign.ts'

const WORDS = defineWords({ cohort: ['分组', 'Cohort'], all: ['全部分组', 'All cohorts'] })

/** Chooses a cohort; with `withAll` the empty value stands for all of them. */
export function CohortSelect({ cohorts, value, onChange, withAll = false }: { readonly cohorts: readonly Cohort[]; readonly value: string; readonly onChange: (id: string) => void; readonly withAll?: boolean }) {
  const t = useWords(WORDS)
  return <Select aria-label={t.cohort} value={value} onChange={onChange} style={{ minWidth: 160, maxWidth: '100%' }} options={[...(withAll ? [{ value: '', label: t.all }] : []), ...cohorts.map(({ id, name }) => ({ value: id, label: name }))]} />
}
