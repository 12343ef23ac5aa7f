import { describe, expect, test } from 'vitest'
import { compareTable } from '../../src/scoring/compare-table.ts'
import type { CohortResult, PresentUnit, PrintedRow, PrintedTable } from '../../src/scoring/compare-table.ts'

const row = (position: number, unitId: string | null, rank: number | null, score: number | null, values: PrintedRow['values'] = {}): PrintedRow => ({ position, unitName: `印 ${position}`, unitId, rank, score, values })
const unit = (id: string, rank: number | null, low: number, dimensions: PresentUnit['dimensions'] = [], high = low): PresentUnit => ({ id, name: `${id}市`, rank, low, high, dimensions })
const dimension = (name: string, low: number, high = low) => ({ name, index: { low, high } })
const table = (rows: readonly PrintedRow[], columns: readonly string[] = ['单位', '总分'], maximum: number | null = null): PrintedTable => ({ rows, columns, maximum })
const NOW: CohortResult = { total: 110, units: [unit('甲', 2, 88), unit('乙', 1, 99), unit('丙', 3, 55, [], 66), unit('新', 4, 11)] }

describe('ranks and scores', () => {
  const found = compareTable(table([row(0, '旧', 1, 95), row(1, '甲', 2, 90), row(2, '乙', 3, 80), row(3, null, 4, 70), row(4, '丙', 5, 60)], ['排名', '单位', '总分'], 100), NOW)
  test('as printed and as they are now; places among the units of both, so that newcomers move nobody', () => {
    expect(found.units).toEqual([
      { unit: '甲', name: '甲市', position: 1, printedName: '印 1', rankBefore: 2, rankNow: 2, places: { before: 1, now: 2, change: -1 }, scoreBefore: 90, scoreNow: { low: 88, high: 88 }, share: { before: 0.9, now: 0.8, change: -0.1 } },
      { unit: '乙', name: '乙市', position: 2, printedName: '印 2', rankBefore: 3, rankNow: 1, places: { before: 2, now: 1, change: 1 }, scoreBefore: 80, scoreNow: { low: 99, high: 99 }, share: { before: 0.8, now: 0.9, change: 0.1 } },
      { unit: '丙', name: '丙市', position: 4, printedName: '印 4', rankBefore: 5, rankNow: 3, places: { before: 3, now: 3, change: 0 }, scoreBefore: 60, scoreNow: { low: 55, high: 66 }, share: { before: 0.6, now: 0.5, change: -0.1 } },
    ])
    expect(found).toMatchObject({ order: 'ranks', maximum: { before: 100, basis: 'stated', now: 110 } })
  })
  test('what has no counterpart is listed with the reason', () => {
    expect(found.onlyBefore).toEqual([{ position: 0, printedName: '印 0', unit: '旧', why: 'not-in-cohort' }, { position: 3, printedName: '印 3', unit: null, why: 'not-linked' }])
    expect(found.onlyNow).toEqual([{ unit: '新', name: '新市' }])
  })
  test('a table without ranks is ranked by its printed scores, ties sharing a rank as the campaign says', () => {
    const rows = [row(0, '甲', null, 90), row(1, '乙', null, 90), row(2, '丙', null, 80)]
    expect(compareTable(table(rows), NOW).units.map(({ rankBefore }) => rankBefore)).toEqual([1, 1, 2])
    expect(compareTable(table(rows), NOW, 'competition').units.map(({ rankBefore, places }) => [rankBefore, places?.change])).toEqual([[1, -1], [1, 0], [3, 0]])
    expect(compareTable(table(rows), NOW).order).toBe('scores')
  })
  test('a table with ranks alone has no scores to compare, one with neither no ranks; a cohort listed by tiers none either', () => {
    expect(compareTable(table([row(0, '甲', 7, null)], ['排名', '单位']), NOW).units[0]).toMatchObject({ rankBefore: 7, places: { change: 0 }, scoreBefore: null, share: null })
    const tiers = compareTable(table([row(0, '甲', null, null)], ['单位', '档次']), { total: 110, units: [unit('甲', null, 88)] })
    expect(tiers).toMatchObject({ order: 'none', units: [{ rankBefore: null, rankNow: null, places: null, share: null }] })
  })
  test('a unit with two rows, or two results, is not guessed at; a table that names nobody of the cohort compares nothing', () => {
    expect(compareTable(table([row(0, '甲', 1, 90), row(1, '甲', 2, 80)]), NOW).onlyBefore.map(({ why }) => why)).toEqual(['several-rows', 'several-rows'])
    const twice = compareTable(table([row(0, '甲', 1, 90)]), { total: 110, units: [unit('甲', 1, 90), unit('甲', 2, 80)] })
    expect([twice.onlyBefore[0]?.why, twice.units, twice.onlyNow]).toEqual(['several-results', [], []])
    expect(compareTable(table([row(0, null, 1, 90)]), NOW)).toMatchObject({ units: [], onlyNow: [{ unit: '甲' }, { unit: '乙' }, { unit: '丙' }, { unit: '新' }] })
  })
})

