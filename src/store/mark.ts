import { and, asc, eq, gt, sql } from 'drizzle-orm'
import type { InferInsertModel, InferSelectModel } from 'drizzle-orm'
import type { Outcome } from '../model/campaign.ts'
import { AppError } from '../shared/errors.ts'
import type { Executor } from './executor.ts'
import { cursorKeys, pageLimit, pageOf } from './page.ts'
import type { Page, PageRequest } from './page.ts'
import { mark, markVersion, task } from './schema/tables.ts'

/** One person's rating of one point. Blind: every function of this file that answers single marks takes whose they are. */
export type Mark = InferSelectModel<typeof mark>
export type MarkVersion = InferSelectModel<typeof markVersion>
export type MarkContent = Pick<Mark, 'outcome' | 'rating' | 'note' | 'evidence'>

/** Starts the mark of a task that is this assessor's and open; anybody else's task is row-not-found. */
export async function createOwnMark(ex: Executor, assessorId: string, taskId: string, content: MarkContent): Promise<Mark> {
  return ex.transaction(async tx => {
    const [own] = await tx.db.select().from(task).where(and(eq(task.id, taskId), eq(task.assessorId, assessorId), eq(task.state, 'open'))).for('update')
    if (own === undefined) throw new AppError('row-not-found', { what: 'task', id: taskId })
    const row: InferInsertModel<typeof mark> = { taskId, campaignId: own.campaignId, entrantId: own.entrantId, pointId: own.pointId, assessorId, ...content }
    const [made] = await tx.db.insert(mark).values(row).returning()
    if (made === undefined) throw new Error('insert answered no row')
    return made
  })
}

export async function findOwnMark({ db }: Executor, assessorId: string, taskId: string): Promise<Mark | undefined> {
  const [row] = await db.select().from(mark).where(and(eq(mark.taskId, taskId), eq(mark.assessorId, assessorId)))
  return row
}

/** One's own mark by its id; anybody else's is row-not-found. */
export async function getOwnMark({ db }: Executor, assessorId: string, id: string): Promise<Mark> {
  const [row] = await db.select().from(mark).where(and(eq(mark.id, id), eq(mark.assessorId, assessorId)))
  if (row === undefined) throw new AppError('row-not-found', { what: 'mark', id })
  return row
}

/** Changes a draft of one's own; the database keeps every version. */
export async function updateOwnMark(ex: Executor, assessorId: string, id: string, version: number, content: MarkContent): Promise<Mark> {
  return changeOwn(ex, assessorId, id, version, 'draft', content)
}

/** Hands a mark in, and its task is done. */
export async function submitOwnMark(ex: Executor, assessorId: string, id: string, version: number, at: string): Promise<Mark> {
  return ex.transaction(async tx => {
    const done = await changeOwn(tx, assessorId, id, version, 'draft', { state: 'submitted', submittedAt: at })
    await setTaskState(tx, done.taskId, 'done')
    return done
  })
}

/** Takes a submitted mark back to draft; the verb decides whether that is still allowed. */
export async function reopenOwnMark(ex: Executor, assessorId: string, id: string, version: number): Promise<Mark> {
  return ex.transaction(async tx => {
    const reopened = await changeOwn(tx, assessorId, id, version, 'submitted', { state: 'draft', submittedAt: null })
    await setTaskState(tx, reopened.taskId, 'open')
    return reopened
  })
}

async function setTaskState({ db }: Executor, id: string, state: 'open' | 'done'): Promise<void> {
  await db.update(task).set({ state, version: sql`${task.version} + 1`, updatedAt: sql`now()` }).where(eq(task.id, id))
}

async function changeOwn({ db }: Executor, assessorId: string, id: string, version: number, state: Mark['state'], changes: Partial<Mark>): Promise<Mark> {
  const own = and(eq(mark.id, id), eq(mark.assessorId, assessorId))
  const [row] = await db.update(mark).set({ ...changes, version: sql`${mark.version} + 1`, updatedAt: sql`now()` }).where(and(own, eq(mark.version, version), eq(mark.state, state))).returning()
  if (row !== undefined) return row
  const [found] = await db.select({ version: mark.version, state: mark.state }).from(mark).where(own)
  if (found === undefined) throw new AppError('row-not-found', { what: 'mark', id })
  if (found.version !== version) throw new AppError('version-conflict', { what: 'mark', expected: version, found: found.version })
  throw new AppError('record-sealed', { what: 'mark', why: found.state })
}

export async function listOwnMarks({ db }: Executor, assessorId: string, filter: PageRequest & { readonly campaignId: string }): Promise<Page<Mark>> {
  const limit = pageLimit(filter)
  const after = cursorKeys(filter, ['id'])
  const rows = await db.select().from(mark).where(and(eq(mark.assessorId, assessorId), eq(mark.campaignId, filter.campaignId), after && gt(mark.id, after[0]))).orderBy(asc(mark.id)).limit(limit + 1)
  return pageOf(rows, limit, row => [row.id])
}

export async function listOwnMarkVersions({ db }: Executor, assessorId: string, markId: string): Promise<MarkVersion[]> {
  const rows = await db.select({ version: markVersion }).from(markVersion).innerJoin(mark, eq(mark.id, markVersion.markId)).where(and(eq(mark.id, markId), eq(mark.assessorId, assessorId))).orderBy(asc(markVersion.version))
  return rows.map(row => row.version)
}

/** A mark that may be seen by others: every mark its point gets is in. */
export interface RevealedMark { readonly id: string; readonly entrantId: string; readonly pointId: string; readonly round: number; readonly assessorId: string; readonly outcome: Outcome; readonly rating: number | null; readonly note: string; readonly evidence: Mark['evidence'] }

/**
 * The condition of blindness, once: as many submitted marks of tasks in force as the campaign wants per point, and no
 * task still open. `entrant` and `point` name the columns of the outer query.
 */
export const isRevealed = (entrant: string, point: string) => sql.raw(`exists (
  select from task of_point join campaign of_task on of_task.id = of_point.campaign_id left join mark handed_in on handed_in.task_id = of_point.id and handed_in.state = 'submitted'
  where of_point.entrant_id = ${entrant} and of_point.point_id = ${point} and of_point.state <> 'cancelled'
  group by of_task.marks_per_point having count(handed_in.id) >= of_task.marks_per_point and bool_and(of_point.state = 'done'))`)

/** All marks of the points whose marks are all in, of some entrants or of the whole campaign (agreement, adjudication). */
export async function listRevealedMarks({ db }: Executor, filter: { readonly campaignId: string; readonly entrantIds?: readonly string[]; readonly pointId?: string }): Promise<RevealedMark[]> {
  const { rows } = await db.execute<RevealedMark & Record<string, unknown>>(sql`
    select m.id, m.entrant_id as "entrantId", m.point_id as "pointId", t.round, m.assessor_id as "assessorId", m.outcome, m.rating, m.note, m.evidence
    from mark m join task t on t.id = m.task_id and t.state = 'done'
    where m.campaign_id = ${filter.campaignId} and m.state = 'submitted'
      ${filter.entrantIds === undefined ? sql`` : sql`and m.entrant_id = any(${sql.param([...filter.entrantIds])}::uuid[])`}
      ${filter.pointId === undefined ? sql`` : sql`and m.point_id = ${filter.pointId}`}
      and ${isRevealed('m.entrant_id', 'm.point_id')}
    order by m.entrant_id, m.point_id, t.round`)
  return rows
}
