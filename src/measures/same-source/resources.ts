import { z } from 'zod'
import { CHANNEL_TITLES } from '../../model/channel.ts'
import { defineMeasure } from '../measure.ts'
import { plainName } from '../name-match.ts'
import { askPerson, rate } from '../share.ts'
import { fractionText, listNames, quoteName } from '../wording.ts'

/** Words of menus that stand for the whole of the services. */
const WHOLE = /^(?:我要办|办事(?:大厅|服务|指南)?|政务服务(?:网|平台|大厅)?|网上办事(?:大厅)?|服务大厅|微服务|掌上办|便民服务)$/
const SHOWN_NEEDED = 4

export const sameSourceResources = defineMeasure({
  id: 'same-source/resources',
  version: 1,
  kind: 'suggested',
  title: '办事资源一致',
  explain: '把政务 App、微信等账号菜单中的办事名称与网站、服务平台上的办事指南、查询服务的名称对照：菜单中至少有 4 个具体办事名称的，建议得分为其中能在网站或平台上找到同名（含包含关系）服务的占比；菜单只有“办事大厅”一类总入口的建议 0.6，由人打开核实；没有任何办事名称的 0。没有导入账号菜单的不提建议。',
  params: z.strictObject({}),
  needs: ['shared-guides', 'channels'],
  likes: ['query-services'],
  judge({ 'shared-guides': shared, channels, 'query-services': queries }) {
    const accounts = shared.value.accounts.filter(({ menu }) => menu.length > 0)
    if (accounts.length === 0) return askPerson('没有政务 App、微信等账号的菜单可供比较（未作为渠道提供，或导入内容没有菜单）')
    const known = [...shared.value.names, ...(queries?.value ?? []).map(({ title }) => title)].map(plainName).filter(name => name.length >= 3)
    const judged = accounts.map(account => {
      const names = account.menu.map(title => ({ title, name: plainName(title) })).filter(({ title, name }) => name.length >= 3 && !WHOLE.test(title.trim()))
      const same = names.filter(({ name }) => known.some(other => other.includes(name) || name.includes(other)))
      const isWhole = account.menu.some(title => WHOLE.test(title.trim()))
      const rating = names.length >= SHOWN_NEEDED && same.length > 0 ? same.length / names.length : isWhole ? 0.6 : names.length >= SHOWN_NEEDED ? same.length / names.length : 0
      return { account, names, same, isWhole, rating }
    })
    return rate({
      rating: judged.reduce((sum, { rating }) => sum + rating, 0) / judged.length,
      confidence: 0.4,
      reasons: [
        ...judged.map(({ account, names, same, isWhole }) => `${CHANNEL_TITLES[account.kind][0]}${quoteName(account.name)}：菜单 ${account.menu.length} 项${isWhole ? '，有办事总入口' : ''}${names.length > 0 ? `，与网站、平台同名的 ${fractionText(same.length, names.length)}` : ''}`),
        ...judged.flatMap(({ names, same }) => (same.length < names.length && same.length > 0 ? [`网站和平台上没有见到的：${listNames(names.filter(name => !same.includes(name)).map(({ title }) => quoteName(title)))}`] : [])),
        '建议仅供参考，请逐项打开核实',
      ],
      advice: ['App、微信等渠道的办事名称、指南和入口与政务服务平台保持一致'],
      evidence: channels.evidence,
    })
  },
})
