import { z } from 'zod'
import { daysBetween, isWithin } from '../dates.ts'
import { defineMeasure } from '../measure.ts'
import { judgedAccount, notImported } from '../new-media.ts'
import { rate } from '../share.ts'
import { listNames, quoteName } from '../wording.ts'

export const mediaComments = defineMeasure({
  id: 'media/comments',
  version: 1,
  kind: 'suggested',
  title: '留言审查',
  explain: '在评估日前 windowDays 天（默认 92）公开的留言（没有时间的也看）中查找：辱骂违法词语、广告、手机号和身份证号等个人信息。建议得分：没有 1；只有 2 条以内广告 0.6；有更多广告，或有辱骂违法、泄露隐私 0.3；辱骂违法或泄露隐私的留言公开 longDays 天（默认 30）以上仍在 0。谣言等看不出来的由人确认。没有导入留言的不评分。',
  params: z.strictObject({ windowDays: z.int().positive().max(396).default(92), longDays: z.int().positive().default(30) }),
  needs: ['media-comments'],
  judge({ 'media-comments': comments }, { windowDays, longDays }, { date, variant }) {
    const recent = (judgedAccount(comments.value, variant)?.comments ?? []).filter(comment => comment.date === null || isWithin(comment.date, windowDays, date))
    if (recent.length === 0) return notImported(`近 ${windowDays} 天公开的留言`, 'media-comments')
    const faulty = recent.filter(({ faults }) => faults.length > 0)
    const serious = faulty.filter(({ faults }) => faults.some(fault => fault !== '广告'))
    const isLong = serious.some(comment => (daysBetween(comment.date, date) ?? 0) > longDays)
    return rate({
      rating: faulty.length === 0 ? 1 : isLong ? 0 : serious.length === 0 && faulty.length <= 2 ? 0.6 : 0.3,
      confidence: 0.7,
      reasons: [`近 ${windowDays} 天公开的留言 ${recent.length} 条，疑似不当的 ${faulty.length} 条`, ...(faulty.length > 0 ? [listNames(faulty.map(comment => `${comment.date?.slice(0, 10) ?? '日期不明'}${quoteName(comment.text)}（${comment.faults.join('、')}）`), '条')] : [])],
      advice: ['删除或隐藏不当留言，落实先审后发和日常巡查'],
      evidence: (faulty.length > 0 ? faulty : recent.slice(0, 5)).map(({ evidence }) => evidence),
    })
  },
})
