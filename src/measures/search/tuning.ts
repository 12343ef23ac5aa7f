import { z } from 'zod'
import { defineMeasure } from '../measure.ts'
import { sampleConfidence } from '../sample.ts'
import { rate } from '../share.ts'
import { answeredTrials, rateUnanswered } from '../site-search.ts'
import { listNames, quoteName } from '../wording.ts'

/** One channel is no choice. */
const CHANNELS_NEEDED = 2

export const searchTuning = defineMeasure({
  id: 'search/tuning',
  version: 1,
  kind: 'automatic',
  title: '搜索优化功能',
  explain: '看站内搜索的结果页面有没有两项功能，各占一半：分频道（分类）搜索，频道不少于 2 个；搜索统计，如热门搜索词。任一次试搜见到即算有。没有看到搜索结果的不作判定；没有站内搜索、且已看足够多的页面，得 0。',
  params: z.strictObject({}),
  needs: ['entries'],
  likes: ['search-trials', 'coverage'],
  judge({ 'search-trials': trials, entries, coverage }) {
    const judged = answeredTrials(trials?.value ?? [])
    if (judged.length === 0) return rateUnanswered(trials?.value ?? [], entries, coverage, '搜索优化功能')
    const facets = distinct(judged.flatMap(trial => trial.facets))
    const hotWords = distinct(judged.flatMap(trial => trial.hotWords))
    const hasFacets = facets.length >= CHANNELS_NEEDED
    const hasStatistics = hotWords.length > 0
    const rating = (Number(hasFacets) + Number(hasStatistics)) / 2
    return rate({
      rating,
      confidence: sampleConfidence(rating, judged.length),
      reasons: [
        facets.length > 0 ? `搜索频道 ${facets.length} 个：${listNames(facets.map(quoteName))}` : '没有见到分频道搜索',
        hasStatistics ? `热门搜索词 ${hotWords.length} 个：${listNames(hotWords.map(quoteName))}` : '没有见到热门搜索词等搜索统计',
      ],
      advice: [...(hasFacets ? [] : ['提供分频道搜索']), ...(hasStatistics ? [] : ['提供热门搜索等搜索统计'])],
      evidence: trials?.evidence ?? [],
    })
  },
})

function distinct(words: readonly string[]): string[] {
  return [...new Set(words.map(word => word.trim()).filter(word => word !== ''))].sort()
}
