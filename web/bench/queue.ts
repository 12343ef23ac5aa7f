import { useMemo } from 'react'
import type { Item } from '../api/client.ts'
import { useAllItems } from '../api/queries.ts'
import { useSession } from '../app/session.tsx'
import { useCampaign, useEntrants, useTable } from '../parts/campaign.ts'
import type { Campaign, Cohort } from '../parts/campaign.ts'

export type Task = Item<'get /campaigns/{campaignId}/tasks'>
export type Grouping = 'indicator' | 'unit'

/** A task with the names of what is judged and whose it is. */
export interface QueueItem { readonly task: Task; readonly unit: string; readonly point: string; readonly path: readonly string[]; readonly group: string; readonly groupTitle: string }
export interface Queue { readonly campaign: Campaign | undefined; readonly items: readonly QueueItem[]; readonly isLoading: boolean; readonly problem: Error | null; readonly retry: () => void }

const NO_COHORTS: readonly Cohort[] = []
const LAST = 1_000_000

/** One's own tasks of a campaign in the order they are worked off: the same point of all units, or all points of a unit. */
export function useQueue(campaignId: string, by: Grouping): Queue {
  const { me } = useSession()
  const tasks = useAllItems('get /campaigns/{campaignId}/tasks', { campaignId, assessorId: me.id })
  const campaign = useCampaign(campaignId)
  const entrants = useEntrants(campaignId)
  const { points, isPending } = useTable(campaign.data?.cohorts ?? NO_COHORTS)
  const items = useMemo(() => {
    const placeOfPoint = new Map([...points.keys()].map((id, place) => [id, place]))
    const placeOfUnit = new Map([...entrants.keys()].map((id, place) => [id, place]))
    const placed = (tasks.data?.items ?? []).filter(({ state }) => state !== 'cancelled').map(task => {
      const point = points.get(task.pointId)
      const unit = entrants.get(task.entrantId)?.unit.name ?? task.entrantId
      const path = point?.path.filter(name => name !== '——') ?? []
      const text = point ? `${point.no > 0 ? `${point.no}. ` : ''}${point.text}` : task.pointId
      const item: QueueItem = { task, unit, point: text, path, group: by === 'indicator' ? task.pointId : task.entrantId, groupTitle: by === 'indicator' ? `${path.at(-1) ?? ''} · ${text}` : unit }
      const places = [placeOfPoint.get(task.pointId) ?? LAST, placeOfUnit.get(task.entrantId) ?? LAST] as const
      return { item, first: places[by === 'indicator' ? 0 : 1], second: places[by === 'indicator' ? 1 : 0] }
    })
    return placed.sort((a, b) => a.first - b.first || a.second - b.second).map(({ item }) => item)
  }, [tasks.data, entrants, points, by])
  return { campaign: campaign.data, items, isLoading: tasks.isPending || campaign.isPending || isPending || entrants.size === 0, problem: tasks.error ?? campaign.error, retry: () => { void tasks.refetch(); void campaign.refetch() } }
}
