import { Alert, Card } from 'antd'
import { Link, useSearchParams } from 'react-router'
import type { EvaluationDocument } from '../../src/model/evaluation.ts'
import { useReply } from '../api/queries.ts'
import { useWords } from '../app/language.tsx'
import { LinkButton } from '../kit/link-button.tsx'
import { PageHead } from '../kit/page-head.tsx'
import { StateTag } from '../kit/states.tsx'
import { useTimes } from '../kit/times.ts'
import { useUrlState } from '../kit/url-state.ts'
import { CoverageView } from './coverage-view.tsx'
import { Dimensions } from './dimensions.tsx'
import { Downloads } from './downloads.tsx'
import { Findings } from './findings.tsx'
import { Hero } from './hero.tsx'
import { History } from './history.tsx'
import { PointList } from './point-list.tsx'
import type { Subject } from './subject.ts'
import { TodoList } from './todo-list.tsx'
import { UnitViews } from './views.tsx'
import { WORDS } from './words.ts'

/** A unit with its evaluation: what it comes to, where it stands, what to mend, and every point with its evidence. */
export function EvaluationView({ document, ...subject }: Subject & { readonly document: EvaluationDocument }) {
  const t = useWords(WORDS)
  const { entrant, campaign, isUnit } = subject
  const standing = useReply('get /entrants/{entrantId}/standing', { entrantId: entrant.id })
  const [, setSearch] = useSearchParams()
  const [point, setPoint] = useUrlState('point')
  const openPoint = (id: string) => { setSearch(now => { const next = new URLSearchParams(now); next.set('point', id); next.delete('tab'); return next }) }
  const place = { campaignId: campaign.id, entrantId: entrant.id }
  return (
    <>
      <PageHead
        title={entrant.unit.name}
        lead={<>{document.scheme.title}（{document.scheme.edition}）· {entrant.cohortName} · {t.asOf} {document.date} · {t.window} {document.window.from} — {document.window.to} <StateTag state={campaign.state} />{entrant.withdrawnAt !== null && <> · {t.withdrawn}</>}</>}
        actions={<><LinkButton to={`/campaigns/${campaign.id}/entrants/${entrant.id}/imports`}>{t.imports}</LinkButton><Downloads document={document} entrantId={entrant.id} /></>}
      />
      {isUnit && campaign.state === 'replying' && <ReplyNotice {...place} />}
      <Hero document={document} standing={standing.data ?? null} />
      <div style={{ display: 'grid', gridTemplateColumns: 'repeat(auto-fit, minmax(min(100%, 460px), 1fr))', gap: 16, alignItems: 'start', marginBottom: 16 }}>
        <Dimensions document={document} standing={standing.data ?? null} />
        <TodoList document={document} openPoint={openPoint} />
      </div>
      <Card>
        <UnitViews
          views={[
            { key: 'points', label: t.points, children: <PointList key={point} document={document} {...subject} point={point} setPoint={setPoint} /> },
            { key: 'findings', label: t.findings, children: <Findings facts={document.facts} {...place} /> },
            { key: 'coverage', label: t.coverage, children: <CoverageView coverage={document.coverage} archive={document.archive} {...subject} /> },
            { key: 'history', label: t.history, children: <History entrant={entrant} /> },
          ]}
        />
      </Card>
    </>
  )
}

function ReplyNotice({ campaignId, entrantId }: { readonly campaignId: string; readonly entrantId: string }) {
  const t = useWords(WORDS)
  const times = useTimes()
  const { data } = useReply('get /entrants/{entrantId}/result', { entrantId })
  if (!data) return null
  return <Alert type="info" showIcon style={{ marginBottom: 16 }} title={<>{t.preliminary} {t.closes} {times.at(data.result.closesAt)}（{times.until(data.result.closesAt)}）</>} action={<Link to={`/campaigns/${campaignId}/replies`}>{t.toReply}</Link>} />
}
