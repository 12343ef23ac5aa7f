import type { Command } from 'commander'
import { readFile } from 'node:fs/promises'
import { userInfo } from 'node:os'
import { basename } from 'node:path'
import type { RefusedRow } from '../model/campaign.ts'
import { AppError, EXIT } from '../shared/errors.ts'
import { findCampaignBySlug } from '../store/campaign.ts'
import type { Campaign } from '../store/campaign.ts'
import { listCohorts } from '../store/cohort.ts'
import { DEFAULT_DIRECTORY, openStore } from '../store/open.ts'
import type { VerbContext } from '../workflow/campaign/verb.ts'
import { VERBS } from '../workflow/campaign/verbs.ts'
import { fileFailure } from '../shared/file-failure.ts'

interface Where { readonly db: string }
interface CreateOptions extends Where { readonly title: string; readonly from: string; readonly to: string; readonly date: string; readonly scheme?: string; readonly variant?: string; readonly cohort?: string }
interface ImportOptions extends Where { readonly campaign: string; readonly cohort?: string; readonly people?: boolean; readonly json?: boolean }

/** `zhengheng campaign create | import | advance | collect | show`: what whoever runs the server does beside the web application. */
export function addCampaignCommand(program: Command): void {
  const campaign = program.command('campaign').description('评估批次：建立、导入、推进、查看 | campaigns: create, import, advance, show')
  const withDb = (command: Command) => command.option('--db <url|dir>', 'postgres://… 或数据目录 | postgres://… or a data directory', DEFAULT_DIRECTORY)

  withDb(campaign.command('create <slug>').description('建立评估批次 | create a campaign'))
    .requiredOption('--title <text>', '名称 | title')
    .requiredOption('--from <date>', '评估窗口开始 YYYY-MM-DD | first day of the window')
    .requiredOption('--to <date>', '评估窗口结束 | last day of the window')
    .requiredOption('--date <date>', '评估日期 | evaluation date')
    .option('--scheme <id>', '同时建立一个分组，使用这一指标体系 | also make a cohort with this scheme')
    .option('--variant <name>', '分组适用的类别 | variant of the cohort')
    .option('--cohort <name>', '分组名称 | name of the cohort', '全部单位')
    .action(async (slug: string, { db, title, from, to, date, scheme, variant, cohort }: CreateOptions) => withContext(db, async context => {
      const made = await VERBS['campaign.create'].run(context, { slug, title, windowFrom: from, windowTo: to, evaluationDate: date })
      if (scheme !== undefined) {
        const edition = await VERBS['scheme.import'].run(context, { scheme })
        await VERBS['cohort.create'].run(context, { campaignId: made.id, name: cohort ?? '全部单位', schemeEditionId: edition.id, variant: variant ?? '' })
      }
      process.stdout.write(`${made.id}\n`)
    }))

  withDb(campaign.command('import <file...>').description('从 .xlsx 或 .csv 导入单位（或人员），逐行列出不能导入的行 | import units or people; every bad row is listed'))
    .requiredOption('--campaign <slug>', '评估批次 | campaign')
    .option('--cohort <name>', '让导入的单位参加这一分组 | let the units take part in this cohort')
    .option('--people', '表中是人员而不是单位 | the tables hold people')
    .option('--json', '输出 JSON | print JSON')
    .action(async (files: string[], options: ImportOptions) => withContext(options.db, context => importFiles(context, files, options)))

  withDb(campaign.command('advance <slug> <phase>').description('进入下一阶段 | move to the next phase'))
    .action(async (slug: string, phase: string, { db }: Where) => withContext(db, async context => {
      const { id, version } = await campaignNamed(context, slug)
      const after = await VERBS['campaign.advance'].run(context, { id, version, to: phase as Campaign['state'] })
      process.stdout.write(`${after.state}\n`)
    }))

  withDb(campaign.command('collect <slug>').description('为各单位各渠道排队采集，由 serve 或 worker 执行 | queue collections; serve or worker runs them'))
    .action(async (slug: string, { db }: Where) => withContext(db, async context => {
      const { jobs } = await VERBS['collection.request'].run(context, { campaignId: (await campaignNamed(context, slug)).id })
      process.stdout.write(`${jobs.length}\n`)
    }))

  withDb(campaign.command('show <slug>').description('阶段、进度和未完成的工作（JSON）| phase, progress and open work as JSON'))
    .action(async (slug: string, { db }: Where) => withContext(db, async context => {
      process.stdout.write(`${JSON.stringify(await VERBS['campaign.progress'].run(context, { id: (await campaignNamed(context, slug)).id }), null, 2)}\n`)
    }))
}

/** Whoever may start this command may do everything: the log has the name of the system's user. */
async function withContext(db: string, work: (context: VerbContext) => Promise<void>): Promise<void> {
  const store = await openStore({ db })
  try {
    await work({ actor: { kind: 'operator', name: userInfo().username }, store, clock: () => new Date() })
  } finally {
    await store.close()
  }
}

async function campaignNamed({ store }: VerbContext, slug: string): Promise<Campaign> {
  const found = await findCampaignBySlug(store, slug)
  if (!found) throw new AppError('row-not-found', { what: 'campaign', id: slug })
  return found
}

interface FileReport { readonly file: string; readonly accepted: number; readonly refused: readonly RefusedRow[] }

async function importFiles(context: VerbContext, files: readonly string[], { campaign, cohort, people, json }: ImportOptions): Promise<void> {
  const { id: campaignId } = await campaignNamed(context, campaign)
  const cohortId = cohort === undefined ? undefined : (await listCohorts(context.store, campaignId)).find(({ name }) => name === cohort)?.id
  if (cohort !== undefined && cohortId === undefined) throw new AppError('row-not-found', { what: 'cohort', id: cohort })
  const reports: FileReport[] = []
  for (const file of files) {
    const params = { campaignId, fileName: basename(file), bytes: await bytesOf(file) }
    const { accepted, refused } = people ? await VERBS['people.import'].run(context, params) : await VERBS['units.import'].run(context, { ...params, cohortId })
    reports.push({ file, accepted, refused })
    if (!json) process.stdout.write(`${[`${file}：导入 ${accepted} 行，退回 ${refused.length} 行 | ${accepted} rows accepted, ${refused.length} refused`, ...refused.map(row => refusedLine(file, row))].join('\n')}\n`)
  }
  if (json) process.stdout.write(`${JSON.stringify(reports, null, 2)}\n`)
  if (reports.some(({ refused }) => refused.length > 0)) process.exitCode = EXIT.partial
}

const refusedLine = (file: string, { line, column, value, why }: RefusedRow): string => `${file}:${line}${column === null ? '' : ` ${column}`}${value === null || value === '' ? '' : `“${value}”`} ${why}`

async function bytesOf(path: string): Promise<Uint8Array> {
  try {
    return new Uint8Array(await readFile(path))
  } catch (error) {
    throw fileFailure('file-unreadable', path, error)
  }
}
