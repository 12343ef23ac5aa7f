import { desc, eq } from 'drizzle-orm'
import type { InferInsertModel, InferSelectModel } from 'drizzle-orm'
import type { Fact } from '../model/evidence.ts'
import { bulkInsert } from './bulk-insert.ts'
import type { Executor } from './executor.ts'
import { getRow, insertRow } from './one-row.ts'
import { fact, factSet } from './schema/tables.ts'

/** Everything understood of one entrant at one time. */
export type FactSet = InferSelectModel<typeof factSet>
export type Facts = Readonly<Record<string, Fact<unknown>>>

/** Keeps a set with its facts, by name. */
export async function createFactSet(ex: Executor, row: InferInsertModel<typeof factSet>, facts: Facts): Promise<FactSet> {
  return ex.transaction(async tx => {
    const set = await insertRow(tx, factSet, row)
    await bulkInsert(tx, fact, Object.entries(facts).map(([name, document]) => ({ factSetId: set.id, name, document })))
    return set
  })
}

export const getFactSet = async (ex: Executor, id: string): Promise<FactSet> => getRow(ex, factSet, id)

export async function latestFactSet({ db }: Executor, entrantId: string): Promise<FactSet | undefined> {
  const [row] = await db.select().from(factSet).where(eq(factSet.entrantId, entrantId)).orderBy(desc(factSet.id)).limit(1)
  return row
}

export async function loadFacts({ db }: Executor, factSetId: string): Promise<Facts> {
  const rows = await db.select({ name: fact.name, document: fact.document }).from(fact).where(eq(fact.factSetId, factSetId))
  return Object.fromEntries(rows.map(({ name, document }) => [name, document]))
}
