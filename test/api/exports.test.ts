import ExcelJS from 'exceljs'
import { beforeAll, expect, test } from 'vitest'
import { createBonusCase, updateBonusCase } from '../../src/store/bonus-case.ts'
import { grantMembership } from '../../src/store/membership.ts'
import { createPerson, getPerson } from '../../src/store/person.ts'
import { readTable } from '../../src/workflow/campaign/imports/read-table.ts'
import { IMPORT_TEMPLATES } from '../../src/workflow/campaign/imports/templates.ts'
import { judgeAll, setStage, advance } from '../workflow/campaign/stage.ts'
import type { Stage } from '../workflow/campaign/stage.ts'
import { ORIGIN, useApi } from './api-under-test.ts'
import type { Browser } from './api-under-test.ts'

const under = useApi()
let stage: Stage
let administrator: Browser
const AT = '2026-06-01T00:00:00.000Z'
const base = () => `/campaigns/${stage.campaignId}`

beforeAll(async () => {
  const { store } = under.api
  stage = await setStage(store, 3)
  await advance(stage, 'collecting', 'judging')
  await judgeAll(stage)
  const person = await createPerson(store, { name: '管理员', email: 'exports@example.cn' })
  await grantMembership(store, { personId: person.id, role: 'administrator', campaignId: null })
  administrator = await under.api.signedIn(person)
}, 60_000)

async function sheetOf(answer: Response): Promise<ExcelJS.Worksheet> {
  const book = new ExcelJS.Workbook()
  await book.xlsx.load(await answer.arrayBuffer())
  const [sheet] = book.worksheets
  if (!sheet) throw new Error('no sheet')
  return sheet
}
/** What a database can hold; a unit may type the rest. */
const storable = (text: string): string => text.replaceAll('\0', '').replaceAll('\ud800', '')
const valuesOf = (sheet: ExcelJS.Worksheet): unknown[][] => {
  const rows: unknown[][] = []
  sheet.eachRow(row => { rows.push((row.values as unknown[]).slice(1)) })
  return rows
}

test.each(['csv', 'jsonl', 'xlsx'])('ranking, points and judgements leave as %s', async format => {
  for (const [path, rows] of [[`${base()}/cohorts/${stage.cohortId}/exports/ranking`, 3], [`${base()}/exports/points`, 12], [`${base()}/exports/judgements`, 6]] as const) {
    const answer = await administrator('GET', `${path}.${format}`)
    expect(answer.status).toBe(200)
    const lines = format === 'xlsx' ? valuesOf(await sheetOf(answer)) : (await answer.text()).trimEnd().split('\n')
    expect(lines).toHaveLength(rows + (format === 'jsonl' ? 0 : 1))
  }
})

test('no cell of a workbook is a formula, whatever was entered; numbers stay numbers, and what XML cannot hold is left out', async () => {
  const { store } = under.api
  const hostile = ['=HYPERLINK("http://x","y")', '+1+1', '-2+3', '@SUM(A1)', '\t=1', '＝1', '=cmd|\' /C calc\'!A0', `a\u0000b\u000b\ud800c & <d> "e"`, '长'.repeat(40_000)]
  for (const [n, title] of hostile.entries()) {
    const made = await createBonusCase(store, { campaignId: stage.campaignId, entrantId: stage.entrants[0]?.id ?? '', category: '创新', title: storable(title).slice(0, 200), text: storable(title) })
    await updateBonusCase(store, made.id, 1, { state: 'accepted', award: n, reason: storable(title), submittedAt: AT, decidedAt: AT })
  }
  const sheet = await sheetOf(await administrator('GET', `${base()}/exports/cases.xlsx`))
  let cells = 0
  sheet.eachRow(row => { row.eachCell(cell => { cells++; expect(cell.type).not.toBe(ExcelJS.ValueType.Formula); expect(cell.formula).toBeFalsy() }) })
  expect(cells).toBeGreaterThan(hostile.length * 5)
  const rows = valuesOf(sheet)
  expect(rows.slice(1).map(row => row[3]).slice(0, 4)).toEqual(hostile.slice(0, 4))
  expect(rows.slice(1).map(row => row[6])).toEqual(hostile.map((_, n) => n))
  expect(rows[8]?.[4]).toBe('abc & <d> "e"')
  expect(String(rows[9]?.[4])).toHaveLength(32_767)
})

test('what cannot be listed cannot be exported, in any form', async () => {
  const unit = await under.api.signedIn(await getPerson(under.api.store, stage.actors.units[0]?.id ?? ''))
  for (const format of ['csv', 'jsonl', 'xlsx']) {
    expect((await under.api.browser()('GET', `${base()}/exports/points.${format}`)).status).toBe(401)
    expect((await administrator('GET', `/campaigns/01a20000-0000-7000-8000-000000000000/exports/points.${format}`)).status).toBe(404)
    expect((await unit('GET', `${base()}/exports/judgements.${format}`)).status).toBe(403)
  }
})

