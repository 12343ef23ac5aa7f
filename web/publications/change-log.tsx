import { useAllItems } from '../api/queries.ts'
import type { Item } from '../api/client.ts'
import { useSay, useWords } from '../app/language.tsx'
import { DataTable } from '../kit/data-table.tsx'
import { Loaded } from '../kit/loaded.tsx'
import { useStateName } from '../kit/states.tsx'
import { pointName, useCampaign, useCampaignId, useTable } from '../parts/campaign.ts'
import { CHANGES, WORDS } from './words.ts'

type Change = Item<'get /public/publications/{publicationId}/changes'>

/** What a correction changed: which unit, what, from and to, and why. */
export function ChangeLog({ publicationId, name }: { readonly publicationId: string; readonly name: string }) {
  const t = useWords(WORDS)
  const say = useSay()
  const stateName = useStateName()
  const campaign = useCampaign(useCampaignId())
  const { points } = useTable(campaign.data?.cohorts ?? [])
  const changes = useAllItems('get /public/publications/{publicationId}/changes', { publicationId })
  const said = (value: Change['before']): string | number | null => {
    if (value === null || typeof value !== 'object') return value
    if ('score' in value) return value.rank === null ? value.score : t.place(value.score, value.rank)
    return value.rating === null ? stateName(value.state) : `${Math.round(value.rating * 1_000) / 10}%`
  }
  const pointOf = (id: string): string => { const point = points.get(id); return point ? pointName(point) : id }
  const what = ({ what: kind, pointId }: Change): string => { const known = CHANGES[kind]; return `${known ? say(known) : kind}${pointId === null ? '' : ` ${pointOf(pointId)}`}` }
  return (
    <Loaded of={changes}>{({ items, hasMore }) => (
      <DataTable<Change> name={name} rows={items} hasMore={hasMore} rowKey={row => row.id} columns={[
        { key: 'unit', title: t.unit, width: 140, value: row => row.unitName },
        { key: 'what', title: t.what, width: 220, value: what, show: row => <span className="break">{what(row)}</span> },
        { key: 'before', title: t.before, width: 110, numeric: true, sortable: false, value: row => said(row.before) },
        { key: 'after', title: t.after, width: 110, numeric: true, sortable: false, value: row => said(row.after) },
        { key: 'reason', title: t.reason, width: 280, value: row => row.reason, show: row => <span className="break">{row.reason}</span> },
      ]} />
    )}</Loaded>
  )
}
