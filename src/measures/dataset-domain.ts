import { DATA_DOMAINS, PROVIDER_DOMAINS } from './lexicon/data-domains.ts'
import { plainName } from './name-match.ts'

/** What a data set is told by. */
export interface Described { readonly title: string; readonly theme: string | null; readonly provider: string | null }

interface Word { readonly word: string; readonly domain: string }
const WORDS: readonly Word[] = Object.entries(DATA_DOMAINS).flatMap(([domain, words]) => [domain, ...words].map(word => ({ word, domain }))).sort((a, b) => b.word.length - a.word.length || (a.word < b.word ? -1 : 1))
const PROVIDERS: readonly Word[] = Object.entries(PROVIDER_DOMAINS).flatMap(([domain, words]) => words.map(word => ({ word, domain }))).sort((a, b) => b.word.length - a.word.length)

/** What the portal's own theme, and the body, weigh against the words of the title. */
const THEME_WEIGHT = 1.5
const PROVIDER_SCORE = 3

/**
 * The domain a data set belongs to, null when nothing tells: words of its title and of the theme it stands under, longer ones first and
 * each character once, so that 医疗保险 is no 医疗; the body that provides it decides where they leave it open.
 */
export function domainOf({ title, theme, provider }: Described): string | null {
  const scores = new Map<string, number>()
  addWords(scores, plainName(title), 1)
  addWords(scores, plainName(theme ?? ''), THEME_WEIGHT)
  const body = plainName(provider ?? '')
  const known = PROVIDERS.find(({ word }) => body.includes(word))
  if (known !== undefined) scores.set(known.domain, (scores.get(known.domain) ?? 0) + PROVIDER_SCORE)
  const [best] = [...scores].sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1))
  return best?.[0] ?? null
}

/** Each word found adds the square of its length: a long word says more than two short ones. */
function addWords(scores: Map<string, number>, text: string, weight: number): void {
  const taken = Array.from({ length: text.length }, () => false)
  for (const { word, domain } of WORDS) {
    for (let at = text.indexOf(word); at >= 0; at = text.indexOf(word, at + 1)) {
      if (taken.slice(at, at + word.length).some(Boolean)) continue
      taken.fill(true, at, at + word.length)
      scores.set(domain, (scores.get(domain) ?? 0) + weight * word.length ** 2)
    }
  }
}
