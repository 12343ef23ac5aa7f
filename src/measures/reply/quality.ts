import { z } from 'zod'
import { tally } from '../entry.ts'
import { defineMeasure } from '../measure.ts'
import { consultations, messagesWithin, replyFaults } from '../public-messages.ts'
import { unseenShare } from '../sample.ts'
import { askPerson, rateAbsent, rateSample } from '../share.ts'
import { listNames, quoteName } from '../wording.ts'

export const replyQuality = defineMeasure({
  id: 'reply/quality',
  version: 1,
  kind: 'automatic',
  title: '留言答复质量',
  explain: '看近 windowDays 天（默认 365；没有带日期的则看全部）公开的咨询、建议类留言的答复。去掉问候、致谢等套话和标点后少于 minLength 字（默认 30）为过短；再去掉“已转相关部门”“将尽快处理”等话后不足 minLength 字为敷衍；称不属本单位职责或让来信人去找别的部门、没有给出电话、网址或地址、其余内容又不足 minLength 的两倍为推诿；没有用到来信中两个以上的关键词（相邻两字或英文、数字词，不含常用词）为答非所问。四者都没有的为合格答复，得分为合格答复占比。只看到答复标题、看不到内容的不计。',
  params: z.strictObject({ windowDays: z.int().positive().default(365), minLength: z.int().positive().default(30) }),
  needs: ['messages'],
  likes: ['coverage'],
  judge({ messages, coverage }, { windowDays, minLength }, { date }) {
    const all = consultations(messages.value)
    if (all.length === 0) return rateAbsent('公开的咨询、建议类留言', coverage, '公开咨询、建议类留言及其答复')
    const recent = messagesWithin(all, windowDays, date)
    const judged = (recent.length > 0 ? recent : all).flatMap(message => (message.reply === null || message.reply.trim() === '' ? [] : [{ message, faults: replyFaults(message, message.reply, minLength) }]))
    if (judged.length === 0) return askPerson(`公开留言 ${all.length} 条，没有看到答复内容，无法判断答复质量`)
    const poor = judged.filter(({ faults }) => faults.length > 0)
    const kinds = tally(poor.flatMap(({ faults }) => faults))
    return rateSample(judged.length - poor.length, judged.length, {
      noun: '条答复',
      quality: '详细、切题、不敷衍推诿',
      advice: '针对来信所提问题逐项答复，说明依据、办法和联系方式，不以套话或转办代替答复',
      unseen: coverage ? unseenShare(coverage) : 0,
      evidence: messages.evidence,
      faults: [
        ...(kinds.length > 0 ? [`不合格的原因：${kinds.map(({ key, count }) => `${key} ${count} 条`).join('、')}`] : []),
        ...(poor.length > 0 ? [`例如：${listNames(poor.map(({ message, faults }) => `${quoteName(message.title)}（${faults.join('、')}：${quoteName(message.reply ?? '')}）`), '条', 3)}`] : []),
      ],
    })
  },
})
