import { z } from 'zod'
import { CHANNEL_TITLES } from '../../model/channel.ts'
import { isOfUnit } from '../account-names.ts'
import { defineMeasure } from '../measure.ts'
import { judgedAccount, notImported } from '../new-media.ts'
import { plainName } from '../name-match.ts'
import { rate } from '../share.ts'
import { listNames, quoteName } from '../wording.ts'

export const mediaOneAccount = defineMeasure({
  id: 'media/one-account',
  version: 1,
  kind: 'automatic',
  title: '一单位一平台一账号',
  explain: '在导入的账号名录中，看开设单位与被评单位相同（名称相同）、平台相同的账号，名称不同的各算一个，已停用、注销的不算。只有一个 1；有两个、其中一个已公告停用或正在整合 0.5；有两个以上同时运营 0。没有导入名录的不评分：没有见到第二个账号不等于没有。',
  params: z.strictObject({}),
  needs: ['media-accounts', 'media-register'],
  judge({ 'media-accounts': accounts, 'media-register': register }, _params, { variant }) {
    const account = judgedAccount(accounts.value, variant)
    if (!account) return notImported('账号资料', 'media-accounts')
    const own = register.value.filter(entry => entry.platform === variant && plainName(entry.unit) === plainName(account.unit) && entry.state !== 'closed')
    if (own.length === 0) return { outcome: 'undetermined', reason: `导入的账号名录 ${register.value.length} 条，没有${quoteName(account.unit)}的${CHANNEL_TITLES[account.kind][0]}账号，请核对单位名称`, missing: ['media-register'] }
    const names = new Set(own.map(({ name }) => plainName(name)))
    const isListed = names.has(plainName(account.name))
    const all = isListed ? own.map(({ name, state }) => ({ name, state })) : [...own.map(({ name, state }) => ({ name, state })), { name: account.name, state: 'open' as const }]
    const open = all.filter(({ state }) => state === 'open')
    const related = register.value.filter(entry => entry.platform === variant && !own.includes(entry) && entry.state !== 'closed' && isOfUnit(entry.unit, account.unit))
    return rate({
      rating: open.length > 1 ? 0 : all.length <= 1 ? 1 : all.length === 2 ? 0.5 : 0,
      confidence: related.length > 0 ? 0.8 : 0.95,
      reasons: [
        `名录中${quoteName(account.unit)}的${CHANNEL_TITLES[account.kind][0]}账号 ${all.length} 个：${listNames(all.map(({ name, state }) => `${quoteName(name)}${state === 'closing' ? '（已公告停用或正在整合）' : ''}`), '个', 8)}`,
        ...(isListed ? [] : [`被评账号${quoteName(account.name)}不在名录中，已计入`]),
        ...(related.length > 0 ? [`名称相近单位的账号（未计入）：${listNames(related.map(({ name, unit }) => `${quoteName(name)}（${quoteName(unit).slice(1, -1)}）`), '个', 5)}`] : []),
      ],
      advice: ['同一平台只保留一个账号，其余公告后整合或注销，并更新备案名录'],
      evidence: [...own, ...related].map(({ evidence }) => evidence),
    })
  },
})