test.each(IMPORT_TEMPLATES.map(template => ({ template, name: template.name })))('the empty table for $name has the columns that the importer reads', async ({ template }) => {
  const answer = await under.api.app.request(`${ORIGIN}/api/v1/import-templates/${template.name}.xlsx`)
  expect(answer.status).toBe(200)
  const table = await readTable('t.xlsx', new Uint8Array(await answer.arrayBuffer()))
  expect(table.columns).toEqual(template.columns)
  expect(table.rows).toHaveLength(template.examples.length)
  expect((await under.api.app.request(`${ORIGIN}/api/v1/import-templates/..%2Fx.xlsx`)).status).toBe(404)
})

test('the filled-in examples of the tables can be imported, and a preview of them leaves nothing', async () => {
  const fresh = await setStage(under.api.store, 1)
  const upload = async (name: string): Promise<FormData> => {
    const bytes = await (await under.api.app.request(`${ORIGIN}/api/v1/import-templates/${name}.xlsx`)).arrayBuffer()
    const form = new FormData()
    form.set('file', new File([new Uint8Array(bytes)], `${name}.xlsx`))
    if (name === 'units') form.set('cohortId', fresh.cohortId)
    return form
  }
  const before = await (await administrator('GET', `/campaigns/${fresh.campaignId}/entrants`)).json()
  const preview = await administrator('POST', `/campaigns/${fresh.campaignId}/imports/units/preview`, { raw: await upload('units') })
  expect(await preview.json()).toMatchObject({ accepted: 2, newUnits: 2, newEntrants: 2, refused: [], rows: [{ line: 2, name: '示例市人民政府', isNew: true, channels: 2 }, { line: 3, name: '示例市教育局', isNew: true }] })
  expect(await (await administrator('GET', `/campaigns/${fresh.campaignId}/entrants`)).json()).toEqual(before)
  expect((await (await administrator('GET', `/campaigns/${fresh.campaignId}/imports`)).json())).toMatchObject({ items: [] })
  const imported = await administrator('POST', `/campaigns/${fresh.campaignId}/imports/units`, { raw: await upload('units'), headers: { 'idempotency-key': 'once-1' } })
  expect(await imported.json()).toMatchObject({ accepted: 2, newUnits: 2, newEntrants: 2 })
  expect(await (await administrator('POST', `/campaigns/${fresh.campaignId}/imports/units/preview`, { raw: await upload('units') })).json()).toMatchObject({ accepted: 2, newUnits: 0, newEntrants: 0, rows: [{ isNew: false }, { isNew: false }] })
  const people = await administrator('POST', `/campaigns/${fresh.campaignId}/imports/people/preview`, { raw: await upload('people') })
  expect(await people.json()).toMatchObject({ accepted: 2, refused: [], rows: [{ email: 'zhangsan@example.cn', role: 'assessor', isNew: true }, { role: 'unit', isNew: true }] })
  expect((await (await administrator('GET', '/people?limit=500')).json() as { items: { email: string }[] }).items.some(({ email }) => email === 'zhangsan@example.cn')).toBe(false)
})

test('the ranking under other weights stands beside the present one, and nothing of it is kept', async () => {
  const path = `${base()}/cohorts/${stage.cohortId}/sensitivity`
  const now = await (await administrator('GET', path)).json() as { indicators: { id: string; weight: number; changed: number }[]; units: { rank: number; changedRank: number; score: number; changedScore: number }[]; leaveOneOut: unknown[] }
  expect(now.indicators.map(({ weight, changed }) => [weight, changed])).toEqual([[60, 60], [40, 40]])
  expect(now.units).toHaveLength(3)
  expect(now.units.every(({ rank, changedRank, score, changedScore }) => rank === changedRank && score === changedScore)).toBe(true)
  expect(now.leaveOneOut).toHaveLength(2)
  const changed = await (await administrator('POST', path, { body: { weights: { a: 120 } } })).json() as typeof now
  expect(changed.indicators.map(one => one.changed)).toEqual([75, 25])
  // All have a/1 0.8 and a/2 0.6 of 60, nothing of b: 42, and of 75 52.5.
  expect(changed.units[0]).toMatchObject({ score: 42, changedScore: 52.5 })
  expect((await administrator('POST', path, { body: { weights: { nothing: 1 } } })).status).toBe(422)
  expect((await administrator('POST', path, { body: { weights: { a: 0, b: 0 } } })).status).toBe(422)
})
