import { closest } from './closest.ts'
import { checkMeasures } from './check-measures.ts'
import type { KnownMeasure } from './check-measures.ts'
import { checkReuse } from './check-reuse.ts'
import { groupsOf, indicatorsOf } from './draft.ts'
import type { GroupDraft, IndicatorDraft, NodeDraft, PointDraft, SchemeDraft, WeightsDraft } from './draft.ts'
import type { Scheme } from './scheme.ts'

/** What a scheme is checked against besides itself. */
export interface Surroundings {
  /** The measures there are; null: measures and their params are not checked. */
  readonly known: readonly KnownMeasure[] | null
  /** The other editions of the same scheme. */
  readonly editions: readonly Scheme[]
}

/** Sums are compared as decimals people wrote, not as binary fractions. */
const isSum = (sum: number, expected: number): boolean => Math.abs(sum - expected) < 1e-6

const shown = (value: number): string => String(Number(value.toFixed(6)))

/** Everything that must hold between the parts of a scheme; each breach is reported at its place. */
export function checkScheme(draft: SchemeDraft, surroundings: Surroundings): void {
  const indicators = indicatorsOf(draft.nodes)
  const groups = groupsOf(draft.nodes)
  checkTree(draft, draft.nodes, null)
  checkDuplicates([...groups, ...indicators].map(({ id, idAt }) => ({ id, at: idAt })), '指标')
  checkDuplicates(indicators.flatMap(({ points }) => points.map(({ id, idAt }) => ({ id, at: idAt }))), '要点')
  for (const indicator of indicators) checkPoints(draft, indicator)
  if (draft.variants) {
    const variants = draft.variants.map(({ id }) => id)
    for (const { weight } of indicators) if (weight) checkVariantKeys(weight, variants, true)
    for (const { subtotal } of groups) if (subtotal) checkVariantKeys(subtotal, variants, false)
    for (const variant of variants) checkSums(draft, variant, indicators, groups)
  }
  if (surroundings.known) checkMeasures(draft, indicators, surroundings.known)
  checkReuse(draft, indicators, groups, surroundings.editions)
}

function checkTree(draft: SchemeDraft, nodes: readonly NodeDraft[], above: string | null): void {
  const names = new Set<string>()
  for (const node of nodes) {
    const { id, idAt, at, path } = node
    const name = path.at(-1) ?? ''
    if (name !== '' && names.has(name)) at.fault(`同一上级下有两个名为“${name}”的指标`)
    names.add(name)
    if (id !== undefined && !/^[a-z0-9]+(-[a-z0-9]+)*(\/[a-z0-9]+(-[a-z0-9]+)*)*$/.test(id)) idAt.fault(`代号“${id}”只能用小写英文字母、数字、连字符，各级以 / 相连`)
    else if (id !== undefined && (above === null ? id.includes('/') : !id.startsWith(`${above}/`) || id.slice(above.length + 1).includes('/')))
      idAt.fault(above === null ? `一级指标的代号“${id}”不应含 /` : `代号“${id}”应是上级代号“${above}/”加一段自己的名称`)
    if (draft.levels !== undefined) {
      if (node.kind === 'indicator' && path.length < 2) at.fault(`“${name}”是一级指标，应有下级指标（children）`)
      if (node.kind === 'indicator' ? path.length > draft.levels : path.length >= draft.levels) at.fault(`“${name}”超出了 ${draft.levels} 级（levels）`)
    }
    if (node.kind === 'group') checkTree(draft, node.children, id ?? above)
  }
}

function checkDuplicates(ids: readonly { readonly id: string | undefined; readonly at: { fault(message: string): void } }[], what: string): void {
  const seen = new Set<string>()
  for (const { id, at } of ids) {
    if (id === undefined) continue
    if (seen.has(id)) at.fault(`${what}代号“${id}”重复，请改用另一个`)
    seen.add(id)
  }
}

function checkPoints(draft: SchemeDraft, { id, at, weight, points }: IndicatorDraft): void {
  for (const point of points) {
    checkPoint(draft, point, id)
  }
  for (const variant of draft.variants ?? []) {
    const value = weight?.weights.get(variant.id)?.value
    if (points.length > 0 && typeof value === 'number' && points.every(({ variants }) => variants && !variants.some(named => named.id === variant.id)))
      at.fault(`类别 ${variant.id} 有权重，却没有一个要点适用于它`)
  }
}

function checkPoint(draft: SchemeDraft, point: PointDraft, indicator: string | undefined): void {
  const { id, idAt, at, cite, variants, params, hasMeasures, hasRubric } = point
  if (!hasMeasures && !hasRubric) at.fault(`要点“${id ?? '?'}”既没有评判方法（measures）也没有评分标准（rubric），请至少写一个`)
  if (id !== undefined && indicator !== undefined && cite && id !== `${indicator}/${cite.no}`) idAt.fault(`要点代号“${id}”应是“${indicator}/${cite.no}”：指标代号/印出的序号（cite 中的 number）`)
  if (!draft.variants) return
  const known = draft.variants.map(variant => variant.id)
  for (const variant of variants ?? []) if (!known.includes(variant.id)) variant.at.fault(unknownVariant(variant.id, known))
  if (variants?.length === 0) at.fault('“variants”是空的：适用于所有类别时不写，否则写明适用的类别')
  for (const [variant, { at: paramsAt }] of params) if (!known.includes(variant)) paramsAt.fault(unknownVariant(variant, known))
}

function unknownVariant(variant: string, known: readonly string[]): string {
  const near = closest(variant, known)
  return `没有“${variant}”这一类。${near ? `是否要写“${near}”？` : ''}可用：${known.join('、')}`
}

function checkVariantKeys({ at, weights }: NonNullable<GroupDraft['subtotal']>, variants: readonly string[], needsAll: boolean): void {
  for (const [variant, { at: keyAt }] of weights) if (!variants.includes(variant)) keyAt.fault(unknownVariant(variant, variants))
  const missing = needsAll ? variants.filter(variant => !weights.has(variant)) : []
  if (missing.length > 0 && at.isMap) at.fault(`权重缺少类别 ${missing.join('、')}；不适用的写 null`)
}

/** The sum of the indicators' weights; undefined when one of them could not be read. */
function sumOf(indicators: readonly IndicatorDraft[], variant: string): number | undefined {
  let sum = 0
  for (const { weight } of indicators) {
    const value = (weight?.weights satisfies WeightsDraft | undefined)?.get(variant)?.value
    if (value === undefined) return undefined
    sum += value ?? 0
  }
  return sum
}

function checkSums(draft: SchemeDraft, variant: string, indicators: readonly IndicatorDraft[], groups: readonly GroupDraft[]): void {
  const sum = sumOf(indicators, variant)
  const place = draft.variants?.find(({ id }) => id === variant)?.at ?? draft.at
  if (sum !== undefined && indicators.length > 0 && draft.total !== undefined && !isSum(sum, draft.total))
    place.fault(`类别 ${variant} 的权重合计为 ${shown(sum)}，应为 ${shown(draft.total)}（${sum > draft.total ? '多' : '少'} ${shown(Math.abs(sum - draft.total))}）`)
  for (const { subtotal, children, path } of groups) {
    const printed = subtotal?.weights.get(variant)
    if (!printed || printed.value === undefined) continue
    const below = sumOf(indicatorsOf(children), variant)
    if (below !== undefined && !isSum(below, printed.value ?? 0)) printed.at.fault(`“${path.join('/')}”在类别 ${variant} 的下级权重合计为 ${shown(below)}，与小计 ${shown(printed.value ?? 0)} 不符`)
  }
}
