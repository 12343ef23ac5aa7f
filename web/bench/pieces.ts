import { evidenceKey } from '../../src/model/evidence.ts'
import { useAllItems, useReply } from '../api/queries.ts'
import type { Reply } from '../api/client.ts'
import type { Cited } from '../parts/evidence-address.ts'
import { markOf } from '../parts/evidence-address.ts'
import { namedPlaces } from '../parts/named-places.ts'

export type Material = Reply<'get /tasks/{id}'>

/** An archived page or an imported record to look at, with the words on it that counted. */
export interface Piece { readonly ref: Cited; readonly mark: string }

/** What the judgements and suggestions of a task rest on, each page once. */
export function piecesOf({ judgements, suggestions }: Pick<Material, 'judgements' | 'suggestions'>): Piece[] {
  const found = [
    ...judgements.flatMap(({ judgement, params }) => (judgement.outcome === 'rated' ? judgement.evidence.map(ref => ({ ref, words: namedPlaces(judgement, params) })) : [])),
    ...suggestions.flatMap(({ quotes }) => quotes.map(({ text, evidence }) => ({ ref: evidence, words: [text] }))),
  ]
  return [...Map.groupBy(found, ({ ref }) => evidenceKey(ref)).values()].map(same => ({ ref: (same[0] as (typeof found)[number]).ref, mark: markOf(same.flatMap(({ words }) => words)) }))
}

/** The archived home page of the unit's website: where one begins to look when nothing is cited. */
export function useHomePage(campaignId: string, material: Material | undefined, enabled: boolean): readonly Piece[] {
  const unitId = material?.unit.id ?? ''
  const entrantId = material?.task.entrantId ?? ''
  const unit = useReply('get /campaigns/{campaignId}/units/{id}', { campaignId, id: unitId }, { enabled: enabled && unitId !== '', staleMs: 300_000 })
  const address = unit.data?.channels.find(({ retiredAt, address: at }) => retiredAt === null && /^https?:/.test(at))?.address
  const records = useAllItems('get /entrants/{entrantId}/evidence', { entrantId, ...(address !== undefined && { url: address }) }, { enabled: enabled && address !== undefined })
  const home = records.data?.items.find(({ type, status }) => type === 'response' && status < 400) ?? records.data?.items.find(({ type }) => type === 'rendered')
  return home ? [{ ref: { sha256: home.sha256, kind: 'response', url: home.url }, mark: '' }] : []
}
