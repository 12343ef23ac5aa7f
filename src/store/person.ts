import { asc, gt, inArray, sql } from 'drizzle-orm'
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

/** Only the people asked for, in no order. */
export async function listPeopleById({ db }: Executor, ids: readonly string[]): Promise<Person[]> {
  return ids.length === 0 ? [] : db.select().from(person).where(inArray(person.id, [...ids]))
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

/** True before the first administrator was made. */
export async function hasNoPeople({ db }: Executor): Promise<boolean> {
  return (await db.select({ id: person.id }).from(person).limit(1)).length === 0
}
