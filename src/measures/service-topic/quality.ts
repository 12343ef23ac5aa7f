import { z } from 'zod'
import { daysBetween, latestDate } from '../dates.ts'
import { defineMeasure } from '../measure.ts'
import { plainName } from '../name-match.ts'
import { rateFields } from '../service-topics.ts'
import { fractionText } from '../wording.ts'

export const serviceTopicQuality = defineMeasure({
  id: 'service-topic/quality',
  version: 1,
  kind: 'suggested',
  title: '专题内容质量',
  explain: '为人工判断提供建议。取下列可以看到的各项的平均值：①专题所列内容中链接有效的占比；②标题不重复、不为空的占比；③最近更新在 freshDays 天（默认 365）以内得 1，否则得 0，没有日期的不计；④能直接办事（汇集办事指南或查询，或可在线办理）得 1，否则得 0。各领域取平均。内容是否准确、实用由人工核对后确定。',
  params: z.strictObject({ fields: z.array(z.string().min(1)).default([]), freshDays: z.int().positive().default(365) }),
  needs: ['topics'],
  likes: ['dead-links', 'coverage'],
  judge({ topics, 'dead-links': links, coverage }, { fields, freshDays }, { date }) {
    const dead = new Set((links?.value.dead ?? []).map(link => link.url))
    return rateFields(topics.value, fields, coverage, found => {
      const items = found.flatMap(topic => topic.items)
      const alive = items.filter(item => !dead.has(item.url)).length
      const titled = new Set(items.map(item => plainName(item.title)).filter(title => title !== '')).size
      const last = latestDate([...found.map(topic => topic.lastDate), ...items.map(item => item.date)], date)
      const isUseful = found.some(topic => topic.resources.includes('guide') || topic.resources.includes('query') || topic.online.length > 0)
      const isFresh = last !== null && (daysBetween(last, date) ?? Infinity) <= freshDays
      const checks = [
        ...(links && items.length > 0 ? [{ value: alive / items.length, note: `链接有效 ${fractionText(alive, items.length)}`, advice: '修复失效链接' }] : []),
        ...(items.length > 0 ? [{ value: titled / items.length, note: `标题不重复 ${fractionText(titled, items.length)}`, advice: '去掉重复和没有标题的内容' }] : []),
        ...(last === null ? [] : [{ value: Number(isFresh), note: `最近更新 ${last.slice(0, 10)}`, advice: '更新专题内容' }]),
        { value: Number(isUseful), note: isUseful ? '可以办事' : '不能办事', advice: '汇集办事指南、查询和在线办理入口' },
      ]
      return {
        rating: checks.reduce((sum, check) => sum + check.value, 0) / checks.length,
        note: checks.map(check => check.note).join('，'),
        advice: checks.filter(check => check.value < 1).map(check => check.advice).join('；'),
      }
    })
  },
})
