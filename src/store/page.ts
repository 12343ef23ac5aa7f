import { AppError } from '../shared/errors.ts'

/** One page of a list; `next` is the cursor of the page after it, null at the end. */
export interface Page<T> { readonly items: readonly T[]; readonly next: string | null }

export interface PageRequest {
  readonly after?: string | null | undefined
  /** 1..500, default 50. */
  readonly limit?: number | undefined
}

export type Key = string | number

const MOST = 500

/** The number of rows to ask for: one more than shown, to learn whether there is a next page. */
export const pageLimit = ({ limit = 50 }: PageRequest): number => (Number.isNaN(limit) ? 50 : Math.min(Math.max(Math.trunc(limit), 1), MOST))

/** Cuts the row too many off and makes the cursor of the last one shown. */
export function pageOf<T>(rows: readonly T[], limit: number, keysOf: (row: T) => readonly Key[]): Page<T> {
  const items = rows.slice(0, limit)
  const last = items.at(-1)
  return { items, next: rows.length > limit && last !== undefined ? Buffer.from(JSON.stringify(keysOf(last))).toString('base64url') : null }
}

const UUID = /^[0-9a-f]{8}-(?:[0-9a-f]{4}-){3}[0-9a-f]{12}$/i

/** The keys of a cursor, undefined for the first page. `shape` says what is expected at each place. */
export function cursorKeys<const S extends readonly ('text' | 'number' | 'id')[]>({ after }: PageRequest, shape: S): { [I in keyof S]: S[I] extends 'number' ? number : string } | undefined {
  if (after === undefined || after === null || after === '') return undefined
  const refused = new AppError('cursor-invalid', { cursor: after.slice(0, 80) })
  let keys: unknown
  try {
    keys = JSON.parse(Buffer.from(after, 'base64url').toString('utf8'))
  } catch {
    throw refused
  }
  const fits = (key: unknown, kind: string) => (kind === 'number' ? typeof key === 'number' : typeof key === 'string' && (kind !== 'id' || UUID.test(key)))
  if (!Array.isArray(keys) || keys.length !== shape.length || !shape.every((kind, index) => fits(keys[index], kind))) throw refused
  return keys as unknown as { [I in keyof S]: S[I] extends 'number' ? number : string }
}
