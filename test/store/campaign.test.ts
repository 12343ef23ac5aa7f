import { sql } from 'drizzle-orm'
import { describe, expect, test } from 'vitest'
import { createCampaign, findCampaignBySlug, getCampaign, listCampaigns, lockCampaign, updateCampaign } from '../../src/store/campaign.ts'
import { createChannel, updateChannel } from '../../src/store/channel.ts'
import { createCohort } from '../../src/store/cohort.ts'
import { createConflictRule, listConflicts, listConflictRules, revokeConflictRule } from '../../src/store/conflict-rule.ts'
import { channelsOfEntrant, createEntrant, getEntrant, listEntrants, withdrawEntrant } from '../../src/store/entrant.ts'
import { newId } from '../../src/store/ids.ts'
import { createImportRun, listImportRuns } from '../../src/store/import-run.ts'
import { countAdministrators, grantMembership, grantsOf, listMemberships, peopleInRole, revokeMembership } from '../../src/store/membership.ts'
import { createPerson, findPersonByEmail, getPerson, listPeople, updatePerson } from '../../src/store/person.ts'
import { getSchemeEdition, importSchemeEdition, replaceSchemeDocument } from '../../src/store/scheme-edition.ts'
import { getSetting, putSetting } from '../../src/store/setting.ts'
import { createUnit, findUnitsByName, importUnits, listUnits, updateUnit } from '../../src/store/unit.ts'
import { sampleCampaign, samplePerson, sampleSet } from './sample-campaign.ts'
import { useStore } from './test-database.ts'

const database = useStore()

describe('campaigns', () => {
  test('two who edit the same version: the second is refused and loses nothing', async () => {
    const { store } = database
    const { campaign } = await sampleCampaign(store, 1)
    const first = await updateCampaign(store, campaign.id, 1, { title: '一' })
    expect(first).toMatchObject({ version: 2, title: '一' })
    await expect(updateCampaign(store, campaign.id, 1, { title: '二' })).rejects.toMatchObject({ code: 'version-conflict', params: { expected: 1, found: 2 } })
    await expect(updateCampaign(store, newId(), 1, { title: '二' })).rejects.toMatchObject({ code: 'row-not-found' })
    expect((await getCampaign(store, campaign.id)).title).toBe('一')
  })

  test('of twenty simultaneous edits exactly one wins', async () => {
    const { store } = database
    const { campaign } = await sampleCampaign(store, 1)
    const results = await Promise.allSettled(Array.from({ length: 20 }, async (_, index) => updateCampaign(store, campaign.id, 1, { title: String(index) })))
    expect(results.filter(({ status }) => status === 'fulfilled')).toHaveLength(1)
    expect((await getCampaign(store, campaign.id)).version).toBe(2)
  })

  test('pages follow one another without gap or repetition while rows are added', async () => {
    const { store } = database
    for (let no = 0; no < 7; no++) await sampleCampaign(store, 1)
    const seen: string[] = []
    let after: string | null = null
    do {
      const page: Awaited<ReturnType<typeof listCampaigns>> = await listCampaigns(store, { after, limit: 3 })
      seen.push(...page.items.map(({ id }) => id))
      if (after === null) await sampleCampaign(store, 1)
      after = page.next
    } while (after !== null)
    expect(new Set(seen).size).toBe(seen.length)
    expect(seen).toEqual([...seen].sort().reverse())
    await expect(listCampaigns(store, { after: 'not a cursor' })).rejects.toMatchObject({ code: 'cursor-invalid' })
    await expect(listCampaigns(store, { after: Buffer.from(`["' or 1=1"]`).toString('base64url') })).rejects.toMatchObject({ code: 'cursor-invalid' })
  })

  test('the same slug twice is refused with a code, in a transaction that leaves nothing behind', async () => {
    const { store } = database
    const row = { slug: 'once', title: '一次', windowFrom: '2026-01-01', windowTo: '2026-01-31', evaluationDate: '2026-01-31' }
    await store.transaction(async tx => createCampaign(tx, row))
    await expect(store.transaction(async tx => {
      await putSetting(tx, 'left-behind', true, 0)
      await createCampaign(tx, row)
    })).rejects.toMatchObject({ code: 'already-exists', params: { what: 'campaign' } })
    expect(await getSetting(store, 'left-behind')).toBeUndefined()
    await expect(store.transaction(async tx => createCampaign(tx, { ...row, slug: 'window', windowTo: '2025-01-01' }))).rejects.toMatchObject({ code: 'value-refused' })
    expect((await findCampaignBySlug(store, 'once'))?.title).toBe('一次')
  })

  test('a verb that holds the campaign keeps its state until it is done', async () => {
    const { store } = database
    const { campaign } = await sampleCampaign(store, 1)
    const order: string[] = []
    const verb = store.transaction(async tx => {
      await lockCampaign(tx, campaign.id, 'share')
      await tx.db.execute(sql`select pg_sleep(0.15)`)
      order.push('verb')
    })
    await new Promise(done => setTimeout(done, 50))
    const change = store.transaction(async tx => {
      const held = await lockCampaign(tx, campaign.id, 'update')
      order.push('change')
      return updateCampaign(tx, campaign.id, held.version, { state: 'collecting' })
    })
    await Promise.all([verb, change])
    expect(order).toEqual(['verb', 'change'])
  })
})

