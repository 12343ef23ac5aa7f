import { Button } from 'antd'
import { useWords } from '../app/language.tsx'
import { useUrlState } from '../kit/url-state.ts'
import { useFailureName } from './failure-name.ts'
import { WORDS } from './words.ts'

interface FailureTableProps { readonly failed: readonly { readonly failure: string | null; readonly count: number }[]; readonly onRetry?: (kind: string) => void }

/** Why collections failed, the most frequent first; each leads to its list. */
export function FailureTable({ failed, onRetry }: FailureTableProps) {
  const t = useWords(WORDS)
  const name = useFailureName()
  const [, setFailure] = useUrlState('failure')
  return (
    <table style={{ width: '100%' }}>
      <thead><tr><th align="left">{t.kind}</th><th className="number">{t.count}</th><th aria-label={t.show} /></tr></thead>
      <tbody>
        {[...failed].sort((a, b) => b.count - a.count).map(({ failure, count }) => (
          <tr key={failure ?? ''}>
            <td>{name(failure)}</td><td className="number"><b>{count}</b></td>
            <td align="right">
              <Button size="small" type="link" aria-label={`${t.show} ${name(failure)}`} onClick={() => { setFailure(failure ?? '') }}>{t.show}</Button>
              {onRetry && failure !== null && <Button size="small" type="link" aria-label={`${t.retryOne} ${name(failure)}`} onClick={() => { onRetry(failure) }}>{t.retryOne}</Button>}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}
