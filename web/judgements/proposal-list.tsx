import { App, Button, Empty, Modal } from 'antd'
import { useState } from 'react'
import type { UseQueryResult } from '@tanstack/react-query'
import { takesEvidence } from '../../src/model/campaign.ts'
import { useAction } from '../api/queries.ts'
import type { Item } from '../api/client.ts'
import { useWords } from '../app/language.tsx'
import { DataTable } from '../kit/data-table.tsx'
import { Loaded } from '../kit/loaded.tsx'
import { ProblemNotice } from '../kit/problem-notice.tsx'
import { useTimes } from '../kit/times.ts'
import type { Campaign } from '../parts/campaign.ts'
import { WORDS } from './words.ts'

export type Proposal = Item<'get /campaigns/{campaignId}/judgements/proposals'>
interface ProposalListProps { readonly campaign: Campaign; readonly of: UseQueryResult<{ readonly items: readonly Proposal[]; readonly hasMore: boolean }>; readonly canAct: boolean; readonly onShow: (id: string) => void }

/** What the machine proposes: first judgements are accepted together, later ones one by one with their difference. */
export function ProposalList({ campaign, of, canAct, onShow }: ProposalListProps) {
  const t = useWords(WORDS)
  const { at } = useTimes()
  const { message } = App.useApp()
  const [isAsking, setAsking] = useState(false)
  const accept = useAction('post /campaigns/{campaignId}/judgements/accept-first')
  const isOpen = takesEvidence(campaign.state)
  return (
    <Loaded of={of}>{({ items, hasMore }) => {
      const firsts = new Set(items.filter(({ againstId }) => againstId === null).map(({ entrantId }) => entrantId)).size
      return (
        <>
          <DataTable
            name={t.proposals(items.length)} rows={items} rowKey={row => row.id} hasMore={hasMore} {...(items.length > 200 && { virtualHeight: 600 })}
            empty={<Empty image={Empty.PRESENTED_IMAGE_SIMPLE} description={t.none} />}
            toolbar={canAct && isOpen && firsts > 0 && <Button type="primary" onClick={() => { setAsking(true) }}>{t.acceptFirst(firsts)}</Button>}
            columns={[
              { key: 'unit', title: t.unit, width: 200, value: row => row.unitName },
              { key: 'kind', title: t.kind, width: 110, value: row => (row.againstId === null ? t.first : t.again) },
              { key: 'changes', title: t.changes, width: 120, numeric: true, value: row => row.changes },
              { key: 'reason', title: t.reason, width: 220, value: row => row.reason, show: row => <span className="break">{row.reason ?? '—'}</span> },
              { key: 'tool', title: t.tool, width: 100, value: row => row.toolVersion },
              { key: 'made', title: t.made, width: 150, value: row => row.createdAt, show: row => at(row.createdAt) },
              { key: 'do', title: '', width: 90, onlyShown: true, value: () => null, show: row => <Button size="small" type="link" aria-label={`${t.see} ${row.unitName}`} onClick={() => { onShow(row.id) }}>{row.againstId === null ? t.look : t.see}</Button> },
            ]}
          />
          <Modal
            open={isAsking} title={t.acceptFirstTitle(firsts)} okText={t.accept} cancelText={t.cancel} okButtonProps={{ loading: accept.isPending }} onCancel={() => { setAsking(false) }}
            onOk={() => { accept.mutate({ campaignId: campaign.id }, { onSuccess: ({ accepted }) => { void message.success(t.accepted(accepted)); setAsking(false) } }) }}
          ><ProblemNotice problem={accept.error} /><p>{t.acceptFirstLead}</p></Modal>
        </>
      )
    }}</Loaded>
  )
}
