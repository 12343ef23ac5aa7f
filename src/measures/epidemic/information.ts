import { z } from 'zod'
import type { EvidenceRef } from '../../model/evidence.ts'
import { isWithin, latestDate } from '../dates.ts'
import { EPIDEMIC_INFORMATION, EPIDEMIC_TOPIC_WORDS, EPIDEMIC_WORDS } from '../lexicon/epidemic.ts'
import { defineMeasure } from '../measure.ts'
import { hasWord } from '../name-match.ts'
import { rateParts } from '../share.ts'
import type { Part } from '../share.ts'
import { aboutAny, presenceOf } from '../subject-match.ts'
import { listNames } from '../wording.ts'

export const epidemicInformation = defineMeasure({
  id: 'epidemic/information',
  version: 1,
  kind: 'automatic',
  title: '战疫信息发布',
  explain: '对要求的每类信息，在标题谈及疫情或复工复产的信息和战疫专题的条目中，按标题用词归类（政策文件：通知、通告、措施等；辟谣信息：辟谣、谣言、网传等；疫情通报：病例、确诊、疫情通报等）。评估日前 days 天（默认 365）内至少有 1 条为有；得分为有的类数占可判定类数的比例。没有日期的不算。',
  params: z.strictObject({ kinds: z.array(z.string().min(1)).min(1), days: z.int().positive().default(365) }),
  needs: ['items', 'topics', 'columns'],
  likes: ['coverage'],
  judge({ items, topics, columns, coverage }, { kinds, days }, { date }) {
    const presence = presenceOf({ name: '', keywords: [...EPIDEMIC_TOPIC_WORDS] }, topics.value, columns.value, date)
    const isAbout = aboutAny(EPIDEMIC_WORDS)
    const pool: { title: string; date: string | null; evidence: readonly EvidenceRef[] }[] = [
      ...items.value.filter(({ title }) => isAbout(title)).map(({ title, publishDate, evidence }) => ({ title, date: publishDate, evidence: [evidence] })),
      ...[...presence.entries.values()].map(({ title, date: at }) => ({ title, date: at, evidence: presence.evidence })),
    ]
    const parts = kinds.map((name): Part => {
      const words = EPIDEMIC_INFORMATION[name] ?? [name]
      const found = pool.filter(({ title }) => hasWord(title, words))
      const recent = found.filter(item => isWithin(item.date, days, date))
      if (recent.length > 0) return { name, state: 'yes', evidence: recent.slice(0, 5).flatMap(({ evidence }) => evidence) }
      if (found.length === 0) return { name, state: presence.hasUnseenList ? 'unknown' : 'absent' }
      const latest = latestDate(found.map(item => item.date), date)
      return { name, state: 'no', evidence: found.slice(0, 5).flatMap(({ evidence }) => evidence), note: `${name} ${found.length} 条，${latest === null ? '都没有日期' : `最近一条 ${latest.slice(0, 10)}`}` }
    })
    return rateParts(parts, { noun: '类信息', quality: `${days} 天内有发布`, coverage, advice: lacking => `及时发布以下信息并注明日期：${listNames(lacking, '类', 30)}` })
  },
})
