import type { Command } from 'commander'
import { recompute } from '../scoring/recompute.ts'
import { AppError } from '../shared/errors.ts'
import { readEvaluation } from '../workflow/evaluation-file.ts'
import { recomputePublished } from '../workflow/published-rows.ts'

/** Differences named one by one; more say the same. */
const SHOWN_DIFFERENCES = 20

/** `zhengheng recompute FILE`: proves that the totals of an evaluation document follow from its points. */
export function addRecomputeCommand(program: Command): void {
  program
    .command('recompute')
    .argument('<file>', 'evaluation.json，或发布数据中的 results.jsonl | or a published results.jsonl')
    .option('--json', '输出 JSON | print JSON')
    .description('由各要点重新计算总分，逐项核对 | adds an evaluation up again from its points and compares')
    .action(async (file: string, options: { json?: boolean }) => {
      if (file.endsWith('.jsonl')) { await recomputeRows(file, options.json === true); return }
      const document = await readEvaluation(file)
      const differences = recompute(document)
      if (options.json) process.stdout.write(`${JSON.stringify({ file, score: document.score, differences }, null, 2)}\n`)
      refuse(file, differences)
      if (!options.json) {
        const points = document.indicators.reduce((sum, indicator) => sum + indicator.points.length, 0)
        process.stdout.write(`一致：${document.score.low} 至 ${document.score.high}（满分 ${document.score.maximum}）由 ${document.indicators.length} 项指标、${points} 个要点得出 | totals follow from the points\n`)
      }
    })
}

/** Every unit of a published file, its ranks, and its digest. */
async function recomputeRows(file: string, json: boolean): Promise<void> {
  const { units, digest, differences } = await recomputePublished(file)
  if (json) process.stdout.write(`${JSON.stringify({ file, units, digest, differences }, null, 2)}\n`)
  refuse(file, differences)
  if (!json) process.stdout.write(`一致：${units} 个单位的得分和名次均由各要点得出 | scores and ranks follow from the points\n摘要 digest ${digest}\n`)
}

function refuse(file: string, differences: readonly { readonly at: string; readonly stated: unknown; readonly recomputed: unknown }[]): void {
  if (differences.length === 0) return
  const lines = differences.slice(0, SHOWN_DIFFERENCES).map(({ at, stated, recomputed }) => `  ${at}: ${JSON.stringify(stated)} ≠ ${JSON.stringify(recomputed)}`)
  if (differences.length > SHOWN_DIFFERENCES) lines.push(`  … +${differences.length - SHOWN_DIFFERENCES}`)
  throw new AppError('recompute-differs', { path: file, differences: lines.join('\n') })
}
