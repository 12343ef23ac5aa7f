import type { Rubric } from '../model/scheme.ts'
import { readCrosswalks } from './crosswalk.ts'
import type { Cursor } from './cursor.ts'
import type { IndicatorDraft, MeasureDraft, NodeDraft, PointDraft, SchemeDraft, WeightsDraft } from './draft.ts'
import { isPositive, readBonus, readPolicies, readSource, readVariants, required } from './read-header.ts'

const SCHEME_KEYS = ['id', 'edition', 'title', 'source', 'levels', 'variants', 'total', 'policies', 'bonus', 'indicators', 'crosswalk'] as const
/** Deeper than any published table; keeps a hostile file from exhausting the stack. */
const MAX_DEPTH = 8

/** Reads the structure of a scheme file; what does not fit is reported and left undefined. */
export function readScheme(at: Cursor): SchemeDraft {
  const fields = at.entries(SCHEME_KEYS)
  const need = (key: (typeof SCHEME_KEYS)[number], what: string): Cursor | undefined => required(at, fields, key, what)
  const family = readFamily(need('id', '指标体系的英文代号，如 local-website'))
  const edition = need('edition', '年度，如 2020')?.label()
  const title = need('title', '指标体系的名称')?.string()
  const source = readSource(need('source', '来源'))
  const levels = need('levels', '指标的级数')?.number('2 或 3', value => value === 2 || value === 3)
  const variants = readVariants(need('variants', '类别'))
  const total = need('total', '总分，如 100')?.number('大于 0 的数', isPositive)
  const policies = readPolicies(need('policies', '计分规则'))
  const bonus = readBonus(need('bonus', '加分项'))
  const nodes = need('indicators', '一级指标')?.items().map(item => readNode(item, [])) ?? []
  const crosswalkAt = fields.get('crosswalk')
  return { at, family, edition, title, source, levels, variants, total, policies, bonus, nodes, crosswalks: crosswalkAt ? readCrosswalks(crosswalkAt) : [] }
}

function readFamily(cursor: Cursor | undefined): string | undefined {
  const id = cursor?.string()
  if (id === undefined || /^[a-z][a-z0-9]*(-[a-z0-9]+)*$/.test(id)) return id
  cursor?.fault(`代号“${id}”只能用小写英文字母、数字和连字符`)
  return undefined
}

function readNode(at: Cursor, above: readonly string[]): NodeDraft {
  // Both kinds share id and title; what makes an indicator is that it carries points or a weight instead of children.
  const peek = at.entries(['id', 'title', 'subtotal', 'children', 'weight', 'points'])
  const idAt = required(at, peek, 'id', '英文代号')
  const id = idAt?.string()
  const path = [...above, required(at, peek, 'title', '印出的指标名称')?.string() ?? '']
  const base = { at, id, idAt: idAt ?? at, path }
  const childrenAt = peek.get('children')
  const subtotalAt = peek.get('subtotal')
  if (childrenAt) {
    for (const key of ['weight', 'points']) peek.get(key)?.fault(`有下级指标（children）的指标不能再写“${key}”；小计请写“subtotal”`)
    const isTooDeep = path.length >= MAX_DEPTH
    if (isTooDeep) childrenAt.fault(`指标不能超过 ${MAX_DEPTH} 级`)
    const children = isTooDeep ? [] : childrenAt.items().map(item => readNode(item, path))
    if (childrenAt.isList && children.length === 0 && !isTooDeep) childrenAt.fault('“children”是空的：请写下级指标')
    return { ...base, kind: 'group', subtotal: subtotalAt && { at: subtotalAt, weights: readWeights(subtotalAt) }, children }
  }
  subtotalAt?.fault('“subtotal”只能写在有下级指标（children）的指标上；权重请写“weight”')
  return { ...base, kind: 'indicator', ...readIndicator(at, peek) }
}

function readIndicator(at: Cursor, fields: ReadonlyMap<string, Cursor>): Pick<IndicatorDraft, 'weight' | 'points'> {
  const weightAt = required(at, fields, 'weight', '各类别的权重，不适用的写 null')
  const pointsAt = required(at, fields, 'points', '评估要点')
  const points = pointsAt?.items().map(readPoint) ?? []
  if (pointsAt?.isList && points.length === 0) pointsAt.fault('至少要有一个评估要点')
  return { weight: weightAt && { at: weightAt, weights: readWeights(weightAt) }, points }
}

