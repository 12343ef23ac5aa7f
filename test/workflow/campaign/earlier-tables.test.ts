import { sql } from 'drizzle-orm'
import { expect, test } from 'vitest'
import { createUnit } from '../../../src/store/unit.ts'
import { advance, judgeAll, OPERATOR, setStage } from './stage.ts'
import type { Stage } from './stage.ts'
import { useStore } from '../../store/test-database.ts'
import { VERBS } from './checked-verbs.ts'

const database = useStore()
let made = 0

async function importTable(stage: Stage, text: string, fields: { readonly maximum?: number } = {}) {
  return VERBS['earlier.import'].run(stage.as(stage.actors.admin), { title: `往年 ${++made}`, year: 2019, cohortName: '地市', fileName: 'e.csv', bytes: new TextEncoder().encode(text), ...fields })
}
const nameOf = async (stage: Stage, at: number) => (await VERBS['unit.read'].run(stage.as(OPERATOR), { campaignId: stage.campaignId, id: stage.entrants[at]?.unitId ?? '' })).name

/** Three cities with different scores: the last is best. */
async function judgedStage(): Promise<Stage> {
  const stage = await setStage(database.store, 3)
  await advance(stage, 'collecting', 'judging')
  await judgeAll(stage)
  // The machine's `甲` alone is settled; how it differs is written straight into the scores.
  for (const [at, { id }] of stage.entrants.entries()) {
    const dimensions = [{ name: '甲', weight: 60, low: 30, high: 30, index: { low: 0.5 + at / 10, high: 0.5 + at / 10 } }, { name: '乙', weight: 40, low: 0, high: 40, index: { low: 0, high: 1 } }]
    await stage.store.db.execute(sql`update score set low = ${50 + at * 10}, high = ${60 + at * 10}, dimensions = ${JSON.stringify(dimensions)} where entrant_id = ${id}`)
  }
  return stage
}

test('a cohort as it stands beside an earlier table: linked rows alone, the rest listed, dimensions by their printed name', async () => {
  const stage = await judgedStage()
  const [first, second, third] = [await nameOf(stage, 0), await nameOf(stage, 1), await nameOf(stage, 2)]
  const table = await importTable(stage, `排名,城市名称,甲指数,国际化,总分（满分100分）\n1,${first},0.9,3,90\n第2名,别处市,0.8,4,85\n3,${third},0.7,5,70\n坏,${second},0.1,1,1\n`)
  expect(table).toMatchObject({ accepted: 3, refused: [{ line: 5, column: '排名' }] })
  const compare = async () => VERBS['score.compare-table'].run(stage.as(stage.actors.observer), { campaignId: stage.campaignId, cohortId: stage.cohortId, tableId: table.id })
  const found = await compare()
  expect(found).toMatchObject({
    table: { year: 2019 }, maximum: { before: 100, basis: 'total-head', now: 110 }, order: 'ranks',
    units: [
      { name: first, rankBefore: 1, rankNow: 3, places: { before: 1, now: 2, change: -1 }, scoreBefore: 90, scoreNow: { low: 50, high: 60 }, share: { before: 0.9, now: 0.4545, change: -0.4455 } },
      { name: third, rankBefore: 3, rankNow: 1, places: { before: 2, now: 1, change: 1 }, share: { before: 0.7, now: 0.6364, change: -0.0636 } },
    ],
    notCompared: { columns: ['国际化'], dimensions: ['乙'] },
    onlyBefore: [{ printedName: '别处市', why: 'not-linked' }], onlyNow: [{ name: second }],
  })
  expect(found.dimensions).toMatchObject([{ name: '甲', column: '甲指数', basis: 'index', units: [{ before: 0.9, now: 0.5, change: -0.4 }, { before: 0.7, now: 0.7, change: 0 }] }])

  // Linked by hand, unlinked again, and found by name once there is a unit of that name.
  const link = async (unitId: string | null) => VERBS['earlier.link'].run(stage.as(stage.actors.admin), { tableId: table.id, position: 1, unitId })
  await link(stage.entrants[1]?.unitId ?? '')
  expect((await compare()).units.map(({ name, printedName }) => [name, printedName])).toEqual([[first, first], [second, '别处市'], [third, third]])
  await expect(link(stage.entrants[0]?.unitId ?? '')).rejects.toMatchObject({ code: 'record-sealed' })
  await link(null)
  await expect(link(null)).rejects.toMatchObject({ code: 'record-sealed' })
  const match = async () => VERBS['earlier.match'].run(stage.as(stage.actors.admin), { tableId: table.id })
  expect(await match()).toMatchObject({ linked: 0 })
  const elsewhere = await createUnit(stage.store, { name: '别处市', level: 'prefecture', regionCode: '450100' })
  expect(await match()).toMatchObject({ linked: 1 })
  expect((await compare()).onlyBefore).toMatchObject([{ printedName: '别处市', unit: elsewhere.id, why: 'not-in-cohort' }])
  expect((await VERBS['earlier.list'].run(stage.as(stage.actors.manager), {})).find(({ id }) => id === table.id)).toMatchObject({ rows: 3, linked: 3 })
  await expect(VERBS['earlier.match'].run(stage.as(stage.actors.manager), { tableId: table.id })).rejects.toMatchObject({ code: 'not-permitted' })
})

test('nothing in common is said with both lists; a table of another installation is not found', async () => {
  const stage = await judgedStage()
  const table = await importTable(stage, '单位,总分\n无名甲,90\n无名乙,80\n')
  const found = await VERBS['score.compare-table'].run(stage.as(stage.actors.manager), { campaignId: stage.campaignId, cohortId: stage.cohortId, tableId: table.id })
  expect(found).toMatchObject({ units: [], maximum: { before: null, basis: 'unknown' }, order: 'scores' })
  expect([found.onlyBefore.length, found.onlyNow.length]).toEqual([2, 3])
  await expect(VERBS['score.compare-table'].run(stage.as(stage.actors.manager), { campaignId: stage.campaignId, cohortId: stage.cohortId, tableId: stage.campaignId })).rejects.toMatchObject({ code: 'row-not-found' })
})

test('a score above the stated maximum refuses its row, and says so', async () => {
  const stage = await setStage(database.store, 1)
  const table = await importTable(stage, '单位,总分\n甲甲,90\n乙乙,120\n', { maximum: 100 })
  expect(table).toMatchObject({ accepted: 1, refused: [{ line: 3, column: '总分', value: '120', why: '高于所填满分 100' }] })
})
