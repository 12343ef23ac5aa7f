import { z } from 'zod'
import { defineMeasure } from '../measure.ts'
import { rateAverage } from '../average.ts'
import type { Degree } from '../average.ts'
import { plainName } from '../name-match.ts'
import { isPresent, presenceOf, subjects } from '../subject-match.ts'
import { listNames, quoteName } from '../wording.ts'

// The site naming itself is not a department whose work was gathered.
const OWN = /^(?:本网|本站|原创|网站|管理员|信息来源|来源|未知|无)$|网$|网站$|门户$/

export const topicAggregates = defineMeasure({
  id: 'topic/aggregates',
  version: 1,
  kind: 'automatic',
  title: '专题汇聚各方落实情况',
  explain: '对要求的每个主题，统计其专题专栏中信息的不同来源单位（“本网”和网站名称不算），得分 = min(1, 来源单位数 ÷ atLeast)，atLeast 默认 5；各主题取平均。没有专题专栏或专题为空得 0；有信息而都没有看到来源时，该主题不计入，超过四分之一的主题如此则不评分。',
  params: z.strictObject({ topics: subjects, atLeast: z.int().positive().default(5) }),
  needs: ['topics', 'columns', 'items'],
  likes: ['coverage'],
  judge({ topics, columns, items, coverage }, { topics: asked, atLeast }, { date }) {
    const sourceOf = new Map(items.value.map(({ url, source }) => [url, source]))
    let read = 0
    const degrees = asked.map((subject): Degree => {
      const presence = presenceOf(subject, topics.value, columns.value, date)
      const { name } = subject
      const advice = `汇集辖区各地、各部门的落实动态，注明来源单位（至少 ${atLeast} 个）`
      if (!isPresent(presence)) return { name, rating: 'absent', note: '未发现专题专栏', advice: `开设专题专栏，${advice}` }
      const seen = [...presence.entries.keys()].filter(url => sourceOf.has(url))
      const printed = [...presence.topics.flatMap(({ sources }) => sources), ...seen.map(url => sourceOf.get(url) ?? '')]
      const sources = new Map(printed.map(source => [plainName(source), source] as const).filter(([key]) => key !== '' && !OWN.test(key)))
      read += seen.length
      const base = { name, advice, evidence: presence.evidence }
      if (sources.size === 0 && (presence.count > 0 ? seen.length === 0 : presence.hasUnseenList)) return { ...base, rating: 'unknown', note: `${listNames(presence.names)}的信息没有看到来源` }
      return { ...base, rating: Math.min(1, sources.size / atLeast), note: `来源单位 ${sources.size} 个${sources.size > 0 ? `：${listNames([...sources.values()].sort().map(quoteName))}` : ''}` }
    })
    return rateAverage(degrees, { noun: '个主题', coverage, size: read })
  },
})
