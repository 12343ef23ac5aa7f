import { z } from 'zod'
import { JOINT_WORDS, REDUCED_WORDS, REDUCING_WORDS } from '../lexicon/one-thing.ts'
import { defineMeasure } from '../measure.ts'
import { hasWord } from '../name-match.ts'
import { oneThingsOf, rateOneThings } from '../one-things.ts'
import { quoteName } from '../wording.ts'

const CLAUSE = /[。；;！!？?\n\r]/
const FIGURE = /[0-9０-９一二两三四五六七八九十百]/

export const oneThingStreamlined = defineMeasure({
  id: 'one-thing/streamlined',
  version: 2,
  kind: 'automatic',
  title: '“一件事”流程优化',
  explain: '逐个看“一件事”页面的文字：同一句中既有环节、材料、时限、次数等，又有“减少”“压缩”“由原来”等，并带数字，算有优化数字；写明跨部门、跨区域、跨层级、通办、一证通办、并联审批、数据共享等，算有协同。两者都有得 1，只有优化数字得 0.7，只有协同或不带数字的优化说明得 0.4，都没有得 0；取各页面的平均值。要求的主题没有自己的页面时，看全部“一件事”页面。',
  params: z.strictObject({ topics: z.array(z.string().min(1)).min(1) }),
  needs: ['topics'],
  likes: ['guides', 'coverage'],
  judge({ topics, guides, coverage }, { topics: wanted }) {
    return rateOneThings(oneThingsOf(topics.value, guides?.value ?? []), wanted, coverage, ({ text }) => {
      const claims = text.split(CLAUSE).filter(clause => hasWord(clause, REDUCED_WORDS) && hasWord(clause, REDUCING_WORDS))
      const figures = claims.find(clause => FIGURE.test(clause))
      const joint = JOINT_WORDS.filter(word => text.includes(word))
      const rating = figures !== undefined ? (joint.length > 0 ? 1 : 0.7) : claims.length + joint.length > 0 ? 0.4 : 0
      return {
        rating,
        note: `${figures === undefined ? '没有优化前后的数字' : `有优化数字${quoteName(figures)}`}，${joint.length === 0 ? '没有通办或协同说明' : `写明${joint.slice(0, 4).join('、')}`}`,
        advice: [...(figures === undefined ? ['写明优化前后环节、材料、时限的数字'] : []), ...(joint.length === 0 ? ['推行并写明跨部门、跨区域、跨层级通办或一证通办'] : [])].join('；'),
      }
    })
  },
})
