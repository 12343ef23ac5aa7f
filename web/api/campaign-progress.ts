import { useQueryClient } from '@tanstack/react-query'
import type { UseQueryResult } from '@tanstack/react-query'
import { useEffect, useState } from 'react'
import { API } from './client.ts'
import type { Problem, Reply } from './client.ts'
import { useReply } from './queries.ts'

type Progress = Reply<'get /campaigns/{id}/progress'>
export interface LiveProgress { readonly progress: UseQueryResult<Progress, Problem>; /** The server tells of changes as they happen; else it is asked now and then. */ readonly isLive: boolean }

const ASK_MS = 15_000
/** Lists behind the counts are read anew at most this often: thousands of pages are collected in a minute. */
const LISTS_MS = 4_000

/** How far a campaign is, kept current by server-sent events while the page is open; `lists` names the operations that follow the counts. */
export function useCampaignProgress(campaignId: string, lists: readonly string[] = []): LiveProgress {
  const queries = useQueryClient()
  const [isLive, setLive] = useState(false)
  const progress = useReply('get /campaigns/{id}/progress', { id: campaignId }, isLive ? {} : { everyMs: ASK_MS })
  const wanted = lists.join('|')
  useEffect(() => {
    let timer: ReturnType<typeof setTimeout> | undefined
    let state: string | undefined
    const refresh = () => {
      timer = undefined
      void queries.invalidateQueries({ predicate: ({ queryKey: [operation] }) => wanted.split('|').includes(String(operation)) })
    }
    const source = new EventSource(`${API}/campaigns/${campaignId}/events`)
    source.addEventListener('open', () => { setLive(true) })
    source.addEventListener('error', () => { setLive(false) })
    source.addEventListener('end', () => { source.close(); setLive(false) })
    source.addEventListener('progress', ({ data }) => {
      const told = JSON.parse(String(data)) as Progress
      queries.setQueryData(['get /campaigns/{id}/progress', { id: campaignId }], told)
      const now = `${told.state} ${told.version}`
      // Somebody moved the campaign on, or changed its settings.
      if (state !== undefined && state !== now) void queries.invalidateQueries({ queryKey: ['get /campaigns/{id}', { id: campaignId }] })
      else if (state !== undefined) timer ??= setTimeout(refresh, LISTS_MS)
      state = now
    })
    return () => { clearTimeout(timer); source.close() }
  }, [campaignId, queries, wanted])
  return { progress, isLive }
}
