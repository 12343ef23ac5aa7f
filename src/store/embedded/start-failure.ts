import { AppError } from '../../shared/errors.ts'
import type { Home } from './home.ts'

/** PostgreSQL says why it does not start only in words; with LC_ALL=C these are its own, in one table. */
const SENTENCES: readonly { readonly pattern: RegExp; readonly code: 'store-full' | 'store-not-writable' | 'store-port-taken' | 'store-other-major' | 'store-directory-broken' }[] = [
  { pattern: /No space left on device|ENOSPC|Disk quota exceeded|EDQUOT/, code: 'store-full' },
  { pattern: /could not bind IPv4 address|could not create any TCP\/IP sockets|Permission denied.*(?:bind|socket)/, code: 'store-port-taken' },
  { pattern: /database files are incompatible with server/, code: 'store-other-major' },
  { pattern: /Permission denied|EACCES|EPERM|Read-only file system|EROFS/, code: 'store-not-writable' },
  { pattern: /could not locate a valid checkpoint record|is not a valid data directory|could not open file "global\/pg_control"/, code: 'store-directory-broken' },
]

/** The refusal that fits what initdb or postgres printed last. */
export function startFailure(output: string, home: Home, port: number, cause?: unknown): AppError {
  const lines = output.split('\n').map(line => line.trim()).filter(Boolean)
  for (const { pattern, code } of SENTENCES) {
    const line = lines.findLast(line => pattern.test(line))
    if (line !== undefined) return new AppError(code, { path: home.data, port, why: line, found: '?', expected: '?' }, cause)
  }
  const why = lines.findLast(line => /FATAL|PANIC|ERROR|error:/.test(line)) ?? lines.at(-1) ?? '?'
  return new AppError('store-start-failed', { why, log: home.log }, cause)
}

/** PostgreSQL found another server's lock file: somebody started it between our look and our start. */
export const isLockedByAnother = (output: string): boolean => /lock file "postmaster\.pid" already exists/.test(output)
