import type { NamedService } from '../facts/facts.ts'
import type { ServiceName } from '../facts/lexicon/named-services.ts'
import { placeText } from './entry.ts'
import { quoteName } from './wording.ts'

/** Services that tables name, as they were found: a place that works, one nobody opened, a mention, a dead place, nothing. */
export type ServiceState = 'works' | 'unknown' | 'mentioned' | 'dead' | 'absent'

/** What is known of the given services: best first. */
export function servicesNamed(services: readonly NamedService[], ...names: readonly ServiceName[]): NamedService[] {
  const rank = ({ by, works, official }: NamedService): number => (works === false ? 8 : 0) + (by === 'text' ? 4 : 0) + (works === true ? 0 : 2) + (official ? 0 : 1)
  return services.filter(({ name }) => names.includes(name)).sort((a, b) => rank(a) - rank(b) || (a.url < b.url ? -1 : Number(a.url > b.url)))
}

/** The best that can be said of places of one service. */
export function serviceState(found: readonly NamedService[]): ServiceState {
  if (found.length === 0) return 'absent'
  if (found.some(({ works, by }) => works === true && by !== 'text')) return 'works'
  if (found.some(({ works, by }) => works === null && by !== 'text')) return 'unknown'
  return found.some(({ by }) => by === 'text') ? 'mentioned' : 'dead'
}

/** `“公交线路查询”（https://…）`; a mention shows its words. */
export function serviceText({ title, url, by, excerpt }: NamedService): string {
  return by === 'text' ? `${quoteName(title)}中提到${quoteName(excerpt)}（${placeText(url)}）` : `${quoteName(title)}（${placeText(url)}）`
}

/** Suggested rating of a state, by the rubric's kind of steps: works fully, found but unopened, spoken of. */
export const SUGGESTED: Readonly<Record<ServiceState, number>> = { works: 0.7, unknown: 0.5, mentioned: 0.3, dead: 0, absent: 0 }
