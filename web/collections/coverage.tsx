import { Alert, Descriptions, Progress } from 'antd'
import { useSay, useWords } from '../app/language.tsx'
import { sizeText } from '../kit/size-text.ts'
import type { Row } from './collection-list.tsx'
import { useFailureName } from './failure-name.ts'
import { DETAIL_WORDS, ENDED, PHASES } from './words.ts'

const COUNTS = ['pages', 'files', 'checks', 'rendered', 'queued', 'known', 'bytes'] as const

/** What a collection saw; of one that goes on, how far it is and what it waits for. */
export function Coverage({ row: { coverage, progress, state } }: { readonly row: Pick<Row, 'coverage' | 'progress' | 'state'> }) {
  const t = useWords(DETAIL_WORDS)
  const say = useSay()
  const failureName = useFailureName()
  const isRunning = state === 'running'
  const seen = { ...progress, ...coverage }
  const counts = COUNTS.flatMap(key => (seen[key] === undefined || (key === 'queued' && !isRunning) ? [] : [{ key, label: t[key], children: key === 'bytes' ? sizeText(seen[key]) : seen[key] }]))
  const waiting = isRunning && progress?.phase === 'waiting' ? progress : null
  const phase = isRunning && waiting === null && progress?.phase !== undefined ? progress.phase : null
  if (counts.length === 0 && waiting === null && phase === null) return <span className="soft">{state === 'queued' ? t.inQueue : t.nothing}</span>
  return (
    <>
      {waiting && <Alert type="warning" showIcon style={{ marginBottom: 8 }} title={t.waiting(Math.round(waiting.seconds ?? 0), waiting.why === undefined ? null : waiting.why === 'stopped' ? t.stopped : failureName(waiting.why), waiting.tries ?? 0)} />}
      {phase !== null && <div style={{ marginBottom: 8 }}>{t.phase}：{say(PHASES[phase] ?? [phase, phase])}</div>}
      {isRunning && (progress?.maxPages ?? 0) > 0 && <Progress aria-label={t.pages} percent={Math.min(100, Math.floor(((progress?.pages ?? 0) / (progress?.maxPages ?? 1)) * 100))} format={() => `${progress?.pages ?? 0} / ${progress?.maxPages ?? 0}`} size="small" style={{ marginBottom: 8 }} />}
      <Descriptions size="small" column={{ xs: 1, sm: 2 }} items={[
        ...counts,
        ...(coverage?.ended === undefined ? [] : [{ key: 'ended', label: t.ended, children: say(ENDED[coverage.ended] ?? [coverage.ended, coverage.ended]) }]),
        ...(coverage?.home === undefined || coverage.home === null ? [] : [{ key: 'home', label: t.home, children: <span className="break">{coverage.home}</span> }]),
      ]} />
    </>
  )
}
