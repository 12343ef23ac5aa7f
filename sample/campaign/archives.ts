import { cp } from 'node:fs/promises'
import { join } from 'node:path'
import { parseOverride } from '../../src/collect/http/overrides.ts'
import type { ObjectStore } from '../../src/store/objects/object-store.ts'
import { collectChannel, failedEnd } from '../../src/workflow/channel-collection.ts'
import type { ChannelEnd } from '../../src/workflow/channel-collection.ts'
import { CITIES, SAMPLE_YEARS } from './cities.ts'
import type { SampleCity, SampleYear } from './cities.ts'
import { startCitiesServer } from './cities-server.ts'

/** What was collected of the cities: of each and year, by depth. */
export interface Archives {
  of(city: SampleCity, year: SampleYear): ChannelEnd
  /** Few pages only, for lists of collections rather than for scores. */
  shallow(city: SampleCity): ChannelEnd
}

/** Enough pages to see every section. */
const PAGES = { 2018: 200, 2019: 200, 2020: 320, shallow: 60 } as const
/** Sites at a time: reading pages keeps one core busy each. */
const SLOTS = 2

export const homeOf = ({ slug }: SampleCity): string => `http://www.${slug}.gov.cn/`

/** Collects all cities year by year into the object store; `ready`: a collection of the first one that is there already. */
export async function collectCities(objects: ObjectStore, workDir: string, ready: string | undefined, say: (line: string) => void): Promise<Archives> {
  let now: SampleYear = 2018
  const server = await startCitiesServer(() => now)
  const ends = new Map<string, ChannelEnd>()
  try {
    const overrides = server.resolve.map(parseOverride)
    const collect = async (city: SampleCity, key: string, maxPages: number): Promise<void> => {
      const dir = join(workDir, key.replace(' ', '-'))
      if (ready !== undefined && city === CITIES[0] && key === keyOf(city, 2020)) for (const part of ['collection.json', 'index.jsonl', 'observations.jsonl', 'archive']) await cp(join(ready, part), join(dir, part), { recursive: true })
      const end = await collectChannel({ address: homeOf(city), unit: `${city.name}人民政府`, dir, settings: { maxPages, maxMinutes: 5, rate: 0, concurrency: 8, browser: false, allowPrivate: true, overrides, seed: 'demo' } }, { objects, signal: new AbortController().signal, progress: () => undefined })
      ends.set(key, end ?? failedEnd('timeout', 'interrupted'))
    }
    for (const year of SAMPLE_YEARS) {
      now = year
      await eachOf(CITIES, async city => collect(city, keyOf(city, year), PAGES[year]))
      say(`采集 ${CITIES.length} 个示例城市（${year} 年）| collected ${CITIES.length} sample cities as of ${year}`)
    }
    await eachOf(CITIES.slice(0, 3), async city => collect(city, `${city.slug} shallow`, PAGES.shallow))
  } finally {
    await server.close()
  }
  const at = (key: string): ChannelEnd => { const end = ends.get(key); if (!end) throw new Error(`nothing was collected of ${key}`); return end }
  return { of: (city, year) => at(keyOf(city, year)), shallow: city => at(`${city.slug} shallow`) }
}

const keyOf = ({ slug }: SampleCity, year: SampleYear): string => `${slug} ${year}`

/** A few at a time, in order. */
export async function eachOf<T>(items: readonly T[], work: (item: T) => Promise<void>): Promise<void> {
  const waiting = [...items]
  await Promise.all(Array.from({ length: SLOTS }, async () => { for (let next = waiting.shift(); next !== undefined; next = waiting.shift()) await work(next) }))
}
