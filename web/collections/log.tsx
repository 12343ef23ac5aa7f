import { Timeline } from 'antd'
import { useSay, useWords } from '../app/language.tsx'
import { useStateName } from '../kit/states.tsx'
import { useTimes } from '../kit/times.ts'
import type { Detail } from './collection-drawer.tsx'
import { useFailureName } from './failure-name.ts'
import { DETAIL_WORDS, LOG_ACTIONS } from './words.ts'

/** Who did what to a collection, newest first. */
export function Log({ of: { log } }: { readonly of: Pick<Detail, 'log'> }) {
  const t = useWords(DETAIL_WORDS)
  const told = useTold()
  const { at } = useTimes()
  if (log.length === 0) return <span className="soft">{t.noLog}</span>
  return (
    <Timeline items={log.map(entry => ({
      color: entry.action === 'collection.finish' ? (entry.detail['state'] === 'failed' ? 'red' : 'green') : 'gray',
      content: <><div>{told(entry)}</div><div className="soft break">{at(entry.at)} · {entry.actor}</div></>,
    }))} />
  )
}

function useTold(): (entry: Detail['log'][number]) => string {
  const t = useWords(DETAIL_WORDS)
  const say = useSay()
  const stateName = useStateName()
  const failureName = useFailureName()
  return ({ action, detail }) => {
    if (action === 'collection.claim' && detail['claimed'] === false) return t.notClaimed
    const what = say(LOG_ACTIONS[action] ?? [action, action])
    const more = [
      ...(action === 'collection.finish' ? [stateName(String(detail['state']))] : []),
      ...(typeof detail['failure'] === 'string' ? [failureName(detail['failure'])] : []),
      ...(typeof detail['added'] === 'number' ? [t.imported(detail['added'])] : []),
      ...(typeof detail['files'] === 'number' && detail['files'] > 0 ? [t.keptFiles(detail['files'])] : []),
    ]
    return more.length === 0 ? what : `${what}：${more.join(t.comma)}`
  }
}
