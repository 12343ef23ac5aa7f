import { z } from 'zod'
import { defineMeasure } from '../measure.ts'
import { entryName, judgedAccount, notImported, stepOf, triedConfidence } from '../new-media.ts'
import { askPerson, rate } from '../share.ts'
import { fractionText, listNames } from '../wording.ts'

export const mediaFunctionsWork = defineMeasure({
  id: 'media/functions-work',
  version: 1,
  kind: 'suggested',
  title: '功能可用',
  explain: '看导入的功能和菜单中有试用记录的（打开情况为正常，或报错、白屏、闪退、无响应等）。建议得分：全部正常 1；九成以上 0.7；七成以上 0.4；不足七成 0。没有试用记录的由人逐个打开。另列出安装包和应用商店的版本、更新日期供参考，不影响得分。',
  params: z.strictObject({}),
  needs: ['media-menus'],
  likes: ['media-apps'],
  judge({ 'media-menus': menus, 'media-apps': apps }, _params, { variant }) {
    const menu = judgedAccount(menus.value, variant)
    if (!menu) return notImported('功能和菜单', 'media-menus')
    const tried = menu.entries.filter(({ state }) => state !== 'unknown')
    if (tried.length === 0) return askPerson(`导入的功能和菜单 ${menu.entries.length} 个，都没有试用记录，请逐个打开`)
    const works = tried.filter(({ state }) => state === 'works').length
    const app = judgedAccount(apps?.value ?? [], variant)
    const versions = [...(app?.packages ?? []).map(one => `安装包 ${one.package} ${one.versionName}${one.updated === null ? '' : `（${one.updated}）`}`), ...(app?.listings ?? []).map(one => `${one.store} ${one.version}${one.updated === null ? '' : `（${one.updated.slice(0, 10)} 更新）`}`)]
    return rate({
      rating: stepOf(works / tried.length, [[1, 1], [0.9, 0.7], [0.7, 0.4]]),
      confidence: triedConfidence(tried.length),
      reasons: [`有试用记录的功能 ${tried.length} 个，正常的 ${fractionText(works, tried.length)}`, ...(works < tried.length ? [`不正常的：${listNames(tried.filter(({ state }) => state === 'broken').map(entryName))}`] : []), ...(versions.length > 0 ? [versions.join('；')] : [])],
      advice: ['修复报错、白屏、闪退和无响应的功能，不能用的下架'],
      evidence: [...tried.filter(({ state }) => state === 'broken'), ...tried].map(({ evidence }) => evidence),
    })
  },
})
