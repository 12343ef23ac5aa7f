import { and, asc, eq, getTableColumns, gt, isNull, or, sql } from 'drizzle-orm'
import type { InferInsertModel, InferSelectModel } from 'drizzle-orm'
import type { Role } from '../model/campaign.ts'
import type { Executor } from './executor.ts'
import { insertRow } from './one-row.ts'
import { cursorKeys, pageLimit, pageOf } from './page.ts'
import type { Page, PageRequest } from './page.ts'
import { campaign, membership, person, unit } from './schema/tables.ts'
import { updateVersioned } from './versioned-update.ts'

export type Membership = InferSelectModel<typeof membership>
export type NewMembership = InferInsertModel<typeof membership>

/** Who someone is, for permission checks: only what is in force, none of a disabled person. */
export interface Grant { readonly role: Role; readonly campaignId: string | null; readonly unitId: string | null }

export const grantMembership = async (ex: Executor, row: NewMembership): Promise<Membership> => insertRow(ex, membership, row)

export async function revokeMembership(ex: Executor, id: string, version: number, at: string): Promise<Membership> {
  return updateVersioned(ex, membership, id, version, { revokedAt: at })
}

/** Everything a person may be in one campaign, or (campaignId undefined) anywhere. */
export async function grantsOf({ db }: Executor, personId: string, campaignId?: string): Promise<Grant[]> {
  return db.select({ role: membership.role, campaignId: membership.campaignId, unitId: membership.unitId })
    .from(membership).innerJoin(person, eq(person.id, membership.personId))
    .where(and(eq(membership.personId, personId), isNull(membership.revokedAt), isNull(person.disabledAt), campaignId === undefined ? undefined : or(isNull(membership.campaignId), eq(membership.campaignId, campaignId))))
}

/** The people who hold a role in a campaign, those with the role everywhere included. */
export async function peopleInRole({ db }: Executor, campaignId: string, role: Role): Promise<{ personId: string; name: string; regionCode: string | null; employerUnitId: string | null }[]> {
  return db.selectDistinct({ personId: person.id, name: person.name, regionCode: person.regionCode, employerUnitId: person.employerUnitId })
    .from(membership).innerJoin(person, eq(person.id, membership.personId))
    .where(and(eq(membership.role, role), isNull(membership.revokedAt), isNull(person.disabledAt), or(isNull(membership.campaignId), eq(membership.campaignId, campaignId))))
    .orderBy(asc(person.id))
}

/** A role with the names that people know it by. */
export interface NamedMembership extends Membership { readonly personName: string; readonly personEmail: string; readonly campaignTitle: string | null; readonly unitName: string | null }

export async function listMemberships({ db }: Executor, filter: PageRequest & { readonly campaignId?: string; readonly personId?: string }): Promise<Page<NamedMembership>> {
  const limit = pageLimit(filter)
  const after = cursorKeys(filter, ['id'])
  const rows = await db.select({ ...getTableColumns(membership), personName: person.name, personEmail: person.email, campaignTitle: campaign.title, unitName: unit.name }).from(membership)
    .innerJoin(person, eq(person.id, membership.personId)).leftJoin(campaign, eq(campaign.id, membership.campaignId)).leftJoin(unit, eq(unit.id, membership.unitId)).where(and(
      after && gt(membership.id, after[0]),
      filter.campaignId === undefined ? undefined : eq(membership.campaignId, filter.campaignId),
      filter.personId === undefined ? undefined : eq(membership.personId, filter.personId),
    )).orderBy(asc(membership.id)).limit(limit + 1)
  return pageOf(rows, limit, row => [row.id])
}

/** How many people can still administrate; the last one must not go. Locks them against each other's leaving. */
export async function countAdministrators({ db }: Executor): Promise<number> {
  const { rows } = await db.execute<{ id: string }>(sql`
    select m.id from ${membership} m join ${person} p on p.id = m.person_id
    where m.role = 'administrator' and m.campaign_id is null and m.revoked_at is null and p.disabled_at is null for update`)
  return rows.length
}
