import { and, asc, inArray, isNull } from 'drizzle-orm'
import type { InferInsertModel, InferSelectModel } from 'drizzle-orm'
import { bulkInsert } from './bulk-insert.ts'
import type { Executor } from './executor.ts'
import { getRow, insertRow } from './one-row.ts'
import { contact } from './schema/tables.ts'
import { updateVersioned } from './versioned-update.ts'

export type Contact = InferSelectModel<typeof contact>
export type NewContact = InferInsertModel<typeof contact>

export const createContact = async (ex: Executor, row: NewContact): Promise<Contact> => insertRow(ex, contact, row)
export const getContact = async (ex: Executor, id: string): Promise<Contact> => getRow(ex, contact, id)

/** Rows that exist already are left as they are. Answers how many were new. */
export const importContacts = async (ex: Executor, rows: readonly NewContact[]): Promise<number> => bulkInsert(ex, contact, rows, { existing: 'skip' })

/** Those in use, of any number of units. */
export async function listContacts({ db }: Executor, unitIds: readonly string[]): Promise<Contact[]> {
  if (unitIds.length === 0) return []
  return db.select().from(contact).where(and(inArray(contact.unitId, [...unitIds]), isNull(contact.retiredAt))).orderBy(asc(contact.id))
}

export async function updateContact(ex: Executor, id: string, version: number, changes: Partial<Pick<Contact, 'name' | 'duty' | 'phone' | 'email' | 'retiredAt'>>): Promise<Contact> {
  return updateVersioned(ex, contact, id, version, changes)
}
