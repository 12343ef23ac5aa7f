import { z } from 'zod'
import { defineMeasure } from '../measure.ts'
import { entriesFor, entryName, judgedAccount, notImported, triedConfidence } from '../new-media.ts'
import { askPerson, rate } from '../share.ts'
import { listNames } from '../wording.ts'

export const mediaRatingPublished = defineMeasure({
  id: 'media/rating-published',
  version: 1,
  kind: 'suggested',
  title: '评价结果公开',
  explain: '看导入的评价入口写明的“结果公开”。建议得分：统计和具体评价都公开 1；只公开统计 0.6；没有公开，或没有评价入口 0。没有写明的由人查看。',
  params: z.strictObject({}),
  needs: ['media-menus'],
  judge({ 'media-menus': menus }, _params, { variant }) {
    const menu = judgedAccount(menus.value, variant)
    if (!menu) return notImported('功能和菜单', 'media-menus')
    const found = entriesFor(menu.entries, 'rating')
    const said = found.filter(({ published }) => published !== null)
    if (found.length > 0 && said.length === 0) return askPerson(`有评价入口 ${listNames(found.map(entryName))}，没有写明结果是否公开，请打开查看`)
    const [whole, counts] = [said.some(({ published }) => published === 'counts-and-texts'), said.some(({ published }) => published === 'counts')]
    return rate({ rating: whole ? 1 : counts ? 0.6 : 0, confidence: triedConfidence(said.length), reasons: [found.length === 0 ? '没有见到评价入口' : whole ? '评价的统计和具体内容都公开' : counts ? '只公开评价统计' : '没有公开评价结果'], advice: ['公开评价的统计和具体评价'], evidence: (found.length > 0 ? found : menu.entries).map(({ evidence }) => evidence) })
  },
})