describe('scheme editions', () => {
  test('may be corrected until a campaign leaves its draft; from then on nothing changes or removes them', async () => {
    const { store } = database
    const { campaign, edition } = await sampleCampaign(store, 1)
    const corrected = await store.transaction(async tx => replaceSchemeDocument(tx, edition.id, 1, '示例', { points: ['a/1', 'a/2', 'a/3'] }))
    expect(corrected.digest).not.toBe(edition.digest)
    await updateCampaign(store, campaign.id, 1, { state: 'collecting' })
    expect((await getSchemeEdition(store, edition.id)).usedAt).not.toBeNull()
    await expect(store.transaction(async tx => replaceSchemeDocument(tx, edition.id, corrected.version, '示例', {}))).rejects.toMatchObject({ code: 'record-sealed' })
    await expect(store.transaction(async tx => tx.db.execute(sql`delete from scheme_edition where id = ${edition.id}`))).rejects.toMatchObject({ code: 'record-sealed' })
  })

  test('are in use as soon as something is judged by them, or a cohort joins a running campaign', async () => {
    const { store } = database
    const sample = await sampleCampaign(store, 1)
    await sampleSet(store, sample, sample.entrants[0]?.id ?? '', { 'a/1': 1 })
    expect((await getSchemeEdition(store, sample.edition.id)).usedAt).not.toBeNull()
    const running = await sampleCampaign(store, 1)
    await updateCampaign(store, running.campaign.id, 1, { state: 'assessing' })
    const late = await importSchemeEdition(store, { schemeId: 'late', edition: '1', title: '晚', document: {} })
    await createCohort(store, { campaignId: running.campaign.id, name: '县区', schemeEditionId: late.id, variant: 'county' })
    expect((await getSchemeEdition(store, late.id)).usedAt).not.toBeNull()
  })

  test('the same content comes in twice as one, other content under the same name is refused', async () => {
    const { store } = database
    const one = await importSchemeEdition(store, { schemeId: 'twice', edition: '2026', title: '二', document: { a: 1, b: [2] } })
    expect((await importSchemeEdition(store, { schemeId: 'twice', edition: '2026', title: '二', document: { b: [2], a: 1 } })).id).toBe(one.id)
    await expect(importSchemeEdition(store, { schemeId: 'twice', edition: '2026', title: '二', document: { a: 2 } })).rejects.toMatchObject({ code: 'already-exists' })
  })
})

