import { z } from 'zod'
import { namingOf } from '../account-names.ts'
import { defineMeasure } from '../measure.ts'
import { judgedAccount, notImported } from '../new-media.ts'
import { rate } from '../share.ts'
import { quoteName } from '../wording.ts'

export const mediaNaming = defineMeasure({
  id: 'media/naming',
  version: 1,
  kind: 'suggested',
  title: '账号命名',
  explain: '比较账号名称和单位名称（去掉标点和“微信”“微博”“App”等字样）：含单位名称，或地名加职责词（发布、政务、公安、教育等）1；只有地名或单位名称的一部分 0.5；看不出单位 0。是否与职责相关联由人确认。',
  params: z.strictObject({}),
  needs: ['media-accounts'],
  judge({ 'media-accounts': accounts }, _params, { variant }) {
    const account = judgedAccount(accounts.value, variant)
    if (!account || account.name === '') return notImported('账号名称', 'media-accounts')
    const naming = namingOf(account.name, account.unit)
    return rate({
      rating: naming === 'full' ? 1 : naming === 'part' ? 0.5 : 0,
      confidence: naming === 'none' ? 0.6 : 0.85,
      reasons: [`账号${quoteName(account.name)}，单位${quoteName(account.unit)}：${naming === 'full' ? '名称标明单位或其职责' : naming === 'part' ? '名称是简称，能看出一部分' : '名称看不出单位或职责'}`],
      advice: ['以单位名称，或“地名＋职责”命名账号'],
      evidence: [account.evidence, ...accounts.evidence],
    })
  },
})
