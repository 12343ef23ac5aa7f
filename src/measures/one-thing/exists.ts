import { z } from 'zod'
import { entryList } from '../entry.ts'
import { defineMeasure } from '../measure.ts'
import { listingsOf, oneThingsOf, pagesOf } from '../one-things.ts'
import { rateAbsent, rateParts } from '../share.ts'
import type { Judgement } from '../../model/judgement.ts'

export const oneThingExists = defineMeasure({
  id: 'one-thing/exists',
  version: 1,
  kind: 'automatic',
  title: '“一件事”专题服务',
  explain: '得分为提供了“一件事”服务的主题占要求主题的比例。标题或小标题含“一件事”“一次办”“联办”“套餐”等的专题和办事指南算“一件事”页面，正文提到“一件事”或列在“一件事”专题之下、标题是常见主题的也算；页面标题是该主题、或“一件事”专题中列有该主题，算已提供。没有见到的主题，只有看过足够多的页面才算没有。',
  params: z.strictObject({ topics: z.array(z.string().min(1)).min(1) }),
  needs: ['topics'],
  likes: ['guides', 'coverage'],
  judge({ topics, guides, coverage }, { topics: wanted }): Judgement {
    const pages = oneThingsOf(topics.value, guides?.value ?? [])
    if (pages.length === 0) return rateAbsent('“一件事”服务', coverage, `围绕${wanted.join('、')}等开设“一件事”服务`)
    const parts = wanted.map(name => {
      const found = [...pagesOf(name, pages), ...listingsOf(name, pages)]
      return { name, state: found.length > 0 ? ('yes' as const) : ('absent' as const), evidence: found.slice(0, 3).map(page => page.evidence) }
    })
    const judgement = rateParts(parts, { noun: '个主题', quality: '有“一件事”服务', advice: lacking => `补充${lacking.join('、')}等“一件事”服务`, coverage, evidence: pages.map(page => page.evidence) })
    return judgement.outcome === 'rated' ? { ...judgement, reasons: [...judgement.reasons, `见到“一件事”页面 ${pages.length} 个：${entryList(pages)}`] } : judgement
  },
})
