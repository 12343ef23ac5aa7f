import { Option } from 'commander'
import type { Command } from 'commander'
import { parseOverride } from '../collect/http/overrides.ts'
import type { JobEvent, WorkerDeps } from '../jobs/job.ts'
import { startWorker } from '../jobs/worker.ts'
import { AppError, errorSentence } from '../shared/errors.ts'
import { DEFAULT_OBJECTS, openObjects } from '../store/objects/open-objects.ts'
import { openStore } from '../store/open.ts'
import { endpointOf } from '../suggest/endpoint.ts'
import { stopOnSignals } from './interruption.ts'

interface WorkerOptions {
  readonly db: string
  readonly evidence: string
  readonly work: string
  readonly slots: string
  readonly name?: string
  readonly browser: boolean
  readonly allowPrivate?: boolean
  readonly resolve?: readonly string[]
}

const MAX_SLOTS = 64
const several = (value: string, before: readonly string[] | undefined): string[] => [...(before ?? []), value]

/** `zhengheng worker --db URL`: runs the jobs of campaigns until it is told to stop; any number of them share the work. */
export function addWorkerCommand(program: Command): void {
  program.command('worker').description('执行采集、评判和可用性监测任务，可同时运行多个 | run the jobs of campaigns; any number may run')
    .requiredOption('--db <url|dir>', 'postgres://… 或数据目录 | postgres://… or a data directory')
    .option('--evidence <dir|s3>', '佐证文件的存放处 | where evidence is kept', DEFAULT_OBJECTS)
    .option('--work <dir>', '采集中的数据，同一台机器上的各进程共用 | collections at work, shared by the workers of a machine', 'zhengheng-data/work')
    .option('--slots <n>', '同时采集的网站数 | sites at the same time', '4')
    .option('--name <name>', '在审计日志中的名字 | its name in the audit log')
    .option('--no-browser', '不渲染页面，不截图 | no rendering, no screenshots')
    .option('--allow-private', '允许访问本机和内网地址 | allow loopback and private addresses')
    .addOption(new Option('--resolve <host:port:addr[:port]>', '指定主机地址，同 curl；可多次 | as in curl, may be repeated').argParser(several))
    .action(runWorker)
}

async function runWorker(options: WorkerOptions): Promise<void> {
  const slots = Number(options.slots)
  if (!Number.isInteger(slots) || slots < 1 || slots > MAX_SLOTS) throw new AppError('option-invalid', { option: '--slots', value: options.slots, why: `expected 1 to ${MAX_SLOTS}` })
  const overrides = (options.resolve ?? []).map(parseOverride)
  const store = await openStore({ db: options.db })
  const { signal, release } = stopOnSignals()
  try {
    const worker = await startWorker({
      store, objects: await openObjects(options.evidence), workDir: options.work, slots: { collect: slots }, ...(options.name !== undefined && { name: options.name }),
      collecting: { allowPrivate: options.allowPrivate ?? false, overrides, ...(!options.browser && { browser: false }) },
      ...modelOf(process.env),
      report: event => process.stderr.write(`${eventLine(event)}\n`),
      trouble: error => process.stderr.write(`${sentence(error)}\n`),
    })
    process.stderr.write('已就绪 | ready\n')
    if (!signal.aborted) await new Promise<void>(resolve => signal.addEventListener('abort', () => resolve(), { once: true }))
    await worker.stop()
  } finally {
    release()
    await store.close()
  }
}

/** The language model that the environment names, as a worker takes it. Throws `model-unusable`. */
export function modelOf(environment: NodeJS.ProcessEnv): Pick<WorkerDeps, 'model'> {
  const model = endpointOf(environment)
  return model === null ? {} : { model }
}

const ENDS: Readonly<Record<JobEvent['end'], string>> = { done: '完成 | done', again: '稍后再试 | put off', failed: '失败 | failed', lost: '由其他进程接手 | taken over' }

function eventLine({ job, payload, end, error }: JobEvent): string {
  return `${job} ${Object.values(payload ?? {}).join(' ')}: ${ENDS[end]}${error === undefined ? '' : `（${sentence(error)}）`}`
}

function sentence(error: unknown): string {
  if (error instanceof AppError) return errorSentence(error.code, error.params, 'zh')
  return error instanceof Error ? error.message : String(error)
}
