import { Button, Empty, Select, Tooltip } from 'antd'
import { Link } from 'react-router'
import { useAllItems } from '../api/queries.ts'
import type { Item } from '../api/client.ts'
import { useWords } from '../app/language.tsx'
import { DataTable } from '../kit/data-table.tsx'
import type { Column } from '../kit/data-table.tsx'
import { Loaded } from '../kit/loaded.tsx'
import { ProblemNotice } from '../kit/problem-notice.tsx'
import { StateTag, useStateName } from '../kit/states.tsx'
import { useTimes } from '../kit/times.ts'
import { useUrlState } from '../kit/url-state.ts'
import { COLLECTION_STATES } from '../../src/model/campaign.ts'
import type { CollectionState } from '../../src/model/campaign.ts'
import { FAILURE_KINDS, isFailureKind } from '../../src/model/evidence.ts'
import { useChannelKind } from '../parts/channel-kind.ts'
import { useFailureName } from './failure-name.ts'
import { useRowActions } from './row-actions.ts'
import { WORDS } from './words.ts'

export type Row = Item<'get /campaigns/{campaignId}/collections'>
/** Past so many rows only those on the screen are drawn. */
const MANY = 200

const isState = (text: string): text is CollectionState => (COLLECTION_STATES as readonly string[]).includes(text)
export const pagesOf = ({ progress, coverage }: Row): number | null => coverage?.pages ?? progress?.pages ?? null

/** The latest collection of each channel: what it is at, why it failed, and what can be done about it. */
export function CollectionList({ campaignId, canAct, onShow }: { readonly campaignId: string; readonly canAct: boolean; readonly onShow: (id: string) => void }) {
  const t = useWords(WORDS)
  const stateName = useStateName()
  const failureName = useFailureName()
  const kindName = useChannelKind()
  const { at } = useTimes()
  const [state, setState] = useUrlState('state')
  const [failure, setFailure] = useUrlState('failure')
  const list = useAllItems('get /campaigns/{campaignId}/collections', { campaignId, latest: true, ...(isState(state) && { state }), ...(isFailureKind(failure) && { failure }) })
  const actions = useRowActions(campaignId)
  const columns: readonly Column<Row>[] = [
    { key: 'unit', title: t.unit, width: 160, value: row => row.unitName, show: row => <span className="break">{row.unitName}</span> },
    { key: 'channel', title: t.channel, width: 200, value: row => row.channelAddress, show: row => <><span className="soft">{kindName(row.channelKind)}</span> <span className="break">{row.channelName ?? row.channelAddress.replace(/^https?:\/\//, '').replace(/\/$/, '')}</span></> },
    { key: 'state', title: t.state, width: 185, value: row => `${stateName(row.state)}${row.failure === null ? '' : `：${failureName(row.failure)}`}`, show: row => (
      <Tooltip title={row.failureDetail}><StateTag state={row.state} /> {row.failure !== null && <span>{failureName(row.failure)}</span>}</Tooltip>
    ) },
    { key: 'pages', title: t.pages, width: 95, numeric: true, value: pagesOf, show: row => <Pages row={row} /> },
    { key: 'attempt', title: t.attempt, width: 90, numeric: true, value: row => row.attempt },
    { key: 'started', title: t.started, width: 132, value: row => row.startedAt, show: row => at(row.startedAt) },
    { key: 'finished', title: t.finished, width: 132, value: row => row.finishedAt, show: row => at(row.finishedAt) },
    { key: 'do', title: '', width: 165, onlyShown: true, value: () => null, show: row => (
      <>
        <Button size="small" type="link" aria-label={`${t.detail} ${row.unitName}`} onClick={() => { onShow(row.id) }}>{t.detail}</Button>
        {row.coverage?.ended === 'imported' && <Link to={`/campaigns/${campaignId}/entrants/${row.entrantId}/imports`} aria-label={`${t.imports} ${row.unitName}`} style={{ padding: '0 7px' }}>{t.imports}</Link>}
        {canAct && actions.of(row).map(({ word, go }) => <Button key={word} size="small" type="link" aria-label={`${word} ${row.unitName}`} onClick={go}>{word}</Button>)}
      </>
    ) },
  ]
  return (
    <>
      <ProblemNotice problem={actions.problem} />
      <Loaded of={list}>{({ items, hasMore }) => (
        <DataTable
          name={t.title} columns={columns} rows={items} rowKey={row => row.id} hasMore={hasMore} {...(items.length > MANY && { virtualHeight: 620 })}
          empty={<Empty image={Empty.PRESENTED_IMAGE_SIMPLE} description={state === '' && failure === '' ? t.none : undefined} />}
          toolbar={<>
            <Select aria-label={t.state} value={state} onChange={setState} style={{ minWidth: 120 }} options={[{ value: '', label: t.allStates }, ...COLLECTION_STATES.map(value => ({ value, label: stateName(value) }))]} />
            <Select aria-label={t.kind} value={failure} onChange={setFailure} style={{ minWidth: 140 }} options={[{ value: '', label: t.allFailures }, ...FAILURE_KINDS.map(value => ({ value, label: failureName(value) }))]} />
          </>}
        />
      )}</Loaded>
    </>
  )
}

function Pages({ row }: { readonly row: Row }) {
  const pages = pagesOf(row)
  if (pages === null) return <>—</>
  const most = row.state === 'running' ? row.progress?.maxPages : undefined
  return <>{pages}{most !== undefined && <span className="soft"> / {most}</span>}</>
}
