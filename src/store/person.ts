import { asc, gt, sql } from 'drizzle-orm'
import type { InferInsertModel, InferSelectModel } from 'drizzle-orm'
import type { Executor } from './executor.ts'
import { getRow, insertRow } from './one-row.ts'
import { cursorKeys, pageLimit, pageOf } from './page.ts'
import type { Page, PageRequest } from './page.ts'
import { person } from './schema/tables.ts'
import { updateVersioned } from './versioned-update.ts'

export type Person = InferSelectModel<typeof person>
export type NewPerson = InferInsertModel<typeof person>

export const createPerson = async (ex: Executor, row: NewPerson): Promise<Person> => insertRow(ex, person, row)
export const getPerson = async (ex: Executor, id: string): Promise<Person> => getRow(ex, person, id)

/** Addresses are compared without regard to case. */
export async function findPersonByEmail({ db }: Executor, email: string): Promise<Person | undefined> {
  const [row] = await db.select().from(person).where(sql`lower(${person.email}) = lower(${email})`)
  return row
}

export async function listPeople({ db }: Executor, request: PageRequest): Promise<Page<Person>> {
  const limit = pageLimit(request)
  const after = cursorKeys(request, ['id'])
  const rows = await db.select().from(person).where(after && gt(person.id, after[0])).orderBy(asc(person.id)).limit(limit + 1)
  return pageOf(rows, limit, row => [row.id])
}

export async function updatePerson(ex: Executor, id: string, version: number, changes: Partial<Pick<Person, 'name' | 'email' | 'emailVerified' | 'image' | 'regionCode' | 'employerUnitId' | 'disabledAt'>>): Promise<Person> {
  return updateVersioned(ex, person, id, version, changes)
}
