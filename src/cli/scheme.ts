import { Option } from 'commander'
import type { Command } from 'commander'
import { measures } from '../measures/registry.ts'
import type { ChangeKind } from '../model/scheme.ts'
import type { KnownMeasure } from '../schemes/check-measures.ts'
import { diffEditions } from '../schemes/diff.ts'
import { brokenScheme } from '../schemes/fault.ts'
import { checkSchemeFile, listSchemes, loadScheme } from '../schemes/files.ts'
import { resolveVariant } from '../schemes/resolve.ts'
import type { Scheme } from '../schemes/scheme.ts'
import { schemeTree, variantDocument, variantTree } from './scheme-tree.ts'

const print = (text: string): void => void process.stdout.write(`${text}\n`)

/** `scheme list | show | check | diff`. `known` is the measures schemes may name: all there are, unless a test says otherwise. */
export function addSchemeCommand(program: Command, known: readonly KnownMeasure[] = measures): void {
  const scheme = program.command('scheme').description('指标体系：列出、查看、检查、比较 | indicator tables')
  scheme.command('list').description('列出所有指标体系 | list the schemes').action(() => print(listText()))
  scheme.command('show').argument('<id>', '指标体系，如 local-website-2020').description('查看指标、权重和评估要点 | show a scheme')
    .addOption(new Option('--variant <variant>', '类别，如 city | variant'))
    .option('--json', '输出 JSON | print JSON')
    .action((id: string, { variant, json }: { variant?: string; json?: boolean }) => print(showText(loadScheme(id, known), variant, json === true)))
  scheme.command('check').argument('<file>', 'scheme.yaml 或其目录').description('检查指标体系文件，一次列出所有错误 | check a scheme file')
    .action((file: string) => print(checkText(file, known)))
  scheme.command('diff').argument('<a>', '旧版 | before').argument('<b>', '新版 | after').description('比较两版指标体系 | what changed between two editions')
    .action((a: string, b: string) => print(diffText(loadScheme(a, known), loadScheme(b, known))))
}

function listText(): string {
  return listSchemes().map(({ id, title, variants, indicators, points, faults }) => (faults > 0
    ? `${id}  有 ${faults} 处错误，请运行 scheme check 查看`
    : `${id}  ${title}\n    ${indicators} 个指标，${points} 个评估要点；类别：${variants.map(variant => `${variant.id}（${variant.title}）`).join('、')}`)).join('\n')
}

function showText(scheme: Scheme, variant: string | undefined, json: boolean): string {
  // Without a variant people see the whole table with the weights of all of them; a program must say which it wants.
  if (json) return JSON.stringify(variantDocument(resolveVariant(scheme, variant)), null, 2)
  return variant === undefined && scheme.variants.length > 1 ? schemeTree(scheme) : variantTree(resolveVariant(scheme, variant))
}

function checkText(file: string, known: readonly KnownMeasure[]): string {
  const { scheme, faults } = checkSchemeFile(file, known)
  if (!scheme) throw brokenScheme(faults)
  const points = scheme.indicators.reduce((sum, indicator) => sum + indicator.points.length, 0)
  return `${scheme.id} 无误：${scheme.indicators.length} 个指标，${points} 个评估要点；${scheme.variants.map(({ title }) => title).join('、')}的权重各合计 ${scheme.total}`
}

const CHANGE_NAMES: Readonly<Record<ChangeKind, string>> = {
  'variant-added': '新增类别', 'variant-removed': '取消类别',
  'indicator-added': '新增指标', 'indicator-removed': '取消指标', 'indicator-renamed': '指标改名', 'indicator-moved': '指标移位', weight: '权重',
  'point-added': '新增要点', 'point-removed': '取消要点', 'point-text': '要点内容', 'point-variants': '要点适用类别', 'point-share': '要点份额', 'point-measures': '评判方法', 'point-rubric': '评分标准',
  'bonus-cap': '加分上限', 'bonus-added': '新增加分类别', 'bonus-removed': '取消加分类别', 'bonus-text': '加分类别说明', policy: '计分规则', total: '总分',
}

function diffText(a: Scheme, b: Scheme): string {
  const changes = diffEditions(a, b)
  if (changes.length === 0) return `${a.id} 与 ${b.id} 没有差别`
  return [`${a.id} → ${b.id}：${changes.length} 处变化`, ...changes.map(({ kind, subject, before, after }) => `${CHANGE_NAMES[kind]}  ${subject}${before === null ? '' : `\n  - ${before}`}${after === null ? '' : `\n  + ${after}`}`)].join('\n')
}
