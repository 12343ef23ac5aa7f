import { useQueries } from '@tanstack/react-query'
import { useMemo } from 'react'
import { call } from '../api/client.ts'
import type { Item } from '../api/client.ts'
import { useAllItems, useReply } from '../api/queries.ts'
import { useSession } from '../app/session.tsx'

export type Task = Item<'get /campaigns/{campaignId}/tasks'>
export type Grouping = 'indicator' | 'unit'

/** A task with the names of what is judged and whose it is. */
export interface QueueItem { readonly task: Task; readonly unit: string; readonly point: string; readonly path: readonly string[]; readonly group: string; readonly groupTitle: string }
export interface Queue { readonly items: readonly QueueItem[]; readonly isLoading: boolean; readonly problem: Error | null; readonly retry: () => void }

/** One's own tasks of a campaign in the order they are worked off: the same point of all units, or all points of a unit. */
export function useQueue(campaignId: string, by: Grouping): Queue {
  const { me } = useSession()
  const tasks = useAllItems('get /campaigns/{campaignId}/tasks', { campaignId, assessorId: me.id })
  const entrants = useAllItems('get /campaigns/{campaignId}/entrants', { campaignId })
  const cohorts = useReply('get /campaigns/{campaignId}/cohorts', { campaignId }, { staleMs: 300_000 })
  const editionIds = [...new Set(cohorts.data?.map(({ schemeEditionId }) => schemeEditionId))]
  const editions = useQueries({ queries: editionIds.map(id => ({ queryKey: ['get /schemes/{id}', { id }], staleTime: 3_600_000, queryFn: async ({ signal }: { signal: AbortSignal }) => call('get /schemes/{id}', { id }, { signal }) })), combine: found => ({ data: found.flatMap(({ data }) => data ?? []), isPending: found.some(({ isPending }) => isPending) }) })
  const items = useMemo(() => {
    const points = new Map(editions.data.flatMap(({ document }) => document.indicators.flatMap(({ path, points: list }) => list.map(point => ({ ...point, path })))).map((point, place) => [point.id, { text: point.no > 0 ? `${point.no}. ${point.text}` : point.text, path: point.path.filter(name => name !== '——'), place }]))
    const units = new Map(entrants.data?.items.map(({ id, unit }, place) => [id, { name: unit.name, place }]))
    const keyed = (tasks.data?.items ?? []).filter(({ state }) => state !== 'cancelled').map(task => {
      const point = points.get(task.pointId)
      const unit = units.get(task.entrantId)
      const text = point?.text ?? task.pointId
      const name = unit?.name ?? task.entrantId
      const item: QueueItem = { task, unit: name, point: text, path: point?.path ?? [], group: by === 'indicator' ? task.pointId : task.entrantId, groupTitle: by === 'indicator' ? `${point?.path.at(-1) ?? ''} · ${text}` : name }
      const places = [point?.place ?? 9_999, unit?.place ?? 99_999] as const
      return { item, keys: by === 'indicator' ? places : ([places[1], places[0]] as const) }
    })
    return keyed.sort((a, b) => a.keys[0] - b.keys[0] || a.keys[1] - b.keys[1]).map(({ item }) => item)
  }, [tasks.data, entrants.data, editions.data, by])
  const again = [tasks, entrants, cohorts]
  return { items, isLoading: again.some(({ isPending }) => isPending) || editions.isPending, problem: again.map(({ error }) => error).find(error => error !== null) ?? null, retry: () => { for (const query of again) void query.refetch() } }
}
