import { randomBytes } from 'node:crypto'
import { mkdir, readdir, rm, stat, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { makeSampleCampaigns } from '../../sample/campaign/campaigns.ts'
import { PEOPLE, SAMPLE_PASSWORD } from '../../sample/campaign/people.ts'
import { createSignIn } from '../api/sign-in/sign-in.ts'
import { AppError } from '../shared/errors.ts'
import { fileFailure } from '../shared/file-failure.ts'
import { openEmbedded } from '../store/embedded/server.ts'
import { openObjects } from '../store/objects/open-objects.ts'
import { openStore } from '../store/open.ts'

/** The file that marks a directory as a demo's, so that only such a one is emptied. */
const MARK = '.zhengheng-demo'
const notNeeded = async (): Promise<never> => { throw new Error('the demo only sets passwords') }

/** Leaves the sample campaigns in an embedded database of their own below `dir`, laid out as `serve` expects it. */
export async function leaveCampaigns(dir: string, collected: string | undefined, say: (line: string) => void): Promise<void> {
  await claim(dir)
  const store = await openStore({ db: join(dir, 'pg') })
  try {
    const signIn = createSignIn({ pool: store.pool, secret: randomBytes(32).toString('hex'), origin: 'http://localhost', log: () => undefined }, { audit: notNeeded, consumeRate: notNeeded, clearRate: notNeeded })
    await makeSampleCampaigns({ store, objects: await openObjects(join(dir, 'evidence')), workDir: join(dir, 'work'), ...(collected !== undefined && { collected }), now: new Date(), say, setPassword: async (id, password) => signIn.setPassword(id, password) })
  } finally {
    await store.close()
  }
}

/** Empties what an earlier demo left; anything else in the directory is left alone. */
async function claim(dir: string): Promise<void> {
  try {
    const names = await readdir(dir).catch((error: NodeJS.ErrnoException): string[] => { if (error.code === 'ENOENT') return []; throw error })
    if (names.length > 0 && !names.includes(MARK)) throw new AppError('directory-foreign', { path: dir })
    const pg = join(dir, 'pg')
    if (await stat(pg).then(() => true, () => false)) {
      const server = await openEmbedded({ dir: pg })
      if ((await server.release()) === 'left-running') throw new AppError('demo-in-use', { path: dir })
    }
    await rm(dir, { recursive: true, force: true })
    await mkdir(dir, { recursive: true })
    await writeFile(join(dir, MARK), '')
  } catch (error) {
    throw error instanceof AppError ? error : fileFailure('output-failed', dir, error)
  }
}

/** How to look at the campaigns, and who may sign in. */
export function campaignsText(dir: string): string {
  const rows = PEOPLE.map(({ name, email, role }) => `  ${email.padEnd(26)} ${name}（${role}）`)
  return ['', `示例评估批次（2018、2019 已发布，2020 申诉中、专项评分中、试评申报中）| sample campaigns: ${dir}`, `查看 look  zhengheng serve --db ${join(dir, 'pg')}`, `口令 password（仅示例 | demo only）  ${SAMPLE_PASSWORD}`, ...rows, ''].join('\n')
}
