type Given<T> = { [K in keyof T as undefined extends T[K] ? never : K]: T[K] } & { [K in keyof T as undefined extends T[K] ? K : never]?: Exclude<T[K], undefined> }

/** The fields that were given: `undefined` and absent are the same to a caller, and never reach the database. */
export function given<T extends object>(fields: T): Given<T> {
  return Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined)) as Given<T>
}

/** What the audit record of a change says: each field given, before and after. */
export function changedFields(row: object, changes: object): { before: Record<string, unknown>; after: Record<string, unknown> } {
  const after = Object.fromEntries(Object.entries(changes).filter(([, value]) => value !== undefined))
  return { before: Object.fromEntries(Object.keys(after).map(key => [key, (row as Record<string, unknown>)[key] ?? null])), after }
}
