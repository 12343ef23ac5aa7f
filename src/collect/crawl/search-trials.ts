import type { ProbeValues } from '../../model/probes.ts'
import type { Page } from '../../page/page.ts'
import { canonicalUrl } from '../../page/url.ts'
import { SIMILAR_CHARACTERS } from './lexicon/similar-characters.ts'
import type { SeenItem } from './glean.ts'
import type { PageIntake } from './page-intake.ts'
import { searchUrl } from './search-forms.ts'
import type { SearchForm } from './search-forms.ts'
import { drawNumber } from './seeded-sample.ts'
import { runTrials } from './trial.ts'
import type { TrialOptions } from './trial.ts'

type Trial = ProbeValues['search-trial']

/** Raised when a trial's value means something else. */
const VERSION = 1
/** Queries by scope: few enough to be no burden, enough to tell luck from skill. */
const PLAN: Readonly<Record<Trial['scope'], readonly Trial['variant'][]>> = {
  site: ['exact', 'phrase', 'fuzzy', 'service', 'exact', 'phrase', 'fuzzy', 'service', 'exact', 'phrase', 'fuzzy', 'service', 'exact', 'exact'],
  disclosure: ['exact', 'phrase', 'fuzzy', 'exact', 'phrase', 'exact'],
}
const DISCLOSURE_PATH = /zwgk|xxgk|gkml|zfxxgk|openness|open\//i

/** Plans the queries for the search boxes found: titles drawn by the seed among the items seen. Pure. */
export function planSearchTrials(intake: Pick<PageIntake, 'forms' | 'items' | 'services'>, seed: string, home: string): Trial[] {
  return (['site', 'disclosure'] as const).flatMap(scope => {
    const form = chooseForm([...intake.forms.values()].filter(each => each.scope === scope), home)
    if (form === null) return []
    const items = intake.items.values
    const own = items.filter(item => DISCLOSURE_PATH.test(item.url))
    const pools = { item: scope === 'disclosure' && own.length >= 3 ? own : items, service: intake.services.values }
    const taken = { item: 0, service: 0 }
    return PLAN[scope].flatMap(variant => {
      const pool = variant === 'service' ? 'service' : 'item'
      const item = pools[pool][taken[pool]++]
      if (item === undefined) return []
      const query = queryFor(item, variant, seed)
      const resultUrl = canonicalUrl(searchUrl(form, query))
      return resultUrl === null ? [] : [{ scope, query, variant, expectedUrl: item.url, resultUrl }]
    })
  })
}

/** Sends the planned queries. */
export async function runSearchTrials({ seed, home, ...options }: TrialOptions<Trial> & { readonly seed: string; readonly home: string }): Promise<void> {
  const needsRender = ({ needsScript }: Page) => needsScript.shell || needsScript.list
  await runTrials(planSearchTrials(options.intake, seed, home), { probe: 'search-trial', probeVersion: VERSION, needsRender }, options)
}

/** The box on the home page if there is one, for that is what visitors use; else one that asks the same host, before a catalogue's filter elsewhere. */
function chooseForm(forms: readonly SearchForm[], home: string): SearchForm | null {
  const { host } = new URL(home)
  const rank = (form: SearchForm): string => `${form.from === home ? 0 : 1}${new URL(form.from).host === host ? 0 : 1}${new URL(form.action).host === host ? 0 : 1} ${form.action}`
  return forms.toSorted((a, b) => (rank(a) < rank(b) ? -1 : 1))[0] ?? null
}

function queryFor(item: SeenItem, variant: Trial['variant'], seed: string): string {
  const characters = [...item.title]
  if (variant === 'phrase') return phraseOf(item.title)
  if (variant === 'service') return serviceName(item.title)
  if (variant !== 'fuzzy') return item.title
  const word = [...phraseOf(item.title)]
  const confused = similarWord(word, drawNumber(seed, `similar ${item.url}`))
  if (confused !== null) return confused
  const dropped = 1 + (drawNumber(seed, `drop ${item.url}`) % Math.max(1, word.length - 2))
  return word.length < 4 ? characters.toSpliced(1, 1).join('') : word.toSpliced(dropped, 1).join('')
}

/** Half of the words with such a character have it written as another that looks or sounds like it; null: none, or the other half. */
function similarWord(word: readonly string[], draw: number): string | null {
  const places = word.flatMap((character, index) => (SIMILAR_CHARACTERS.has(character) ? [index] : []))
  if (word.length < 4 || places.length === 0 || draw % 2 === 0) return null
  const place = places[Math.floor(draw / 2) % places.length] ?? 0
  return word.with(place, SIMILAR_CHARACTERS.get(word[place] ?? '') ?? '').join('')
}

/** What people ask for: the matter, not its guide. */
export function serviceName(title: string): string {
  const name = title.replace(/[-—－]?(?:的)?(?:办事|服务|办理|申办|事项)指南$/, '').trim()
  return name.length >= 4 ? name : title
}

/** Up to eight characters of the title's longest part without punctuation, after the body that issued it. */
function phraseOf(title: string): string {
  const parts = title.match(/[\p{Script=Han}A-Za-z0-9]+/gu) ?? [title]
  const longest = parts.reduce((best, part) => (part.length > best.length ? part : best))
  const body = longest.replace(/^(?:.{2,20}?(?:政府|办公室|办公厅|委员会|局|厅|部))?关于(?:印发|公布|发布|做好|进一步)?/, '')
  return [...(body.length >= 4 ? body : longest)].slice(0, 8).join('')
}
