import type { Command } from 'commander'
import { recompute } from '../scoring/recompute.ts'
import { AppError } from '../shared/errors.ts'
import { readEvaluation } from '../workflow/evaluation-file.ts'

/** Differences named one by one; more say the same. */
const SHOWN_DIFFERENCES = 20

/** `zhengheng recompute FILE`: proves that the totals of an evaluation document follow from its points. */
export function addRecomputeCommand(program: Command): void {
  program
    .command('recompute')
    .argument('<file>', 'evaluation.json')
    .option('--json', '输出 JSON | print JSON')
    .description('由各要点重新计算总分，逐项核对 | adds an evaluation up again from its points and compares')
    .action(async (file: string, options: { json?: boolean }) => {
      const document = await readEvaluation(file)
      const differences = recompute(document)
      if (options.json) process.stdout.write(`${JSON.stringify({ file, score: document.score, differences }, null, 2)}\n`)
      if (differences.length > 0) {
        const lines = differences.slice(0, SHOWN_DIFFERENCES).map(({ at, stated, recomputed }) => `  ${at}: ${JSON.stringify(stated)} ≠ ${JSON.stringify(recomputed)}`)
        if (differences.length > SHOWN_DIFFERENCES) lines.push(`  … +${differences.length - SHOWN_DIFFERENCES}`)
        throw new AppError('recompute-differs', { path: file, differences: lines.join('\n') })
      }
      if (!options.json) {
        const points = document.indicators.reduce((sum, indicator) => sum + indicator.points.length, 0)
        process.stdout.write(`一致：${document.score.low} 至 ${document.score.high}（满分 ${document.score.maximum}）由 ${document.indicators.length} 项指标、${points} 个要点得出 | totals follow from the points\n`)
      }
    })
}
