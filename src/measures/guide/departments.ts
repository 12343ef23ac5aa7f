import { z } from 'zod'
import { defineMeasure } from '../measure.ts'
import { plainName } from '../name-match.ts'
import { rateAbsent, rateParts } from '../share.ts'
import { quoteName } from '../wording.ts'

export const guideDepartments = defineMeasure({
  id: 'guide/departments',
  version: 1,
  kind: 'automatic',
  title: '办事指南覆盖部门',
  explain: '得分为发布了办事指南的部门占网站所列本级部门的比例；部门名称去掉空格、标点后相同的算同一个。网站没有列出部门的，不作判定。哪些部门没有对外服务职能，机器无从得知，这类部门可由人工说明后剔除。',
  params: z.strictObject({}),
  needs: ['service-catalogue'],
  likes: ['guides', 'coverage'],
  judge({ 'service-catalogue': services, guides, coverage }) {
    const withGuide = new Set([...services.value.departmentsWithGuide, ...(guides?.value ?? []).flatMap(guide => guide.department ?? [])].map(plainName))
    const named = new Map([...services.value.departments, ...services.value.departmentsWithGuide].map(name => [plainName(name), name]))
    named.delete('')
    if (named.size === 0 && withGuide.size === 0) return rateAbsent('按部门发布的办事指南', coverage, '按部门列出政务服务事项，逐项发布办事指南')
    if (services.value.departments.length === 0) {
      return { outcome: 'undetermined', reason: `有办事指南的部门 ${withGuide.size} 个，但没有见到本级部门名单，无法计算覆盖比例`, missing: ['person'] }
    }
    const parts = [...named].map(([key, name]) => ({
      name: quoteName(name),
      state: withGuide.has(key) ? ('yes' as const) : ('absent' as const),
      evidence: (guides?.value ?? []).filter(guide => plainName(guide.department ?? '') === key).slice(0, 1).map(guide => guide.evidence),
    }))
    return rateParts(parts, {
      noun: '个部门',
      quality: '有办事指南',
      advice: lacking => `请${lacking.slice(0, 5).join('、')}${lacking.length > 5 ? `等 ${lacking.length} 个部门` : ''}发布所承担对外服务事项的办事指南`,
      coverage,
      evidence: services.evidence,
    })
  },
})
