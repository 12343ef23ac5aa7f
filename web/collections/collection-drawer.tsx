import { Alert, Button, Drawer, Typography } from 'antd'
import type { ReactNode } from 'react'
import { Link } from 'react-router'
import type { Reply } from '../api/client.ts'
import { useReply } from '../api/queries.ts'
import { useWords } from '../app/language.tsx'
import { Loaded } from '../kit/loaded.tsx'
import { ProblemNotice } from '../kit/problem-notice.tsx'
import { StateTag } from '../kit/states.tsx'
import { useTimes } from '../kit/times.ts'
import { useCampaign } from '../parts/campaign.ts'
import { isSite, useChannelKind } from '../parts/channel-kind.ts'
import { Attempts } from './attempts.tsx'
import { Availability } from './availability.tsx'
import { Coverage } from './coverage.tsx'
import { Failures } from './failures.tsx'
import { useFailureName } from './failure-name.ts'
import { KeptFiles } from './kept-files.tsx'
import { Log } from './log.tsx'
import { useRowActions } from './row-actions.ts'
import { DETAIL_WORDS, WORDS } from './words.ts'

export type Detail = Reply<'get /campaigns/{campaignId}/collections/{id}'>
/** How often a collection at work is asked how far it is. */
const ASK_MS = 4_000
const isAtWork = ({ state }: Pick<Detail, 'state'>): boolean => state === 'running' || state === 'queued'

interface CollectionDrawerProps { readonly campaignId: string; readonly chosen: string; readonly canAct: boolean; readonly onChoose: (id: string) => void; readonly onClose: () => void }

/** One collection: how far it is, what failed in it and where, what its readers have to know, what it kept, and who did what when. */
export function CollectionDrawer({ campaignId, chosen, canAct, onChoose, onClose }: CollectionDrawerProps) {
  const w = useWords(WORDS)
  const detail = useReply('get /campaigns/{campaignId}/collections/{id}', { campaignId, id: chosen }, { everyMs: ASK_MS, goesOn: isAtWork })
  return (
    <Drawer open size={720} title={detail.data?.unitName ?? w.detail} onClose={onClose}>
      <Loaded of={detail} rows={10}>{row => <Whole row={row} canAct={canAct} onChoose={onChoose} />}</Loaded>
    </Drawer>
  )
}

function Whole({ row, canAct, onChoose }: { readonly row: Detail; readonly canAct: boolean; readonly onChoose: (id: string) => void }) {
  const t = useWords(DETAIL_WORDS)
  const { at } = useTimes()
  const failureName = useFailureName()
  const kindName = useChannelKind()
  const campaign = useCampaign(row.campaignId)
  const actions = useRowActions(row.campaignId)
  return (
    <div style={{ display: 'grid', gridTemplateColumns: 'minmax(0, 1fr)', gap: 20 }}>
      <div style={{ display: 'grid', gap: 6 }}>
        <div className="break"><span className="soft">{kindName(row.channelKind)}</span> {row.channelName ?? row.channelAddress}</div>
        <div style={{ display: 'flex', flexWrap: 'wrap', gap: '4px 12px', alignItems: 'center' }}>
          <StateTag state={row.state} />
          <span>{t.nth(row.attempt)}</span>
          {row.startedAt !== null && <span className="soft">{at(row.startedAt)}{row.finishedAt !== null && ` – ${at(row.finishedAt)}`}</span>}
          <Link to={`/campaigns/${row.campaignId}/entrants/${row.entrantId}`}>{t.unitPage}</Link>
          {canAct && actions.of(row).map(({ word, go }) => <Button key={word} size="small" onClick={go}>{word}</Button>)}
        </div>
        <ProblemNotice problem={actions.problem} />
        {row.failure !== null && <Alert type="error" showIcon title={failureName(row.failure)} description={row.failureDetail !== null && <span className="break">{row.failureDetail}</span>} />}
      </div>
      <Section title={isAtWork(row) ? t.soFar : t.coverage}><Coverage row={row} /></Section>
      <Section title={t.failures}><Failures of={row} /></Section>
      {row.notes.length > 0 && <Section title={t.notes}><ul style={{ margin: 0, paddingInlineStart: 18 }}>{row.notes.map(note => <li key={note} className="break">{note}</li>)}</ul></Section>}
      <Section title={t.log}><Log of={row} /></Section>
      <Section title={t.attempts}><Attempts of={row} onChoose={onChoose} /></Section>
      {campaign.data && isSite(row.channelKind) && <Section title={t.availability}><Availability campaign={campaign.data} entrantId={row.entrantId} channelId={row.channelId} /></Section>}
      <Section title={t.kept}><KeptFiles of={row} /></Section>
    </div>
  )
}

function Section({ title, children }: { readonly title: string; readonly children: ReactNode }) {
  return <section aria-label={title}><Typography.Title level={2} style={{ fontSize: 16, margin: '0 0 8px' }}>{title}</Typography.Title>{children}</section>
}