describe('the maximum of the table', () => {
  const maximum = (columns: readonly string[], score: number, stated: number | null = null, values: PrintedRow['values'] = {}) => compareTable(table([row(0, '甲', 1, score, values)], columns, stated), NOW).maximum
  test.each([
    ['as stated', ['总分'], 86, 100, {}, 100, 'stated'],
    ['as printed with the total', ['单位', '总分（满分110分）'], 86, null, {}, 110, 'total-head'],
    ['as the heads of all columns add up', ['信息公开(30)', '在线服务(25分)', '总得分'], 44.9, null, { '信息公开(30)': 25.4, '在线服务(25分)': 19.5 }, 55, 'column-heads'],
    ['unknown where one column prints none', ['信息公开(30)', '在线服务', '总得分'], 44.9, null, { '信息公开(30)': 25.4, 在线服务: 19.5 }, null, 'unknown'],
    ['unknown where nothing says', ['总分'], 86, null, {}, null, 'unknown'],
    ['none that a score exceeds', ['总分'], 120, 100, {}, null, 'unknown'],
  ])('%s', (_, columns, score, stated, values, before, basis) => {
    expect(maximum(columns, score, stated, values as PrintedRow['values'])).toEqual({ before, basis, now: 110 })
  })
})

describe('dimensions', () => {
  const now: CohortResult = { total: 100, units: [unit('甲', 1, 80, [dimension('信息公开', 0.9), dimension('办事 服务', 0.5, 0.7), dimension('互动交流', 0.4), dimension('管理保障', 1)])] }
  const found = compareTable(table([row(0, '甲', 1, 80, { 序号: 1, 信息公开指数: 0.83, '办事服务(20)': 15, 互动交流: 12, 国际化: 7 })], ['序号', '单位', '信息公开指数', '办事服务(20)', '互动交流', '国际化', '总分']), now)
  test('are compared where a printed column has their name: an index as it is, points by the printed maximum', () => {
    expect(found.dimensions).toEqual([
      { name: '信息公开', column: '信息公开指数', basis: 'index', units: [{ unit: '甲', before: 0.83, now: 0.9, change: 0.07 }] },
      // Still open: not compared.
      { name: '办事 服务', column: '办事服务(20)', basis: 'worth', units: [] },
      // Points out of nobody knows what.
      { name: '互动交流', column: '互动交流', basis: 'unknown', units: [] },
    ])
    expect(found.notCompared).toEqual({ columns: ['国际化'], dimensions: ['管理保障'] })
  })
  test('of points and index of one dimension the one that can be compared is taken', () => {
    const both = compareTable(table([row(0, '甲', 1, 80, { 信息公开得分: 25, 信息公开指数: 0.83 })], ['信息公开得分', '信息公开指数']), now)
    expect(both.dimensions[0]).toMatchObject({ column: '信息公开指数', basis: 'index' })
    expect(both.notCompared.columns).toEqual(['信息公开得分'])
  })
})
