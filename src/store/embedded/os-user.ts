import { execFileSync, spawnSync } from 'node:child_process'
import { AppError } from '../../shared/errors.ts'

export interface OsUser { readonly name: string; readonly uid: number; readonly gid: number }

const NAME = 'postgres'

function lookUp(name: string): OsUser | undefined {
  const answer = (flag: string) => {
    const { status, stdout } = spawnSync('id', [flag, name], { encoding: 'utf8' })
    return status === 0 ? Number.parseInt(stdout, 10) : Number.NaN
  }
  const uid = answer('-u')
  const gid = answer('-g')
  return Number.isInteger(uid) && Number.isInteger(gid) ? { name, uid, gid } : undefined
}

/** Whom the database runs as: null = ourselves. PostgreSQL refuses to run as root, so root gets the system user "postgres", made if missing. */
export function databaseUser(): OsUser | null {
  if (process.getuid?.() !== 0) return null
  const found = lookUp(NAME)
  if (found) return found
  try {
    execFileSync('useradd', ['--system', '--user-group', '--no-create-home', '--home-dir', '/nonexistent', '--shell', '/usr/sbin/nologin', NAME], { stdio: 'pipe' })
  } catch (error) {
    throw new AppError('store-user-missing', { user: NAME, why: error instanceof Error ? error.message.trim().split('\n').at(-1) ?? '' : String(error) }, error)
  }
  const made = lookUp(NAME)
  if (!made) throw new AppError('store-user-missing', { user: NAME, why: 'id' })
  return made
}

/** Asks the system itself, with that user's rights, so that access lists and mount options count too. */
export const canRead = (user: OsUser, path: string): boolean => spawnSync('/bin/sh', ['-c', 'test -r "$1"', 'sh', path], { uid: user.uid, gid: user.gid, cwd: '/' }).status === 0

/** True when `user` may pass through `path`, a directory. */
export const canEnter = (user: OsUser, path: string): boolean => spawnSync('/bin/sh', ['-c', 'test -x "$1"', 'sh', path], { uid: user.uid, gid: user.gid, cwd: '/' }).status === 0
