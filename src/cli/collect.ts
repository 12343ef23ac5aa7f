import { Option } from 'commander'
import type { Command } from 'commander'
import { collectSite } from '../collect/collect.ts'
import type { CollectOptions, CollectSummary } from '../collect/collection-run.ts'
import { parseHostPattern } from '../collect/crawl/scope.ts'
import { parseOverride } from '../collect/http/overrides.ts'
import { FAILURE_TITLES } from '../model/evidence.ts'
import { AppError, EXIT } from '../shared/errors.ts'
import { stopOnSignals } from './interruption.ts'
import { progressReporter } from './progress.ts'

export { progressReporter } from './progress.ts'

/** The options as commander gives them: text that nobody has checked. */
export interface RawCollectOptions {
  readonly out?: string
  readonly hosts?: readonly string[]
  readonly maxPages: string
  readonly maxMinutes: string
  readonly rate: string
  readonly concurrency: string
  readonly browser: boolean
  readonly resume?: boolean
  readonly allowPrivate?: boolean
  readonly resolve?: readonly string[]
  readonly userAgent?: string
}

const several = (value: string, before: readonly string[] | undefined): string[] => [...(before ?? []), value]

/** Adds the options of collecting, for `collect` and `evaluate` alike; `--out` included. */
export function addCollectOptions(command: Command): Command {
  return command
    .option('--out <dir>', '结果目录 | where the result goes')
    .option('--hosts <pattern...>', '属于该单位的主机，如 www.example.gov.cn、*.example.gov.cn | hosts in scope')
    .option('--max-pages <n>', '最多采集的网页数 | page budget', '2000')
    .option('--max-minutes <n>', '最长采集时间（分钟） | time budget', '60')
    .option('--rate <n>', '每台主机每秒请求数，0 为不限 | requests per second and host, 0 = unpaced', '4')
    .option('--concurrency <n>', '同时进行的请求数 | requests at the same time', '8')
    .option('--no-browser', '不渲染页面，不截图 | no rendering, no screenshots')
    .option('--resume', '继续中断的采集 | go on with an interrupted collection')
    .option('--allow-private', '允许访问本机和内网地址 | allow loopback and private addresses')
    .addOption(new Option('--resolve <host:port:addr[:port]>', '指定主机地址，同 curl；可多次 | as in curl, may be repeated').argParser(several))
    .option('--user-agent <text>', '采集器标识 | user agent')
}

/** Checks the options of collecting; `option-invalid` names the first wrong one. `out` is the directory when `--out` was not given. */
export function parseCollectOptions(url: string, raw: RawCollectOptions, out: string): CollectOptions {
  return {
    url,
    out: raw.out ?? out,
    ...(raw.hosts && { hosts: raw.hosts.flatMap(value => value.split(',')).map(parseHostPattern) }),
    maxPages: number('--max-pages', raw.maxPages, { min: 1, max: 1_000_000, whole: true }),
    maxMinutes: number('--max-minutes', raw.maxMinutes, { min: 0.01, max: 7 * 24 * 60, whole: false }),
    rate: number('--rate', raw.rate, { min: 0, max: 1000, whole: false }),
    concurrency: number('--concurrency', raw.concurrency, { min: 1, max: 64, whole: true }),
    browser: raw.browser,
    resume: raw.resume ?? false,
    allowPrivate: raw.allowPrivate ?? false,
    overrides: (raw.resolve ?? []).map(parseOverride),
    ...(raw.userAgent !== undefined && { userAgent: userAgent(raw.userAgent) }),
  }
}

function number(option: string, value: string, { min, max, whole }: { min: number; max: number; whole: boolean }): number {
  const parsed = Number(value)
  if (value.trim() === '' || !Number.isFinite(parsed) || (whole && !Number.isInteger(parsed))) throw new AppError('option-invalid', { option, value, why: whole ? 'expected a whole number' : 'expected a number', whyZh: whole ? '应为整数' : '应为数字' })
  if (parsed < min || parsed > max) throw new AppError('option-invalid', { option, value, why: `expected ${min} to ${max}`, whyZh: `应在 ${min} 到 ${max} 之间` })
  return parsed
}

function userAgent(value: string): string {
  if (!/^[\x21-\x7e][\x20-\x7e]{0,299}$/.test(value)) throw new AppError('option-invalid', { option: '--user-agent', value, why: 'expected up to 300 printable ASCII characters', whyZh: '应为不超过 300 个可见的 ASCII 字符' })
  return value
}

/** `collect URL --out DIR`. */
export function addCollectCommand(program: Command): void {
  addCollectOptions(program.command('collect').argument('<url>', '网站首页 | home page').description('采集网站并归档，不作评判 | collect a site into an archive'))
    .option('--json', '输出 JSON | print JSON')
    .action(async (url: string, raw: RawCollectOptions & { json?: boolean }) => {
      if (raw.out === undefined) throw new AppError('option-invalid', { option: '--out', value: '', why: 'a directory for the collection is needed', whyZh: '需要指定采集结果的目录' })
      const options = parseCollectOptions(url, raw, raw.out)
      const { manifest, summary } = await collectVisibly(options)
      process.stdout.write(raw.json ? `${JSON.stringify({ manifest, summary }, null, 2)}\n` : summaryText(options.out, summary))
      refuseUnseen(manifest.target, summary)
      if (summary.ended !== 'complete' && summary.ended !== 'page-budget') process.exitCode = EXIT.partial
    })
}

/** Collects with progress and notes on stderr; Ctrl-C ends it early. */
export async function collectVisibly(options: CollectOptions): ReturnType<typeof collectSite> {
  const reporter = progressReporter(process.stderr)
  const { signal, release } = stopOnSignals()
  try {
    const collected = await collectSite(options, { signal, progress: reporter.report })
    reporter.close()
    for (const note of collected.manifest.notes) process.stderr.write(`${note}\n`)
    return collected
  } finally {
    reporter.close()
    release()
  }
}

/** Throws `site-unreachable` or `site-blocked` when nothing was seen; everything is archived by then. */
export function refuseUnseen(url: string, { ended, failure }: Pick<CollectSummary, 'ended' | 'failure'>): void {
  if (ended !== 'unreachable' && ended !== 'blocked') return
  const [zh, en] = failure ? FAILURE_TITLES[failure.failure] : ['没有看到任何网页', 'no page was seen']
  const detail = failure ? failure.detail.replace(/^robots\.txt: /, '') : ''
  const mend = failure?.failure === 'private-address' ? ['；确要采集内网地址请加 --allow-private', '; add --allow-private where an internal address is meant'] : ['', '']
  throw new AppError(ended === 'unreachable' ? 'site-unreachable' : 'site-blocked', { url, why: `${en}${detail === '' ? '' : ` (${detail})`}${mend[1]}`, whyZh: `${zh}${detail === '' ? '' : `（${detail}）`}${mend[0]}` })
}

const ENDED: Readonly<Record<CollectSummary['ended'], string>> = {
  complete: '全部完成', 'page-budget': '已到网页数上限', 'time-budget': '已到时间上限', interrupted: '被中断，可用 --resume 继续', unreachable: '网站无法访问', blocked: '网站拒绝采集',
}

function summaryText(out: string, { ended, pages, files, checks, failures, bytes }: CollectSummary): string {
  const failed = Object.entries(failures).map(([kind, count]) => `${kind} ${count}`).join('，')
  return `${ENDED[ended]}：网页 ${pages}，附件 ${files}，检查链接 ${checks}，接收 ${(bytes / 1e6).toFixed(1)} MB${failed === '' ? '' : `；未能看到：${failed}`}\n${out}\n`
}
