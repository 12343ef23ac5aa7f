import { Alert, Button, Space } from 'antd'
import { defineWords, useWords } from '../app/language.tsx'

const WORDS = defineWords({
  title: ['别人刚改过。您填的内容还在，没有保存，也没有覆盖别人的修改。', 'Somebody else has just changed this. What you typed is still here; nothing was saved and nothing overwritten.'],
  field: ['内容', 'Field'],
  mine: ['您填的', 'Yours'],
  theirs: ['现在的', 'Now stored'],
  keep: ['在最新版上保存我的', 'Save mine on top'],
  take: ['放弃我的，用现在的', 'Drop mine'],
})

export interface ConflictRow { readonly label: string; readonly mine: string; readonly theirs: string }
interface VersionConflictProps { readonly rows: readonly ConflictRow[]; readonly onKeep: () => void; readonly onTake: () => void }

/** Both versions side by side, when somebody else was quicker; the reader decides, nothing is overwritten by itself. */
export function VersionConflict({ rows, onKeep, onTake }: VersionConflictProps) {
  const t = useWords(WORDS)
  return (
    <Alert
      role="alert" type="warning" showIcon title={t.title} style={{ marginBottom: 12 }}
      description={(
        <>
          <div style={{ overflowX: 'auto' }}>
            <table style={{ borderSpacing: '16px 2px', marginLeft: -16 }}>
              <thead><tr><th align="left">{t.field}</th><th align="left">{t.mine}</th><th align="left">{t.theirs}</th></tr></thead>
              <tbody>{rows.map(({ label, mine, theirs }) => <tr key={label}><td>{label}</td><td className="break"><b>{mine}</b></td><td className="break"><b>{theirs}</b></td></tr>)}</tbody>
            </table>
          </div>
          <Space wrap style={{ marginTop: 8 }}><Button size="small" type="primary" onClick={onKeep}>{t.keep}</Button><Button size="small" onClick={onTake}>{t.take}</Button></Space>
        </>
      )}
    />
  )
}
