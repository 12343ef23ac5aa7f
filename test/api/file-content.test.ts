import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { createAttachment } from '../../src/store/attachment.ts'
import { createBonusCase, updateBonusCase } from '../../src/store/bonus-case.ts'
import { diskObjects } from '../../src/store/objects/disk-objects.ts'
import type { ObjectStore } from '../../src/store/objects/object-store.ts'
import { evidenceObject } from '../../src/store/schema/tables.ts'
import { sampleCampaign, samplePerson } from '../store/sample-campaign.ts'
import { useApi } from './api-under-test.ts'

let folder = ''
let objects: ObjectStore
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'zhengheng-files-'))
  objects = await diskObjects(folder)
})
const under = useApi(deps => ({ ...deps, context: { ...deps.context, objects } }))
afterAll(async () => rm(folder, { recursive: true, force: true }))

test('a file is given to those who may list it, to be saved and never run; an infected or missing one is not', async () => {
  const { store, signedIn } = under.api
  const { campaign, entrants: [first] } = await sampleCampaign(store, 1)
  const [unit, observer] = [await samplePerson(store, 'unit', campaign.id, { unitId: first?.unitId ?? '' }), await samplePerson(store, 'observer', campaign.id)]
  const bonusCase = await createBonusCase(store, { campaignId: campaign.id, entrantId: first?.id ?? '', category: '创新', title: '案例' })
  await updateBonusCase(store, bonusCase.id, 1, { state: 'submitted' })
  const page = new TextEncoder().encode('<script>alert(1)</script>')
  const attach = async (bytes: Uint8Array, scan: 'clean' | 'infected', isKept = true) => {
    const { sha256, size } = isKept ? await objects.put(bytes) : { sha256: 'b'.repeat(64), size: 3 }
    await store.db.insert(evidenceObject).values({ sha256, size, mediaType: 'text/html' }).onConflictDoNothing()
    return `/cases/${bonusCase.id}/attachments/${(await createAttachment(store, { bonusCaseId: bonusCase.id, sha256, fileName: '证明"\r\n.html', scan, uploadedBy: unit.id })).id}/content`
  }
  const [clean, infected, missing] = [await attach(page, 'clean'), await attach(page, 'infected'), await attach(page, 'clean', false)]
  const owner = await signedIn(unit)
  const answer = await owner('GET', clean)
  expect(answer.status).toBe(200)
  expect(new Uint8Array(await answer.arrayBuffer())).toEqual(page)
  expect(answer.headers.get('content-disposition')).toBe(`attachment; filename*=UTF-8''%E8%AF%81%E6%98%8E%22%0D%0A.html`)
  expect(answer.headers.get('x-content-type-options')).toBe('nosniff')
  expect(answer.headers.get('content-security-policy')).toContain("default-src 'none'")
  expect((await owner('GET', infected)).status).toBe(422)
  expect((await owner('GET', missing)).status).toBe(500)
  expect((await owner('GET', clean.replace(/[^/]+\/content$/, `${campaign.id}/content`))).status).toBe(404)
  expect((await (await signedIn(observer))('GET', clean)).status).toBe(403)
  expect((await under.api.browser()('GET', clean)).status).toBe(401)
})
