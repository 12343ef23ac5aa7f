import { z } from 'zod'
import { entriesOf, knownItemTrials } from '../entry-match.ts'
import { defineMeasure } from '../measure.ts'
import { rateAbsent, rateSample } from '../share.ts'
import { listNames, quoteName } from '../wording.ts'

/** Site-wide answers say less about the search of the section. */
const SITE_SCOPE_UNSEEN = 0.3

export const disclosureSearchAccuracy = defineMeasure({
  id: 'disclosure/search-accuracy',
  version: 1,
  kind: 'automatic',
  title: '公开信息检索准确',
  explain: '从采集到的信息中按记录的随机种子抽取标题和标题片段，在信息公开板块检索中试查（没有板块检索结果的用全站检索），看原信息是否排在结果前 top 位（默认 5）。得分为命中次数占试查次数的比例；没有返回结果页的试查算未命中。没有检索的得 0；没有试查的不评分。',
  params: z.strictObject({ top: z.int().positive().default(5) }),
  needs: ['entries', 'search-trials'],
  likes: ['coverage'],
  judge({ entries, 'search-trials': all, coverage }, { top }) {
    const { scope, trials } = knownItemTrials(all.value)
    if (trials.length === 0) {
      const found = entriesOf(entries.value, 'disclosure-search', 'search')[0]
      if (!found) return rateAbsent('信息公开检索', coverage, '在信息公开板块提供检索，并保证查得到已公开的信息')
      return { outcome: 'undetermined', reason: `找到检索入口${quoteName(found.title)}，但没有用已知信息试查`, missing: ['search-trials'] }
    }
    const missed = trials.filter(({ answered, rank }) => !answered || rank === null || rank > top)
    return rateSample(trials.length - missed.length, trials.length, {
      noun: '次试查',
      quality: `原信息排在前 ${top} 位`,
      advice: `检查索引是否收录全部公开信息，标题完全一致的排在最前。未查到的例子：${listNames(missed.map(({ query }) => quoteName(query)), '次', 3)}`,
      unseen: scope === 'site' ? SITE_SCOPE_UNSEEN : 0,
      evidence: all.evidence,
      faults: [
        ...(scope === 'site' ? ['没有信息公开板块检索的结果，使用全站检索的结果'] : []),
        ...(missed.length > 0 ? [`未命中：${listNames(missed.map(({ query, answered, rank }) => `${quoteName(query)}（${answered ? (rank === null ? '结果中没有' : `排第 ${rank}`) : '没有结果页'}）`), '次')}`] : []),
      ],
    })
  },
})
