import { Alert } from 'antd'
import { useReply } from '../api/queries.ts'
import { useWords } from '../app/language.tsx'
import { useSession } from '../app/session.tsx'
import { Loaded } from '../kit/loaded.tsx'
import { StateTag } from '../kit/states.tsx'
import { useTimes } from '../kit/times.ts'
import { AttachmentList } from '../parts/attachment-list.tsx'
import { PointView } from '../parts/point-view.tsx'
import { AppealDecision } from './appeal-decision.tsx'
import type { Appeal } from './appeals-page.tsx'
import { EffectTable } from './effect-table.tsx'
import { WORDS } from './words.ts'

/** Everything a decision rests on: what the unit says, its files, and the point with the evidence that counted. */
export function AppealCase({ appeal }: { readonly appeal: Appeal }) {
  const t = useWords(WORDS)
  const times = useTimes()
  const { rolesIn } = useSession()
  const evaluation = useReply('get /entrants/{entrantId}/evaluation', { entrantId: appeal.entrantId })
  const { decision } = appeal
  const found = evaluation.data?.indicators.flatMap(({ path, points }) => points.map(point => ({ path, point }))).find(({ point }) => point.id === appeal.pointId)
  const mayDecide = (['administrator', 'manager', 'reviewer'] as const).some(role => rolesIn(appeal.campaignId).has(role))
  return (
    <div style={{ display: 'grid', gridTemplateColumns: 'repeat(auto-fit, minmax(min(100%, 380px), 1fr))', gap: 24, padding: '6px 0' }}>
      <section aria-label={t.grounds} style={{ display: 'grid', gap: 12, alignContent: 'start' }}>
        <h3 style={{ fontSize: 14, margin: 0 }}>{t.grounds}</h3>
        <div className="break" style={{ whiteSpace: 'pre-wrap' }}>{appeal.grounds}</div>
        <h3 style={{ fontSize: 14, margin: 0 }}>{t.material}</h3>
        <AttachmentList holders="appeals" holder={appeal.id} />
        {decision && (
          <>
            <Alert type={decision.outcome === 'rejected' ? 'warning' : 'success'} title={<><StateTag state={decision.outcome} /> {t.decidedAt} {times.at(decision.decidedAt)}</>} description={<span className="break">{decision.reason}</span>} />
            <EffectTable ratingBefore={decision.ratingBefore} ratingAfter={decision.ratingAfter} scoreChange={decision.scoreChange} />
          </>
        )}
        {appeal.state === 'filed' && mayDecide && <AppealDecision key={appeal.version} appeal={appeal} rubric={found?.point.rubric ?? null} />}
      </section>
      <section aria-label={t.result} style={{ minWidth: 0 }}>
        <h3 style={{ fontSize: 14, margin: '0 0 10px' }}>{t.result}</h3>
        <Loaded of={evaluation} rows={6}>
          {() => (found ? <PointView point={found.point} path={found.path} campaignId={appeal.campaignId} entrantId={appeal.entrantId} thumbnails /> : <code>{appeal.pointId}</code>)}
        </Loaded>
      </section>
    </div>
  )
}