describe('units', () => {
  test('come in bulk; those that are there already stay as they are', async () => {
    const { store } = database
    const rows = Array.from({ length: 6_000 }, (_, index) => ({ name: `县 ${index}`, level: 'county', regionCode: String(510_000 + (index % 900)) }))
    expect(await importUnits(store, rows)).toBe(6_000)
    expect(await importUnits(store, [...rows.slice(0, 2), { name: '新县', level: 'county', regionCode: '519999' }])).toBe(1)
    expect((await findUnitsByName(store, [{ regionCode: '519999', name: '新县' }, { regionCode: '519999', name: '没有' }])).map(({ name }) => name)).toEqual(['新县'])
  })

  test('are listed in the order of region codes and searched literally', async () => {
    const { store } = database
    await importUnits(store, [{ name: '百%分', level: 'x', regionCode: '110000' }, { name: '百分', level: 'x', regionCode: '110101' }, { name: '东_城', level: 'x', regionCode: '110101' }])
    const first = await listUnits(store, { regionPrefix: '11', limit: 2 })
    const rest = await listUnits(store, { regionPrefix: '11', limit: 2, after: first.next })
    expect([...first.items, ...rest.items].map(({ name }) => name)).toEqual(['百%分', '东_城', '百分'])
    expect((await listUnits(store, { nameContains: '%' })).items.map(({ name }) => name)).toEqual(['百%分'])
    expect((await listUnits(store, { nameContains: '_' })).items.map(({ name }) => name)).toEqual(['东_城'])
  })

  test('a region code that is none is refused', async () => {
    await expect(database.store.transaction(async tx => createUnit(tx, { name: '错', level: 'x', regionCode: '11' }))).rejects.toMatchObject({ code: 'value-refused', params: { what: 'unit' } })
  })

  test('the channels of an entrant are those its cohort looks at, or its own single one', async () => {
    const { store } = database
    const { campaign, edition, entrants } = await sampleCampaign(store, 1)
    const unitId = entrants[0]?.unitId ?? ''
    expect((await channelsOfEntrant(store, entrants[0]?.id ?? '')).map(({ kind }) => kind)).toEqual(['website'])
    const account = await createChannel(store, { unitId, kind: 'weibo', address: 'w' })
    const media = await createCohort(store, { campaignId: campaign.id, name: '新媒体', schemeEditionId: edition.id, variant: 'city' })
    const single = await createEntrant(store, { campaignId: campaign.id, cohortId: media.id, unitId, channelId: account.id })
    expect((await channelsOfEntrant(store, single.id)).map(({ kind }) => kind)).toEqual(['weibo'])
    await updateChannel(store, account.id, 1, { retiredAt: '2026-05-01T00:00:00.000Z' })
    expect(await channelsOfEntrant(store, single.id)).toEqual([])
    await expect(store.transaction(async tx => createEntrant(tx, { campaignId: campaign.id, cohortId: media.id, unitId, channelId: account.id }))).rejects.toMatchObject({ code: 'already-exists' })
    await withdrawEntrant(store, single.id, 1, '2026-05-02T00:00:00.000Z', '撤销')
    expect((await listEntrants(store, { campaignId: campaign.id, unitId })).items.map(({ cohortName }) => cohortName)).toEqual(['地市'])
    expect((await getEntrant(store, single.id)).withdrawnAt).toBe('2026-05-02T00:00:00.000Z')
  })

  test('an entrant cannot be put into another campaign’s cohort', async () => {
    const { store } = database
    const [one, two] = [await sampleCampaign(store, 1), await sampleCampaign(store, 1)]
    await expect(store.transaction(async tx => createEntrant(tx, { campaignId: one.campaign.id, cohortId: two.cohort.id, unitId: one.entrants[0]?.unitId ?? '' }))).rejects.toMatchObject({ code: 'still-referenced' })
  })

  test('nothing that something hangs on can be removed', async () => {
    const { store } = database
    const { campaign, cohort, entrants } = await sampleCampaign(store, 1)
    for (const [table, id] of [['campaign', campaign.id], ['cohort', cohort.id], ['unit', entrants[0]?.unitId]] as const) {
      await expect(store.transaction(async tx => tx.db.execute(sql`delete from ${sql.identifier(table)} where id = ${id}`))).rejects.toMatchObject({ code: 'still-referenced' })
    }
  })
})

