import { z } from 'zod'
import { isOfUnit } from '../account-names.ts'
import { FORMER_BODIES } from '../lexicon/reformed-bodies.ts'
import { defineMeasure } from '../measure.ts'
import { plainName } from '../name-match.ts'
import { judgedAccount, notImported } from '../new-media.ts'
import { rate } from '../share.ts'
import { quoteName } from '../wording.ts'

export const mediaOwner = defineMeasure({
  id: 'media/owner',
  version: 1,
  kind: 'automatic',
  title: '认证信息标明主办单位',
  explain: '取账号的认证主体（微信、微博的认证信息，或账号名录的“认证主体”；App 取应用商店的开发者，没有的取安装包签名证书中的单位）与被评单位名称比较：含单位名称、是单位名称的一部分，或是其办公室等内设机构 1；写的是 2018 年机构改革中已更名、撤并的单位 0.4；写的是别的单位 0.4（由人核对是否下属或代管）；账号名录有这个账号而认证主体为空 0。没有导入认证信息的不评分。签名证书只看写明的名称，不验证签名。',
  params: z.strictObject({}),
  needs: ['media-accounts'],
  likes: ['media-register'],
  judge({ 'media-accounts': accounts, 'media-register': register }, _params, { variant }) {
    const account = judgedAccount(accounts.value, variant)
    if (!account) return notImported('账号资料', 'media-accounts')
    const listed = (register?.value ?? []).find(entry => entry.platform === variant && plainName(entry.name) === plainName(account.name))
    const subject = account.subject || (listed?.subject ?? '')
    const evidence = [listed?.evidence, account.evidence, ...accounts.evidence]
    if (subject === '') {
      if (listed === undefined) return notImported('认证信息', 'media-register')
      return rate({ rating: 0, confidence: 0.8, reasons: [`账号名录中${quoteName(account.name)}没有认证主体`], advice: ['完成认证，在认证信息中标明主办单位'], evidence })
    }
    const former = FORMER_BODIES.find(([old, now]) => subject.includes(old) && !subject.includes(now) && !account.unit.includes(old))
    const isOwn = isOfUnit(subject, account.unit) && former === undefined
    return rate({
      rating: isOwn ? 1 : 0.4,
      confidence: isOwn ? 0.95 : former === undefined ? 0.6 : 0.9,
      reasons: [`认证主体${quoteName(subject)}，单位${quoteName(account.unit)}：${isOwn ? '一致' : former === undefined ? '不一致，是否下属或代管单位请核对' : `仍是改革前的名称（${former[0]}，现为${former[1]}）`}`],
      advice: ['把认证信息改为现行主办单位的名称'],
      evidence,
    })
  },
})
