import { Link } from 'react-router'
import type { Item } from '../api/client.ts'
import { useAllItems } from '../api/queries.ts'
import { useWords } from '../app/language.tsx'
import { DataTable } from '../kit/data-table.tsx'
import type { Column } from '../kit/data-table.tsx'
import { ProblemNotice } from '../kit/problem-notice.tsx'
import { useTimes } from '../kit/times.ts'
import { AttachmentList } from '../parts/attachment-list.tsx'
import { indicatorName, useEntrants, useTable } from '../parts/campaign.ts'
import type { Campaign } from '../parts/campaign.ts'
import { DeclaredMaterial } from '../parts/declared-material.tsx'
import { WORDS } from './words.ts'

type Declaration = Item<'get /campaigns/{campaignId}/declarations'>

/** What all units handed in, for those who oversee the campaign. */
export function SubmittedList({ campaign }: { readonly campaign: Campaign }) {
  const t = useWords(WORDS)
  const times = useTimes()
  const declarations = useAllItems('get /campaigns/{campaignId}/declarations', { campaignId: campaign.id })
  const entrants = useEntrants(campaign.id)
  const table = useTable(campaign.cohorts)
  const nameOf = ({ entrantId }: Declaration) => entrants.get(entrantId)?.unit.name ?? entrantId
  const columns: readonly Column<Declaration>[] = [
    { key: 'unit', title: t.unit, value: nameOf, width: 190, show: declaration => <Link to={`/campaigns/${campaign.id}/entrants/${declaration.entrantId}`}>{nameOf(declaration)}</Link> },
    { key: 'indicator', title: t.indicator, value: ({ pointId }) => { const point = table.points.get(pointId); return point ? indicatorName(point) : null }, width: 200 },
    { key: 'point', title: t.point, value: ({ pointId }) => table.points.get(pointId)?.text ?? pointId, width: 340 },
    { key: 'text', title: t.text, value: ({ text }) => text, width: 300, show: ({ text }) => <span className="break">{text.length > 60 ? `${text.slice(0, 60)}…` : text}</span> },
    { key: 'when', title: t.when, value: ({ submittedAt }) => times.at(submittedAt), width: 140 },
  ]
  return (
    <>
      <ProblemNotice problem={declarations.error} />
      <DataTable<Declaration>
        name={t.title} rows={declarations.data?.items ?? []} columns={columns} rowKey={({ id }) => id} loading={declarations.isPending} hasMore={declarations.data?.hasMore ?? false} empty={t.none}
        expandable={{ expandedRowRender: declaration => <><DeclaredMaterial declaration={{ ...declaration, attachments: [] }} /><AttachmentList holders="declarations" holder={declaration.id} /></> }}
      />
    </>
  )
}
