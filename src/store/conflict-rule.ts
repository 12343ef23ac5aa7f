import { and, eq, isNull, sql } from 'drizzle-orm'
import type { InferInsertModel, InferSelectModel } from 'drizzle-orm'
import type { ConflictKind } from '../model/campaign.ts'
import type { Executor } from './executor.ts'
import { insertRow } from './one-row.ts'
import { conflictRule } from './schema/tables.ts'
import { updateVersioned } from './versioned-update.ts'

export type ConflictRule = InferSelectModel<typeof conflictRule>
export type NewConflictRule = InferInsertModel<typeof conflictRule>

/** This person must not judge this entrant, and by which rule. */
export interface Conflict { readonly personId: string; readonly entrantId: string; readonly kind: ConflictKind }

export const createConflictRule = async (ex: Executor, row: NewConflictRule): Promise<ConflictRule> => insertRow(ex, conflictRule, row)

export async function revokeConflictRule(ex: Executor, id: string, version: number, at: string): Promise<ConflictRule> {
  return updateVersioned(ex, conflictRule, id, version, { revokedAt: at })
}

export async function listConflictRules({ db }: Executor, campaignId: string): Promise<ConflictRule[]> {
  return db.select().from(conflictRule).where(and(eq(conflictRule.campaignId, campaignId), isNull(conflictRule.revokedAt))).orderBy(conflictRule.id)
}

/**
 * Every conflict of a campaign's rules, or those of one person, or of one entrant; of assessors and reviewers unless `anyRole`. A code that ends in zeros stands for
 * a whole area: somebody of a province (440000) is of the region of each of its cities under a two-digit rule only.
 */
export async function listConflicts({ db }: Executor, campaignId: string, { personId, entrantId, anyRole = false }: { readonly personId?: string; readonly entrantId?: string; readonly anyRole?: boolean } = {}): Promise<Conflict[]> {
  const { rows } = await db.execute<{ personId: string; entrantId: string; kind: ConflictKind }>(sql`
    select p.id as "personId", e.id as "entrantId", r.kind
    from conflict_rule r
    join entrant e on e.campaign_id = r.campaign_id
    join unit u on u.id = e.unit_id
    join person p on case r.kind
      when 'declared' then p.id = r.person_id and u.id = r.unit_id
      when 'own-region' then left(p.region_code, r.digits) = left(u.region_code, r.digits)
      else p.employer_unit_id = u.id or p.employer_unit_id = u.parent_id
        or exists (select from unit own where own.id = p.employer_unit_id and own.parent_id = u.id)
    end
    where r.campaign_id = ${campaignId} and r.revoked_at is null
      and (${personId ?? null}::uuid is null or p.id = ${personId ?? null}::uuid)
      and (${entrantId ?? null}::uuid is null or e.id = ${entrantId ?? null}::uuid)
      and (${anyRole}::boolean or exists (select from membership m where m.person_id = p.id and m.revoked_at is null and m.role in ('assessor', 'reviewer') and (m.campaign_id is null or m.campaign_id = r.campaign_id)))
    order by p.id, e.id, r.kind`)
  return rows
}
