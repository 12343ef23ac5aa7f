import { findEntries } from '../../sample/search.ts'
import { buildSite } from '../../sample/site.ts'
import type { ProbeValues } from '../../src/model/probes.ts'

/** What the sample's own search answers to the queries that were drawn, rated as the measures say. */

type Trial = ProbeValues['search-trial']

const SHOWN = 10
const WITHIN = 5
const PORTAL = 'www.qinglan.gov.cn'
const SUB_SITES_ASKED = 3

const found = ({ query, scope }: Trial) => findEntries(buildSite().titles, query, scope === 'disclosure')
const isHit = (trial: Trial): boolean => found(trial).slice(0, WITHIN).some(({ url }) => url === trial.expectedUrl)
const share = (trials: readonly Trial[], isGood: (trial: Trial) => boolean): number => trials.filter(isGood).length / trials.length

/** Ratings of the points on search; which titles are asked for is drawn by the seed of the collection. */
export function expectedSearch(trials: readonly Trial[]): Record<string, number> {
  const of = (scope: Trial['scope'], ...variants: Trial['variant'][]): Trial[] => trials.filter(trial => trial.scope === scope && variants.includes(trial.variant))
  const services = of('site', 'service').map(trial => new Set(found(trial).map(({ kind }) => kind)))
  const hosts = new Set(trials.filter(({ scope }) => scope === 'site').flatMap(trial => found(trial).slice(0, SHOWN).map(({ url }) => new URL(url).host)))
  hosts.delete(PORTAL)
  return {
    'disclosure/open/search/2': share(of('disclosure', 'exact', 'phrase'), isHit),
    'promotion/applications/search/1': share(of('site', 'fuzzy'), isHit),
    'promotion/applications/search/2': services.reduce((sum, kinds) => sum + (kinds.has('服务') ? (kinds.has('信息') ? 1 : 0.5) : 0), 0) / services.length,
    'promotion/applications/search/3': Math.min(1, hosts.size / SUB_SITES_ASKED),
  }
}
