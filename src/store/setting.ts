import { eq, sql } from 'drizzle-orm'
import { AppError } from '../shared/errors.ts'
import type { Executor } from './executor.ts'
import { setting } from './schema/tables.ts'
import { storableJson } from './storable-json.ts'

/** The value and version of a setting of the whole installation, undefined when it was never set. */
export async function getSetting({ db }: Executor, key: string): Promise<{ value: unknown; version: number } | undefined> {
  const [row] = await db.select({ value: setting.value, version: setting.version }).from(setting).where(eq(setting.key, key))
  return row
}

/** Sets a setting; `expected` is the version that was seen, 0 for "not set yet". Answers the new version or throws version-conflict. */
export async function putSetting(ex: Executor, key: string, value: unknown, expected: number): Promise<number> {
  // A JSON null is a value too; Drizzle would make it NULL.
  const stored = sql`${storableJson(value ?? null)}::jsonb`
  const [row] = expected === 0
    ? await ex.db.insert(setting).values({ key, value: stored }).onConflictDoNothing().returning({ version: setting.version })
    : await ex.db.update(setting).set({ value: stored, version: sql`${setting.version} + 1`, updatedAt: sql`now()` }).where(sql`${setting.key} = ${key} and ${setting.version} = ${expected}`).returning({ version: setting.version })
  if (row === undefined) throw new AppError('version-conflict', { what: `setting ${key}`, expected, found: (await getSetting(ex, key))?.version ?? 0 })
  return row.version
}
