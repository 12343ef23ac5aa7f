import { z } from 'zod'
import { defineMeasure } from '../measure.ts'
import { areaOf, ownBodyName } from '../own-bodies.ts'
import { rateAbsent, rateParts } from '../share.ts'
import { listNames, quoteName } from '../wording.ts'

/** A shorter name (卫健委 is the shortest there is) would be the end of too many others. */
const SHORTEST_NAME = 3

export const guideDepartments = defineMeasure({
  id: 'guide/departments',
  version: 1,
  kind: 'automatic',
  title: '办事指南覆盖部门',
  explain: '得分为发布了办事指南的部门占网站所列本级部门的比例；名称去掉空格、标点后相同，或较长的以较短的结尾（如“市教育局”与“教育局”），算同一个部门；网站名称含有地区名（如“某某市人民政府”）的，去掉本地区名和“市”“县”等字后相同也算同一个部门，名称冠以其他地区的（下级区县、乡镇的机构）不算本级部门。除发布了指南的部门以外没有列出其他部门的，看不出是否有完整的部门名单，由人工判断。哪些部门没有对外服务职能，机器无从得知，这类部门可由人工说明后剔除。',
  params: z.strictObject({}),
  needs: ['service-catalogue'],
  likes: ['guides', 'home', 'coverage'],
  judge({ 'service-catalogue': services, guides, home, coverage }) {
    const area = areaOf(home?.value.siteName ?? home?.value.title ?? '')
    const withGuide = distinct(area, [...services.value.departmentsWithGuide, ...(guides?.value ?? []).flatMap(guide => guide.department ?? [])])
    const listed = distinct(area, services.value.departments)
    if (listed.length === 0 && withGuide.length === 0) return rateAbsent('按部门发布的办事指南', coverage, '按部门列出政务服务事项，逐项发布办事指南')
    // Without a list of its own the site would always cover every department it has guides of.
    if (listed.every(({ key }) => withGuide.some(one => one.key === key))) {
      return { outcome: 'undetermined', reason: `有办事指南的部门 ${withGuide.length} 个，除此之外没有见到本级部门名单，无法计算覆盖比例`, missing: ['person'] }
    }
    const all = [...listed, ...withGuide.filter(one => !listed.some(department => isSame(department.key, one.key)))]
    const parts = all.map(({ key, name }) => ({
      name: quoteName(name),
      state: withGuide.some(one => isSame(one.key, key)) ? ('yes' as const) : ('absent' as const),
      evidence: (guides?.value ?? []).filter(guide => isSame(ownBodyName(guide.department ?? '', area) ?? '', key)).slice(0, 1).map(guide => guide.evidence),
    }))
    return rateParts(parts, {
      noun: '个部门',
      quality: '有办事指南',
      advice: lacking => `请${listNames(lacking, '个部门')}发布所承担对外服务事项的办事指南`,
      coverage,
      evidence: services.evidence,
    })
  },
})

interface Department { readonly key: string; readonly name: string }

/** Own bodies, each once under the shortest name it is printed with. */
function distinct(area: string | null, names: readonly string[]): Department[] {
  const found = new Map<string, string>()
  for (const name of names) {
    const key = ownBodyName(name, area)
    const other = key === null ? undefined : found.get(key)
    if (key !== null && (other === undefined || name.length < other.length || (name.length === other.length && name < other))) found.set(key, name)
  }
  return [...found].map(([key, name]) => ({ key, name })).sort((a, b) => (a.key < b.key ? -1 : 1))
}

/** 教育局 and 市教育局 are one; 市教育局 and 区教育局 are two. */
function isSame(a: string, b: string): boolean {
  const [short, long] = a.length <= b.length ? [a, b] : [b, a]
  return short === long || (short.length >= SHORTEST_NAME && long.endsWith(short))
}
