import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll } from 'vitest'
import { updateCampaign } from '../../src/store/campaign.ts'
import { createChannel } from '../../src/store/channel.ts'
import { createCohort } from '../../src/store/cohort.ts'
import { createEntrant } from '../../src/store/entrant.ts'
import { grantMembership } from '../../src/store/membership.ts'
import { diskObjects } from '../../src/store/objects/disk-objects.ts'
import type { ObjectStore } from '../../src/store/objects/object-store.ts'
import { createPerson } from '../../src/store/person.ts'
import { createUnit } from '../../src/store/unit.ts'
import type { VerbContext } from '../../src/workflow/campaign/verb.ts'
import { readStoredAccount } from '../../src/workflow/stored-account.ts'
import { sampleCampaign } from '../store/sample-campaign.ts'
import { useApi } from './api-under-test.ts'
import type { ApiUnderTest, Browser } from './api-under-test.ts'

/** A campaign that collects, by the new-media table, with one city: its accounts and its website. */
export interface NewMediaCampaign {
  readonly campaignId: string
  readonly entrantId: string
  readonly channels: { readonly wechat: string; readonly weibo: string; readonly website: string }
  readonly manager: Browser
  readonly unitAccount: Browser
}

interface NewMedia extends NewMediaCampaign {
  readonly api: ApiUnderTest
  readonly objects: ObjectStore
  /** Where exports of this channel go. */
  importsOf(kind: keyof NewMediaCampaign['channels']): string
  /** As a worker judges; there is no site to open. */
  worker(): VerbContext & Required<Pick<VerbContext, 'readImported'>>
}

/** One api with a campaign over a new database and a new folder of evidence, for the test file that calls this at its top. */
export function newMediaUnderTest(): NewMedia {
  let folder = ''
  let objects: ObjectStore | undefined
  let campaign: NewMediaCampaign | undefined
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'zhengheng-new-media-'))
    objects = await diskObjects(join(folder, 'objects'))
  })
  afterAll(() => rm(folder, { recursive: true, force: true }))
  const kept = (): ObjectStore => made(objects)
  const under = useApi(deps => ({ ...deps, context: { ...deps.context, objects: kept(), readImported: async id => readStoredAccount(deps.context.store, kept(), folder, id) } }))
  beforeAll(async () => { campaign = await makeCampaign(under.api) }, 60_000)
  return {
    get api() { return under.api },
    get objects() { return kept() },
    get campaignId() { return made(campaign).campaignId },
    get entrantId() { return made(campaign).entrantId },
    get channels() { return made(campaign).channels },
    get manager() { return made(campaign).manager },
    get unitAccount() { return made(campaign).unitAccount },
    importsOf(kind) { return `/entrants/${this.entrantId}/channels/${this.channels[kind]}/imports` },
    worker: () => ({ store: under.api.store, objects: kept(), clock: () => new Date(), actor: { kind: 'worker', name: 'w' }, readImported: async id => readStoredAccount(under.api.store, kept(), folder, id), openCollected: async () => { throw new Error('no site here') } }),
  }
}

function made<T>(thing: T | undefined): T {
  if (thing === undefined) throw new Error('not made')
  return thing
}

async function makeCampaign(api: ApiUnderTest): Promise<NewMediaCampaign> {
  const { store } = api
  const administrator = await createPerson(store, { name: '管理员', email: 'admin@example.cn' })
  await grantMembership(store, { personId: administrator.id, role: 'administrator', campaignId: null })
  const { id: schemeEditionId } = (await (await (await api.signedIn(administrator))('POST', '/schemes', { body: { scheme: 'new-media-2020' } })).json()) as { id: string }
  const { campaign: { id: campaignId, version } } = await sampleCampaign(store)
  await updateCampaign(store, campaignId, version, { state: 'collecting', evaluationDate: '2020-11-30', windowFrom: '2019-12-01', windowTo: '2020-11-30' })
  const cohort = await createCohort(store, { campaignId, name: '微信', schemeEditionId, variant: 'wechat', channelKinds: [] })
  const unit = await createUnit(store, { name: '青岚市人民政府', level: 'prefecture', regionCode: '990100' })
  const channel = async (kind: string, address: string) => (await createChannel(store, { unitId: unit.id, kind, name: '青岚发布', address })).id
  const channels = { wechat: await channel('wechat', 'qinglanfabu'), weibo: await channel('weibo', '2803301701'), website: await channel('website', 'https://www.qinglan.gov.cn/') }
  const entrant = await createEntrant(store, { campaignId, cohortId: cohort.id, unitId: unit.id })
  const [leader, speaker] = [await createPerson(store, { name: '主管', email: 'manager@example.cn' }), await createPerson(store, { name: '单位账号', email: 'unit@example.cn' })]
  await grantMembership(store, { personId: leader.id, role: 'manager', campaignId })
  await grantMembership(store, { personId: speaker.id, role: 'unit', campaignId, unitId: unit.id })
  return { campaignId, entrantId: entrant.id, channels, manager: await api.signedIn(leader), unitAccount: await api.signedIn(speaker) }
}

let key = 0

export interface Uploaded<T> { readonly status: number; readonly body: T }

/** Sends a file as the import pages do, with a key of its own; `fields` beside it. */
export async function upload<T = Readonly<Record<string, unknown>>>(browser: Browser, to: string, content: string, { name = 'export.json', fields = {} }: { readonly name?: string; readonly fields?: Readonly<Record<string, string>> } = {}): Promise<Uploaded<T>> {
  const raw = new FormData()
  raw.set('file', new File([content], name))
  for (const [field, value] of Object.entries(fields)) raw.set(field, value)
  const answer = await browser('POST', to, { raw, headers: { 'idempotency-key': `upload-${key++}` } })
  return { status: answer.status, body: (await answer.json()) as T }
}
