import { AppError } from '../shared/errors.ts'
import type { ErrorCode } from '../shared/errors.ts'

interface Fields { readonly code: string; readonly message: string; readonly table: string; readonly constraint: string; readonly detail: string }

/** What PostgreSQL (SQLSTATE, or its class of two characters) and the socket say, as our refusals. One table for all. */
const BY_STATE: Readonly<Record<string, ErrorCode>> = {
  ZH001: 'record-sealed',
  '23505': 'already-exists',
  '23503': 'still-referenced',
  '23001': 'still-referenced',
  '23502': 'value-refused',
  '23514': 'value-refused',
  '22': 'value-refused',
  '53100': 'store-full',
  '53': 'store-busy',
  '55P03': 'store-busy',
  '57014': 'store-busy',
  '40': 'store-busy',
  '57P': 'store-lost',
  '08': 'store-lost',
  '58': 'store-lost',
  ECONNREFUSED: 'store-lost',
  ECONNRESET: 'store-lost',
  EPIPE: 'store-lost',
  ETIMEDOUT: 'store-lost',
  ENOTFOUND: 'store-lost',
}
/** node-postgres gives these no code. */
const LOST_CONNECTION = /^(?:Connection terminated|timeout exceeded when trying to connect|Client has encountered a connection error|Client was closed)/

/** The chain of causes, outermost first (Drizzle wraps what the driver throws). */
function* causes(error: unknown): Generator<Error> {
  for (let at = error, depth = 0; at instanceof Error && depth < 8; at = at.cause, depth++) yield at
}

function fieldsOf(error: unknown): Fields | undefined {
  for (const cause of causes(error)) {
    const { code, table, constraint, detail } = cause as Error & Partial<Record<'code' | 'table' | 'constraint' | 'detail', unknown>>
    const text = (value: unknown) => (typeof value === 'string' ? value : '')
    if (typeof code === 'string') return { code, message: cause.message, table: text(table), constraint: text(constraint), detail: text(detail) }
    if (LOST_CONNECTION.test(cause.message)) return { code: '08006', message: cause.message, table: '', constraint: '', detail: '' }
  }
  return undefined
}

/** An expected failure of the database as AppError; anything else (a bug) unchanged. */
export function storeFailure(error: unknown): unknown {
  for (const cause of causes(error)) if (cause instanceof AppError) return cause
  const fields = fieldsOf(error)
  if (fields === undefined) return error
  const code = BY_STATE[fields.code] ?? BY_STATE[fields.code.slice(0, 3)] ?? BY_STATE[fields.code.slice(0, 2)]
  if (code === undefined) return error
  // PostgreSQL's detail repeats the values, which may be personal; the constraint's name says as much.
  const why = code === 'already-exists' || code === 'still-referenced' || fields.code === '23514' ? fields.constraint || fields.message : fields.message
  return new AppError(code, { what: fields.table || 'row', why }, error)
}

/** True for deadlocks and serialisation failures: the same work may succeed at once. */
export function isWorthRetrying(error: unknown): boolean {
  const code = fieldsOf(error)?.code
  return code === '40001' || code === '40P01'
}

/** The SQLSTATE or socket error code of whatever was thrown, '' if it has none. */
export const failureCode = (error: unknown): string => fieldsOf(error)?.code ?? ''
