import { DATA, NEIGHBOURS, PORTAL, SERVICE } from '../city.ts'
import type { SampleResponse } from '../response.ts'
import { answer, startServer } from '../server.ts'
import type { SampleServer } from '../server.ts'
import { buildSite } from '../site.ts'
import { CITIES } from './cities.ts'
import type { SampleCity, SampleYear } from './cities.ts'
import { withText } from './flaws.ts'

/** The year the sample portal is written for. */
const WRITTEN = 2020
const YEAR = /20(?:0[1-9]|[1-9]\d)/g
const shifted = (text: string, years: number): string => (years === 0 ? text : text.replace(YEAR, year => String(Number(year) + years)))
const hostsOf = ({ slug }: SampleCity): string[] => [PORTAL, SERVICE, DATA].map(host => host.replace('qinglan', slug))

/** What a city answered in a year: the portal's answer with the city's flaws, name and hosts, and all its dates in that year. */
function cityAnswer(city: SampleCity, year: SampleYear, url: URL): SampleResponse {
  const asked = new URL(shifted(decodeURI(url.href).replaceAll(city.name.slice(0, -1), '青岚').replaceAll(city.slug, 'qinglan'), WRITTEN - year))
  const flawed = city.flaws[year].reduce((found, flaw) => flaw(asked, found), answer(buildSite(), asked))
  const said = (text: string): string => shifted(text, year - WRITTEN).replaceAll('青岚', city.name.slice(0, -1)).replaceAll('qinglan', city.slug)
  return { ...withText(flawed, said), url: url.href, headers: flawed.headers.map(([name, value]) => [name, name === 'Location' ? said(value) : value] as const) }
}

/** Serves all sample cities on loopback as they were in `year()`, which may change while it runs. */
export async function startCitiesServer(year: () => SampleYear): Promise<SampleServer> {
  const cities = new Map(CITIES.flatMap(city => hostsOf(city).map(host => [host, city] as const)))
  return startServer(url => {
    const city = cities.get(url.host)
    return city && !(NEIGHBOURS as readonly string[]).includes(url.host) ? cityAnswer(city, year(), url) : answer(buildSite(), url)
  }, [...cities.keys()])
}
