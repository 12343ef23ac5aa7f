import { useMemo } from 'react'
import type { Item } from '../api/client.ts'
import { useAllItems } from '../api/queries.ts'
import { useCampaign, useEntrants, useTable } from '../parts/campaign.ts'
import type { Cohort } from '../parts/campaign.ts'

export type Adjudication = Item<'get /campaigns/{campaignId}/adjudications'>
export interface Row { readonly adjudication: Adjudication; readonly unit: string; readonly point: string; readonly path: string }

const NO_COHORTS: readonly Cohort[] = []

/** The adjudications within reach with the names of what they are about, open ones first, widest apart first. */
export function useRows(campaignId: string) {
  const list = useAllItems('get /campaigns/{campaignId}/adjudications', { campaignId })
  const campaign = useCampaign(campaignId)
  const entrants = useEntrants(campaignId)
  const { points } = useTable(campaign.data?.cohorts ?? NO_COHORTS)
  const rows = useMemo(() => (list.data?.items ?? []).map((adjudication): Row => {
    const point = points.get(adjudication.pointId)
    return { adjudication, unit: entrants.get(adjudication.entrantId)?.unit.name ?? '…', point: point?.text ?? adjudication.pointId, path: point?.path.filter(name => name !== '——').join(' › ') ?? '' }
  }).sort((a, b) => Number(a.adjudication.state === 'decided') - Number(b.adjudication.state === 'decided') || b.adjudication.spread - a.adjudication.spread || a.adjudication.id.localeCompare(b.adjudication.id)), [list.data, entrants, points])
  return { list, rows, campaign: campaign.data }
}
