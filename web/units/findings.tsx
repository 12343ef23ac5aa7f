import { Collapse } from 'antd'
import type { ReactNode } from 'react'
import { Link } from 'react-router'
import { FAILURE_TITLES, isFailureKind } from '../../src/model/evidence.ts'
import type { FactSummary } from '../../src/model/evaluation.ts'
import { useSay, useWords } from '../app/language.tsx'
import { DataTable } from '../kit/data-table.tsx'
import { evidencePath, placeText } from '../parts/evidence-address.ts'
import { FINDING_WORDS, WORDS } from './words.ts'

interface FindingsProps { readonly facts: FactSummary; readonly campaignId: string; readonly entrantId: string }

/** Addresses of evaluated sites are hostile text: only http(s) becomes a link. */
function Outside({ url, text }: { readonly url: string; readonly text?: string }) {
  return /^https?:\/\//i.test(url) ? <a className="break" href={url} target="_blank" rel="noopener noreferrer">{text ?? placeText(url)}</a> : <span className="break">{text ?? url}</span>
}

/** The faults people ask for, as lists with where they stand; each can be kept as XLSX or CSV. */
export function Findings({ facts, ...place }: FindingsProps) {
  const t = useWords(FINDING_WORDS)
  const w = useWords(WORDS)
  const say = useSay()
  const status = (text: string): string => (isFailureKind(text) ? say(FAILURE_TITLES[text]) : text)
  const list = (key: string, title: string, count: number, table: ReactNode) => ({ key, label: <span>{title} <b>{count}</b></span>, children: count === 0 ? <span className="soft">{t.nothing}</span> : table })
  const items = [
    list('dead', w.deadLinks, facts.deadLinks.length, <DataTable
      name={w.deadLinks} rows={facts.deadLinks} rowKey={({ url }) => url} columns={[
        { key: 'url', title: t.link, value: ({ url }) => url, show: ({ url }) => <Outside url={url} />, width: 300 },
        { key: 'status', title: t.status, value: one => status(one.status) + (one.internal ? '' : ` · ${t.external}`), width: 130 },
        { key: 'from', title: t.standsOn, value: ({ from }) => from.map(one => `${one.text} ${one.url}`.trim()).join('；'), width: 420, show: ({ from }) => <>{from.map(one => <div key={`${one.url} ${one.text}`}>{one.text !== '' && `“${one.text}” `}<Outside url={one.url} /></div>)}</> },
      ]} />),
    list('stale', w.staleColumns, facts.staleColumns.length, <DataTable
      name={w.staleColumns} rows={facts.staleColumns} rowKey={({ url }) => url} columns={[
        { key: 'name', title: t.column, value: ({ name }) => name, show: ({ name, url }) => <Outside url={url} text={name} />, width: 220 },
        { key: 'last', title: t.lastUpdate, value: ({ lastDate }) => lastDate, width: 120 },
        { key: 'days', title: t.expected, value: ({ expectedDays }) => expectedDays, numeric: true, width: 160 },
        { key: 'url', title: t.address, value: ({ url }) => url, show: ({ url }) => <Outside url={url} />, width: 300 },
      ]} />),
    list('empty', w.emptyColumns, facts.emptyColumns.length, <DataTable
      name={w.emptyColumns} rows={facts.emptyColumns} rowKey={({ url, name }) => `${url} ${name}`} columns={[
        { key: 'name', title: t.column, value: ({ name }) => name, width: 220 }, { key: 'url', title: t.address, value: ({ url }) => url, show: ({ url }) => <Outside url={url} />, width: 360 },
      ]} />),
    list('personal', w.personalData, facts.personalData.length, <DataTable
      name={w.personalData} rows={facts.personalData} rowKey={({ url, masked, kind }) => `${url} ${kind} ${masked}`} columns={[
        { key: 'kind', title: t.kind, value: ({ kind }) => kind, width: 120 }, { key: 'masked', title: t.content, value: ({ masked }) => masked, show: ({ masked }) => <code>{masked}</code>, width: 200 },
        { key: 'url', title: t.address, value: ({ url }) => url, width: 360, show: ({ url, evidence }) => <><Outside url={url} /> <Link to={evidencePath(place, evidence)}>{t.archived}</Link></> },
      ]} />),
    list('text', w.textErrors, facts.textErrors.length, <DataTable
      name={w.textErrors} rows={facts.textErrors} rowKey={({ url, wrong, context }) => `${url} ${wrong} ${context}`} columns={[
        { key: 'wrong', title: t.wrong, value: ({ wrong }) => wrong, width: 120 }, { key: 'right', title: t.right, value: ({ right }) => right, width: 120 },
        { key: 'context', title: t.context, value: ({ context }) => context, width: 280 }, { key: 'url', title: t.address, value: ({ url }) => url, show: ({ url }) => <Outside url={url} />, width: 300 },
      ]} />),
  ]
  return <Collapse defaultActiveKey={['dead', 'stale']} items={items} />
}
