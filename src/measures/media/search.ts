import { z } from 'zod'
import { defineMeasure } from '../measure.ts'
import { entriesFor, entryName, judgedAccount, notImported, triedConfidence } from '../new-media.ts'
import { rate } from '../share.ts'
import { listNames } from '../wording.ts'

export const mediaSearch = defineMeasure({
  id: 'media/search',
  version: 1,
  kind: 'suggested',
  title: '提供搜索',
  explain: '看导入的搜索试用记录和菜单中的搜索入口。建议得分：搜索有结果、能用 1；有入口而写明只能搜个别栏目（名称含栏目、新闻、事项等）0.5；有入口而打不开，或没有 0。只有入口、没有试用的按能用计，可信度降低。',
  params: z.strictObject({}),
  needs: ['media-accounts'],
  likes: ['media-searches', 'media-menus'],
  judge({ 'media-searches': searches, 'media-menus': menus }, _params, { variant }) {
    const tried = judgedAccount(searches?.value ?? [], variant)
    const menu = judgedAccount(menus?.value ?? [], variant)
    if (!tried && !menu) return notImported('搜索试用记录和菜单', 'media-searches')
    const entries = menu ? entriesFor(menu.entries, 'search') : []
    const working = entries.filter(({ state }) => state !== 'broken')
    const answered = (tried?.searches ?? []).filter(({ results, relevant, opens }) => results !== 0 && (relevant !== null || opens !== null || results !== null)).length
    const isPartial = answered === 0 && working.length > 0 && working.every(({ title }) => /栏目|新闻|资讯|事项|文件/.test(title))
    return rate({
      rating: answered > 0 ? 1 : working.length === 0 ? 0 : isPartial ? 0.5 : 1,
      confidence: triedConfidence(answered) * (answered > 0 ? 1 : 0.7),
      reasons: [`试用搜索 ${tried?.searches.length ?? 0} 次，有结果 ${answered} 次；菜单中的搜索入口 ${entries.length} 个${entries.length > 0 ? `：${listNames(entries.map(entryName))}` : ''}`],
      advice: ['在首页提供覆盖全部内容和服务的搜索'],
      evidence: [...(tried?.searches ?? []), ...entries].map(({ evidence }) => evidence),
    })
  },
})
