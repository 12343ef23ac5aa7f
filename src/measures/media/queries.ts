import { z } from 'zod'
import { defineMeasure } from '../measure.ts'
import { hasWord } from '../name-match.ts'
import { entriesFor, entryName, judgedAccount, notImported, triedConfidence } from '../new-media.ts'
import { rate } from '../share.ts'
import { listNames } from '../wording.ts'

/** What tells a query of data from one for daily life. */
const DATA_QUERIES = ['数据', '统计', '指数', '空气质量', '信用', '价格', '房价', '地价', '水质', '企业信息', '许可信息', '处罚', '名录', '公示', '目录']

export const mediaQueries = defineMeasure({
  id: 'media/queries',
  version: 1,
  kind: 'suggested',
  title: '查询服务',
  explain: '看导入的菜单和功能中的查询入口：名称含数据、指数、信用、空气质量、价格、名录等的为数据类，其余为便民服务类；试用记录写明打不开的不算能用。建议得分：两类都有、都能用 1；只有一类，或部分不能用 0.6；没有或都不能用 0。没有试用记录的按能用计，可信度降低。内容是否属本部门、本地区由人确认。',
  params: z.strictObject({}),
  needs: ['media-menus'],
  judge({ 'media-menus': menus }, _params, { variant }) {
    const menu = judgedAccount(menus.value, variant)
    if (!menu) return notImported('菜单和功能', 'media-menus')
    const found = entriesFor(menu.entries, 'query')
    const working = found.filter(({ state }) => state !== 'broken')
    const kinds = [working.some(({ title }) => hasWord(title, DATA_QUERIES)), working.some(({ title }) => !hasWord(title, DATA_QUERIES))]
    const tried = found.filter(({ state }) => state !== 'unknown').length
    const rating = working.length === 0 ? 0 : kinds.every(Boolean) && working.length === found.length ? 1 : 0.6
    return rate({
      rating,
      confidence: found.length === 0 ? 0.6 : triedConfidence(tried) * (tried === 0 ? 0.6 : 1),
      reasons: [
        `导入的菜单和功能共 ${menu.entries.length} 个，查询入口 ${found.length} 个${found.length > 0 ? `：${listNames(found.map(entryName))}` : ''}`,
        `数据类查询${kinds[0] ? '有' : '没有见到'}，便民服务类查询${kinds[1] ? '有' : '没有见到'}，有试用记录的 ${tried} 个，不能用的 ${found.length - working.length} 个`,
      ],
      advice: ['提供能用的便民服务类和数据类查询'],
      evidence: (found.length > 0 ? found : menu.entries).map(({ evidence }) => evidence),
    })
  },
})
