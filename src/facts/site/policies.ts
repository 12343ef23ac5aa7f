import type { Fact } from '../../model/evidence.ts'
import type { Interpretation, Policy } from '../facts.ts'
import { IMPORTANT_POLICY, INTERNAL_POLICY, INTERPRETATION_FORMS } from '../lexicon/policy-titles.ts'
import type { PageFacts } from '../page-facts.ts'
import { itemOf } from './items.ts'
import { isColumnPage } from './columns.ts'
import { pairInterpretations, textTargets } from './pairing.ts'
import type { Pair } from './pairing.ts'
import { known, sortedBy, unknown } from './fact.ts'
import { evidenceOf, isSeen, NOTHING_SEEN, titleOf } from './site.ts'
import type { Site } from './site.ts'

/** Policies and interpretations of the site, paired once for both facts. */
export interface PolicyWork {
  readonly policies: readonly PageFacts[]
  readonly interpretations: readonly PageFacts[]
  readonly pairs: readonly Pair[]
}

export function policyWork(site: Site): PolicyWork {
  const policies = site.pages.filter(page => page.kind === 'policy' && page.status < 400 && !isColumnPage(page))
  const interpretations = site.pages.filter(page => page.kind === 'interpretation' && page.status < 400 && !isColumnPage(page))
  return { policies, interpretations, pairs: pairInterpretations(site, policies, interpretations) }
}

/** Whether wide public concern is to be expected, by the title alone. */
export const isImportantPolicy = (title: string): boolean => IMPORTANT_POLICY.test(title) && !INTERNAL_POLICY.test(title)

export function policies(site: Site, work: PolicyWork): Fact<readonly Policy[]> {
  if (!isSeen(site)) return unknown(NOTHING_SEEN)
  const byPolicy = new Map<PageFacts, PageFacts[]>()
  for (const { policy, interpretation } of work.pairs) byPolicy.set(policy, [...(byPolicy.get(policy) ?? []), interpretation])
  const found = work.policies.map((page): Policy => {
    const explained = byPolicy.get(page) ?? []
    const targets = explained.length === 0 ? [] : textTargets(site, page)
    return { ...itemOf(page), important: isImportantPolicy(titleOf(page)), interpretedBy: explained.map(one => one.url).sort(), linksToInterpretation: explained.some(one => targets.includes(one)) }
  })
  return known(sortedBy(found, policy => policy.url), evidenceOf(work.policies))
}

export function interpretations(site: Site, work: PolicyWork): Fact<readonly Interpretation[]> {
  if (!isSeen(site)) return unknown(NOTHING_SEEN)
  const pairOf = new Map(work.pairs.map(pair => [pair.interpretation, pair]))
  const found = work.interpretations.map((page): Interpretation => {
    const pair = pairOf.get(page)
    return {
      ...itemOf(page),
      forms: formsOf(page),
      policy: pair === undefined ? null : { url: pair.policy.url, lagDays: pair.lagDays, by: pair.by },
      linksToPolicy: pair !== undefined && textTargets(site, page).includes(pair.policy),
    }
  })
  return known(sortedBy(found, one => one.url), evidenceOf(work.interpretations))
}

const WORDS_OF_A_TEXT = 200

/** Forms by title, by the media on the page and by its attachments. A page with hardly any text but a picture is 图解. */
function formsOf(page: PageFacts): Interpretation['forms'] {
  const forms = new Set<Interpretation['forms'][number]>()
  const title = titleOf(page)
  for (const [form, pattern] of INTERPRETATION_FORMS) if (pattern.test(title)) forms.add(form)
  const main = page.links.filter(link => link.zone === 'main')
  if (main.some(link => (link.kind === 'media' && !/\.(?:mp3|m4a|wav)(?:$|\?)/i.test(link.url)) || /\.(?:mp4|flv|m3u8|webm)(?:$|\?)/i.test(link.url))) forms.add('视频')
  if (main.some(link => /\.(?:mp3|m4a|wav)(?:$|\?)/i.test(link.url))) forms.add('音频')
  if (page.text.length >= WORDS_OF_A_TEXT) forms.add('文字')
  else if (main.some(link => link.kind === 'img' && !/icon|logo|share|qr|ewm|print|\.gif/i.test(link.url))) forms.add('图解')
  if (forms.size === 0) forms.add('文字')
  return [...forms].sort()
}
