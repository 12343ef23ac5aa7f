import type { CampaignState } from '../../src/model/campaign.ts'
import { createUnit } from '../../src/store/unit.ts'
import { createChannel } from '../../src/store/channel.ts'
import { createContact } from '../../src/store/contact.ts'
import { listChannels } from '../../src/store/channel.ts'
import { VERBS } from '../../src/workflow/campaign/verbs.ts'
import { failedEnd } from '../../src/workflow/channel-collection.ts'
import type { ChannelEnd } from '../../src/workflow/channel-collection.ts'
import { seededRandom } from '../random.ts'
import { eachOf, homeOf } from './archives.ts'
import { CITIES } from './cities.ts'
import type { SampleCity } from './cities.ts'
import { join } from './people.ts'
import type { Stage } from './stage.ts'

/** A city as it takes part. */
export interface Entrant { readonly city: SampleCity; readonly entrantId: string; readonly unitId: string }
export interface Played { readonly campaignId: string; readonly cohortId: string; readonly entrants: readonly Entrant[] }

/** The cities as units with their website and a contact; answers their ids by slug. */
export async function makeUnits({ store }: Stage): Promise<Map<string, string>> {
  const ids = new Map<string, string>()
  for (const city of CITIES) {
    const { id } = await createUnit(store, { name: `${city.name}人民政府`, level: 'prefecture', regionCode: city.regionCode })
    await createChannel(store, { unitId: id, kind: 'website', address: homeOf(city) })
    await createContact(store, { unitId: id, name: `${city.name}联络员`, duty: '网站负责人', phone: '0990-8100000' })
    ids.set(city.slug, id)
  }
  return ids
}

export interface Plan { readonly slug: string; readonly title: string; readonly year: number; readonly schemeEditionId: string; readonly cities: readonly SampleCity[]; readonly earlierCampaignId?: string; readonly marksPerPoint?: number }

/** A campaign with one cohort, its entrants, roles and rules, ready to collect. */
export async function beginCampaign(stage: Stage, units: ReadonlyMap<string, string>, { slug, title, year, schemeEditionId, cities, earlierCampaignId, marksPerPoint = 2 }: Plan): Promise<Played> {
  const fields = { slug, title, windowFrom: `${year}-01-01`, windowTo: `${year}-11-30`, evaluationDate: `${year}-11-30`, marksPerPoint, ...(earlierCampaignId !== undefined && { earlierCampaignId }) }
  const { id: campaignId } = await VERBS['campaign.create'].run(stage.as('admin'), fields)
  await join(stage, campaignId, new Map([...units].filter(([key]) => cities.some(city => city.slug === key))))
  const { id: cohortId } = await VERBS['cohort.create'].run(stage.as('manager'), { campaignId, name: '地市级政府网站', schemeEditionId, variant: 'city', channelKinds: ['website'] })
  await VERBS['conflict.add'].run(stage.as('manager'), { campaignId, kind: 'own-region', digits: 4, reason: '不评本地区' })
  const entrants: Entrant[] = []
  for (const city of cities) {
    const unitId = units.get(city.slug) ?? ''
    entrants.push({ city, unitId, entrantId: (await VERBS['entrant.add'].run(stage.as('manager'), { campaignId, cohortId, unitId })).id })
  }
  await advance(stage, campaignId, 'collecting')
  return { campaignId, cohortId, entrants }
}

export const versionOf = async (stage: Stage, id: string): Promise<number> => (await VERBS['campaign.read'].run(stage.operator, { id })).version

export async function advance(stage: Stage, id: string, to: CampaignState): Promise<void> {
  await VERBS['campaign.advance'].run(stage.as('manager'), { id, version: await versionOf(stage, id), to })
}

/** Collections of these entrants as a worker makes them; what each came to is given. */
export async function collect(stage: Stage, { campaignId }: Played, entrants: readonly Entrant[], endOf: (city: SampleCity) => ChannelEnd): Promise<void> {
  const { jobs } = await VERBS['collection.request'].run(stage.as('manager'), { campaignId, entrantIds: entrants.map(({ entrantId }) => entrantId) })
  for (const { id, entrantId } of jobs) {
    const entrant = entrants.find(one => one.entrantId === entrantId)
    if (!entrant) continue
    await VERBS['collection.claim'].run(stage.worker, { id, holdSeconds: 60 })
    const { retryAfterSeconds: _asked, files, coverage, manifest, ...end } = endOf(entrant.city)
    await VERBS['collection.finish'].run(stage.worker, { id, ...end, coverage: coverage && { ...coverage }, manifest: manifest && { ...manifest }, files: [...files] })
  }
}

