import { App, Button, Empty } from 'antd'
import { useState } from 'react'
import { Link } from 'react-router'
import { takesEvidence } from '../../src/model/campaign.ts'
import { useAction, useAllItems } from '../api/queries.ts'
import { useWords } from '../app/language.tsx'
import { DataTable } from '../kit/data-table.tsx'
import { Loaded } from '../kit/loaded.tsx'
import { ReasonDialog } from '../kit/reason-dialog.tsx'
import { useTimes } from '../kit/times.ts'
import type { Campaign } from '../parts/campaign.ts'
import type { Proposal } from './proposal-list.tsx'
import { WORDS } from './words.ts'

/** What counts for each unit; a manager may have it judged again by the present rules. */
export function InForceList({ campaign, canAct }: { readonly campaign: Campaign; readonly canAct: boolean }) {
  const t = useWords(WORDS)
  const { at } = useTimes()
  const { message } = App.useApp()
  const list = useAllItems('get /campaigns/{campaignId}/judgements/proposals', { campaignId: campaign.id, state: 'accepted' })
  const [chosen, setChosen] = useState<Proposal | null>(null)
  const rejudge = useAction('post /entrants/{entrantId}/judgements/rejudge')
  const isOpen = takesEvidence(campaign.state)
  return (
    <Loaded of={list}>{({ items, hasMore }) => (
      <>
        <DataTable
          name={t.inForce} rows={items} rowKey={row => row.id} hasMore={hasMore} {...(items.length > 200 && { virtualHeight: 600 })} empty={<Empty image={Empty.PRESENTED_IMAGE_SIMPLE} description={t.noneInForce} />}
          columns={[
            { key: 'unit', title: t.unit, width: 220, value: row => row.unitName, show: row => <Link to={`/campaigns/${campaign.id}/entrants/${row.entrantId}`}>{row.unitName}</Link> },
            { key: 'tool', title: t.tool, width: 100, value: row => row.toolVersion },
            { key: 'made', title: t.made, width: 150, value: row => row.decidedAt, show: row => at(row.decidedAt) },
            { key: 'reason', title: t.reason, width: 240, value: row => row.reason, show: row => <span className="break">{row.reason ?? '—'}</span> },
            ...(canAct && isOpen ? [{ key: 'do', title: '', width: 110, onlyShown: true, value: () => null, show: (row: Proposal) => <Button size="small" type="link" aria-label={`${t.rejudge} ${row.unitName}`} onClick={() => { rejudge.reset(); setChosen(row) }}>{t.rejudge}</Button> }] : []),
          ]}
        />
        <ReasonDialog
          title={chosen && t.rejudgeTitle(chosen.unitName)} lead={t.rejudgeLead} verb={t.rejudge} isBusy={rejudge.isPending} problem={rejudge.error} onClose={() => { setChosen(null) }}
          onGo={reason => { if (chosen) rejudge.mutate({ entrantId: chosen.entrantId, reason }, { onSuccess: () => { void message.success(t.proposed); setChosen(null) } }) }}
        />
      </>
    )}</Loaded>
  )
}
