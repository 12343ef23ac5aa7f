import { z } from 'zod'
import { CHANNEL_TITLES } from '../../model/channel.ts'
import type { AccountKind } from '../../model/media.ts'
import { likenessOfNames } from '../account-names.ts'
import { defineMeasure } from '../measure.ts'
import { judgedAccount, notImported } from '../new-media.ts'
import { plainName } from '../name-match.ts'
import { rate } from '../share.ts'
import { quoteName } from '../wording.ts'

export const mediaConsistent = defineMeasure({
  id: 'media/consistent',
  version: 1,
  kind: 'automatic',
  title: '各平台名称一致',
  explain: '列出该单位在各平台的账号名称：一并导入的账号，和账号名录中开设单位相同、没有停用的账号。去掉标点和“微信”“微博”“App”等字样后与被评账号比较：其他平台的都相同 1；有相同或主要部分相同（一个含另一个，或前两个字相同）的，没有完全不同的 0.5；有完全不同的，按主要部分相同的平台占其他平台的比例 × 0.5。只知道一个平台的不评分。',
  params: z.strictObject({}),
  needs: ['media-accounts'],
  likes: ['media-register'],
  judge({ 'media-accounts': accounts, 'media-register': register }, _params, { variant }) {
    const account = judgedAccount(accounts.value, variant)
    if (!account) return notImported('账号名称', 'media-accounts')
    const isOwn = (unit: string): boolean => plainName(unit) === plainName(account.unit)
    const others = new Map<AccountKind, Set<string>>()
    const note = (kind: AccountKind | null, name: string): void => { if (kind !== null && kind !== account.kind && name !== '') others.set(kind, (others.get(kind) ?? new Set()).add(name)) }
    for (const one of accounts.value) if (isOwn(one.unit)) note(one.kind, one.name)
    for (const entry of register?.value ?? []) if (isOwn(entry.unit) && entry.state === 'open') note(entry.platform, entry.name)
    if (others.size === 0) return { outcome: 'undetermined', reason: `只知道${CHANNEL_TITLES[account.kind][0]}账号${quoteName(account.name)}，没有导入其他平台的账号或账号名录`, missing: ['media-register'] }
    const platforms = [...others].map(([kind, names]) => ({ kind, names: [...names], likeness: (['same', 'alike', 'other'] as const).find(likeness => [...names].some(name => likenessOfNames(name, account.name) === likeness)) ?? 'other' }))
    const same = platforms.every(({ likeness, names }) => likeness === 'same' && names.length === 1)
    const alike = platforms.filter(({ likeness }) => likeness !== 'other').length
    return rate({
      rating: same ? 1 : (alike / platforms.length) * 0.5,
      confidence: register ? 0.95 : 0.8,
      reasons: [`${CHANNEL_TITLES[account.kind][0]}${quoteName(account.name)}；${platforms.map(({ kind, names, likeness }) => `${CHANNEL_TITLES[kind][0]}${names.map(quoteName).join('、')}（${likeness === 'same' ? (names.length === 1 ? '相同' : '有相同的，但不止一个') : likeness === 'alike' ? '主要部分相同' : '不同'}）`).join('；')}`],
      advice: ['各平台使用同一名称'],
      evidence: [...accounts.value.map(({ evidence }) => evidence), ...(register?.evidence ?? [])],
    })
  },
})
