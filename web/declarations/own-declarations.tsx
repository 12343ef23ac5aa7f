import { Alert, Collapse, Empty, Input, Segmented, Tag } from 'antd'
import { useMemo } from 'react'
import { Link } from 'react-router'
import type { CampaignState } from '../../src/model/campaign.ts'
import type { Item } from '../api/client.ts'
import { useAllItems, useReply } from '../api/queries.ts'
import { useWords } from '../app/language.tsx'
import { Loaded } from '../kit/loaded.tsx'
import { ProblemNotice } from '../kit/problem-notice.tsx'
import { StateTag } from '../kit/states.tsx'
import { useUrlState } from '../kit/url-state.ts'
import { indicatorName } from '../parts/campaign.ts'
import type { Campaign, Entrant } from '../parts/campaign.ts'
import { isOver } from '../parts/deadline.tsx'
import { DeclarationForm } from './declaration-form.tsx'
import { WORDS } from './words.ts'

/** Phases of src/workflow/campaign/states.ts, which has the last word. */
const PHASES: ReadonlySet<CampaignState> = new Set(['collecting', 'judging', 'declaring'])
type Declaration = Item<'get /campaigns/{campaignId}/declarations'>

/** The points of the unit's table: first those that people will rate, for there its word counts most. */
export function OwnDeclarations({ campaign, entrant }: { readonly campaign: Campaign; readonly entrant: Entrant }) {
  const t = useWords(WORDS)
  const cohort = campaign.cohorts.find(({ id }) => id === entrant.cohortId)
  const scheme = useReply('get /schemes/{id}', { id: cohort?.schemeEditionId ?? '' }, { enabled: cohort !== undefined, staleMs: 600_000 })
  const declarations = useAllItems('get /campaigns/{campaignId}/declarations', { campaignId: campaign.id, entrantId: entrant.id })
  const [show, setShow] = useUrlState('show', 'forPeople')
  const [text, setText] = useUrlState('text')
  const [open, setOpen] = useUrlState('point')
  const canChange = PHASES.has(campaign.state) && !isOver(campaign.declareUntil)
  const byPoint = useMemo(() => new Map(declarations.data?.items.map(declaration => [declaration.pointId, declaration])), [declarations.data])
  const points = useMemo(() => (scheme.data?.document.indicators ?? []).filter(({ weight }) => typeof weight[cohort?.variant ?? ''] === 'number').flatMap(({ path, points: own }) => own.filter(({ variants }) => variants === undefined || variants.includes(cohort?.variant ?? '')).map(point => ({ ...point, path }))), [scheme.data, cohort])
  const passes = (value: string, { id, rubric }: (typeof points)[number]): boolean => (value === 'declared' ? byPoint.has(id) : value === 'forPeople' ? rubric !== undefined : true)
  const shown = points.filter(point => point.id === open || (passes(show, point) && `${point.path.join(' ')} ${point.text}`.toLowerCase().includes(text.trim().toLowerCase())))
  return (
    <>
      {!canChange && <Alert type="info" showIcon title={t.closed} style={{ marginBottom: 12 }} />}
      <ProblemNotice problem={declarations.error} />
      <div style={{ display: 'flex', flexWrap: 'wrap', gap: 8, alignItems: 'center', marginBottom: 12 }}>
        <div style={{ maxWidth: '100%', overflowX: 'auto' }}><Segmented aria-label={t.show} value={show} onChange={setShow} options={(['forPeople', 'declared', 'all'] as const).map(value => ({ value, label: `${t[value]} ${points.filter(point => passes(value, point)).length}` }))} /></div>
        <Input.Search aria-label={t.find} placeholder={t.find} allowClear defaultValue={text} onSearch={setText} style={{ maxWidth: 240 }} />
        <span style={{ flex: 1 }} />
        <Link to={`/campaigns/${campaign.id}/entrants/${entrant.id}`}>{t.check}</Link>
        <Link to={`/campaigns/${campaign.id}/entrants/${entrant.id}/imports`}>{t.imports}</Link>
        <Link to={`/campaigns/${campaign.id}/cases`}>{t.cases}</Link>
      </div>
      <Loaded of={scheme} rows={8}>
        {/* A form that opens before what is stored has come would take it for nothing. */}
        {() => <Loaded of={declarations} rows={8}>{() => (shown.length === 0 ? <Empty description={t.nothing} /> : (
          <Collapse
            activeKey={open === '' ? [] : [open]} onChange={keys => { setOpen(keys.find(key => key !== open) ?? '') }}
            items={shown.map(point => ({
              key: point.id,
              label: <PointLine point={point} declaration={byPoint.get(point.id)} />,
              children: <DeclarationForm key={byPoint.get(point.id)?.id ?? 'new'} entrantId={entrant.id} point={point} declaration={byPoint.get(point.id) ?? null} canChange={canChange} />,
            }))}
          />
        ))}</Loaded>}
      </Loaded>
    </>
  )
}

function PointLine({ point, declaration }: { readonly point: { readonly no: number; readonly text: string; readonly path: readonly string[] }; readonly declaration: Declaration | undefined }) {
  const t = useWords(WORDS)
  return (
    <span style={{ display: 'flex', flexWrap: 'wrap', gap: '2px 10px', alignItems: 'flex-start' }}>
      <span style={{ flex: '1 1 260px', minWidth: 0 }}><span className="soft" style={{ display: 'block', fontSize: 12 }}>{indicatorName(point, 3)}</span><span className="break">{point.no > 0 && `${point.no}. `}{point.text}</span></span>
      {declaration ? <StateTag state={declaration.state} /> : <Tag variant="filled">{t.nothing}</Tag>}
    </span>
  )
}
