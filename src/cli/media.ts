import { join, relative } from 'node:path'
import type { Command } from 'commander'
import { importIntoAccount } from '../collect/imports/account-directory.ts'
import type { ImportResult } from '../collect/imports/account-directory.ts'
import { CHANNEL_TITLES } from '../model/channel.ts'
import { ACCOUNT_KINDS } from '../model/media.ts'
import type { AccountKind, AccountType } from '../model/media.ts'
import { AppError, EXIT } from '../shared/errors.ts'

interface RawImportOptions {
  readonly unit: string
  readonly kind?: string
  readonly name?: string
  readonly address?: string
  readonly accountType?: string
  readonly covers?: string
  readonly out?: string
  readonly json?: boolean
}

const FAULTS_SHOWN = 10

/** `zhengheng media import FILE…`: keeps exports of one account in a directory, to be evaluated like a collected site. */
export function addMediaCommand(program: Command): void {
  const media = program.command('media').description('政务新媒体：导入账号的内容 | accounts of new media: imports')
  media.command('import').argument('<files...>', '导出的文件：文章 HTML、JSON、CSV、XLSX、RSS、APK、截图 | exports of the account')
    .description('把导出的文件归入一个账号的目录，可反复导入 | keep exports of one account in a directory; again and again')
    .requiredOption('--unit <name>', '单位名称 | name of the unit')
    .option('--kind <kind>', `账号种类：${ACCOUNT_KINDS.join(', ')}，默认按内容判断 | kind of account, told by the content by default`)
    .option('--name <name>', '账号名称，默认取自文件 | name of the account, from the files by default')
    .option('--address <text>', '账号的网址或标识 | address or id of the account')
    .option('--account-type <type>', '微信账号类型：subscription（订阅号）或 service（服务号）| type of a WeChat account')
    .option('--covers <from..to>', '文件包含哪段日期的全部内容，如 2020-01-01..2020-11-30 | days of which the files hold every post')
    .option('--out <dir>', '账号目录，默认 zhengheng-out/种类-单位 | directory of the account')
    .option('--json', '输出 JSON | print JSON')
    .action(async (files: string[], raw: RawImportOptions) => {
      const kind = raw.kind === undefined ? null : parseKind(raw.kind)
      const request = {
        unit: raw.unit, paths: files.map(path => ({ path })), at: new Date().toISOString(),
        ...(raw.name !== undefined && { name: raw.name }), ...(raw.address !== undefined && { address: raw.address }),
        ...(raw.accountType !== undefined && { accountType: parseType(raw.accountType) }), ...(raw.covers !== undefined && { covers: parseCovers(raw.covers) }),
      }
      const found = kind ?? await kindOfFiles(files)
      const dir = raw.out ?? join('zhengheng-out', `${found}-${raw.unit.replace(/[\\/:*?"<>|\s]+/g, '-').slice(0, 60)}`)
      const result = await importIntoAccount({ ...request, kind: found, dir })
      process.stdout.write(raw.json === true ? `${JSON.stringify(summaryOf(result, dir), null, 2)}\n` : textOf(result, dir))
      if (result.files.some(({ faultCount }) => faultCount > 0)) process.exitCode = EXIT.partial
    })
}

const summaryOf = ({ manifest, content, files }: ImportResult, dir: string) => ({
  dir, kind: manifest.kind, unit: manifest.unit, name: manifest.name, address: manifest.address,
  posts: content.posts.length, comments: content.comments.length, entries: content.entries.length, accounts: content.accounts.length, files,
})

function textOf({ manifest, content, files }: ImportResult, dir: string): string {
  const [last, first] = [content.posts.find(({ date }) => date !== null)?.date?.slice(0, 10), content.posts.findLast(({ date }) => date !== null)?.date?.slice(0, 10)]
  const lines = files.flatMap(({ name, known, formats, records, added, faults, faultCount }) => [
    known ? `${name}：此前已导入，未重复 already imported` : `${name}：${formats.join('、')}，读到 ${records} 条，新增 ${added} 条，合并 ${records - added} 条${faultCount > 0 ? `，有问题 ${faultCount} 处` : ''}`,
    ...faults.slice(0, FAULTS_SHOWN).map(({ place, why }) => `  ${place}：${why}`),
    ...(faultCount > FAULTS_SHOWN ? [`  …… 共 ${faultCount} 处，全部见 account.json`] : []),
  ])
  return `${[
    ...lines,
    `账号 account   ${CHANNEL_TITLES[manifest.kind][0]}“${manifest.name}”（${manifest.unit}）`,
    `内容 content   发布 ${content.posts.length} 条${first === undefined ? '' : `（${first} 至 ${last}）`}，留言 ${content.comments.length} 条，菜单入口 ${content.entries.length} 个，名录 ${content.accounts.length} 条，搜索试用 ${content.searches.length} 次`,
    `目录 directory ${relative(process.cwd(), dir) || '.'}`,
  ].join('\n')}\n`
}

function parseKind(value: string): AccountKind {
  const kind = ACCOUNT_KINDS.find(one => one === value)
  if (kind === undefined) throw new AppError('option-invalid', { option: '--kind', value, why: `expected one of ${ACCOUNT_KINDS.join(', ')}`, whyZh: `应为 ${ACCOUNT_KINDS.join('、')} 之一` })
  return kind
}

function parseType(value: string): AccountType {
  if (value === 'subscription' || value === 'service') return value
  throw new AppError('option-invalid', { option: '--account-type', value, why: 'expected subscription or service', whyZh: '应为 subscription（订阅号）或 service（服务号）' })
}

function parseCovers(value: string): { from: string; to: string } {
  const [, from = '', to = ''] = /^(\d{4}-\d{2}-\d{2})\.\.(\d{4}-\d{2}-\d{2})$/.exec(value) ?? []
  if (from === '' || from > to || Number.isNaN(Date.parse(from)) || Number.isNaN(Date.parse(to))) throw new AppError('option-invalid', { option: '--covers', value, why: 'expected days such as 2020-01-01..2020-11-30', whyZh: '应为起止日期，如 2020-01-01..2020-11-30' })
  return { from, to }
}

/** The platform the formats of the first telling file belong to; our own tables do not tell. */
async function kindOfFiles(files: readonly string[]): Promise<AccountKind> {
  const { detectKind } = await import('../collect/imports/detect-kind.ts')
  for (const path of files) {
    const kind = await detectKind(path)
    if (kind !== null) return kind
  }
  throw new AppError('option-invalid', { option: '--kind', value: '', why: `the files do not tell; give one of ${ACCOUNT_KINDS.join(', ')}`, whyZh: `从文件看不出是哪种账号，请指定 ${ACCOUNT_KINDS.join('、')} 之一` })
}
