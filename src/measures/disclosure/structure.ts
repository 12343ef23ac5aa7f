import { z } from 'zod'
import type { Column } from '../../facts/facts.ts'
import { disclosureColumns } from '../column-match.ts'
import { defineMeasure } from '../measure.ts'
import { plainName } from '../name-match.ts'
import { censusConfidence, unseenShare } from '../sample.ts'
import { rate, rateAbsent } from '../share.ts'
import { fractionText, listNames, quoteName } from '../wording.ts'

const DEFECTS = { empty: '空栏目', duplicate: '与其他栏目重复', deep: '层级过深', lost: '没有“当前位置”导航', foreign: '条目归类错误' } as const
type Defect = keyof typeof DEFECTS
const UNSEEN_LISTS_LIMIT = 0.5

export const disclosureStructure = defineMeasure({
  id: 'disclosure/structure',
  version: 1,
  kind: 'automatic',
  title: '公开栏目设置',
  explain: '检查信息公开各栏目（含子栏目）是否有下列缺陷：空栏目；同一上级下，或者第一、二级栏目中，有同名的另一栏目（第一个不算）；从首页点击超过 maxDepth 次（默认 3）才能到达；没有“当前位置”导航；栏目内超过 foreignShare（默认 20%）的条目自己的页面标明属于别的栏目（专题汇集各栏目的信息，不看这一项）。得分 = 1 − 有缺陷栏目数 ÷ 栏目总数。列表未能看到的栏目不判断是否为空；这样的栏目超过一半时不评分。',
  params: z.strictObject({ maxDepth: z.int().positive().default(3), foreignShare: z.number().min(0).max(1).default(0.2) }),
  needs: ['columns'],
  likes: ['coverage'],
  judge({ columns, coverage }, { maxDepth, foreignShare }) {
    const all = disclosureColumns(columns.value)
    if (all.length === 0) return rateAbsent('信息公开栏目', coverage, '开设政府信息公开栏目，按类别设置子栏目')
    const unseen = all.filter(({ itemCount }) => itemCount === null).length
    if (unseen > all.length * UNSEEN_LISTS_LIMIT) return { outcome: 'undetermined', reason: `信息公开栏目 ${all.length} 个，其中 ${unseen} 个的列表未能看到`, missing: ['columns'] }
    const repeated = repeatedColumns(all)
    const faulty = all.flatMap(column => {
      const defects = defectsOf(column, maxDepth, foreignShare, repeated)
      return defects.length > 0 ? [{ column, defects }] : []
    })
    const byDefect = (Object.keys(DEFECTS) as Defect[]).flatMap(defect => {
      const names = faulty.filter(({ defects }) => defects.includes(defect)).map(({ column }) => quoteName(column.name))
      return names.length > 0 ? [{ defect, names }] : []
    })
    return rate({
      rating: (all.length - faulty.length) / all.length,
      confidence: censusConfidence(coverage ? unseenShare(coverage) : 0.5) * (1 - unseen / all.length),
      reasons: [
        `信息公开栏目 ${all.length} 个，没有缺陷的 ${fractionText(all.length - faulty.length, all.length)}`,
        ...byDefect.map(({ defect, names }) => `${DEFECTS[defect]} ${names.length} 个：${listNames(names)}`),
        ...(unseen > 0 ? [`${unseen} 个栏目的列表未能看到，没有判断是否为空`] : []),
      ],
      advice: byDefect.map(({ defect, names }) => `${ADVICE[defect]}：${listNames(names)}`),
      evidence: (faulty.length > 0 ? faulty.map(({ column }) => column) : all).map(({ evidence }) => evidence),
    })
  },
})

const ADVICE: Readonly<Record<Defect, string>> = {
  empty: '发布信息或撤销空栏目',
  duplicate: '合并重复栏目',
  deep: '减少栏目层级，或在上级栏目和首页增加入口',
  lost: '在栏目页增加“当前位置”导航',
  foreign: '把条目移到所属栏目',
}

function defectsOf(column: Column, maxDepth: number, foreignShare: number, repeated: ReadonlySet<Column>): Defect[] {
  const { itemCount, depth, hasBreadcrumb, foreignItems, items } = column
  const filed = Math.max(items.length, foreignItems)
  return [
    ...(itemCount === 0 ? (['empty'] as const) : []),
    ...(repeated.has(column) ? (['duplicate'] as const) : []),
    ...(depth > maxDepth ? (['deep'] as const) : []),
    ...(hasBreadcrumb ? [] : (['lost'] as const)),
    ...(filed > 0 && foreignItems / filed > foreignShare ? (['foreign'] as const) : []),
  ]
}

/**
 * All but the first of the columns that have the same path of names, or the same name on the first two levels. Deeper down
 * every department has its 政府采购. Without a path only top-level columns can be compared.
 */
function repeatedColumns(columns: readonly Column[]): Set<Column> {
  const first = new Map<string, Column>()
  const repeated = new Set<Column>()
  for (const column of columns) {
    if (column.path.length < 2 && column.depth > 1) continue
    const key = (column.path.length <= 2 ? [column.name] : column.path).map(plainName).join('/')
    const earlier = first.get(key)
    if (!earlier) first.set(key, column)
    else if (earlier.url !== column.url) repeated.add(column)
  }
  return repeated
}
