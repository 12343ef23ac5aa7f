import type { Command } from 'commander'
import { measures } from '../measures/registry.ts'
import { loadScheme } from '../schemes/files.ts'
import { resolveVariant } from '../schemes/resolve.ts'
import { readEvaluation } from '../workflow/evaluation-file.ts'
import { rankEvaluations } from '../workflow/rank.ts'
import type { Ranking } from '../workflow/rank.ts'

/** `zhengheng rank DIR…`: a cohort's ranking with the bands its ranks may still move in. */
export function addRankCommand(program: Command): void {
  program
    .command('rank')
    .argument('<dir...>', '评估结果目录或 evaluation.json | directories or files with evaluations')
    .option('--cohort <name>', '分组名称 | name of the cohort')
    .option('--json', '输出 JSON | print JSON')
    .description('同一指标体系下各单位的排名、名次区间和档次 | ranks evaluations of one scheme variant')
    .action(async (paths: string[], { cohort, json }: { cohort?: string; json?: boolean }) => {
      const documents = await Promise.all(paths.map(readEvaluation))
      const scheme = documents[0]?.scheme
      const tiers = scheme ? resolveVariant(loadScheme(scheme.id, measures), scheme.variant).policies.tiers : []
      const ranking = rankEvaluations(documents, tiers, cohort ?? null)
      process.stdout.write(json ? `${JSON.stringify(ranking, null, 2)}\n` : rankingText(ranking))
    })
}

function rankingText({ scheme, cohort, units, simulation }: Ranking): string {
  const head = ['名次', '名次区间', '得分', '档次', ...(units[0]?.dimensions.map(({ name }) => `${name}指数`) ?? []), '单位']
  const rows = units.map(unit => [
    String(unit.rank),
    `${unit.rankBand[0]}–${unit.rankBand[2]}`,
    unit.low === unit.high ? unit.low.toFixed(1) : `${unit.low.toFixed(1)}–${unit.high.toFixed(1)}`,
    unit.tier ?? '—',
    ...unit.dimensions.map(({ low }) => low.toFixed(2)),
    unit.name,
  ])
  const widths = head.map((_, column) => Math.max(...[head, ...rows].map(row => cells(row[column] ?? ''))))
  const line = (row: readonly string[]): string => row.map((text, column) => (column === row.length - 1 ? text : text + ' '.repeat((widths[column] ?? 0) - cells(text)))).join('  ')
  return [
    `${scheme.title}（${scheme.edition}）· ${scheme.variantTitle}${cohort === null ? '' : ` · ${cohort}`}`,
    line(head), ...rows.map(line),
    `按已确定得分排名，并列同名次；名次区间为 5%–95%（${simulation.draws} 次模拟：权重与未定要点）| ranked by what is reached; bands from ${simulation.draws} draws`,
    '',
  ].join('\n')
}

/** Terminal columns: East Asian characters take two. */
const cells = (text: string): number => [...text].reduce((sum, character) => sum + (/[\u1100-\u115f\u2e80-\ua4cf\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe4f\uff00-\uff60\uffe0-\uffe6]/.test(character) ? 2 : 1), 0)
