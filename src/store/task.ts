import { and, asc, eq, gt, isNull, sql } from 'drizzle-orm'
import type { InferInsertModel, InferSelectModel, SQL } from 'drizzle-orm'
import type { TaskState } from '../model/campaign.ts'
import { bulkInsert } from './bulk-insert.ts'
import type { Executor } from './executor.ts'
import { getRow } from './one-row.ts'
import { cursorKeys, pageLimit, pageOf } from './page.ts'
import type { Page, PageRequest } from './page.ts'
import { entrant, task } from './schema/tables.ts'
import { updateVersioned } from './versioned-update.ts'

/** One blind mark to be given: a point of an entrant, a round, an assessor. Holds nothing of the mark itself. */
export type Task = InferSelectModel<typeof task>
export type NewTask = Omit<InferInsertModel<typeof task>, 'state'>

/** Creates tasks; a round of a point that has its task already is left as it is. Answers how many were new. */
export const createTasks = async (ex: Executor, rows: readonly NewTask[]): Promise<number> => bulkInsert(ex, task, rows, { existing: 'skip' })
export const getTask = async (ex: Executor, id: string): Promise<Task> => getRow(ex, task, id)

/** Gives a task to somebody else, moves its date, or cancels it. The same person for both rounds is refused (already-exists). */
export async function updateTask(ex: Executor, id: string, version: number, changes: Partial<Pick<Task, 'assessorId' | 'state' | 'dueAt'>>): Promise<Task> {
  return updateVersioned(ex, task, id, version, changes)
}

export interface TaskFilter extends PageRequest { readonly campaignId: string; readonly assessorId?: string; readonly entrantId?: string; readonly pointId?: string; readonly state?: TaskState }

/** For an assessor give `assessorId`: the list then has no task of anybody else. */
export async function listTasks({ db }: Executor, filter: TaskFilter): Promise<Page<Task>> {
  const limit = pageLimit(filter)
  const after = cursorKeys(filter, ['id'])
  const rows = await db.select().from(task).where(and(
    eq(task.campaignId, filter.campaignId), after && gt(task.id, after[0]),
    filter.assessorId === undefined ? undefined : eq(task.assessorId, filter.assessorId),
    filter.entrantId === undefined ? undefined : eq(task.entrantId, filter.entrantId),
    filter.pointId === undefined ? undefined : eq(task.pointId, filter.pointId),
    filter.state === undefined ? undefined : eq(task.state, filter.state),
  )).orderBy(asc(task.id)).limit(limit + 1)
  return pageOf(rows, limit, row => [row.id])
}

/** Load of each assessor, null for tasks that nobody has yet. */
export async function countTasks({ db }: Executor, campaignId: string): Promise<{ assessorId: string | null; open: number; done: number }[]> {
  return db.select({
    assessorId: task.assessorId,
    open: sql<number>`(count(*) filter (where ${task.state} = 'open'))::int`,
    done: sql<number>`(count(*) filter (where ${task.state} = 'done'))::int`,
  }).from(task).where(and(eq(task.campaignId, campaignId), sql`${task.state} <> 'cancelled'`)).groupBy(task.assessorId).orderBy(asc(task.assessorId))
}

/** Tasks in force by point, of the entrants that take part. `overdue`: open past their date at `at`. */
export async function countTasksByPoint({ db }: Executor, filter: { readonly campaignId: string; readonly cohortId: string; readonly at: string }): Promise<{ pointId: string; open: number; done: number; overdue: number; unassigned: number }[]> {
  const counted = (which: SQL) => sql<number>`(count(*) filter (where ${which}))::int`
  return db.select({
    pointId: task.pointId, open: counted(sql`${task.state} = 'open'`), done: counted(sql`${task.state} = 'done'`),
    overdue: counted(sql`${task.state} = 'open' and ${task.dueAt} < ${filter.at}`), unassigned: counted(sql`${task.state} = 'open' and ${task.assessorId} is null`),
  }).from(task).innerJoin(entrant, eq(entrant.id, task.entrantId))
    .where(and(eq(task.campaignId, filter.campaignId), eq(entrant.cohortId, filter.cohortId), isNull(entrant.withdrawnAt), sql`${task.state} <> 'cancelled'`)).groupBy(task.pointId).orderBy(asc(task.pointId))
}
