import { Alert, Button, Form, Input, InputNumber, Radio, Segmented } from 'antd'
import { useState } from 'react'
import { Link } from 'react-router'
import type { CampaignState } from '../../src/model/campaign.ts'
import { useAction, useAllItems, useReply } from '../api/queries.ts'
import { useWords } from '../app/language.tsx'
import { useSession } from '../app/session.tsx'
import { DataTable } from '../kit/data-table.tsx'
import type { Column } from '../kit/data-table.tsx'
import { useKeptText } from '../kit/kept-text.ts'
import { ProblemNotice } from '../kit/problem-notice.tsx'
import { StateTag, useStateName } from '../kit/states.tsx'
import { useTimes } from '../kit/times.ts'
import { useUrlState } from '../kit/url-state.ts'
import { AttachmentList } from '../parts/attachment-list.tsx'
import { useEntrants } from '../parts/campaign.ts'
import type { Campaign } from '../parts/campaign.ts'
import type { Case } from './own-cases.tsx'
import { WORDS } from './words.ts'

/** Phases of src/workflow/campaign/states.ts, which has the last word. */
const DECIDING: ReadonlySet<CampaignState> = new Set(['declaring', 'assessing', 'adjudicating', 'replying'])

/** The cases of all units; one row opens into text, files and the decision. */
export function HandedInCases({ campaign }: { readonly campaign: Campaign }) {
  const t = useWords(WORDS)
  const stateName = useStateName()
  const times = useTimes()
  const cases = useAllItems('get /campaigns/{campaignId}/cases', { campaignId: campaign.id })
  const entrants = useEntrants(campaign.id)
  const [filter, setFilter] = useUrlState('state', 'all')
  const [open, setOpen] = useUrlState('case')
  const all = cases.data?.items ?? []
  const waiting = all.filter(({ state }) => state === 'submitted')
  const nameOf = ({ entrantId }: Case) => entrants.get(entrantId)?.unit.name ?? entrantId
  const columns: readonly Column<Case>[] = [
    { key: 'unit', title: t.unit, value: nameOf, width: 180, show: one => <Link to={`/campaigns/${campaign.id}/entrants/${one.entrantId}`}>{nameOf(one)}</Link> },
    { key: 'category', title: t.category, value: ({ category }) => category, width: 130 },
    { key: 'title', title: t.caseTitle, value: ({ title }) => title, width: 280 },
    { key: 'when', title: t.when, value: ({ submittedAt }) => times.at(submittedAt), width: 140 },
    { key: 'state', title: t.state, value: ({ state }) => stateName(state), width: 100, show: ({ state }) => <StateTag state={state} /> },
    { key: 'award', title: t.award, value: ({ award }) => award, numeric: true, width: 80 },
  ]
  return (
    <>
      <ProblemNotice problem={cases.error} />
      <DataTable<Case>
        name={t.title} rows={filter === 'waiting' ? waiting : all} columns={columns} rowKey={({ id }) => id} loading={cases.isPending} hasMore={cases.data?.hasMore ?? false} empty={t.none}
        expandable={{ expandedRowKeys: open === '' ? [] : [open], onExpand: (isOpen, { id }) => { setOpen(isOpen ? id : '') }, expandedRowRender: one => <CaseDetail one={one} campaign={campaign} cohortId={entrants.get(one.entrantId)?.cohortId} /> }}
        toolbar={<Segmented aria-label={t.state} value={filter} onChange={setFilter} options={[{ value: 'all', label: `${t.all} ${all.length}` }, { value: 'waiting', label: `${t.waiting} ${waiting.length}` }]} />}
      />
    </>
  )
}

function CaseDetail({ one, campaign, cohortId }: { readonly one: Case; readonly campaign: Campaign; readonly cohortId: string | undefined }) {
  const t = useWords(WORDS)
  const times = useTimes()
  const { rolesIn } = useSession()
  const roles = rolesIn(campaign.id)
  const cohort = campaign.cohorts.find(({ id }) => id === cohortId)
  const scheme = useReply('get /schemes/{id}', { id: cohort?.schemeEditionId ?? '' }, { enabled: cohort !== undefined, staleMs: 600_000 })
  const mayDecide = one.state === 'submitted' && (['administrator', 'manager', 'reviewer'] as const).some(role => roles.has(role))
  return (
    <div style={{ display: 'grid', gap: 12, maxWidth: 860 }}>
      <div className="break" style={{ whiteSpace: 'pre-wrap' }}>{one.text}</div>
      <AttachmentList holders="cases" holder={one.id} />
      {one.decidedAt && <Alert type={one.state === 'accepted' ? 'success' : 'warning'} title={<><StateTag state={one.state} /> {one.award !== null && `+${one.award} · `}{t.decidedAt} {times.at(one.decidedAt)}</>} description={<span className="break">{one.reason}</span>} />}
      {mayDecide && (DECIDING.has(campaign.state) ? <CaseDecision one={one} cap={scheme.data?.document.bonus.cap ?? 0} /> : <span className="soft">{t.notNow}</span>)}
    </div>
  )
}

function CaseDecision({ one, cap }: { readonly one: Case; readonly cap: number }) {
  const t = useWords(WORDS)
  const [isAwarded, setAwarded] = useState(true)
  const [award, setAward] = useState<number | null>(null)
  const [reason, setReason, forget] = useKeptText(`case-decision.${one.id}`, '')
  const [isAsked, setAsked] = useState(false)
  const decide = useAction('post /cases/{id}/decide')
  const go = () => {
    setAsked(true)
    if (reason.trim() !== '' && (!isAwarded || award !== null)) decide.mutate({ id: one.id, version: one.version, award: isAwarded ? award : null, reason: reason.trim() }, { onSuccess: forget })
  }
  const missing = (isMissing: boolean) => isAsked && isMissing && { validateStatus: 'error' as const, help: t.required }
  return (
    <section aria-label={t.decide} style={{ background: '#f6f8f8', borderRadius: 6, padding: 14, display: 'grid', gap: 10 }}>
      <Radio.Group aria-label={t.decide} optionType="button" value={isAwarded} onChange={({ target }) => { setAwarded(target.value === true) }} options={[{ value: true, label: t.accept }, { value: false, label: t.reject }]} />
      <Form layout="vertical" requiredMark={false}>
        {isAwarded && <Form.Item label={t.points(cap)} htmlFor={`award-${one.id}`} style={{ marginBottom: 8 }} {...missing(award === null)}><InputNumber id={`award-${one.id}`} value={award} onChange={setAward} min={0} max={cap} step={0.5} style={{ width: 130 }} /></Form.Item>}
        <Form.Item label={t.reason} htmlFor={`case-reason-${one.id}`} style={{ marginBottom: 0 }} {...missing(reason.trim() === '')}><Input.TextArea id={`case-reason-${one.id}`} value={reason} onChange={({ target }) => { setReason(target.value) }} autoSize={{ minRows: 2, maxRows: 8 }} maxLength={5_000} /></Form.Item>
      </Form>
      <ProblemNotice problem={decide.error} />
      <div><Button type="primary" onClick={go} loading={decide.isPending}>{t.decide}</Button></div>
    </section>
  )
}
