import type { Command } from 'commander'
import { mkdir, readdir, writeFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { AppError } from '../shared/errors.ts'
import { fileFailure } from '../shared/file-failure.ts'
import { DEFAULT_DIRECTORY, openStore } from '../store/open.ts'
import { publicEvidence } from '../workflow/public-evidence.ts'
import { publishedFiles } from '../workflow/published-site.ts'

interface PublishOptions { readonly static: string; readonly db: string; readonly baseUrl?: string; readonly serverUrl?: string }

/** The file that marks a directory as one of ours, so that only such a one is written over. */
const MARK = '.zhengheng-published'

/** `zhengheng publish --static DIR`: the published results as static pages with their open data. */
export function addPublishCommand(program: Command): void {
  program
    .command('publish')
    .requiredOption('--static <dir>', '写入目录；其中原有的发布内容会被更新 | directory to write to; what was published there before is renewed')
    .option('--db <url|dir>', 'postgres://… 或数据目录 | postgres://… or a data directory', DEFAULT_DIRECTORY)
    .option('--base-url <url>', '这些页面将来的网址，写入数据目录文件 | where the pages will stand, for the catalogue record')
    .option('--server-url <url>', '评估平台的网址：各要点的佐证链接到那里的归档网页；不给则只写摘要 | the platform whose archived pages the evidence leads to; without it evidence is named by its digest')
    .description('把已发布的结果写成静态网页和开放数据 | writes published results as static pages with open data')
    .action(async ({ static: dir, db, baseUrl, serverUrl }: PublishOptions) => {
      const base = baseOf('--base-url', baseUrl) ?? ''
      const server = baseOf('--server-url', serverUrl)
      await claim(dir)
      const store = await openStore({ db })
      let files = 0
      try {
        for await (const { path, body } of publishedFiles(store, { base, evidence: publicEvidence(server) })) {
          await write(join(dir, path), body)
          files++
        }
      } finally {
        await store.close()
      }
      process.stdout.write(`${dir}：${files} 个文件 | ${files} files\n`)
    })
}

/** With a closing slash; null when not given. */
function baseOf(option: string, url: string | undefined): string | null {
  if (url === undefined) return null
  if (!URL.canParse(url) || !/^https?:$/.test(new URL(url).protocol)) throw new AppError('option-invalid', { option, value: url, why: 'https://…' })
  return url.endsWith('/') ? url : `${url}/`
}

/** A directory that holds something else is left alone. */
async function claim(dir: string): Promise<void> {
  try {
    await mkdir(dir, { recursive: true })
    const names = await readdir(dir)
    if (names.length > 0 && !names.includes(MARK)) throw new AppError('directory-foreign', { path: dir })
    await writeFile(join(dir, MARK), '')
  } catch (error) {
    throw error instanceof AppError ? error : fileFailure('output-failed', dir, error)
  }
}

async function write(path: string, body: string | AsyncIterable<string>): Promise<void> {
  try {
    await mkdir(dirname(path), { recursive: true })
    await writeFile(path, body)
  } catch (error) {
    throw fileFailure('output-failed', path, error)
  }
}
