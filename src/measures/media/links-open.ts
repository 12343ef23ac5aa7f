import { z } from 'zod'
import { defineMeasure } from '../measure.ts'
import { entryName, judgedAccount, notImported, stepOf, triedConfidence } from '../new-media.ts'
import { askPerson, rate } from '../share.ts'
import { fractionText, listNames } from '../wording.ts'

export const mediaLinksOpen = defineMeasure({
  id: 'media/links-open',
  version: 1,
  kind: 'suggested',
  title: '链接可用',
  explain: '看导入的功能和菜单中写有网址、又有打开情况的。建议得分：全部能打开 1；九成以上 0.7；七成以上 0.4；不足七成 0。没有这样的记录的由人抽查 30 个链接。',
  params: z.strictObject({}),
  needs: ['media-menus'],
  judge({ 'media-menus': menus }, _params, { variant }) {
    const menu = judgedAccount(menus.value, variant)
    if (!menu) return notImported('功能和菜单', 'media-menus')
    const tried = menu.entries.filter(({ url, state }) => url !== '' && state !== 'unknown')
    if (tried.length === 0) return askPerson(`导入的功能和菜单 ${menu.entries.length} 个，没有写明网址和打开情况的，请抽查 30 个链接`)
    const dead = tried.filter(({ state }) => state === 'broken')
    return rate({
      rating: stepOf(1 - dead.length / tried.length, [[1, 1], [0.9, 0.7], [0.7, 0.4]]),
      confidence: triedConfidence(tried.length),
      reasons: [`有打开情况的链接 ${tried.length} 个，能打开的 ${fractionText(tried.length - dead.length, tried.length)}`, ...(dead.length > 0 ? [`打不开的：${listNames(dead.map(entryName))}`] : [])],
      advice: ['修复或撤下打不开的链接'],
      evidence: [...dead, ...tried].map(({ evidence }) => evidence),
    })
  },
})
