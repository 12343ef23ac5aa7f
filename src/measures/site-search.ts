import type { Coverage, Entry, SearchTrial } from '../facts/facts.ts'
import type { Known } from '../model/evidence.ts'
import type { Judgement } from '../model/judgement.ts'
import { entriesOf } from './entry-match.ts'
import { entryList, entryState } from './entry.ts'
import { rate, rateAbsent } from './share.ts'

/** What is asked of the site's own search before its answers can be judged. */

/** Answered trials of the site search of the given variants (all when none is given). */
export function answeredTrials(trials: readonly SearchTrial[], ...variants: readonly SearchTrial['variant'][]): SearchTrial[] {
  return trials.filter(({ scope, answered, variant }) => scope === 'site' && answered && (variants.length === 0 || variants.includes(variant)))
}

/** The judgement when no trial was answered: no search or a dead one is 0; a search whose answers nobody saw is unknown. */
export function rateUnanswered(trials: readonly SearchTrial[], entries: Known<readonly Entry[]>, coverage: Known<Coverage> | undefined, what: string): Judgement {
  const tried = trials.filter(({ scope }) => scope === 'site')
  const found = entriesOf(entries.value, 'search')
  if (tried.length > 0) return { outcome: 'undetermined', reason: `试搜 ${tried.length} 次，没有看到可用于判断${what}的搜索结果（结果可能由脚本生成）`, missing: ['search-trials'] }
  if (entryState(found) === 'absent') return rateAbsent('站内搜索', coverage, '提供站内搜索')
  if (entryState(found) === 'dead') return rate({ rating: 0, confidence: 1, reasons: [`站内搜索打不开：${entryList(found)}`], advice: ['修复站内搜索'], evidence: found.map(entry => entry.evidence) })
  return { outcome: 'undetermined', reason: `没有试搜，无法判断${what}${found.length > 0 ? `；站内搜索：${entryList(found)}` : ''}`, missing: ['search-trials'] }
}
