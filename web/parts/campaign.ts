import { useQueries } from '@tanstack/react-query'
import { useMemo } from 'react'
import { useParams } from 'react-router'
import { call } from '../api/client.ts'
import type { Item, Reply } from '../api/client.ts'
import { useAllItems, useReply } from '../api/queries.ts'

export type Campaign = Reply<'get /campaigns/{id}'>
export type Cohort = Campaign['cohorts'][number]
export type Entrant = Item<'get /campaigns/{campaignId}/entrants'>

/** The campaign of the address, for pages below /campaigns/:campaignId. */
export const useCampaignId = (): string => useParams()['campaignId'] ?? ''
export const useCampaign = (id: string) => useReply('get /campaigns/{id}', { id })

/** Who takes part, by id; those who withdrew as well, for old work still names them. */
export function useEntrants(campaignId: string): ReadonlyMap<string, Entrant> {
  const { data } = useAllItems('get /campaigns/{campaignId}/entrants', { campaignId, withWithdrawn: true })
  return useMemo(() => new Map(data?.items.map(entrant => [entrant.id, entrant])), [data])
}

/** Names of people by id, as far as they have or had a role here; managers may ask. */
export function usePeopleNames(campaignId: string, enabled = true): ReadonlyMap<string, string> {
  const { data } = useAllItems('get /campaigns/{campaignId}/memberships', { campaignId }, { enabled })
  return useMemo(() => new Map(data?.items.map(({ personId, personName }) => [personId, personName])), [data])
}

export interface NamedPoint { readonly id: string; readonly no: number; readonly text: string; readonly indicatorId: string; readonly path: readonly string[]; readonly steps: readonly { readonly rating: number; readonly text: string }[] }
export interface NamedIndicator { readonly id: string; readonly path: readonly string[] }
export type NamedMeasure = Pick<Reply<'get /schemes/{id}'>['measures'][number], 'title' | 'explain'>
export interface Table { readonly points: ReadonlyMap<string, NamedPoint>; readonly indicators: ReadonlyMap<string, NamedIndicator>; readonly measures: ReadonlyMap<string, NamedMeasure>; /** By edition and variant, with a blank between. */ readonly variants: ReadonlyMap<string, string>; readonly isPending: boolean }

/** Points, indicators, measures and variants by id, of all tables that these cohorts are judged by. */
export function useTable(cohorts: readonly Pick<Cohort, 'schemeEditionId'>[]): Table {
  const ids = [...new Set(cohorts.map(({ schemeEditionId }) => schemeEditionId))]
  return useQueries({
    queries: ids.map(id => ({ queryKey: ['get /schemes/{id}', { id }], queryFn: async () => call('get /schemes/{id}', { id }), staleTime: Infinity })),
    combine: replies => {
      const indicators = replies.flatMap(({ data }) => data?.document.indicators ?? [])
      return {
        isPending: replies.some(({ isPending }) => isPending),
        measures: new Map(replies.flatMap(({ data }) => data?.measures ?? []).map(({ id, title, explain }) => [id, { title, explain }])),
        variants: new Map(replies.flatMap(({ data }) => data?.document.variants.map(({ id, title }) => [`${data.id} ${id}`, title] as const) ?? [])),
        indicators: new Map(indicators.map(({ id, path }) => [id, { id, path }])),
        points: new Map(indicators.flatMap(({ id, path, points }) => points.map(point => [point.id, { id: point.id, no: point.no, text: point.text, indicatorId: id, path, steps: point.rubric?.steps ?? [] }]))),
      }
    },
  })
}

/** `2. 便民常用查询…`: a point as lists name it; the only point of an indicator has no number. */
export const pointName = ({ no, text }: { readonly no: number; readonly text: string }): string => (no > 0 ? `${no}. ${text}` : text)

/** `规范设计 › 标识规范`: the last two names of an indicator, which tell it apart; dashes stand where a table has fewer levels. */
export const indicatorName = ({ path }: { readonly path: readonly string[] }, levels = 2): string => path.filter(name => name !== '——').slice(-levels).join(' › ')
