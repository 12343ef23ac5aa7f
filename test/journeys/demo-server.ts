import { execFile } from 'node:child_process'
import { createHash } from 'node:crypto'
import { chmod, mkdtemp, readdir, readFile, rename, rm, stat } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import { leaveCampaigns } from '../../src/cli/demo-campaigns.ts'
import { stopEmbedded } from '../../src/store/embedded/server.ts'

/** Of the embedded server; journeys never write to it, they copy it. */
export const DEMO_DATABASE = 'zhengheng'
/** Content-addressed, so that all copies of the database may share it. */
export const demoEvidence = (): string => join(process.env['ZHENGHENG_JOURNEY_DIR'] ?? '', 'evidence')

/**
 * Once per run of the journeys: the sample campaigns in an embedded database, which test-database.ts then finds as its server.
 * Making them takes a minute or two, so they are kept among the temporary files until what they are made of changes.
 */
export default async function setup(): Promise<() => Promise<void>> {
  const folder = await mkdtemp(join(tmpdir(), 'zhengheng-journeys-'))
  // The database does not run as root, and its user must be able to pass.
  if (process.getuid?.() === 0) await chmod(folder, 0o755)
  const dir = join(folder, 'demo')
  // Node's own copy would give the database's files to whoever copies.
  await promisify(execFile)('cp', ['-a', await keptDemo(), dir])
  process.env['ZHENGHENG_JOURNEY_DIR'] = dir
  process.env['ZHENGHENG_TEST_DIR'] = join(dir, 'pg')
  return async () => {
    await stopEmbedded(join(dir, 'pg'))
    await rm(folder, { recursive: true, force: true })
  }
}

async function keptDemo(): Promise<string> {
  const kept = join(tmpdir(), `zhengheng-demo-${await digestOf('sample', 'schemes', 'src/store/migrations')}`)
  if (await stat(kept).then(() => true, () => false)) return kept
  const making = await mkdtemp(join(tmpdir(), 'zhengheng-demo-making-'))
  if (process.getuid?.() === 0) await chmod(making, 0o755)
  await leaveCampaigns(join(making, 'demo'), undefined, line => { process.stderr.write(`${line}\n`) })
  // Whoever is first keeps it; the content is the same.
  await rename(join(making, 'demo'), kept).catch((error: NodeJS.ErrnoException) => { if (error.code !== 'ENOTEMPTY' && error.code !== 'EEXIST') throw error })
  await rm(making, { recursive: true, force: true })
  return kept
}

/** Of all files below these folders of the project, with their names. */
async function digestOf(...folders: readonly string[]): Promise<string> {
  const root = fileURLToPath(new URL('../../', import.meta.url))
  const hash = createHash('sha256')
  for (const folder of folders) {
    for (const file of (await readdir(join(root, folder), { recursive: true, withFileTypes: true })).filter(entry => entry.isFile()).map(entry => join(entry.parentPath, entry.name)).sort()) hash.update(file.slice(root.length)).update(await readFile(file))
  }
  return hash.digest('hex').slice(0, 16)
}
