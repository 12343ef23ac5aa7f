import { z } from 'zod'
import type { MeasureKind } from '../model/evaluation.ts'
import { closest } from './closest.ts'
import type { Cursor } from './cursor.ts'
import type { IndicatorDraft, MeasureDraft, PointDraft, SchemeDraft } from './draft.ts'

/** What a scheme needs to know of a measure. */
export interface KnownMeasure {
  readonly id: string
  readonly kind: MeasureKind
  readonly params: z.ZodType
}

const KIND_NAMES: Readonly<Record<MeasureKind, string>> = { automatic: '自动评判', suggested: '建议值须由人确认', declared: '由单位提交材料、人来评判', external: '外部记录' }

/** Measures exist, their params fit in every variant the point applies to, and people have a rubric where they decide. */
export function checkMeasures(draft: SchemeDraft, indicators: readonly IndicatorDraft[], known: readonly KnownMeasure[]): void {
  const byId = new Map(known.map(measure => [measure.id, measure]))
  for (const indicator of indicators) {
    for (const point of indicator.points) {
      for (const use of point.measures) {
        const measure = byId.get(use.use)
        if (!measure) {
          const near = closest(use.use, [...byId.keys()])
          use.at.fault(`没有评判方法“${use.use}”${near ? `，是否要写“${near}”？` : '，请核对代号'}`)
          continue
        }
        if ((measure.kind === 'declared' || measure.kind === 'suggested') && !point.hasRubric)
          use.at.fault(`评判方法“${measure.id}”是“${KIND_NAMES[measure.kind]}”，要点须写评分标准（rubric）`)
        checkParams(point, use, measure, variantsOf(draft, indicator, point))
      }
    }
  }
}

/** The variants a point is rated in; null when the variants themselves could not be read. */
function variantsOf(draft: SchemeDraft, { weight }: IndicatorDraft, { variants }: PointDraft): readonly string[] {
  return (draft.variants ?? []).map(({ id }) => id).filter(id => typeof weight?.weights.get(id)?.value === 'number' && (!variants || variants.some(named => named.id === id)))
}

function checkParams(point: PointDraft, use: MeasureDraft, measure: KnownMeasure, variants: readonly string[]): void {
  for (const variant of variants) {
    const own = point.params.get(variant)
    const parsed = measure.params.safeParse({ ...use.params, ...own?.value }, { error: z.locales.zhCN().localeError })
    if (parsed.success) continue
    for (const issue of parsed.error.issues) {
      const isOwn = own !== undefined && issue.path[0] !== undefined && Object.hasOwn(own.value, String(issue.path[0]))
      const place = (isOwn ? own.at : use.paramsAt).at(issue.path)
      reportIssue(place, use.use, issue)
    }
  }
}

function reportIssue(place: Cursor, measure: string, issue: z.core.$ZodIssue): void {
  const where = issue.path.length > 0 ? `“${issue.path.map(String).join('.')}”` : ''
  place.fault(`评判方法“${measure}”的参数${where}有误：${issue.message}`)
}
