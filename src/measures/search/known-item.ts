import { z } from 'zod'
import type { SearchTrial } from '../../facts/facts.ts'
import { defineMeasure } from '../measure.ts'
import { rateSample } from '../share.ts'
import { answeredTrials, rateUnanswered } from '../site-search.ts'
import { listNames, quoteName } from '../wording.ts'

const NAMES: Readonly<Record<SearchTrial['variant'], string>> = { exact: '标题', phrase: '关键词', service: '服务名称', fuzzy: '近似词' }

export const searchKnownItem = defineMeasure({
  id: 'search/known-item',
  version: 1,
  kind: 'automatic',
  title: '站内搜索实用性',
  explain: '用按记录的种子从本站抽取的标题、关键词、办事服务名称和缺字近似词在站内搜索中试搜，看抽中的页面是否排在结果前 within 条（默认 5）。得分为排在前列的次数占有结果页面的试搜次数的比例。没有看到搜索结果的不评分；没有站内搜索、且已看足够多的页面，得 0。',
  params: z.strictObject({ within: z.int().positive().max(50).default(5) }),
  needs: ['entries'],
  likes: ['search-trials', 'coverage'],
  judge({ entries, 'search-trials': trials, coverage }, { within }) {
    const judged = answeredTrials(trials?.value ?? [])
    if (judged.length === 0) return rateUnanswered(trials?.value ?? [], entries, coverage, '搜索是否实用')
    const missed = judged.filter(({ rank }) => rank === null || rank > within)
    return rateSample(judged.length - missed.length, judged.length, {
      noun: '次试搜',
      quality: `抽中的页面排在前 ${within} 条`,
      advice: '改进站内搜索：按相关程度排序，支持缺字、近似词和服务名称',
      unseen: 0,
      evidence: trials?.evidence ?? [],
      faults: missed.length > 0 ? [`没有排在前列的：${listNames(missed.map(({ query, variant }) => `${quoteName(query)}（${NAMES[variant]}）`), '次')}`] : [],
    })
  },
})
