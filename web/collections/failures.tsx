import { Collapse } from 'antd'
import { useWords } from '../app/language.tsx'
import { useTimes } from '../kit/times.ts'
import { placeText } from '../parts/evidence-address.ts'
import type { Detail } from './collection-drawer.tsx'
import { useFailureName } from './failure-name.ts'
import { DETAIL_WORDS } from './words.ts'

/** What failed on the way, by kind, the most frequent first, each with some of its addresses; of a collection that keeps nothing yet, the counts alone. */
export function Failures({ of: { failures, coverage, progress, finishedAt } }: { readonly of: Pick<Detail, 'failures' | 'coverage' | 'progress' | 'finishedAt'> }) {
  const t = useWords(DETAIL_WORDS)
  const name = useFailureName()
  const { at } = useTimes()
  if (failures.length > 0) return (
    <Collapse size="small" items={failures.map(({ kind, count, examples }) => ({
      key: kind, label: name(kind), extra: <b>{count}</b>,
      children: (
        <>
          <table className="plain">
            <thead><tr><th>{t.address}</th><th style={{ whiteSpace: 'nowrap' }}>{t.when}</th></tr></thead>
            <tbody>{examples.map(({ url, at: when, detail }) => (
              <tr key={`${url} ${detail}`}>
                <td className="break"><Address url={url} />{detail !== '' && <div className="soft">{detail}</div>}</td>
                <td style={{ whiteSpace: 'nowrap' }} className="soft">{at(when)}</td>
              </tr>
            ))}</tbody>
          </table>
          {count > examples.length && <div className="soft">{t.someOf(examples.length, count)}</div>}
        </>
      ),
    }))} />
  )
  const counted = Object.entries(coverage?.failures ?? {}).sort(([, a], [, b]) => b - a)
  if (counted.length > 0) return <ul style={{ margin: 0, paddingInlineStart: 18 }}>{counted.map(([kind, count]) => <li key={kind}>{name(kind)} {count}</li>)}</ul>
  if (finishedAt === null && (progress?.failures ?? 0) > 0) return <span>{t.failedSoFar(progress?.failures ?? 0)}</span>
  return <span className="soft">{t.noFailures}</span>
}

/** Collected text: only web addresses become links. */
function Address({ url }: { readonly url: string }) {
  return /^https?:\/\//i.test(url) ? <a href={url} target="_blank" rel="noopener noreferrer">{placeText(url)}</a> : <>{url}</>
}
