import { z } from 'zod'
import { defineMeasure } from '../measure.ts'
import { judgedAccount, notImported, postText, recentPosts, stepOf, WORDS_PRECISION } from '../new-media.ts'
import { rate } from '../share.ts'
import { fractionText, listNames, quoteName } from '../wording.ts'

export const mediaOffTopic = defineMeasure({
  id: 'media/off-topic',
  version: 1,
  kind: 'suggested',
  title: '与职责关联不大的信息',
  explain: '在评估日前 windowDays 天（默认 92）的全部发布内容中，按词语找出星座、养生、娱乐、段子、鸡汤等与机构职责关联不大的信息；讲查处、防骗、提醒的不算。建议得分：没有 1；不超过一成 0.7；不超过三成 0.3；三成以上 0。词表只能发现有明显词语的，由人抽看确认。没有发布内容的不评分。',
  params: z.strictObject({ windowDays: z.int().positive().max(396).default(92) }),
  needs: ['media-posts'],
  judge({ 'media-posts': posts }, { windowDays }, { date, variant }) {
    const recent = recentPosts(judgedAccount(posts.value, variant)?.posts ?? [], windowDays, date)
    if (recent.length === 0) return notImported(`近 ${windowDays} 天发布内容`, 'media-posts')
    const off = recent.filter(({ offTopic }) => offTopic.length > 0)
    const share = off.length / recent.length
    return rate({
      rating: off.length === 0 ? 1 : stepOf(1 - share, [[0.9, 0.7], [0.7, 0.3]]),
      confidence: WORDS_PRECISION * 0.8,
      reasons: [`近 ${windowDays} 天发布 ${recent.length} 条，疑似与职责关联不大的 ${fractionText(off.length, recent.length)}`, ...(off.length > 0 ? [listNames(off.map(post => `${postText(post)}（${post.offTopic.map(quoteName).join('、')}）`), '条')] : [])],
      advice: ['不发布与机构职责无关的星座、养生、娱乐等信息，已发布的及时删除'],
      evidence: (off.length > 0 ? off : recent.slice(0, 5)).map(({ evidence }) => evidence),
    })
  },
})
