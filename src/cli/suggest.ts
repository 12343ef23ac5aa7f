import type { Command } from 'commander'
import { AppError, EXIT } from '../shared/errors.ts'
import { endpointOf } from '../suggest/endpoint.ts'
import { evaluateArchive } from '../workflow/evaluate.ts'
import { suggestForArchive } from '../workflow/suggest.ts'
import type { SuggestRun } from '../workflow/suggest.ts'
import { suggestionFileOf } from '../workflow/suggestion-file.ts'
import { addEvaluationOptions, parseEvaluationOptions, printResult } from './evaluation-options.ts'
import type { RawEvaluationOptions } from './evaluation-options.ts'
import { stopOnSignals } from './interruption.ts'
import { defaultOut } from './judge.ts'
import { recordCounter } from './record-counter.ts'

interface RawSuggestOptions extends RawEvaluationOptions {
  readonly out?: string
  readonly point?: readonly string[]
  readonly most: string
  readonly timeout: string
  readonly dryRun?: boolean
}

/** `zhengheng suggest DIR|ARCHIVE`: asks a language model about the points that wait for people, then judges again so that its answers are shown. */
export function addSuggestCommand(program: Command): void {
  addEvaluationOptions(program.command('suggest').argument('<archive>', '采集目录或归档 | collected directory or archive')
    .description('请语言模型就待人工的要点提出建议，只作参考，不计分 | asks a language model about points that wait for people; shown, never counted'))
    .option('--out <dir>', '结果目录，默认为采集目录 | where the result goes')
    .option('--point <id>', '只问这个要点，可多次给出 | only this point, may be repeated', (value: string, before: readonly string[] = []) => [...before, value])
    .option('--most <n>', '至多发送的问题数 | most questions that are sent', '100')
    .option('--timeout <seconds>', '等待一次回答的时间 | time to wait for an answer', '120')
    .option('--dry-run', '只列出将要发送的要点和材料 | only list what would be sent')
    .addHelpText('after', '\n环境变量 environment: ZHENGHENG_MODEL_URL, ZHENGHENG_MODEL, ZHENGHENG_MODEL_KEY')
    .action(async (path: string, raw: RawSuggestOptions) => {
      const { request: judging, channels, failUnder } = parseEvaluationOptions(raw)
      const request = { ...judging, channels }
      const endpoint = raw.dryRun === true ? null : endpointOf(process.env, wholeNumber('--timeout', raw.timeout, 3600) * 1000)
      if (endpoint === null && raw.dryRun !== true) throw new AppError('model-missing', {})
      const out = raw.out ?? await defaultOut(path)
      const { signal, release } = stopOnSignals()
      const counter = recordCounter(process.stderr)
      try {
        const run = await suggestForArchive(path, request, {
          endpoint, file: await suggestionFileOf(path, out), most: wholeNumber('--most', raw.most, 10_000), signal, ...(raw.point && { points: raw.point }),
          progress: ({ point, no, of, end }) => process.stderr.write(`${no}/${of} ${point}: ${END_WORDS[end] ?? end}\n`),
        }, counter.report)
        counter.close()
        if (endpoint === null) {
          process.stdout.write(planText(run))
          return
        }
        process.stderr.write(runText(run))
        printResult(await evaluateArchive(path, out, request), path, { json: raw.json ?? false, failUnder })
        if (run.unanswered.length > 0 || run.left > 0) process.exitCode = EXIT.partial
      } finally {
        release()
      }
    })
}

const END_WORDS: Readonly<Record<string, string>> = {
  'suggested': '已有建议 | suggested',
  'not-json': '回答不是 JSON，弃用 | dropped: not JSON',
  'wrong-form': '回答不合规定格式，弃用 | dropped: wrong form',
  'off-rubric': '评分不在评分标准的档次上，弃用 | dropped: no step of the rubric',
  'no-quote': '摘录在归档中找不到，弃用 | dropped: no quote stands in the archive',
  'cannot-tell': '模型认为材料不足 | the model cannot tell',
  'refused': '接口拒绝 | refused by the endpoint',
  'trouble': '接口故障 | the endpoint is in trouble',
  'timeout': '超时 | timed out',
  'broken': '返回的不是对话接口的回答 | no chat answer',
}

function wholeNumber(option: string, value: string, most: number): number {
  const parsed = Number(value)
  if (!Number.isInteger(parsed) || parsed < 1 || parsed > most) throw new AppError('option-invalid', { option, value, why: `expected a whole number from 1 to ${most}`, whyZh: `应为 1 到 ${most} 的整数` })
  return parsed
}

function planText({ questions, bare }: SuggestRun): string {
  const lines = questions.filter(({ sources }) => sources.length > 0).map(({ point, text, sources }) => `${point} ${text}\n${sources.map(source => `  ${source.url} ${source.title}（${source.text.length} 字）\n`).join('')}`)
  return `${lines.join('')}将发送 ${lines.length} 个问题，${bare} 个要点没有相关的归档文字 | ${lines.length} questions would be sent, ${bare} points have no archived text near them\n`
}

function runText({ suggested, known, dropped, bare, unanswered, left }: SuggestRun): string {
  const gone = Object.values(dropped).reduce((sum, count) => sum + count, 0)
  return [
    `建议 ${suggested}（其中 ${known} 个问题先前已有回答），弃用 ${gone}，没有材料 ${bare}，未答 ${unanswered.length}，未问 ${left} | suggested ${suggested} (${known} answered before), dropped ${gone}, no material ${bare}, unanswered ${unanswered.length}, not asked ${left}`,
    ...unanswered.map(({ point, why }) => `  ${point}: ${why}`),
  ].map(line => `${line}\n`).join('')
}
