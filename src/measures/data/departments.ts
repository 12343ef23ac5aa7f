import { z } from 'zod'
import { OWN_LEVEL, providerLevel } from '../lexicon/provider-levels.ts'
import type { ProviderLevel } from '../lexicon/provider-levels.ts'
import { defineMeasure } from '../measure.ts'
import { plainName } from '../name-match.ts'
import { censusConfidence, coverageText, isAbsenceCertain, unseenShare } from '../sample.ts'
import { rate, rateAbsent } from '../share.ts'
import { fractionText, listNames, quoteName } from '../wording.ts'

/** A roster shorter than this is no list of the departments of a government. */
const ROSTER_NEEDED = 10
/** Levels surely below the portal's own; 市 says nothing in a province: a municipality's bureaus carry it too. */
const BELOW: Readonly<Record<ProviderLevel, readonly ProviderLevel[]>> = { 省级: ['县级', '乡镇级'], 市级: ['县级', '乡镇级'], 县级: ['乡镇级'], 乡镇级: [] }
/** 市场监督管理局 and 城市管理局 begin with characters of area that name none. */
const AREA = /^(?!城市|城区|城乡|社区|地区|园区|区域|市场|市政(?!府)|市容|市民(?!政)|县域)(?:.{0,8}?(?:省|自治区|自治州|市|县|区|旗))(?=.{2})/u

export const dataDepartments = defineMeasure({
  id: 'data/departments',
  version: 2,
  kind: 'automatic',
  title: '汇聚本级部门数据',
  explain: '统计提供数据集的不同部门（地名前缀不计）。办事服务中列出的本级部门（名称写明属于下级的不算）不少于 10 个时，得分为其中提供了数据集的部门所占比例；否则得分 = min(1, 部门数 ÷ atLeast)，atLeast 默认 20。没有数据集得 0；未看到的页面超过 20% 时，不断定部门没有数据集；数据集都没有标明提供单位时交人判断。',
  params: z.strictObject({ atLeast: z.int().positive().default(20) }),
  needs: ['datasets'],
  likes: ['service-catalogue', 'coverage'],
  judge({ datasets, 'service-catalogue': catalogue, coverage }, { atLeast }, { variant }) {
    if (datasets.value.length === 0) return rateAbsent('开放的数据集', coverage, '组织各部门开放数据集')
    const providers = new Map(datasets.value.map(({ provider }) => [bareName(provider ?? ''), provider ?? ''] as const).filter(([key]) => key !== ''))
    if (providers.size === 0) return { outcome: 'undetermined', reason: `数据集 ${datasets.value.length} 个，都没有看到提供单位`, missing: ['person'] }
    // 松坪县水利局 in the catalogue of a city is not one of its own departments.
    const own = OWN_LEVEL[variant] ?? null
    const isOwn = (name: string): boolean => own === null || !BELOW[own].includes(providerLevel(name, null) ?? own) 
    const roster = new Map((catalogue?.value.departments ?? []).filter(isOwn).map(name => [bareName(name), name] as const).filter(([key]) => key !== ''))
    const isRoster = roster.size >= ROSTER_NEEDED
    const lacking = isRoster ? [...roster].filter(([key]) => !hasProvider(key, providers)).map(([, name]) => name) : []
    const rating = isRoster ? (roster.size - lacking.length) / roster.size : Math.min(1, providers.size / atLeast)
    if (rating < 1 && coverage && !isAbsenceCertain(coverage)) return { outcome: 'undetermined', reason: `见到提供数据集的部门 ${providers.size} 个，但${coverageText(coverage)}，不足以断定其他部门没有`, missing: ['coverage'] }
    return rate({
      rating,
      // Against a roster the rating is exact; against a plain number it only says that there are many or few.
      confidence: censusConfidence(rating === 1 || !coverage ? 0 : unseenShare(coverage)) * (isRoster ? 0.95 : 0.7),
      reasons: [
        isRoster ? `本级部门 ${roster.size} 个，提供了数据集的 ${fractionText(roster.size - lacking.length, roster.size)}` : `提供数据集的部门 ${providers.size} 个，应有 ${atLeast} 个以上`,
        `部门：${listNames([...providers.values()].sort().map(quoteName))}`,
        ...(lacking.length > 0 ? [`没有数据集的部门：${listNames(lacking.map(quoteName))}`] : []),
      ],
      advice: [lacking.length > 0 ? `组织尚未开放数据的部门开放数据集：${listNames(lacking.map(quoteName), '个', 10)}` : '组织更多部门开放数据集'],
      evidence: datasets.evidence,
    })
  },
})

/** 清河市教育局, 市教育局 and 教育局 are one department to a reader. */
function bareName(name: string): string {
  return plainName(name).replace(AREA, '')
}

function hasProvider(department: string, providers: ReadonlyMap<string, string>): boolean {
  if (providers.has(department)) return true
  return department.length >= 3 && [...providers.keys()].some(name => name.length >= 3 && (name.startsWith(department) || department.startsWith(name)))
}
