import { z } from 'zod'
import { SERVICE_LISTS } from '../lexicon/service-lists.ts'
import { defineMeasure } from '../measure.ts'
import { matchesTerm, plainName, termNamed } from '../name-match.ts'
import { rateParts } from '../share.ts'

export const guideLists = defineMeasure({
  id: 'guide/lists',
  version: 1,
  kind: 'automatic',
  title: '政务服务清单',
  explain: '得分为已发布的清单占要求发布清单的比例。清单按名称及常见叫法识别，如“权力清单”“责任清单”算权责清单，“最多跑一次”事项清单算跑动次数清单。没有见到的清单，只有看过足够多的页面才算没有。',
  params: z.strictObject({ lists: z.array(z.string().min(1)).min(1) }),
  needs: ['service-catalogue'],
  likes: ['coverage'],
  judge({ 'service-catalogue': services, coverage }, { lists }) {
    const parts = lists.map(name => {
      const term = termNamed(SERVICE_LISTS, name)
      const found = services.value.lists.filter(list => plainName(list.name) === plainName(name) || matchesTerm(term, list.name) || matchesTerm(term, list.page.title))
      return { name, state: found.length > 0 ? ('yes' as const) : ('absent' as const), evidence: found.slice(0, 3).map(list => list.page.evidence) }
    })
    return rateParts(parts, { noun: '类清单', quality: '已发布', advice: lacking => `发布${lacking.join('、')}`, coverage })
  },
})
