import { useWords } from '../app/language.tsx'
import { DataTable } from '../kit/data-table.tsx'
import { sizeText } from '../kit/size-text.ts'
import type { Detail } from './collection-drawer.tsx'
import { DETAIL_WORDS } from './words.ts'

/** What was kept, with the digests by which anybody can check a copy. */
export function KeptFiles({ of: { files, unitName } }: { readonly of: Pick<Detail, 'files' | 'unitName'> }) {
  const t = useWords(DETAIL_WORDS)
  if (files.length === 0) return <span className="soft">{t.noFiles}</span>
  return (
    <DataTable name={`${unitName} ${t.kept}`} rows={files} rowKey={({ path }) => path} columns={[
      { key: 'path', title: t.file, width: 190, value: ({ path }) => path, show: ({ path }) => <span className="break">{path}</span> },
      { key: 'size', title: t.size, width: 90, numeric: true, value: ({ size }) => size, show: ({ size }) => sizeText(size) },
      { key: 'sha256', title: 'SHA-256', width: 300, value: ({ sha256 }) => sha256, show: ({ sha256 }) => <code className="break" style={{ fontSize: 12 }}>{sha256}</code> },
    ]} />
  )
}
