import { z } from 'zod'
import { defineMeasure } from '../measure.ts'
import { rateSample } from '../share.ts'
import { answeredTrials, rateUnanswered } from '../site-search.ts'
import { listNames, quoteName } from '../wording.ts'

export const searchFuzzy = defineMeasure({
  id: 'search/fuzzy',
  version: 1,
  kind: 'automatic',
  title: '模糊搜索',
  explain: '用本站信息的标题去掉一个字、或换一个形近音近字后作为搜索词，在站内搜索中试搜；原信息出现在结果前 within 条（默认 5）之内为命中，得分为命中率。没有看到搜索结果的不计；搜索词由记录在案的种子抽取。没有站内搜索、且已看足够多的页面，得 0。',
  params: z.strictObject({ within: z.int().positive().default(5) }),
  needs: ['entries'],
  likes: ['search-trials', 'coverage'],
  judge({ 'search-trials': trials, entries, coverage }, { within }) {
    const judged = answeredTrials(trials?.value ?? [], 'fuzzy')
    if (judged.length === 0) return rateUnanswered(trials?.value ?? [], entries, coverage, '模糊搜索')
    const missed = judged.filter(({ rank }) => rank === null || rank > within)
    return rateSample(judged.length - missed.length, judged.length, {
      noun: '个模糊搜索词',
      quality: `在前 ${within} 条内搜到原信息`,
      advice: '搜索支持分词、同义词和错别字纠正，缺字、错字时仍能搜到',
      unseen: 0,
      evidence: trials?.evidence ?? [],
      faults: missed.length > 0 ? [`没有搜到的：${listNames(missed.map(({ query, rank }) => `${quoteName(query)}${rank === null ? '' : `（排第 ${rank}）`}`))}`] : [],
    })
  },
})
