import { z } from 'zod'
import { isWithin, latestDate } from '../dates.ts'
import { entriesOf } from '../entry-match.ts'
import { entryList } from '../entry.ts'
import { defineMeasure } from '../measure.ts'
import { rate, rateAbsent } from '../share.ts'

const STALE = 0.5
/** A counter that the site renews itself often bears no date. */
const UNDATED = 0.8

export const replyStatistics = defineMeasure({
  id: 'reply/statistics',
  version: 1,
  kind: 'automatic',
  title: '留言统计数据公开',
  explain: '检查是否公开留言受理和反馈的统计数据（来信数、办结数、平均天数等）：有且日期在 freshDays 天（默认 366）以内得 1；没有注明日期的视为随时更新，得 1，可信度为 0.8；日期更早得 0.5；没有、且已看足够多的页面，得 0。',
  params: z.strictObject({ freshDays: z.int().positive().default(366) }),
  needs: ['message-statistics'],
  likes: ['entries', 'coverage'],
  judge({ 'message-statistics': statistics, entries, coverage }, { freshDays }, { date }) {
    const named = entriesOf(entries?.value ?? [], 'message-statistics').filter(entry => entry.works !== false)
    const found = [...statistics.value, ...named.filter(entry => statistics.value.every(page => page.url !== entry.url))]
    const advice = '按月或按季度公开留言的受理数、办结数、平均办理天数等统计数据'
    if (found.length === 0) return rateAbsent('留言受理反馈的统计数据', coverage, advice)
    const last = latestDate(statistics.value.map(page => page.date), date)
    const isFresh = last === null || isWithin(last, freshDays, date)
    return rate({
      rating: isFresh ? 1 : STALE,
      confidence: last === null ? UNDATED : 1,
      reasons: [`有留言统计数据：${entryList(found)}`, last === null ? '没有注明统计日期' : `最近统计日期 ${last.slice(0, 10)}${isFresh ? '' : `，早于 ${freshDays} 天前`}`],
      advice: ['更新留言统计数据，并注明统计期间'],
      evidence: found.map(page => page.evidence),
    })
  },
})
