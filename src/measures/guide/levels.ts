import { z } from 'zod'
import { defineMeasure } from '../measure.ts'
import { rateAbsent, rateParts } from '../share.ts'

export const guideLevels = defineMeasure({
  id: 'guide/levels',
  version: 1,
  kind: 'automatic',
  title: '办事指南覆盖层级',
  explain: '得分为至少有一份办事指南（或服务目录中列有事项）的层级占应覆盖层级的比例。层级以指南写明的行使层级或实施部门为准；一半以上的指南看不出层级时，没有见到的层级不作判定。无法判定的层级超过四分之一时，整项不作判定。',
  params: z.strictObject({ levels: z.array(z.enum(['省级', '市级', '县级', '乡镇级', '村级'])).min(1) }),
  needs: ['service-catalogue', 'guides'],
  likes: ['coverage'],
  judge({ 'service-catalogue': services, guides, coverage }, { levels }) {
    const found = new Set([...services.value.levels, ...guides.value.flatMap(guide => guide.level ?? [])])
    if (found.size === 0 && guides.value.length === 0) return rateAbsent('办事指南', coverage, `按层级发布办事指南，应覆盖${levels.join('、')}`)
    const unlabelled = guides.value.filter(guide => guide.level === null).length
    const isTold = unlabelled * 2 <= guides.value.length
    const parts = levels.map(name => {
      const guidesOf = guides.value.filter(guide => guide.level === name)
      if (found.has(name)) return { name, state: 'yes' as const, evidence: guidesOf.slice(0, 3).map(guide => guide.evidence) }
      return { name, state: isTold ? ('absent' as const) : ('unknown' as const) }
    })
    return rateParts(parts, {
      noun: '个层级',
      quality: '有办事指南',
      advice: lacking => `补充发布${lacking.join('、')}政务服务事项的办事指南，并在指南中写明行使层级`,
      coverage,
      evidence: services.evidence,
    })
  },
})
