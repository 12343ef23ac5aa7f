import { Collapse } from 'antd'
import { useAllItems } from '../../api/queries.ts'
import { defineWords, useWords } from '../../app/language.tsx'
import { useTimes } from '../../kit/times.ts'
import type { ImportKind } from './import-dialog.tsx'

const WORDS = defineWords({
  title: [(n: number) => `导入记录（${n}）`, (n: number) => `Imports (${n})`],
  of: [(accepted: number, refused: number) => `导入 ${accepted} 行，有误 ${refused} 行`, (accepted: number, refused: number) => `${accepted} rows in, ${refused} with faults`],
  bad: [(line: number, column: string | null, value: string | null, why: string) => `第 ${line} 行${column === null ? '' : `“${column}”`}${value === null || value === '' ? '' : `（${value}）`}：${why}`, (line: number, column: string | null, value: string | null, why: string) => `line ${line}${column === null ? '' : `, ${column}`}${value === null || value === '' ? '' : ` (${value})`}: ${why}`],
})

/** What was imported so far, newest first; rows that were refused stay readable. */
export function ImportList({ campaignId, kind }: { readonly campaignId: string; readonly kind: ImportKind }) {
  const t = useWords(WORDS)
  const { at } = useTimes()
  const { data } = useAllItems('get /campaigns/{campaignId}/imports', { campaignId })
  const runs = (data?.items ?? []).filter(run => run.kind === kind).reverse()
  if (runs.length === 0) return null
  return (
    <Collapse ghost size="small" style={{ marginTop: 8 }} items={[{
      key: 'runs', label: <span className="soft">{t.title(runs.length)}</span>,
      children: runs.map(run => (
        <div key={run.id} style={{ marginBottom: 8 }}>
          <span className="break">{at(run.createdAt)} · {run.fileName} · {t.of(run.accepted, run.refused.length)}</span>
          {run.refused.length > 0 && <ul style={{ margin: '2px 0' }}>{run.refused.slice(0, 200).map(({ line, column, value, why }) => <li key={`${line} ${column ?? ''} ${why}`} className="break soft">{t.bad(line, column, value, why)}</li>)}</ul>}
        </div>
      )),
    }]} />
  )
}
