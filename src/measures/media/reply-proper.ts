import { z } from 'zod'
import { isWithin } from '../dates.ts'
import { defineMeasure } from '../measure.ts'
import { judgedAccount, notImported } from '../new-media.ts'
import { replyFaults } from '../public-messages.ts'
import { rate } from '../share.ts'
import { listNames, quoteName } from '../wording.ts'

export const mediaReplyProper = defineMeasure({
  id: 'media/reply-proper',
  version: 1,
  kind: 'suggested',
  title: '回复内容得当',
  explain: '看评估日前 windowDays 天（默认 92）内公开的回复（留言没有时间的也看）：含辱骂违法词语的为不当；去掉套话后不足 minLength 字（默认 8）、又有“已转相关部门”等话的为敷衍；称不属本单位职责或让人去找别的部门而不给电话、网址、地址的为推诿。建议得分：没有 1；敷衍、推诿 1 至 2 条 0.6；3 条以上 0.3；有不当的 0。答非所问和表述错误由人确认。没有回复的不评分。',
  params: z.strictObject({ windowDays: z.int().positive().max(396).default(92), minLength: z.int().positive().default(8) }),
  needs: ['media-comments'],
  judge({ 'media-comments': comments }, { windowDays, minLength }, { date, variant }) {
    const all = judgedAccount(comments.value, variant)?.comments
    if (all === undefined) return notImported('留言和回复', 'media-comments')
    const replies = all.filter(comment => comment.date === null || isWithin(comment.date, windowDays, date)).flatMap(comment => comment.replies.map(reply => ({ comment, reply })))
    if (replies.length === 0) return notImported(`近 ${windowDays} 天公开的回复`, 'media-comments')
    const judged = replies.map(({ comment, reply }) => ({ comment, reply, faults: replyFaults({ title: '', question: comment.text } as Parameters<typeof replyFaults>[0], reply.text, minLength).filter(fault => fault === '敷衍' || fault === '推诿') }))
    const improper = judged.filter(({ reply }) => reply.improper.length > 0)
    const poor = judged.filter(({ faults }) => faults.length > 0)
    return rate({
      rating: improper.length > 0 ? 0 : poor.length === 0 ? 1 : poor.length <= 2 ? 0.6 : 0.3,
      confidence: 0.7,
      reasons: [
        `近 ${windowDays} 天公开的回复 ${replies.length} 条，疑似不当 ${improper.length} 条、敷衍或推诿 ${poor.length} 条`,
        ...(improper.length > 0 ? [`疑似不当：${listNames(improper.map(({ reply }) => `${quoteName(reply.text)}（${reply.improper.map(quoteName).join('、')}）`), '条', 3)}`] : []),
        ...(poor.length > 0 ? [`敷衍或推诿：${listNames(poor.map(({ reply, faults }) => `${quoteName(reply.text)}（${faults.join('、')}）`), '条', 3)}`] : []),
      ],
      advice: ['回复针对问题说明依据和办法，不用套话代替答复'],
      evidence: [...improper, ...poor, ...judged.slice(0, 5)].map(({ comment }) => comment.evidence),
    })
  },
})
