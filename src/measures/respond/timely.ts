import { z } from 'zod'
import { columnsOf, itemsOf } from '../column-match.ts'
import { daysBetween, isWithin, latestDate } from '../dates.ts'
import { eventDate } from '../event-date.ts'
import { RESPONSE_COLUMN } from '../lexicon/response.ts'
import { defineMeasure } from '../measure.ts'
import { matchesTerm } from '../name-match.ts'
import { isAbsenceCertain } from '../sample.ts'
import { askPerson, rate, rateAbsent, rateSample } from '../share.ts'
import { listNames, quoteName } from '../wording.ts'

export const respondTimely = defineMeasure({
  id: 'respond/timely',
  version: 1,
  kind: 'automatic',
  title: '回应关切及时性',
  explain: '在评估日前 windowDays 天（默认 365）内发布于回应关切栏目或专题的信息中，以正文开头（500 字内）最先写明的事发日期（“×月×日”，发布前 90 天内）与发布日期之差为回应用时，得分为用时不超过 days 天（默认 2，政务舆情 48 小时内回应，国办发〔2016〕61号）的比例；没有写明事发日期的不计，都没有写明时交人判断。窗口内没有任何回应得 0；采集不足以断定没有的不评分。',
  params: z.strictObject({ days: z.int().nonnegative().default(2), windowDays: z.int().positive().default(365) }),
  needs: ['columns', 'topics', 'items'],
  likes: ['coverage'],
  judge({ columns, topics, items, coverage }, { days, windowDays }, { date }) {
    const lists = [...columnsOf(RESPONSE_COLUMN, columns.value), ...topics.value.filter(({ title }) => matchesTerm(RESPONSE_COLUMN, title))]
    const listed = new Map(lists.flatMap(list => list.items.map(item => [item.url, item] as const)))
    const filed = new Set(itemsOf(RESPONSE_COLUMN, items.value))
    const pages = items.value.filter(item => filed.has(item) || listed.has(item.url))
    const recent = pages.filter(({ url, publishDate }) => isWithin(publishDate ?? listed.get(url)?.date ?? null, windowDays, date))
    const advice = `热点问题、突发事件和谣言在 ${days} 天内回应，写明事发日期和回应日期`
    if (lists.length === 0 && pages.length === 0) return rateAbsent('回应关切栏目或专题', coverage, `开设回应关切栏目，${advice}`)
    const isListedRecent = [...listed.values()].some(item => isWithin(item.date, windowDays, date))
    if (recent.length === 0) {
      const latest = latestDate([...lists.map(({ lastDate }) => lastDate), ...pages.map(({ publishDate }) => publishDate)], date)
      if (isListedRecent || isWithin(latest, windowDays, date)) return askPerson(`回应关切栏目最近更新 ${(latest ?? '').slice(0, 10)}，没有看到各条回应的页面`)
      const isUnseen = lists.some(list => 'itemCount' in list && list.itemCount === null)
      if (isUnseen) return askPerson('回应关切栏目的列表未能看到')
      if (!isAbsenceCertain(coverage)) return rateAbsent(`${windowDays} 天内发布的回应`, coverage, advice)
      return rate({ rating: 0, confidence: 0.9, reasons: [`${windowDays} 天内没有发布回应${latest === null ? '' : `，最近一条 ${latest.slice(0, 10)}`}`], advice: [advice], evidence: lists.map(({ evidence }) => evidence) })
    }
    const timed = recent.flatMap(item => {
      const published = item.publishDate ?? listed.get(item.url)?.date ?? null
      const event = eventDate(`${item.title} ${item.excerpt}`, published)
      const lag = daysBetween(event, published)
      return lag === null ? [] : [{ item, lag }]
    })
    if (timed.length === 0) return askPerson(`${windowDays} 天内发布回应 ${recent.length} 条，都没有写明事发日期，无法计算回应用时`)
    const late = timed.filter(({ lag }) => lag > days)
    return rateSample(timed.length - late.length, timed.length, {
      noun: `条回应（共 ${recent.length} 条，其余没有写明事发日期）`,
      quality: `${days} 天内回应`,
      advice,
      unseen: 1 - timed.length / recent.length,
      evidence: [...late, ...timed].map(({ item }) => item.evidence),
      faults: late.length > 0 ? [`超过 ${days} 天：${listNames(late.map(({ item, lag }) => `${quoteName(item.title)}（${lag} 天）`), '条')}`] : [],
    })
  },
})