function readWeights(cursor: Cursor): WeightsDraft {
  return new Map([...cursor.entries()].map(([variant, at]) => [variant, { value: at.isNull ? null : at.number('大于 0 的数，不适用的写 null', isPositive), at }]))
}

function readPoint(at: Cursor): PointDraft {
  const fields = at.entries(['id', 'text', 'share', 'cite', 'variants', 'params', 'measures', 'rubric'])
  const idAt = required(at, fields, 'id', '要点的代号：指标代号/印出的序号')
  const measuresAt = fields.get('measures')
  const rubricAt = fields.get('rubric')
  const variantsAt = fields.get('variants')
  return {
    at,
    id: idAt?.string(),
    idAt: idAt ?? at,
    text: required(at, fields, 'text', '要点的内容')?.string(),
    share: readShare(fields.get('share')),
    cite: readCite(required(at, fields, 'cite', '出处：{ table, row, number }')),
    variants: variantsAt?.items().flatMap(item => {
      const id = item.string()
      return id === undefined ? [] : [{ id, at: item }]
    }),
    params: new Map([...(fields.get('params')?.entries() ?? [])].map(([variant, cursor]) => [variant, { value: readParams(cursor), at: cursor }])),
    measures: measuresAt?.items().flatMap(item => readMeasure(item) ?? []) ?? [],
    rubric: rubricAt && readRubric(rubricAt),
    hasMeasures: measuresAt !== undefined && (!measuresAt.isList || measuresAt.items().length > 0),
    hasRubric: rubricAt !== undefined,
  }
}

const readShare = (cursor: Cursor | undefined): number => cursor?.number('大于 0 的数', isPositive) ?? 1

function readCite(cursor: Cursor | undefined): PointDraft['cite'] {
  if (!cursor) return undefined
  const fields = cursor.entries(['table', 'row', 'number'])
  const table = required(cursor, fields, 'table', '表名')?.string()
  const row = required(cursor, fields, 'row', '指标各级名称，以 / 相连')?.string()
  const no = required(cursor, fields, 'number', '印出的序号；没有序号写 0')?.number('不小于 0 的整数', value => Number.isInteger(value) && value >= 0)
  return table && row && no !== undefined ? { table, row, no, at: cursor } : undefined
}

function readMeasure(at: Cursor): MeasureDraft | undefined {
  const fields = at.entries(['use', 'share', 'with'])
  const use = required(at, fields, 'use', '评判方法的代号，如 guide/levels')?.string()
  const share = readShare(fields.get('share'))
  const paramsAt = fields.get('with')
  const params = paramsAt ? readParams(paramsAt) : {}
  return use === undefined ? undefined : { at, use, share, params, paramsAt: paramsAt ?? at }
}

function readParams(cursor: Cursor): Readonly<Record<string, unknown>> {
  cursor.entries()
  const value = cursor.plain()
  return typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Record<string, unknown>) : {}
}

function readRubric(cursor: Cursor): Rubric | undefined {
  const fields = cursor.entries(['guidance', 'steps'])
  const guidance = required(cursor, fields, 'guidance', '评估员看什么')?.string()
  const stepsAt = required(cursor, fields, 'steps', '得分的各档')
  const steps = stepsAt?.items().flatMap(item => {
    const step = item.entries(['rating', 'text'])
    const rating = required(item, step, 'rating', '得分率')?.number('0 到 1 之间的数', value => value >= 0 && value <= 1)
    const text = required(item, step, 'text', '达到这一档的条件')?.string()
    return rating !== undefined && text ? [{ rating, text }] : []
  })
  if (!guidance || !steps) return undefined
  if (steps.length < 2) stepsAt?.fault('评分标准至少要有两档')
  if (steps.some(({ rating }, index) => rating >= (steps[index - 1]?.rating ?? Infinity))) stepsAt?.fault('评分标准各档应从高到低，得分率不得相同')
  return { guidance, steps }
}
