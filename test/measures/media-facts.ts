import { mediaComments } from '../../src/facts/media/media-comments.ts'
import { mediaAccounts, mediaApps, mediaMenus, mediaPosts, mediaRegister, mediaSearches } from '../../src/facts/media/media-facts.ts'
import { mediaSurveys } from '../../src/facts/media/media-surveys.ts'
import { runMeasure } from '../../src/measures/measure.ts'
import type { AnyMeasure, Facts } from '../../src/measures/measure.ts'
import type { Judgement, Rated } from '../../src/model/judgement.ts'
import type { AccountContent } from '../../src/model/media.ts'

export const DATE = '2020-11-30'

/** The facts of imported accounts, as an evaluation understands them. */
export const mediaFactsOf = (accounts: readonly AccountContent[]): Facts => ({
  'media-accounts': mediaAccounts(accounts), 'media-posts': mediaPosts(accounts, DATE), 'media-comments': mediaComments(accounts, DATE), 'media-surveys': mediaSurveys(accounts, DATE),
  'media-menus': mediaMenus(accounts), 'media-searches': mediaSearches(accounts), 'media-apps': mediaApps(accounts), 'media-register': mediaRegister(accounts),
})

/** Judges the first account (of WeChat unless said otherwise) by one measure. */
export function judgeAccount(measure: AnyMeasure, accounts: readonly AccountContent[], { params = {}, variant = accounts[0]?.kind ?? 'wechat', more = {} }: { readonly params?: unknown; readonly variant?: string; readonly more?: Facts } = {}): Judgement {
  return runMeasure(measure, { ...mediaFactsOf(accounts), ...more }, params, { date: DATE, variant })
}

/** The same, when it must be rated. */
export function rated(...args: Parameters<typeof judgeAccount>): Rated {
  const judgement = judgeAccount(...args)
  if (judgement.outcome !== 'rated') throw new Error(`${judgement.outcome}: ${judgement.reason}`)
  return judgement
}
