import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll } from 'vitest'
import { measures } from '../../src/measures/registry.ts'
import { loadScheme } from '../../src/schemes/files.ts'
import { createCampaign, updateCampaign } from '../../src/store/campaign.ts'
import { importChannels } from '../../src/store/channel.ts'
import { createCohort } from '../../src/store/cohort.ts'
import { queueCollections } from '../../src/store/collection.ts'
import type { Collection } from '../../src/store/collection.ts'
import { channelsOfEntrant, importEntrants, listEntrants } from '../../src/store/entrant.ts'
import type { Executor } from '../../src/store/executor.ts'
import { newId } from '../../src/store/ids.ts'
import { diskObjects } from '../../src/store/objects/disk-objects.ts'
import type { ObjectStore } from '../../src/store/objects/object-store.ts'
import { importSchemeEdition } from '../../src/store/scheme-edition.ts'
import { importUnits } from '../../src/store/unit.ts'

let made = 0

/** A campaign that collects: one unit with a website at each address, each with a queued collection. */
export async function sampleFleet(ex: Executor, addresses: readonly string[], settings: Readonly<Record<string, unknown>> = {}): Promise<{ campaignId: string; collections: readonly Collection[] }> {
  const no = ++made
  const scheme = loadScheme('local-website-2020', measures)
  const edition = await importSchemeEdition(ex, { schemeId: scheme.id, edition: scheme.edition, title: scheme.title, document: scheme })
  const campaign = await createCampaign(ex, { slug: `fleet-${no}`, title: `采集 ${no}`, windowFrom: '2026-01-01', windowTo: '2026-12-31', evaluationDate: '2026-11-20', settings: { collect: { rate: 0, browser: false, maxMinutes: 2, concurrency: 4 }, ...settings } })
  const cohort = await createCohort(ex, { campaignId: campaign.id, name: '地市', schemeEditionId: edition.id, variant: 'city' })
  const units = addresses.map((address, index) => ({ id: newId(), name: `城市 ${no}-${index}`, level: 'prefecture', regionCode: String(410_000 + no * 100 + index), address }))
  await importUnits(ex, units.map(({ id, name, level, regionCode }) => ({ id, name, level, regionCode })))
  await importChannels(ex, units.map(({ id, address }) => ({ unitId: id, kind: 'website', address })))
  await importEntrants(ex, units.map(({ id }) => ({ campaignId: campaign.id, cohortId: cohort.id, unitId: id })))
  await updateCampaign(ex, campaign.id, campaign.version, { state: 'collecting' })
  const { items } = await listEntrants(ex, { campaignId: campaign.id, limit: 500 })
  const targets = await Promise.all(items.map(async ({ id }) => ({ id: newId(), entrantId: id, channelId: (await channelsOfEntrant(ex, id))[0]?.id ?? '' })))
  return { campaignId: campaign.id, collections: await queueCollections(ex, campaign.id, targets) }
}

/** A folder for evidence and collections at work, gone after the file's tests. */
export function useFolders(): { readonly objects: ObjectStore; readonly evidence: string; readonly workDir: string } {
  let root = ''
  let objects: ObjectStore | undefined
  beforeAll(async () => {
    root = await mkdtemp(join(tmpdir(), 'zhengheng-jobs-'))
    objects = await diskObjects(join(root, 'evidence'))
  })
  afterAll(async () => rm(root, { recursive: true, force: true }))
  return {
    get objects() { if (!objects) throw new Error('not open'); return objects },
    get evidence() { return join(root, 'evidence') },
    get workDir() { return join(root, 'work') },
  }
}

/** Looks until `isSo`, or fails after `ms`. */
export async function eventually(isSo: () => Promise<boolean>, ms: number, what: string): Promise<void> {
  for (const until = Date.now() + ms; !(await isSo());) {
    if (Date.now() > until) throw new Error(`not within ${ms} ms: ${what}`)
    await new Promise(resolve => setTimeout(resolve, 100))
  }
}
