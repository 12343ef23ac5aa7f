import { randomBytes } from 'node:crypto'
import { chown, link, mkdir, readFile, rename, rm, stat, writeFile } from 'node:fs/promises'
import { createServer } from 'node:net'
import { hostname } from 'node:os'
import { join } from 'node:path'
import { z } from 'zod'
import { AppError } from '../../shared/errors.ts'
import type { OsUser } from './os-user.ts'
import { canEnter } from './os-user.ts'

/** server.json: how to reach the server of this directory, and who holds it. Mode 0600: it has the password. */
const access = z.strictObject({ password: z.string().min(16), port: z.int().min(1).max(65_535) })
export type Access = z.infer<typeof access>

/** owner.json: where the server was last started, and by which of our processes. */
const owner = z.strictObject({ host: z.string(), holder: z.int() })
export type Owner = z.infer<typeof owner>

/**
 * One directory of the embedded database:
 *
 *     server.json   password and port (0600)      owner.json    host and process that started it
 *     data/         PostgreSQL's own              postgres.log  its messages
 */
export interface Home { readonly folder: string; readonly data: string; readonly log: string }

/** A name for a file in the making: `<pid>-<random>`; several threads of one process may open the same directory. */
export const draftMark = (): string => `${process.pid}-${randomBytes(4).toString('hex')}`

export const homeAt = (folder: string): Home => ({ folder, data: join(folder, 'data'), log: join(folder, 'postgres.log') })
export const thisHost = hostname

const fileFailure = (path: string, error: unknown): AppError => {
  const { code, message } = error as NodeJS.ErrnoException
  return new AppError(code === 'ENOSPC' || code === 'EDQUOT' ? 'store-full' : 'store-not-writable', { path, why: code ?? message }, error)
}

/** Makes the directory and proves that we, and the user the database runs as, can use it. */
export async function prepareHome(home: Home, user: OsUser | null): Promise<void> {
  try {
    await mkdir(home.folder, { recursive: true })
    const probe = join(home.folder, `.write-${draftMark()}`)
    await writeFile(probe, '')
    await rm(probe)
  } catch (error) {
    throw fileFailure(home.folder, error)
  }
  if (user !== null && !canEnter(user, home.folder)) throw new AppError('store-path-closed', { user: user.name, path: home.folder })
}

async function readJson<T>(path: string, schema: z.ZodType<T>): Promise<T | undefined> {
  let text: string
  try {
    text = await readFile(path, 'utf8')
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined
    throw fileFailure(path, error)
  }
  try {
    return schema.parse(JSON.parse(text))
  } catch (error) {
    throw new AppError('store-directory-broken', { path, why: error instanceof Error ? error.message.slice(0, 200) : String(error) }, error)
  }
}

async function replaceFile(path: string, content: unknown): Promise<void> {
  const draft = `${path}.${draftMark()}.tmp`
  try {
    await writeFile(draft, `${JSON.stringify(content)}\n`, { mode: 0o600, flush: true })
    await rename(draft, path)
  } catch (error) {
    throw fileFailure(path, error)
  }
}

export const readAccess = async ({ folder }: Home): Promise<Access | undefined> => readJson(join(folder, 'server.json'), access)
export const readOwner = async ({ folder }: Home): Promise<Owner | undefined> => readJson(join(folder, 'owner.json'), owner)
export const writeOwner = async ({ folder }: Home): Promise<void> => replaceFile(join(folder, 'owner.json'), { host: thisHost(), holder: process.pid } satisfies Owner)
export const writeAccess = async ({ folder }: Home, content: Access): Promise<void> => replaceFile(join(folder, 'server.json'), content)

/** The access data, made up on the first call. Of two processes that start at once one writes, both read the same. */
export async function ensureAccess(home: Home): Promise<Access> {
  const found = await readAccess(home)
  if (found) return found
  const path = join(home.folder, 'server.json')
  const draft = `${path}.${draftMark()}.new`
  await writeFile(draft, `${JSON.stringify({ password: randomBytes(24).toString('base64url'), port: await freePort() } satisfies Access)}\n`, { mode: 0o600, flush: true }).catch((error: unknown) => { throw fileFailure(path, error) })
  try {
    await link(draft, path)
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw fileFailure(path, error)
  } finally {
    await rm(draft, { force: true })
  }
  const made = await readAccess(home)
  if (!made) throw new AppError('store-directory-broken', { path, why: 'server.json' })
  return made
}

/** A port of the loopback interface that is free at this moment. */
export async function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer()
    server.once('error', reject)
    server.listen({ host: '127.0.0.1', port: 0, exclusive: true }, () => {
      const address = server.address()
      server.close(() => { resolve(typeof address === 'object' && address ? address.port : 0) })
    })
  })
}

/** Hands a file or directory to the user the database runs as. */
export async function giveTo(user: OsUser | null, path: string): Promise<void> {
  if (user !== null) await chown(path, user.uid, user.gid).catch((error: unknown) => { throw fileFailure(path, error) })
}

export const exists = async (path: string): Promise<boolean> => stat(path).then(() => true, () => false)
