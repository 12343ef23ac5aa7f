/**
 * New media: 100,000 posts imported and judged, a large file in bounded memory, and the classes of posts on labelled ones:
 * `node bench/media.ts [posts] [megabytes]`. Goal: 100,000 posts imported and judged under 60 s.
 */
import { createWriteStream } from 'node:fs'
import { mkdtemp, rm, stat, writeFile } from 'node:fs/promises'
import { cpus, tmpdir } from 'node:os'
import { join } from 'node:path'
import { importIntoAccount } from '../src/collect/imports/account-directory.ts'
import { evaluateArchive, findVariant } from '../src/workflow/evaluate.ts'
import { labelledPosts, measureClasses } from './media/classification.ts'
import type { Figures } from './media/classification.ts'

const size = Number(process.argv[2] ?? 100_000)
const megabytes = Number(process.argv[3] ?? 1_024)
const DATE = '2020-11-30'
const RUNS = 3
const samples = labelledPosts()
const FILLER = '会议强调，要坚持以人民为中心，统筹推进各项重点任务，压实责任、细化措施、狠抓落实，确保取得实效。各县区、各部门要加强协同配合，及时研究解决群众反映的突出问题。'

/** Texts of the labelled posts, made longer and told apart by number; about 300 characters each. */
function postAt(index: number): { readonly title: string; readonly text: string; readonly seconds: number } {
  const sample = samples[index % samples.length]
  return { title: `${sample?.title ?? ''}（第 ${index} 条）`, text: `${sample?.text ?? ''}${FILLER.repeat(3)}`, seconds: Date.UTC(2020, 10, 30) / 1000 - 60 - Math.floor((index * 395 * 86_400) / Math.max(size, index + 1)) }
}

async function writeJsonLines(path: string, until: (index: number, bytes: number) => boolean): Promise<number> {
  const stream = createWriteStream(path)
  let bytes = 0
  let index = 0
  for (; !until(index, bytes); index++) {
    const { title, text, seconds } = postAt(index)
    const line = `${JSON.stringify({ aid: `${2_000_000_000 + index}_1`, appmsgid: 2_000_000_000 + index, title, digest: text, link: `http://mp.weixin.qq.com/s?__biz=x&mid=${2_000_000_000 + index}&idx=1&sn=1`, update_time: seconds })}\n`
    bytes += Buffer.byteLength(line)
    if (!stream.write(line)) await new Promise<void>(resolve => { stream.once('drain', () => resolve()) })
  }
  await new Promise<void>(resolve => { stream.end(() => resolve()) })
  return index
}

/** Wall time and processor time, in seconds. */
const timed = async (work: () => Promise<unknown>): Promise<{ readonly wall: number; readonly processor: number }> => {
  const [from, used] = [performance.now(), process.cpuUsage()]
  await work()
  const { user, system } = process.cpuUsage(used)
  return { wall: (performance.now() - from) / 1000, processor: (user + system) / 1e6 }
}
const both = (list: readonly { readonly wall: number; readonly processor: number }[]): string => `${median(list.map(({ wall }) => wall)).toFixed(1)} s (processor ${median(list.map(({ processor }) => processor)).toFixed(1)} s)`
const median = (values: readonly number[]): number => [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)] ?? 0

const folder = await mkdtemp(join(tmpdir(), 'zhengheng-bench-media-'))
try {
  const path = join(folder, 'posts.jsonl')
  await writeJsonLines(path, index => index >= size)
  const importing: Awaited<ReturnType<typeof timed>>[] = []
  const judging: Awaited<ReturnType<typeof timed>>[] = []
  for (let run = 0; run < RUNS; run++) {
    const dir = join(folder, `account-${run}`)
    importing.push(await timed(async () => importIntoAccount({ dir, kind: 'wechat', unit: '青岚市人民政府', name: '青岚发布', paths: [{ path }], at: `${DATE}T08:00:00.000Z` })))
    judging.push(await timed(async () => evaluateArchive(dir, join(folder, `out-${run}`), { variant: findVariant('new-media-2020', 'wechat'), date: DATE })))
  }
  const large = join(folder, 'large.jsonl')
  const rows = megabytes > 0 ? await writeJsonLines(large, (_, bytes) => bytes >= megabytes * 1_048_576) : 0
  const largeBytes = rows > 0 ? (await stat(large)).size : 0
  let peak = 0
  const watch = setInterval(() => { peak = Math.max(peak, process.memoryUsage().rss) }, 50)
  let faults = 0
  const largeTime = await timed(async () => { if (rows > 0) faults = (await importIntoAccount({ dir: join(folder, 'large'), kind: 'wechat', unit: '青岚市人民政府', paths: [{ path: large }], at: `${DATE}T08:00:00.000Z` })).files[0]?.faultCount ?? 0 })
  clearInterval(watch)
  const total = importing.map((one, index) => ({ wall: one.wall + (judging[index]?.wall ?? 0), processor: one.processor + (judging[index]?.processor ?? 0) }))
  const share = (right: number, of: number): string => (of === 0 ? '—' : `${((right / of) * 100).toFixed(1)} %`)
  const table = (figures: readonly Figures[]): string => figures.map(({ label, of, found, right }) => `| ${label} | ${of} | ${share(right, found)} | ${share(right, of)} |`).join('\n')
  const [dev, held] = (['dev', 'test'] as const).map(set => samples.filter(post => post.set === set))
  const page = `# 政务新媒体 New media

Written by \`node bench/media.ts\`; ${cpus()[0]?.model.trim() ?? 'unknown processor'}, Node ${process.versions.node}, one process.

| | measured | goal |
|---|---|---|
| ${size.toLocaleString('en')} posts imported (median of ${RUNS}) | ${both(importing)} | |
| the same read again and judged by new-media-2020, report written (median of ${RUNS}) | ${both(judging)} | |
| together | ${both(total)} | < 60 s |${rows > 0 ? `
| a file of ${(largeBytes / 1_048_576).toFixed(0)} MiB, ${rows.toLocaleString('en')} posts, imported | ${both([largeTime])} | |
| memory at its highest meanwhile | ${(peak / 1_048_576).toFixed(0)} MiB | bounded |
| rows past the 200,000 posts an account holds, each named | ${faults.toLocaleString('en')} | |` : ''}

## 按词语分类的准确率和召回率 Classes of posts by their words

Made-up posts in the manner of real accounts, labelled by hand (\`bench/media/labelled-posts.tsv\`). The words were tuned on the first part only;
the second was written beforehand by the same hand, so it says how the words generalise over subjects, not how another person would label.

### 调词所用 tuned on, ${dev?.length ?? 0} posts
| 类别 class | 条数 posts | 准确率 precision | 召回率 recall |
|---|---|---|---|
${table(measureClasses(dev ?? []))}

### 未用于调词 held out, ${held?.length ?? 0} posts
| 类别 class | 条数 posts | 准确率 precision | 召回率 recall |
|---|---|---|---|
${table(measureClasses(held ?? []))}
`
  console.log(page)
  if (size >= 100_000) await writeFile(new URL('media.md', import.meta.url), page)
} finally {
  await rm(folder, { recursive: true, force: true })
}
