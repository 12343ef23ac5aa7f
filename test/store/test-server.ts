import { existsSync } from 'node:fs'
import { chmod, mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { stopEmbedded } from '../../src/store/embedded/server.ts'

/**
 * Once per run: names the directory of the database server that store tests share, and stops it at the end. The server
 * itself starts with the first test that wants it (test-database.ts), so other tests pay nothing.
 */
export default async function setup(): Promise<() => Promise<void>> {
  const folder = await mkdtemp(join(tmpdir(), 'zhengheng-test-'))
  // The database does not run as root, and its user must be able to pass.
  if (process.getuid?.() === 0) await chmod(folder, 0o755)
  process.env['ZHENGHENG_TEST_DIR'] = join(folder, 'pg')
  return async () => {
    if (existsSync(join(folder, 'pg'))) await stopEmbedded(join(folder, 'pg'))
    await rm(folder, { recursive: true, force: true })
  }
}