describe('people', () => {
  test('an address is one person, however it is written', async () => {
    const { store } = database
    const person = await createPerson(store, { name: '甲', email: 'Jia@Example.cn' })
    expect((await findPersonByEmail(store, 'jia@example.CN'))?.id).toBe(person.id)
    await expect(store.transaction(async tx => createPerson(tx, { name: '乙', email: 'JIA@example.cn' }))).rejects.toMatchObject({ code: 'already-exists' })
    expect((await listPeople(store, {})).items.length).toBeGreaterThan(0)
  })

  test('grants: of one campaign and everywhere, none after revocation or for a disabled person', async () => {
    const { store } = database
    const [one, two] = [await sampleCampaign(store, 1), await sampleCampaign(store, 1)]
    const person = await samplePerson(store, 'assessor', one.campaign.id)
    await grantMembership(store, { personId: person.id, role: 'observer', campaignId: null })
    expect((await grantsOf(store, person.id, one.campaign.id)).map(({ role }) => role).sort()).toEqual(['assessor', 'observer'])
    expect((await grantsOf(store, person.id, two.campaign.id)).map(({ role }) => role)).toEqual(['observer'])
    await expect(store.transaction(async tx => grantMembership(tx, { personId: person.id, role: 'observer', campaignId: null }))).rejects.toMatchObject({ code: 'already-exists' })
    const observer = (await listMemberships(store, { personId: person.id })).items.find(({ role }) => role === 'observer')
    await revokeMembership(store, observer?.id ?? '', 1, '2026-02-01T00:00:00.000Z')
    expect((await grantsOf(store, person.id, two.campaign.id))).toEqual([])
    expect((await peopleInRole(store, one.campaign.id, 'assessor')).map(({ personId }) => personId)).toEqual([person.id])
    await updatePerson(store, person.id, 1, { disabledAt: '2026-02-01T00:00:00.000Z' })
    expect(await grantsOf(store, person.id)).toEqual([])
    expect(await peopleInRole(store, one.campaign.id, 'assessor')).toEqual([])
    expect((await getPerson(store, person.id)).disabledAt).toBe('2026-02-01T00:00:00.000Z')
  })

  test('a role "unit" names its unit, others do not', async () => {
    const { store } = database
    const person = await createPerson(store, { name: '丙', email: 'c@example.cn' })
    await expect(store.transaction(async tx => grantMembership(tx, { personId: person.id, role: 'unit' }))).rejects.toMatchObject({ code: 'value-refused' })
  })

  test('administrators are counted while in force', async () => {
    const { store } = database
    const before = await store.transaction(async tx => countAdministrators(tx))
    await samplePerson(store, 'administrator', null)
    expect(await store.transaction(async tx => countAdministrators(tx))).toBe(before + 1)
  })

  test('conflicts of interest: own region, own employer with parent and children, and what was declared', async () => {
    const { store } = database
    const { campaign, entrants } = await sampleCampaign(store, 3)
    const [first, second, third] = entrants
    const local = await samplePerson(store, 'assessor', campaign.id, { regionCode: '440001' })
    const parent = await createUnit(store, { name: `上级 ${campaign.slug}`, level: 'province', regionCode: '440000' })
    await updateUnit(store, second?.unitId ?? '', 1, { parentId: parent.id })
    const employed = await samplePerson(store, 'reviewer', campaign.id, { employerUnitId: parent.id })
    const friend = await samplePerson(store, 'assessor', campaign.id)
    const outsider = await samplePerson(store, 'observer', campaign.id, { regionCode: '440001' })
    const region = await createConflictRule(store, { campaignId: campaign.id, kind: 'own-region', digits: 6 })
    await createConflictRule(store, { campaignId: campaign.id, kind: 'own-employer' })
    await createConflictRule(store, { campaignId: campaign.id, kind: 'declared', personId: friend.id, unitId: third?.unitId ?? '', reason: '亲属' })
    const conflicts = await listConflicts(store, campaign.id)
    expect(conflicts).toHaveLength(3)
    expect(conflicts).toEqual(expect.arrayContaining([
      { personId: local.id, entrantId: first?.id, kind: 'own-region' }, { personId: employed.id, entrantId: second?.id, kind: 'own-employer' }, { personId: friend.id, entrantId: third?.id, kind: 'declared' },
    ]))
    expect(conflicts.some(({ personId }) => personId === outsider.id)).toBe(false)
    expect(await listConflicts(store, campaign.id, { personId: local.id, entrantId: second?.id ?? '' })).toEqual([])
    await createConflictRule(store, { campaignId: campaign.id, kind: 'own-region', digits: 2 })
    expect((await listConflicts(store, campaign.id, { personId: local.id })).length).toBe(4)
    await revokeConflictRule(store, region.id, 1, '2026-02-01T00:00:00.000Z')
    expect((await listConflictRules(store, campaign.id)).length).toBe(3)
    expect((await listConflicts(store, campaign.id, { personId: local.id })).length).toBe(3)
  })
})

test('an import run keeps every refused row', async () => {
  const { store } = database
  const { campaign } = await sampleCampaign(store, 1)
  const refused = [{ line: 7, column: '行政区划代码', value: '11', why: '应为六位数字' }]
  await createImportRun(store, { campaignId: campaign.id, kind: 'units', fileName: '单位.xlsx', accepted: 12, refused })
  expect((await listImportRuns(store, { campaignId: campaign.id })).items).toMatchObject([{ accepted: 12, refused }])
})

test('settings are locked optimistically from the first value on', async () => {
  const { store } = database
  expect(await putSetting(store, 'site', { title: '政衡' }, 0)).toBe(1)
  await expect(putSetting(store, 'site', {}, 0)).rejects.toMatchObject({ code: 'version-conflict', params: { found: 1 } })
  expect(await putSetting(store, 'site', null, 1)).toBe(2)
  expect(await getSetting(store, 'site')).toEqual({ value: null, version: 2 })
})
