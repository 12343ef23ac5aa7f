import { and, desc, eq, inArray, lt } from 'drizzle-orm'
import type { InferInsertModel, InferSelectModel } from 'drizzle-orm'
import { AppError } from '../shared/errors.ts'
import type { Executor } from './executor.ts'
import { getRow, insertRow } from './one-row.ts'
import { cursorKeys, pageLimit, pageOf } from './page.ts'
import type { Page, PageRequest } from './page.ts'
import { campaign } from './schema/tables.ts'
import { updateVersioned } from './versioned-update.ts'

export type Campaign = InferSelectModel<typeof campaign>
export type NewCampaign = Omit<InferInsertModel<typeof campaign>, 'state'>

export const createCampaign = async (ex: Executor, row: NewCampaign): Promise<Campaign> => insertRow(ex, campaign, row)
export const getCampaign = async (ex: Executor, id: string): Promise<Campaign> => getRow(ex, campaign, id)

export async function findCampaignBySlug({ db }: Executor, slug: string): Promise<Campaign | undefined> {
  const [row] = await db.select().from(campaign).where(eq(campaign.slug, slug))
  return row
}

/**
 * The campaign, held until the transaction ends. share: its state cannot change meanwhile (what every verb inside a
 * phase needs; many at once); update: only this transaction goes on (what a change of state needs).
 */
export async function lockCampaign({ db }: Executor, id: string, mode: 'share' | 'update'): Promise<Campaign> {
  const [row] = await db.select().from(campaign).where(eq(campaign.id, id)).for(mode)
  if (row === undefined) throw new AppError('row-not-found', { what: 'campaign', id })
  return row
}

/** Newest first. */
export async function listCampaigns({ db }: Executor, request: PageRequest & { readonly only?: readonly string[] }): Promise<Page<Campaign>> {
  const limit = pageLimit(request)
  const after = cursorKeys(request, ['id'])
  const rows = await db.select().from(campaign).where(and(after && lt(campaign.id, after[0]), request.only && inArray(campaign.id, [...request.only]))).orderBy(desc(campaign.id)).limit(limit + 1)
  return pageOf(rows, limit, row => [row.id])
}

export async function updateCampaign(ex: Executor, id: string, version: number, changes: Partial<Omit<Campaign, 'id' | 'version' | 'createdAt' | 'updatedAt'>>): Promise<Campaign> {
  return updateVersioned(ex, campaign, id, version, changes)
}
