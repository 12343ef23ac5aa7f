import { Alert, Collapse, Empty } from 'antd'
import { Link } from 'react-router'
import type { Reply } from '../api/client.ts'
import { useReply } from '../api/queries.ts'
import { useWords } from '../app/language.tsx'
import { LinkButton } from '../kit/link-button.tsx'
import { Loaded } from '../kit/loaded.tsx'
import { PageHead } from '../kit/page-head.tsx'
import { StateTag } from '../kit/states.tsx'
import { JudgementView } from '../parts/judgement-view.tsx'
import type { JudgementShown } from '../parts/judgement-view.tsx'
import { CoverageView } from './coverage-view.tsx'
import { Findings } from './findings.tsx'
import { History } from './history.tsx'
import { pathText } from './shown.ts'
import type { Subject } from './subject.ts'
import { UnitViews } from './views.tsx'
import { WORDS } from './words.ts'

type Accepted = NonNullable<Reply<'get /entrants/{entrantId}/judgement'>>

/** Before there is a result to show: what the machine says of the site, point by point, without any score. */
export function AutomaticCheck(subject: Subject) {
  const t = useWords(WORDS)
  const { entrant, campaign, isUnit } = subject
  const judgement = useReply('get /entrants/{entrantId}/judgement', { entrantId: entrant.id })
  return (
    <>
      <PageHead title={entrant.unit.name} lead={<>{entrant.cohortName} · {campaign.title} <StateTag state={campaign.state} /></>} actions={<LinkButton to={`/campaigns/${campaign.id}/entrants/${entrant.id}/imports`}>{t.imports}</LinkButton>} />
      <Loaded of={judgement}>
        {accepted => {
          const facts = accepted?.set.document.summary
          const views = [
            ...(accepted ? [{ key: 'points', label: t.points, children: <JudgedPoints accepted={accepted} {...subject} /> }] : []),
            ...(facts ? [{ key: 'findings', label: t.findings, children: <Findings facts={facts} campaignId={campaign.id} entrantId={entrant.id} /> }] : []),
            { key: 'coverage', label: t.coverage, children: <CoverageView coverage={accepted?.set.document.coverage} archive={accepted?.set.document.archive} {...subject} /> },
            { key: 'history', label: t.history, children: <History entrant={entrant} /> },
          ]
          return (
            <>
              {accepted ? <Alert type="info" showIcon style={{ marginBottom: 12 }} title={t.check} description={t.checkLead} action={isUnit && <Link to={`/campaigns/${campaign.id}/declarations`}>{t.declare}</Link>} /> : <Empty style={{ marginBottom: 16 }} description={isUnit ? t.checkNone : t.notYet} />}
              <UnitViews views={views} />
            </>
          )
        }}
      </Loaded>
    </>
  )
}

/** The points of the table that machines judge, each with what they say. */
function JudgedPoints({ accepted: { set, judgements }, entrant, campaign }: Subject & { readonly accepted: Accepted }) {
  const scheme = useReply('get /schemes/{id}', { id: set.schemeEditionId }, { staleMs: 600_000 })
  const byPoint = Map.groupBy(judgements, ({ pointId }) => pointId)
  const place = { campaignId: campaign.id, entrantId: entrant.id }
  return (
    <Loaded of={scheme} rows={8}>
      {({ document, measures }) => (
        <>
          {document.indicators.map(({ id, path, points }) => {
            const judged = points.filter(point => byPoint.has(point.id))
            if (judged.length === 0) return null
            return (
              <section key={id} aria-label={pathText(path)}>
                <h3 style={{ fontSize: 14, margin: '12px 0 4px' }}>{pathText(path)}</h3>
                <Collapse size="small" items={judged.map(point => {
                  const rows = byPoint.get(point.id) ?? []
                  return {
                    key: point.id,
                    label: <span style={{ display: 'flex', gap: 10, alignItems: 'flex-start' }}><span style={{ flex: 'none', width: 84 }}><StateTag state={worst(rows)} /></span><span className="break">{point.no > 0 && `${point.no}. `}{point.text}</span></span>,
                    children: <div style={{ display: 'grid', gap: 10 }}>{rows.map(row => <JudgementView key={row.position} {...place} of={shownOf(row, measures)} thumbnails />)}</div>,
                  }
                })} />
              </section>
            )
          })}
        </>
      )}
    </Loaded>
  )
}

const shownOf = ({ measureId, measureVersion, params, document }: Accepted['judgements'][number], measures: Reply<'get /schemes/{id}'>['measures']): JudgementShown => {
  const named = measures.find(({ id }) => id === measureId)
  return { id: measureId, version: measureVersion, ...(named && { title: named.title, explain: named.explain }), params, judgement: document }
}

/** A point of which one part is open is open. */
const worst = (rows: Accepted['judgements']): string => (rows.find(({ outcome }) => outcome === 'undetermined') ?? rows[0])?.outcome ?? 'undetermined'
