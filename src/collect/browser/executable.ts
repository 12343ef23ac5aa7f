import { constants, createReadStream, createWriteStream } from 'node:fs'
import { access, chmod, mkdir, mkdtemp, rename, rm, stat } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { homedir, tmpdir } from 'node:os'
import { basename, delimiter, dirname, join } from 'node:path'
import { pipeline } from 'node:stream/promises'
import { createBrotliDecompress } from 'node:zlib'
import { AppError } from '../../shared/errors.ts'
import { unpackTar } from './tar.ts'

/** A Chromium that can be started, and libraries it may need that the system lacks. */
export interface ChromiumExecutable {
  readonly path: string
  /** Directory for LD_LIBRARY_PATH, made on demand; null for an installed browser. */
  readonly libraries: (() => Promise<string>) | null
}

const NAMES = ['headless_shell', 'chromium-headless-shell', 'chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable']
const require = createRequire(import.meta.url)

/** `CHROMIUM_PATH`, else an installed browser, else the one shipped with our dependencies; rejects with `browser-missing`. */
export async function findChromium(env: NodeJS.ProcessEnv = process.env): Promise<ChromiumExecutable> {
  const named = env['CHROMIUM_PATH']
  if (named) {
    if (await isExecutable(named)) return { path: named, libraries: null }
    throw new AppError('browser-missing', { why: `CHROMIUM_PATH is not an executable file: ${named}` })
  }
  for (const dir of (env['PATH'] ?? '').split(delimiter).filter(each => each !== '')) {
    for (const name of NAMES) if (await isExecutable(join(dir, name))) return { path: join(dir, name), libraries: null }
  }
  return await shippedChromium(env)
}

async function isExecutable(path: string): Promise<boolean> {
  try {
    await access(path, constants.X_OK)
    return (await stat(path)).isFile()
  } catch {
    // Not there, or not for us: look on.
    return false
  }
}

/**
 * Unpacks the shipped headless shell once into the user's cache. Not with the package's own `executablePath`: that runs
 * whatever stands at a fixed name in the shared temporary directory.
 */
async function shippedChromium(env: NodeJS.ProcessEnv): Promise<ChromiumExecutable> {
  if (process.platform !== 'linux') throw new AppError('browser-missing', { why: 'install Chromium or Chrome, or set CHROMIUM_PATH' })
  try {
    const packed = join(dirname(require.resolve('@sparticuz/chromium')), '..', 'bin')
    const { size } = await stat(join(packed, 'chromium.br'))
    const dir = await cacheDirectory(env, `chromium-${size}-${process.arch}`)
    const path = join(dir, 'chromium')
    if (!(await isExecutable(path))) await unpackOnce(join(packed, 'chromium.br'), path)
    return {
      path,
      libraries: async () => {
        const libraries = join(dir, 'lib')
        await unpackTar(createReadStream(join(packed, 'al2023.tar.br')).pipe(createBrotliDecompress()), libraries)
        return libraries
      },
    }
  } catch (error) {
    throw error instanceof AppError ? error : new AppError('browser-missing', { why: error instanceof Error ? error.message : String(error) }, error)
  }
}

/** A directory that only we can write to: the user's cache, or a fresh temporary one. */
async function cacheDirectory(env: NodeJS.ProcessEnv, name: string): Promise<string> {
  try {
    const base = join(env['XDG_CACHE_HOME'] || join(homedir(), '.cache'), 'zhengheng')
    await mkdir(join(base, name), { recursive: true, mode: 0o700 })
    const { uid, mode } = await stat(join(base, name))
    if (uid === process.getuid?.() && (mode & 0o022) === 0) return join(base, name)
  } catch {
    // No home to write to, as in some containers.
  }
  return await mkdtemp(join(tmpdir(), 'zhengheng-'))
}

/** Unpacks beside the target and renames, so that two processes starting at once never run half a file. */
async function unpackOnce(packed: string, path: string): Promise<void> {
  const fresh = join(dirname(path), `${basename(path)}.${process.pid}.new`)
  try {
    await pipeline(createReadStream(packed, { highWaterMark: 1 << 20 }), createBrotliDecompress({ chunkSize: 1 << 20 }), createWriteStream(fresh))
    await chmod(fresh, 0o700)
    await rename(fresh, path)
  } finally {
    await rm(fresh, { force: true })
  }
}
