import { z } from 'zod'
import { isWithin, latestDate } from '../dates.ts'
import { defineMeasure } from '../measure.ts'
import { rateParts } from '../share.ts'
import type { Part } from '../share.ts'
import { itemsAbout, presenceOf, subjects } from '../subject-match.ts'
import { listNames } from '../wording.ts'

const PRESS = /新闻发布会|发布会|新闻通气会|吹风会|新闻发布/

export const topicPress = defineMeasure({
  id: 'topic/press',
  version: 1,
  kind: 'automatic',
  title: '新闻发布会宣传',
  explain: '对要求的每个主题，查找评估日前 days 天（默认 365）内与其有关的新闻发布会：标题或正文开头含主题关键词的发布会信息，或者该主题专题专栏中标题含“发布会”“吹风会”等的条目。至少有 1 场为有；得分为有发布会的主题数占可判定主题数的比例。未注明日期的不算。',
  params: z.strictObject({ topics: subjects, days: z.int().positive().default(365) }),
  needs: ['press-conferences', 'topics', 'columns'],
  likes: ['coverage'],
  judge({ 'press-conferences': press, topics, columns, coverage }, { topics: asked, days }, { date }) {
    const parts = asked.map((subject): Part => {
      const { name } = subject
      const held = itemsAbout(subject, press.value).map(({ publishDate, evidence }) => ({ date: publishDate, evidence }))
      const presence = presenceOf(subject, topics.value, columns.value, date)
      const listed = [...presence.entries.values()].filter(({ title }) => PRESS.test(title)).map(entry => ({ date: entry.date, evidence: null }))
      const all = [...held, ...listed]
      if (all.some(item => isWithin(item.date, days, date))) return { name, state: 'yes', evidence: held.length > 0 ? held.map(({ evidence }) => evidence) : presence.evidence }
      if (all.length === 0) return { name, state: 'absent' }
      const latest = latestDate(all.map(item => item.date), date)
      return { name, state: 'no', evidence: held.map(({ evidence }) => evidence), note: `${name}的发布会${latest === null ? '没有注明日期' : `最近一场在 ${latest.slice(0, 10)}`}` }
    })
    return rateParts(parts, { noun: '个主题', quality: `${days} 天内有新闻发布会`, coverage, advice: lacking => `通过新闻发布会等形式宣传以下主题的部署落实情况，并在专题中发布实录：${listNames(lacking, '个', 30)}` })
  },
})
