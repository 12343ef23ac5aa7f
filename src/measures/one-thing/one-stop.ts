import { z } from 'zod'
import { ONCE_CLAIMS, ONE_STOP_ELEMENTS } from '../lexicon/one-thing.ts'
import { defineMeasure } from '../measure.ts'
import { hasWord } from '../name-match.ts'
import { oneThingsOf, rateOneThings } from '../one-things.ts'

/** Complete in one place, but filled in or submitted several times: 0.7. */
const ELEMENTS_PART = 0.7

export const oneThingOneStop = defineMeasure({
  id: 'one-thing/one-stop',
  version: 2,
  kind: 'automatic',
  title: '“一件事”一次办成',
  explain: '逐个看“一件事”页面：依据、条件、程序、期限、办事方式、材料六项在同一页面写出几项，占 0.7；写明一次填写（一张表）、一次登录（统一身份认证、一网通办）、一次提交（一窗受理、一套材料）几项，占 0.3。取各页面的平均值。要求的主题没有自己的页面时，看全部“一件事”页面。机器只看文字说明，不实际办理。',
  params: z.strictObject({ topics: z.array(z.string().min(1)).min(1) }),
  needs: ['topics'],
  likes: ['guides', 'coverage'],
  judge({ topics, guides, coverage }, { topics: wanted }) {
    return rateOneThings(oneThingsOf(topics.value, guides?.value ?? []), wanted, coverage, ({ text }) => {
      const elements = ONE_STOP_ELEMENTS.filter(({ words }) => hasWord(text, words))
      const once = ONCE_CLAIMS.filter(({ words }) => hasWord(text, words))
      const lacking = [...ONE_STOP_ELEMENTS.filter(element => !elements.includes(element)), ...ONCE_CLAIMS.filter(claim => !once.includes(claim))].map(({ name }) => name)
      return {
        rating: ELEMENTS_PART * (elements.length / ONE_STOP_ELEMENTS.length) + (1 - ELEMENTS_PART) * (once.length / ONCE_CLAIMS.length),
        note: `写明要素 ${elements.length}/${ONE_STOP_ELEMENTS.length} 项、“一次”办理 ${once.length}/${ONCE_CLAIMS.length} 项${lacking.length > 0 ? `，缺${lacking.join('、')}` : ''}`,
        advice: `补充${lacking.join('、')}`,
      }
    })
  },
})
