import { useMemo } from 'react'
import type { ReactNode } from 'react'
import { PROVINCE_TILES } from '../../src/model/province-tiles.ts'
import { useReply } from '../api/queries.ts'
import type { Reply } from '../api/client.ts'
import { useUrlState } from '../kit/url-state.ts'

export interface CohortOf { readonly campaignId: string; readonly cohortId: string; readonly cohortName: string }
export type ResultsView = (cohort: CohortOf) => ReactNode
export type Line = Reply<'get /campaigns/{campaignId}/ranking'>[number]

/** The cohort as it is ranked now; `bands` simulates how far ranks may move, which takes seconds for thousands of units. */
export const useRanking = ({ campaignId, cohortId }: CohortOf, bands = false, enabled = true) => useReply('get /campaigns/{campaignId}/ranking', { campaignId, cohortId, bands }, { staleMs: bands ? 300_000 : 15_000, enabled })

/** The edition that a cohort is judged by. */
export function useEdition({ campaignId, cohortId }: CohortOf) {
  const cohorts = useReply('get /campaigns/{campaignId}/cohorts', { campaignId })
  const editionId = cohorts.data?.find(({ id }) => id === cohortId)?.schemeEditionId
  return useReply('get /schemes/{id}', { id: editionId ?? '' }, { enabled: editionId !== undefined, staleMs: 300_000 })
}

/** Names of the tiers, best first: the campaign's own, or those of the table. */
export function useTierNames(cohort: CohortOf): readonly string[] {
  const campaign = useReply('get /campaigns/{id}', { id: cohort.campaignId }, { staleMs: 60_000 })
  const edition = useEdition(cohort)
  const [own, printed] = [campaign.data?.tiers, edition.data?.document.policies.tiers]
  return useMemo(() => ((own?.length ?? 0) > 0 ? own : printed)?.map(({ name }) => name) ?? [], [own, printed])
}

/** Units picked for comparison; they live in the address. */
export const MOST_COMPARED = 6
export function useChosenUnits(): readonly [readonly string[], (ids: readonly string[]) => void] {
  const [text, set] = useUrlState('units')
  return [text === '' ? [] : text.split(',').slice(0, MOST_COMPARED), ids => { set(ids.slice(0, MOST_COMPARED).join(',')) }]
}

const SHORT = new Map(PROVINCE_TILES.map(({ code, short }) => [code, short]))
/** First two digits of a region code, and the province's one character. */
export const provinceOf = (regionCode: string): { readonly code: string; readonly short: string | null } => ({ code: regionCode.slice(0, 2), short: SHORT.get(regionCode.slice(0, 2)) ?? null })

/** Numbers with the same decimals down a column. */
export const fixed = (value: number, decimals = 2): string => value.toFixed(decimals)
export const percentText = (share: number, decimals = 0): string => `${(share * 100).toFixed(decimals)}%`
export const signed = (value: number, decimals = 0): string => `${value > 0 ? '+' : ''}${value.toFixed(decimals)}`
