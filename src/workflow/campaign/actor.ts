import type { Executor } from '../../store/executor.ts'
import type { Grant } from '../../store/membership.ts'
import { grantsOf } from '../../store/membership.ts'
import type { Role } from '../../model/campaign.ts'

/**
 * Who acts. A person's grants are read anew by every verb, so that a revoked role ends at once. `worker` is the queue,
 * `operator` whoever may run commands beside the database, `public` anybody at all.
 */
export type Actor =
  | { readonly kind: 'person'; readonly id: string; readonly name: string }
  | { readonly kind: 'worker'; readonly name: string }
  | { readonly kind: 'operator'; readonly name: string }
  | { readonly kind: 'public' }

export const PARTIES = ['administrator', 'manager', 'assessor', 'reviewer', 'unit', 'observer', 'worker', 'operator', 'public'] as const
/** The columns of the permission table: the roles of people and the actors that are none. */
export type Party = Role | Exclude<Actor['kind'], 'person'>

/** A grant in the words of the permission table. */
export interface Standing extends Omit<Grant, 'role'> { readonly party: Party }

/** What an actor may be in a campaign; without a campaign, anywhere. */
export async function standingOf(ex: Executor, actor: Actor, campaignId?: string): Promise<Standing[]> {
  if (actor.kind !== 'person') return [{ party: actor.kind, campaignId: null, unitId: null }]
  return (await grantsOf(ex, actor.id, campaignId)).map(({ role, campaignId: campaign, unitId }) => ({ party: role, campaignId: campaign, unitId }))
}

export const actorId = (actor: Actor): string | null => (actor.kind === 'person' ? actor.id : null)
export const actorName = (actor: Actor): string => (actor.kind === 'public' ? 'public' : actor.kind === 'person' ? actor.name : `${actor.kind}: ${actor.name}`)