export const unreachable = (): ChannelEnd => failedEnd('refused', 'connect ECONNREFUSED 198.51.100.7:80')

/** A week of visits, twenty a day; `share` of them found nothing. */
export async function visit(stage: Stage, { campaignId }: Played, { city, unitId }: Entrant, share: number): Promise<void> {
  const [channel] = await listChannels(stage.store, [unitId])
  if (!channel) throw new Error(`${city.name} has no website`)
  const random = seededRandom(`visits/${city.slug}`)
  const begin = stage.now.getTime() - 7 * 86_400_000
  const samples = Array.from({ length: 140 }, (_, n) => {
    const at = new Date(begin + n * 72 * 60_000).toISOString()
    if (random.int(0, 999) < share * 1_000) return { channelId: channel.id, at, outcome: 'down' as const, milliseconds: 15_000, failure: 'timeout' as const }
    return { channelId: channel.id, at, outcome: 'open' as const, milliseconds: random.int(80, 900), failure: null }
  })
  await VERBS['availability.record'].run(stage.worker, { campaignId, samples })
}

/** Judges what was collected, and accepts the first judgements. */
export async function judge(stage: Stage, { campaignId }: Played, entrants: readonly Entrant[]): Promise<void> {
  await eachOf(entrants, async ({ entrantId }) => { await VERBS['judgement.judge'].run(stage.worker, { entrantId }) })
  await VERBS['judgement.accept-first'].run(stage.as('manager'), { campaignId })
}

/** Gives out the tasks, and has the assessors mark `share` of them; about every ninth point they see differently. */
export async function mark(stage: Stage, { campaignId }: Played, share: number): Promise<void> {
  await VERBS['task.create'].run(stage.as('manager'), { campaignId, by: 'unit', seed: 'demo' })
  for (const [at, key] of ['assessor1', 'assessor2', 'assessor3'].entries()) {
    const { items } = await VERBS['task.list'].run(stage.as(key), { campaignId, state: 'open', limit: 500 })
    for (const { id, pointId } of items) {
      const { point, unit } = await VERBS['task.read'].run(stage.as(key), { id })
      const random = (what: string, most: number): number => seededRandom(`${what}/${pointId}/${unit.name}`).int(0, most)
      if (seededRandom(`done/${pointId}/${unit.name}/${key}`).int(0, 99) >= share * 100) continue
      const steps = point.rubric?.steps.map(({ rating }) => rating) ?? []
      const isDisputed = random('dispute', 8) === 0
      const rating = steps.length > 0 ? (steps[isDisputed ? (at % 2) * (steps.length - 1) : random('step', steps.length - 1)] ?? 0) : isDisputed ? (at % 2 ? 1 : 0.3) : 0.5 + random('rating', 3) / 10 + at / 20
      const { id: markId, version } = await VERBS['mark.save'].run(stage.as(key), { taskId: id, version: 0, opinion: { outcome: 'rated', rating: Math.round(rating * 100) / 100 }, note: isDisputed && at % 2 === 0 ? '页面上只有标题，没有实际内容，按最低一级评。' : '按归档页面逐条核对，内容与要求相符，个别处不够具体。' })
      if (isDisputed && at % 2 === 0) await stage.attach(key, { markId }, '核对记录.txt', new TextEncoder().encode(`${unit.name}：${point.text}\n逐页打开栏目核对，只有标题。\n`))
      await VERBS['mark.submit'].run(stage.as(key), { taskId: id, version })
    }
  }
}

/** Opens what the assessors disagree on; the reviewer decides all but the last `left`. */
export async function adjudicate(stage: Stage, { campaignId }: Played, left: number): Promise<void> {
  await VERBS['adjudication.open'].run(stage.as('manager'), { campaignId, seed: 'demo' })
  const { items } = await VERBS['adjudication.list'].run(stage.as('reviewer'), { campaignId, state: 'open', limit: 500 })
  for (const [n, { id, version }] of items.slice(0, Math.max(0, items.length - left)).entries()) {
    await VERBS['adjudication.decide'].run(stage.as('reviewer'), { id, version, decision: { follows: (['mean', 'second', 'first'] as const)[n % 3] ?? 'mean' }, reason: '复核归档页面后认定：内容存在但不完整。' })
  }
}
