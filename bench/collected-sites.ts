import { spawn } from 'node:child_process'
import type { ChildProcess } from 'node:child_process'
import { join } from 'node:path'
import { measures } from '../src/measures/registry.ts'
import { loadScheme } from '../src/schemes/files.ts'
import { createCampaign, updateCampaign } from '../src/store/campaign.ts'
import { createChannel } from '../src/store/channel.ts'
import { createCohort } from '../src/store/cohort.ts'
import { createEntrant } from '../src/store/entrant.ts'
import type { Executor } from '../src/store/executor.ts'
import { newId } from '../src/store/ids.ts'
import { importSchemeEdition } from '../src/store/scheme-edition.ts'
import { createUnit } from '../src/store/unit.ts'

/** The first line that a child prints and all it said until then, once that holds a mark; it is an error when the child ends before. */
export const firstLine = async (child: ChildProcess, stream: 'stdout' | 'stderr', holds = ''): Promise<string> => new Promise((resolve, reject) => {
  let said = ''
  child[stream]?.on('data', (chunk: Buffer) => {
    said += chunk.toString()
    if (said.includes('\n') && said.includes(holds)) resolve(said.trim())
  })
  child.once('exit', code => { reject(new Error(`ended with ${code}: ${said}`)) })
})

/** Ends a child and waits until it is gone. */
export async function ended(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return
  const gone = new Promise<void>(resolve => { child.once('exit', () => { resolve() }) })
  child.kill('SIGTERM')
  await gone
}

/** One process that answers for any number of sites of so many pages, on a port of its own. */
export async function startSites(pages: number): Promise<{ readonly child: ChildProcess; readonly port: string }> {
  const child = spawn(process.execPath, [join(import.meta.dirname, 'page-server.ts'), String(pages)], { stdio: ['ignore', 'pipe', 'inherit'] })
  return { child, port: await firstLine(child, 'stdout') }
}

interface Sites { readonly name: string; readonly sites: number; readonly pages: number; /** Requests a second and host. */ readonly rate: number; readonly port: string; readonly windowTo: string; readonly evaluationDate: string }
export interface CollectedSites {
  readonly campaignId: string
  /** What is to be queued, one a site. */
  readonly targets: readonly { readonly id: string; readonly entrantId: string; readonly channelId: string }[]
  /** Options of a worker, by which it finds the sites here. */
  readonly resolve: readonly string[]
}

/** A campaign that is being collected: a unit a site, `www.NAME0.gov.cn` and so on; nothing is queued yet. */
export async function createCollectedSites(ex: Executor, { name, sites, pages, rate, port, windowTo, evaluationDate }: Sites): Promise<CollectedSites> {
  const hosts = Array.from({ length: sites }, (_, n) => `www.${name}${n}.gov.cn`)
  const scheme = loadScheme('local-website-2020', measures)
  const edition = await importSchemeEdition(ex, { schemeId: scheme.id, edition: scheme.edition, title: scheme.title, document: scheme })
  const campaign = await createCampaign(ex, { slug: name, title: name, windowFrom: '2026-01-01', windowTo, evaluationDate, settings: { collect: { rate, browser: false, maxPages: pages } } })
  const cohort = await createCohort(ex, { campaignId: campaign.id, name, schemeEditionId: edition.id, variant: 'city' })
  const targets = []
  for (const [n, host] of hosts.entries()) {
    const unit = await createUnit(ex, { name: host, level: 'prefecture', regionCode: String(440_000 + n) })
    const channel = await createChannel(ex, { unitId: unit.id, kind: 'website', address: `http://${host}/` })
    const entrant = await createEntrant(ex, { campaignId: campaign.id, cohortId: cohort.id, unitId: unit.id })
    targets.push({ id: newId(), entrantId: entrant.id, channelId: channel.id })
  }
  await updateCampaign(ex, campaign.id, campaign.version, { state: 'collecting' })
  return { campaignId: campaign.id, targets, resolve: hosts.flatMap(host => ['--resolve', `${host}:80:127.0.0.1:${port}`, '--resolve', `${host}:443:127.0.0.1:1`]) }
}
