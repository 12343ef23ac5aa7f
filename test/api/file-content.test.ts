import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { createAttachment } from '../../src/store/attachment.ts'
import { createBonusCase, updateBonusCase } from '../../src/store/bonus-case.ts'
import { digestOf } from '../../src/store/objects/object-store.ts'
import { diskObjects } from '../../src/store/objects/disk-objects.ts'
import type { ObjectStore } from '../../src/store/objects/object-store.ts'
import { getPerson } from '../../src/store/person.ts'
import { evidenceObject } from '../../src/store/schema/tables.ts'
import { sampleCampaign, samplePerson } from '../store/sample-campaign.ts'
import { VERBS } from '../workflow/campaign/checked-verbs.ts'
import { advance, judgeAll, setStage, tasksOf } from '../workflow/campaign/stage.ts'
import { useApi } from './api-under-test.ts'
import type { Browser } from './api-under-test.ts'

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

test('files beside marks are read by the reviewer to whom the disagreement was given, once it is one, and by nobody else', async () => {
  const { store, signedIn } = under.api
  const stage = await setStage(store, 1)
  const { campaignId, actors: { manager, admin, observer, first, second, third, reviewer, units: [unit] } } = stage
  const browsers = new Map<string, Promise<Browser>>()
  const browserOf = async ({ id }: { readonly id: string }): Promise<Browser> => {
    const found = browsers.get(id) ?? getPerson(store, id).then(signedIn)
    browsers.set(id, found)
    return found
  }
  await advance(stage, 'collecting', 'judging')
  await judgeAll(stage)
  await advance(stage, 'assessing')
  await VERBS['task.create'].run(stage.as(manager), { campaignId, by: 'unit', seed: 's' })
  const text = (name: string) => `核对记录：${name}`
  const marks: { readonly id: string; readonly assessor: typeof first }[] = []
  const markAs = async (assessor: typeof first, rating: number) => {
    const task = (await tasksOf(stage, assessor)).find(({ pointId }) => pointId === 'b/1')
    if (!task) return
    const bytes = new TextEncoder().encode(text(assessor.name))
    const path = join(folder, `upload-${assessor.id}`)
    await writeFile(path, bytes)
    const { id, version } = await VERBS['mark.save'].run(stage.as(assessor), { taskId: task.id, version: 0, opinion: { outcome: 'rated', rating }, note: '说明' })
    await VERBS['attachment.add'].run({ ...stage.as(assessor), objects }, { holder: { markId: id }, fileName: '记录.txt', file: { path, size: bytes.length, sha256: digestOf(bytes) } })
    await VERBS['mark.submit'].run(stage.as(assessor), { taskId: task.id, version })
    marks.push({ id, assessor })
  }
  const everybody = [first, second, third]
  /** Who of all gets the list of a mark's files by the mark itself. */
  const readersOf = async (markId: string | undefined) => {
    const readers = []
    for (const person of [...everybody, manager, admin, observer, reviewer]) if ((await (await browserOf(person))('GET', `/marks/${markId}/attachments`)).status === 200) readers.push(person.id)
    return readers
  }
  // Rated apart, so that there is a disagreement; who got the point is the assignment's business.
  for (const assessor of everybody) await markAs(assessor, marks.length === 0 ? 0 : 1)
  expect(marks).toHaveLength(2)
  await VERBS['adjudication.open'].run(stage.as(manager), { campaignId })
  const [adjudication] = (await VERBS['adjudication.list'].run(stage.as(reviewer), { campaignId })).items
  const asReviewer = await browserOf(reviewer)
  const answer = await (await asReviewer('GET', `/adjudications/${adjudication?.id}`)).text()
  for (const { id, assessor } of marks) for (const secret of [id, assessor.id, assessor.name]) expect(answer).not.toContain(secret)
  const files = (JSON.parse(answer) as { marks: { round: number; attachments: { id: string; fileName: string }[] }[] }).marks.map(({ attachments }) => attachments)
  expect(files.map(list => list.map(({ fileName }) => fileName))).toEqual([['记录.txt'], ['记录.txt']])
  const addresses = files.flat().map(({ id }) => `/adjudications/${adjudication?.id}/marks/attachments/${id}/content`)
  const texts = []
  for (const address of addresses) {
    const file = await asReviewer('GET', address)
    expect([file.status, file.headers.get('content-disposition')]).toEqual([200, `attachment; filename*=UTF-8''${encodeURIComponent('记录.txt')}`])
    texts.push(await file.text())
  }
  expect(texts.sort()).toEqual(marks.map(({ assessor }) => text(assessor.name)).sort())

  const anotherReviewer = await samplePerson(store, 'reviewer', campaignId)
  const statuses = async (person: { readonly id: string }) => { const ask = await browserOf(person); return Promise.all(addresses.map(async address => (await ask('GET', address)).status)) }
  for (const person of [...everybody, manager, admin, observer, unit ?? manager]) expect(await statuses(person)).toEqual([403, 403])
  expect(await statuses(anotherReviewer)).toEqual([404, 404])
  // The other assessor learns nothing by the mark itself, now that it is revealed to the reviewer.
  for (const { id, assessor } of marks) expect(await readersOf(id)).toEqual([assessor.id])
  // Given to somebody else, it is no longer the first one's to read.
  await VERBS['adjudication.assign'].run(stage.as(manager), { campaignId, id: adjudication?.id ?? '', version: adjudication?.version ?? 0, reviewerId: anotherReviewer.id })
  expect([await statuses(reviewer), await statuses(anotherReviewer)]).toEqual([[404, 404], [200, 200]])
})
