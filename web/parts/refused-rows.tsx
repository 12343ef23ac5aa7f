import { DataTable } from '../kit/data-table.tsx'
import { defineWords, useWords } from '../app/language.tsx'

const WORDS = defineWords({
  line: ['行', 'Line'],
  column: ['列', 'Column'],
  value: ['内容', 'Content'],
  why: ['原因', 'Why'],
  badRows: ['有误的行', 'Rows with faults'],
})

export interface RefusedRow { readonly line: number; readonly column: string | null; readonly value: string | null; readonly why: string }

/** Rows of an imported table that stay out: where each stands and why. */
export function RefusedRows({ rows }: { readonly rows: readonly RefusedRow[] }) {
  const t = useWords(WORDS)
  return (
    <DataTable
      name={t.badRows} rows={rows} rowKey={row => `${row.line} ${row.column ?? ''} ${row.why}`}
      columns={[
        { key: 'line', title: t.line, width: 70, numeric: true, value: row => row.line },
        { key: 'column', title: t.column, width: 130, value: row => row.column },
        { key: 'value', title: t.value, width: 200, value: row => row.value, show: row => <span className="break">{row.value}</span> },
        { key: 'why', title: t.why, width: 320, value: row => row.why, show: row => <span className="break">{row.why}</span> },
      ]}
    />
  )
}
