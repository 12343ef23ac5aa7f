import { z } from 'zod'
import { defineMeasure } from '../measure.ts'
import { entriesFor, entryName, judgedAccount, notImported, triedConfidence } from '../new-media.ts'
import { rate } from '../share.ts'
import { listNames } from '../wording.ts'

export const mediaRatingEntry = defineMeasure({
  id: 'media/rating-entry',
  version: 1,
  kind: 'suggested',
  title: '服务评价入口',
  explain: '看导入的功能和菜单中的评价入口（类别或名称含评价、好差评、满意度等）。建议得分：有能用的、对各项服务通用的评价入口（两个以上，或名称含好差评、服务评价）1；只有部分服务可评价 0.5；没有或不可用 0。没有试用记录的按能用计，可信度降低。',
  params: z.strictObject({}),
  needs: ['media-menus'],
  judge({ 'media-menus': menus }, _params, { variant }) {
    const menu = judgedAccount(menus.value, variant)
    if (!menu) return notImported('功能和菜单', 'media-menus')
    const found = entriesFor(menu.entries, 'rating')
    const working = found.filter(({ state }) => state !== 'broken')
    const isGeneral = working.length >= 2 || working.some(({ title }) => /好差评|服务评价|我要评价/.test(title))
    return rate({
      rating: working.length === 0 ? 0 : isGeneral ? 1 : 0.5,
      confidence: triedConfidence(found.filter(({ state }) => state !== 'unknown').length),
      reasons: [`导入的功能和菜单共 ${menu.entries.length} 个，评价入口 ${found.length} 个${found.length > 0 ? `：${listNames(found.map(entryName))}` : ''}，能用的 ${working.length} 个`],
      advice: ['为各项服务提供可用的评价入口'],
      evidence: (found.length > 0 ? found : menu.entries).map(({ evidence }) => evidence),
    })
  },
})
