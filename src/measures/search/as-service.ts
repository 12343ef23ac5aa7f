import { z } from 'zod'
import type { SearchTrial } from '../../facts/facts.ts'
import { tally } from '../entry.ts'
import { defineMeasure } from '../measure.ts'
import { hasWord } from '../name-match.ts'
import { sampleConfidence } from '../sample.ts'
import { rate } from '../share.ts'
import { answeredTrials, rateUnanswered } from '../site-search.ts'
import { fractionText, listNames, quoteName } from '../wording.ts'

const SERVICE_KINDS: readonly string[] = ['服务', '办事', '事项', '指南', '办理', 'guide', 'service']
const NEWS_KINDS: readonly string[] = ['信息', '资讯', '新闻', '公开', '政策', '文件', '要闻', '动态', '互动', '解读', 'item', 'policy', 'interpretation', 'news']
const SERVICE_ONLY = 0.5

export const searchAsService = defineMeasure({
  id: 'search/as-service',
  version: 1,
  kind: 'automatic',
  title: '搜索即服务',
  explain: '用办事服务的名称在站内搜索中试搜，看结果聚合了什么：既有服务（办事指南、事项等）又有信息（政策、新闻等）得 1，只有服务得 0.5，没有服务得 0；取平均值。结果类别以搜索页面的分类和结果所指的页面为准。没有看到搜索结果的不计。没有站内搜索、且已看足够多的页面，得 0。',
  params: z.strictObject({}),
  needs: ['entries'],
  likes: ['search-trials', 'guides', 'items', 'coverage'],
  judge({ 'search-trials': trials, guides, items, entries, coverage }) {
    const judged = answeredTrials(trials?.value ?? [], 'service')
    if (judged.length === 0) return rateUnanswered(trials?.value ?? [], entries, coverage, '搜索即服务')
    const guideUrls = new Set((guides?.value ?? []).map(guide => guide.url))
    const itemUrls = new Set((items?.value ?? []).map(item => item.url).filter(url => !guideUrls.has(url)))
    const scored = judged.map(trial => ({ trial, ...joined(trial, guideUrls, itemUrls) }))
    const rating = scored.reduce((sum, { score }) => sum + score, 0) / scored.length
    const full = scored.filter(({ score }) => score === 1).length
    const without = scored.filter(({ score }) => score === 0)
    return rate({
      rating,
      confidence: sampleConfidence(rating, scored.length),
      reasons: [
        `试搜办事服务 ${scored.length} 次，服务和信息都有的 ${fractionText(full, scored.length)}`,
        ...(full + without.length < scored.length ? [`只有服务的 ${scored.length - full - without.length} 次`] : []),
        ...(without.length > 0 ? [`没有服务的：${listNames(without.map(({ trial }) => quoteName(trial.query)), '次')}`] : []),
        `见到的结果类别：${listNames(tally(judged.flatMap(trial => trial.resultKinds)).map(({ key }) => quoteName(key))) || '没有分类'}`,
      ],
      advice: ['搜索结果按服务、政策、信息等聚合，服务事项可直接进入办理'],
      evidence: trials?.evidence ?? [],
    })
  },
})

function joined({ resultKinds, hits }: SearchTrial, guideUrls: ReadonlySet<string>, itemUrls: ReadonlySet<string>): { readonly score: number } {
  const hasService = resultKinds.some(kind => hasWord(kind, SERVICE_KINDS)) || hits.some(hit => guideUrls.has(hit.url))
  const hasNews = resultKinds.some(kind => hasWord(kind, NEWS_KINDS)) || hits.some(hit => itemUrls.has(hit.url))
  return { score: hasService ? (hasNews ? 1 : SERVICE_ONLY) : 0 }
}
