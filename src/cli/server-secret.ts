import { randomBytes } from 'node:crypto'
import { link, mkdir, readFile, rm, stat, writeFile } from 'node:fs/promises'
import { dirname } from 'node:path'
import { AppError } from '../shared/errors.ts'
import { fileFailure } from '../shared/file-failure.ts'

const LEAST = 32

/**
 * The secret that signs cookies: ZHENGHENG_SECRET, or a file only its owner reads, made at the first start. It stands
 * beside the database, not in it: who reads the database alone cannot make sessions.
 */
export async function serverSecret(path: string, given: string | undefined): Promise<string> {
  if (given !== undefined) {
    if (given.length < LEAST) throw new AppError('option-invalid', { option: 'ZHENGHENG_SECRET', value: '…', why: `>= ${LEAST} characters` })
    return given
  }
  try {
    await mkdir(dirname(path), { recursive: true })
    if (!(await stat(path).then(() => true, () => false))) await makeSecret(path)
  } catch (error) {
    throw fileFailure('write-failed', path, error)
  }
  const secret = (await readFile(path, 'utf8')).trim()
  if (secret.length < LEAST) throw new AppError('file-unreadable', { path, why: `< ${LEAST} characters` })
  return secret
}

/** Written whole under another name, then linked: of two servers that start at once one wins, and both read the same. */
async function makeSecret(path: string): Promise<void> {
  const draft = `${path}.${randomBytes(6).toString('hex')}`
  await writeFile(draft, randomBytes(48).toString('base64url'), { mode: 0o600 })
  try {
    await link(draft, path)
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error
  } finally {
    await rm(draft)
  }
}
