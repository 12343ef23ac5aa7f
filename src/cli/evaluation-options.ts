import { relative, resolve } from 'node:path'
import type { Command } from 'commander'
import { AppError, EXIT } from '../shared/errors.ts'
import { CHANNEL_KINDS, isChannelKind } from '../model/channel.ts'
import type { ChannelKind } from '../model/channel.ts'
import type { ChannelPath } from '../workflow/channels.ts'
import { findVariant } from '../workflow/evaluate.ts'
import type { EvaluationRequest, EvaluationResult } from '../workflow/evaluate.ts'
import { summaryText } from './summary.ts'

/** Options of judging as commander gives them. */
export interface RawEvaluationOptions {
  readonly scheme: string
  readonly variant?: string
  readonly unit?: string
  readonly date?: string
  readonly home?: string
  readonly json?: boolean
  readonly failUnder?: string
  readonly channel?: readonly string[]
  readonly records?: readonly string[]
}

/** Adds the options of judging, for `evaluate` and `judge` alike. */
export function addEvaluationOptions(command: Command): Command {
  return command
    .requiredOption('--scheme <id>', '指标体系，如 local-website-2020 | scheme and edition')
    .option('--variant <variant>', '类别，如 city | variant of the scheme')
    .option('--unit <name>', '被评单位名称 | name of the unit')
    .option('--date <YYYY-MM-DD>', '评估日期，默认为采集结束之日 | evaluation date')
    .option('--home <url>', '首页网址（用于他人制作的归档）| home page, for archives made by others')
    .option('--channel <kind=target>', `同一单位的其他渠道，可多次给出；种类：${CHANNEL_KINDS.join(', ')} | a further channel of the unit, may be repeated`, appended, [])
    .option('--records <file>', '导入的通报名单或满意度数据（CSV、XLSX），可多次给出 | imported notices or satisfaction figures, may be repeated', appended, [])
    .option('--json', '输出评估结果 JSON | print the evaluation document')
    .option('--fail-under <n>', '最高可能得分低于 n 时以 4 退出 | exit 4 if even the upper bound is below n')
}

/** Checks the options of judging before anything is fetched; throws `option-invalid` or the scheme's errors. */
export function parseEvaluationOptions(raw: RawEvaluationOptions): { readonly request: EvaluationRequest; readonly channels: readonly ChannelPath[]; readonly failUnder: number | null } {
  return {
    channels: (raw.channel ?? []).map(parseChannel),
    request: {
      variant: findVariant(raw.scheme, raw.variant),
      ...(raw.unit !== undefined && { unit: raw.unit }),
      ...(raw.date !== undefined && { date: parseDate(raw.date) }),
      ...(raw.home !== undefined && { home: parseHome(raw.home) }),
      ...(raw.records !== undefined && raw.records.length > 0 && { records: raw.records }),
    },
    failUnder: raw.failUnder === undefined ? null : parseThreshold(raw.failUnder),
  }
}

const appended = (value: string, earlier: readonly string[]): string[] => [...earlier, value]

/** `platform=URL|DIR`; the short names people type stand for the kinds. */
function parseChannel(value: string): ChannelPath {
  const at = value.indexOf('=')
  const [name, path] = [value.slice(0, Math.max(0, at)).trim(), value.slice(at + 1).trim()]
  const kind = KIND_ALIASES[name] ?? name
  if (at <= 0 || path === '' || !isChannelKind(kind)) throw new AppError('option-invalid', { option: '--channel', value, why: `expected kind=target, kinds are ${CHANNEL_KINDS.join(', ')}`, whyZh: `应为“种类=网址或目录”，种类有 ${CHANNEL_KINDS.join('、')}` })
  return { kind, path }
}

const KIND_ALIASES: Readonly<Record<string, ChannelKind>> = { platform: 'service-platform', data: 'data-platform', department: 'department-site' }

function parseDate(value: string): string {
  const isDay = /^\d{4}-\d{2}-\d{2}$/.test(value) && new Date(`${value}T00:00:00Z`).toJSON()?.startsWith(value)
  if (!isDay) throw new AppError('option-invalid', { option: '--date', value, why: 'expected a day such as 2020-11-30', whyZh: '应为日期，如 2020-11-30' })
  return value
}

function parseHome(value: string): string {
  const url = URL.parse(value)
  if (url === null || !/^https?:$/.test(url.protocol)) throw new AppError('option-invalid', { option: '--home', value, why: 'expected an http or https address', whyZh: '应为 http 或 https 网址' })
  return url.href
}

function parseThreshold(value: string): number {
  const parsed = Number(value)
  if (value.trim() === '' || !(parsed >= 0 && parsed <= 1000)) throw new AppError('option-invalid', { option: '--fail-under', value, why: 'expected a score', whyZh: '应为分数' })
  return parsed
}

/** Prints the result and sets the exit code: 4 below the threshold, 3 when part of the target could not be seen. */
export function printResult(result: EvaluationResult, archive: string, { json, failUnder }: { json: boolean; failUnder: number | null }): void {
  const { document } = result
  if (json) process.stdout.write(`${JSON.stringify(document, null, 2)}\n`)
  else {
    const place = (path: string): string => {
      const near = relative(process.cwd(), path) || '.'
      return near.startsWith('..') ? resolve(path) : near
    }
    process.stdout.write(`${summaryText(document)}\n报告 report    ${place(result.reportFile)}\n结果 document  ${place(result.documentFile)}\n归档 archive   ${place(archive)}\n`)
  }
  if (failUnder !== null && document.score.high < failUnder) process.exitCode = EXIT.belowThreshold
  else if (result.isPartial) {
    process.exitCode = EXIT.partial
    if (!json) process.stderr.write('部分内容未能看到，见报告“采集与复算” | part of the target could not be seen, see the report\n')
  }
}
