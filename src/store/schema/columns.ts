import { sql } from 'drizzle-orm'
import { customType, integer, uuid } from 'drizzle-orm/pg-core'
import { newId } from '../ids.ts'
import { storableJson } from '../storable-json.ts'

/** timestamptz(3) as an ISO 8601 string in UTC, like every time in our documents. */
export const instant = customType<{ data: string; driverData: string }>({
  dataType: () => 'timestamp (3) with time zone',
  fromDriver: value => new Date(value).toISOString(),
})

/** A jsonb document. What PostgreSQL cannot store (NUL, half a surrogate pair) becomes U+FFFD. */
export const document = <T>(name: string) => customType<{ data: T; driverData: unknown }>({
  dataType: () => 'jsonb',
  toDriver: storableJson,
})(name)

/** A json document, kept as the text it was given: for what is written once and read whole. */
export const writtenDocument = <T>(name: string) => customType<{ data: T; driverData: unknown }>({
  dataType: () => 'json',
  toDriver: storableJson,
})(name)

export const id = () => uuid('id').primaryKey().$defaultFn(newId)
export const createdAt = () => instant('created_at').notNull().default(sql`now()`)

/** `version` rises with every change: the base of optimistic locking. */
export const versioned = () => ({
  version: integer('version').notNull().default(1),
  createdAt: createdAt(),
  updatedAt: instant('updated_at').notNull().default(sql`now()`),
})
