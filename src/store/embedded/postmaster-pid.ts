import { execFileSync } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'

/** The lock file PostgreSQL keeps in its data directory while it runs (and after a crash). */
export interface PostmasterPid { readonly pid: number; readonly port: number; readonly ready: boolean }

export const pidFile = (data: string): string => join(data, 'postmaster.pid')

/** Lines: pid, data directory, start time, port, socket directory, address, shared memory, status. */
export function parsePostmasterPid(text: string): PostmasterPid | undefined {
  const lines = text.split('\n').map(line => line.trim())
  const pid = Number(lines[0])
  const port = Number(lines[3] ?? '')
  if (!Number.isInteger(pid) || pid === 0) return undefined
  return { pid: Math.abs(pid), port: Number.isInteger(port) ? port : 0, ready: lines[7] === 'ready' }
}

/** undefined when no server runs here as far as the directory tells. */
export async function readPostmasterPid(data: string): Promise<PostmasterPid | undefined> {
  try {
    return parsePostmasterPid(await readFile(pidFile(data), 'utf8'))
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined
    throw error
  }
}

/** True while a process of this number runs, ours or not. A dead one that nobody has buried (no init in a container) does not run. */
export function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0)
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EPERM') return false
  }
  if (process.platform !== 'linux') return true
  try {
    return !/\) [ZX] /.test(readFileSync(`/proc/${pid}/stat`, 'latin1'))
  } catch {
    return true // /proc is not to be had: the signal got through, so it is there.
  }
}

/**
 * What runs under this number: after a restart of the machine it may be anything, and PostgreSQL would refuse to start
 * as long as the number is taken. "unknown" where the system does not say.
 */
export async function processKind(pid: number): Promise<'postgres' | 'other' | 'unknown'> {
  const named = (name: string) => (/(?:^|[/\\])postgres(?:\.exe)?$/.test(name.trim()) ? 'postgres' as const : 'other' as const)
  try {
    if (process.platform === 'linux') return named(await readFile(`/proc/${pid}/comm`, 'utf8'))
    if (process.platform === 'darwin') return named(execFileSync('ps', ['-p', String(pid), '-o', 'comm='], { encoding: 'utf8' }))
  } catch {
    return 'unknown' // Gone meanwhile, or not to be asked: then PostgreSQL decides.
  }
  return 'unknown'
}
