import { z } from 'zod'
import { defineMeasure } from '../measure.ts'
import { entriesFor, entryName, judgedAccount, notImported, triedConfidence } from '../new-media.ts'
import { askPerson, rate } from '../share.ts'
import { listNames, quoteName } from '../wording.ts'

export const mediaRatingItems = defineMeasure({
  id: 'media/rating-items',
  version: 1,
  kind: 'suggested',
  title: '评价内容',
  explain: '看导入的评价入口写明的“评价内容”（如办理速度、服务态度、便利程度、意见填写）。建议得分：三项以上 1；一至两项 0.6；写明只能打总分 0.3；没有评价入口 0。没有写明的由人打开查看。',
  params: z.strictObject({}),
  needs: ['media-menus'],
  judge({ 'media-menus': menus }, _params, { variant }) {
    const menu = judgedAccount(menus.value, variant)
    if (!menu) return notImported('功能和菜单', 'media-menus')
    const found = entriesFor(menu.entries, 'rating')
    if (found.length === 0) return rate({ rating: 0, confidence: 0.6, reasons: [`导入的功能和菜单共 ${menu.entries.length} 个，没有评价入口`], advice: ['列出可评价的具体内容'], evidence: menu.entries.map(({ evidence }) => evidence) })
    const items = [...new Set(found.flatMap(entry => entry.items))]
    if (items.length === 0) return askPerson(`有评价入口 ${listNames(found.map(entryName))}，没有写明评价内容，请打开查看`)
    const isTotal = items.every(item => /总分|总体|星级|整体/.test(item))
    return rate({ rating: isTotal ? 0.3 : items.length >= 3 ? 1 : 0.6, confidence: triedConfidence(found.length), reasons: [`评价内容 ${items.length} 项：${listNames(items.map(quoteName), '项', 8)}`], advice: ['列出三项以上可评价的具体内容，并可填写意见'], evidence: found.map(({ evidence }) => evidence) })
  },
})
