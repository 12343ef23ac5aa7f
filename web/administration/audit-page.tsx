import { Alert, Button, Form, Input, Select, Tag } from 'antd'
import { useState } from 'react'
import { call } from '../api/client.ts'
import type { Input as Params, Item, Problem, Reply } from '../api/client.ts'
import { useAllItems, usePages } from '../api/queries.ts'
import { useWords } from '../app/language.tsx'
import { DataTable } from '../kit/data-table.tsx'
import type { Column } from '../kit/data-table.tsx'
import { PageHead } from '../kit/page-head.tsx'
import { ProblemNotice } from '../kit/problem-notice.tsx'
import { useTimes } from '../kit/times.ts'
import { useUrlState } from '../kit/url-state.ts'
import { AUDIT_WORDS } from './words.ts'

type Entry = Item<'get /audit'>

/** What was done, newest first, and whether the log is whole. */
export function Page() {
  const t = useWords(AUDIT_WORDS)
  const times = useTimes()
  const [campaignId, setCampaignId] = useUrlState('campaign')
  const [actor, setActor] = useUrlState('actor')
  const [action, setAction] = useUrlState('action')
  const [from, setFrom] = useUrlState('from')
  const [to, setTo] = useUrlState('to')
  const campaigns = useAllItems('get /campaigns', {})
  const filter: Omit<Params<'get /audit'>, 'after'> = {
    limit: 100, ...(campaignId !== '' && { campaignId }), ...(actor !== '' && { actorContains: actor }), ...(action !== '' && { action }),
    ...(from !== '' && { from: new Date(`${from}T00:00:00`).toISOString() }), ...(to !== '' && { to: new Date(`${to}T23:59:59.999`).toISOString() }),
  }
  const pages = usePages('get /audit', filter)
  const rows = pages.data?.pages.flatMap(({ items }) => items) ?? []
  const columns: readonly Column<Entry>[] = [
    { key: 'seq', title: '#', value: ({ seq }) => seq, width: 80, numeric: true, sortable: false },
    { key: 'at', title: t.at, value: ({ at }) => times.at(at), width: 140, sortable: false },
    { key: 'actor', title: t.actor, value: one => one.actor, width: 170, sortable: false },
    { key: 'action', title: t.action, value: one => one.action, width: 170, sortable: false, show: one => <Tag variant="filled">{one.action}</Tag> },
    { key: 'what', title: t.what, value: ({ subjectKind, subjectId }) => `${subjectKind} ${subjectId}`, width: 260, sortable: false, show: ({ subjectKind, subjectId }) => <span className="break">{subjectKind} <code className="soft">{subjectId}</code></span> },
    { key: 'detail', title: t.detail, value: ({ detail }) => JSON.stringify(detail), width: 360, sortable: false, show: ({ detail }) => <code className="break" style={{ fontSize: 12 }}>{shortened(JSON.stringify(detail))}</code> },
  ]
  return (
    <>
      <PageHead title={t.title} lead={t.lead} actions={<Verification />} />
      <ProblemNotice problem={pages.error} />
      <DataTable<Entry>
        name={t.title} columns={columns} rows={rows} rowKey={({ seq }) => String(seq)} loading={pages.isPending} empty={t.none}
        expandable={{ expandedRowRender: entry => <Whole entry={entry} /> }}
        toolbar={
          <Form layout="inline" style={{ rowGap: 8 }}>
            <Form.Item label={t.campaign} htmlFor="audit-campaign"><Select id="audit-campaign" value={campaignId} onChange={setCampaignId} style={{ width: 190 }} options={[{ value: '', label: t.everything }, ...(campaigns.data?.items ?? []).map(({ id, title }) => ({ value: id, label: title }))]} /></Form.Item>
            <Form.Item label={t.actor} htmlFor="audit-actor"><Input.Search id="audit-actor" defaultValue={actor} placeholder={t.actorHint} allowClear onSearch={setActor} style={{ width: 150 }} /></Form.Item>
            <Form.Item label={t.action} htmlFor="audit-action"><Input.Search id="audit-action" defaultValue={action} placeholder="appeal." title={t.actionHint} allowClear onSearch={setAction} style={{ width: 160 }} /></Form.Item>
            <Form.Item label={t.from} htmlFor="audit-from"><Input id="audit-from" type="date" value={from} onChange={({ target }) => { setFrom(target.value) }} style={{ width: 140 }} /></Form.Item>
            <Form.Item label={t.to} htmlFor="audit-to"><Input id="audit-to" type="date" value={to} onChange={({ target }) => { setTo(target.value) }} style={{ width: 140 }} /></Form.Item>
          </Form>
        }
      />
      <div style={{ textAlign: 'center', marginTop: 12 }}>
        {pages.hasNextPage ? <Button onClick={() => { void pages.fetchNextPage() }} loading={pages.isFetchingNextPage}>{t.more}</Button> : rows.length > 0 && <span className="soft">{t.end}</span>}
      </div>
    </>
  )
}

const SHORT = 160
const shortened = (text: string): string => (text.length > SHORT ? `${text.slice(0, SHORT)}…` : text)

function Whole({ entry: { detail, hash, previousHash } }: { readonly entry: Entry }) {
  const t = useWords(AUDIT_WORDS)
  return (
    <div style={{ display: 'grid', gap: 6 }}>
      <pre className="break" style={{ margin: 0, whiteSpace: 'pre-wrap', fontSize: 12 }}>{JSON.stringify(detail, null, 2)}</pre>
      <div className="soft break" style={{ fontSize: 12 }}>{t.hash} <code>{hash}</code> · {t.before} <code>{previousHash}</code></div>
    </div>
  )
}

/** Recomputes the chain on the server, which may take a while: only when asked for. */
function Verification() {
  const t = useWords(AUDIT_WORDS)
  const times = useTimes()
  const [result, setResult] = useState<{ readonly at: string; readonly verdict: Reply<'get /audit/verification'> } | null>(null)
  const [problem, setProblem] = useState<Problem | null>(null)
  const [isAtWork, setAtWork] = useState(false)
  const verify = async () => {
    setAtWork(true)
    setProblem(null)
    try {
      setResult({ verdict: await call('get /audit/verification', {}), at: new Date().toISOString() })
    } catch (error) {
      setProblem(error as Problem)
    } finally {
      setAtWork(false)
    }
  }
  return (
    <div style={{ display: 'flex', flexWrap: 'wrap', gap: 8, alignItems: 'center', justifyContent: 'flex-end' }}>
      <ProblemNotice problem={problem} />
      {result && <Alert role="status" showIcon type={result.verdict.intact ? 'success' : 'error'} title={<span className="break">{result.verdict.intact ? t.intact(result.verdict.entries, result.verdict.head.slice(0, 12)) : t.broken(result.verdict.seq, t[result.verdict.why])} · {t.verified} {times.at(result.at)}</span>} />}
      <Button onClick={() => { void verify() }} loading={isAtWork}>{t.verify}</Button>
    </div>
  )
}
