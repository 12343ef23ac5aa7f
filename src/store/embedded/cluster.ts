import { spawn } from 'node:child_process'
import { mkdir, readdir, readFile, rename, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { AppError } from '../../shared/errors.ts'
import type { Binaries } from './binaries.ts'
import { draftMark, exists, giveTo } from './home.ts'
import type { Access, Home } from './home.ts'
import type { OsUser } from './os-user.ts'
import { isAlive } from './postmaster-pid.ts'
import { startFailure } from './start-failure.ts'

/** Only what PostgreSQL needs: PGDATA, PGPORT and a translated LC_MESSAGES of the caller would change what it does. */
export const cleanEnvironment = (): NodeJS.ProcessEnv => ({ PATH: process.env['PATH'] ?? '', LC_ALL: 'C', TZ: 'UTC', ...(process.platform === 'win32' && { SystemRoot: process.env['SystemRoot'] }) })

/** Who a spawned program runs as. */
export const runAs = (user: OsUser | null): { uid?: number; gid?: number } => (user === null ? {} : { uid: user.uid, gid: user.gid })

/** Creates the cluster unless it is there, and checks that this major version made it. Built beside and moved into place, so a kill leaves nothing half done. */
export async function ensureCluster(home: Home, binaries: Binaries, user: OsUser | null, access: Access): Promise<void> {
  if (!(await exists(home.data))) await initialise(home, binaries, user, access)
  const found = await readFile(join(home.data, 'PG_VERSION'), 'utf8').catch((error: NodeJS.ErrnoException) => {
    throw new AppError('store-directory-broken', { path: home.data, why: `PG_VERSION: ${error.code ?? error.message}` }, error)
  })
  if (found.trim() !== String(binaries.major)) throw new AppError('store-other-major', { path: home.data, found: found.trim(), expected: binaries.major })
}

async function initialise(home: Home, binaries: Binaries, user: OsUser | null, access: Access): Promise<void> {
  await removeDrafts(home)
  const mark = draftMark()
  const draft = `${home.data}.${mark}.tmp`
  const passwordFile = join(home.folder, `.password-${mark}`)
  try {
    await mkdir(draft, { mode: 0o700 })
    await giveTo(user, draft)
    await writeFile(passwordFile, `${access.password}\n`, { mode: 0o600 })
    await giveTo(user, passwordFile)
    const { code, output } = await run(binaries.initdb, [
      `--pgdata=${draft}`, '--username=zhengheng', `--pwfile=${passwordFile}`, '--auth=scram-sha-256', '--encoding=UTF8',
      // The builtin provider sorts by code point everywhere: no index depends on the C library or ICU of a machine.
      '--locale=C', '--locale-provider=builtin', '--builtin-locale=C.UTF-8', '--data-checksums',
    ], user)
    if (code !== 0) throw startFailure(output, home, access.port)
    await rename(draft, home.data).catch(async (error: NodeJS.ErrnoException) => {
      if (error.code !== 'ENOTEMPTY' && error.code !== 'EEXIST') throw error // Otherwise another process was quicker.
    })
  } catch (error) {
    throw error instanceof AppError ? error : startFailure(String((error as NodeJS.ErrnoException).code ?? error), home, access.port, error)
  } finally {
    await rm(passwordFile, { force: true })
    await rm(draft, { recursive: true, force: true })
  }
}

/** What killed processes left behind; a draft whose process is still alive is another opener's. */
async function removeDrafts({ folder }: Home): Promise<void> {
  for (const name of await readdir(folder)) {
    const pid = Number(/^(?:data\.|\.password-)(\d+)-[0-9a-f]{8}(?:\.tmp)?$/.exec(name)?.[1])
    if (Number.isInteger(pid) && !isAlive(pid)) await rm(join(folder, name), { recursive: true, force: true })
  }
}

async function run(program: string, args: readonly string[], user: OsUser | null): Promise<{ code: number; output: string }> {
  return new Promise((resolve, reject) => {
    const child = spawn(program, args, { ...runAs(user), env: cleanEnvironment(), cwd: '/', stdio: ['ignore', 'pipe', 'pipe'] })
    let output = ''
    for (const stream of [child.stdout, child.stderr]) stream.setEncoding('utf8').on('data', (text: string) => { output = (output + text).slice(-20_000) })
    child.once('error', reject)
    child.once('close', code => { resolve({ code: code ?? 1, output }) })
  })
}
