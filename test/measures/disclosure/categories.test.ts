import { describe, expect, test } from 'vitest'
import { disclosureCategories } from '../../../src/measures/disclosure/categories.ts'
import { runMeasure } from '../../../src/measures/measure.ts'
import type { Facts } from '../../../src/measures/measure.ts'
import { allSeen, column, halfSeen, HOSTILE, item, known, ON, unseen } from '../known-facts.ts'

const required = ['机构职能', '财政信息', '政府采购', '教育']
const judge = (columns: ReturnType<typeof column>[], others: Facts = { coverage: allSeen }): ReturnType<typeof runMeasure> => runMeasure(disclosureCategories, { columns: known(columns), ...others }, { required }, ON)
const full = [column('机构设置'), column('财政预决算'), column('政府采购公告'), column('义务教育')]

describe('disclosure/categories', () => {
  test.each([
    ['all four under their usual names', full, 1],
    ['one category without a column', full.slice(0, 3), 0.75],
    ['one column empty', [...full.slice(0, 3), column('义务教育', { itemCount: 0 })], 0.75],
    ['an empty column beside a filled one', [...full, column('教育信息', { itemCount: 0 })], 1],
    ['a category known by its ColumnType only', [...full.slice(0, 3), column('学校', { columnType: '信息公开，教育' })], 1],
    ['columns that only sound alike', [column('市财政局'), column('领导信箱'), column('主题教育')], 0],
    ['no column at all', [], 0],
  ])('%s', (_, columns, rating) => expect(judge(columns)).toMatchObject({ outcome: 'rated', rating }))

  test('an item that says it belongs to the category is enough', () => {
    expect(judge(full.slice(0, 3), { coverage: allSeen, items: known([item('招生方案', { column: '教育领域信息' })]) })).toMatchObject({ rating: 1 })
  })
  test('names the missing and the empty ones and says what to do', () => {
    expect(judge([...full.slice(0, 2), column('义务教育', { itemCount: 0 })])).toMatchObject({
      reasons: ['应有 4 类信息，有栏目且有内容的 2/4（50%）', '缺少：政府采购、教育', '栏目“义务教育”为空'],
      advice: ['开设以下栏目并发布信息，已有的空栏目予以充实：政府采购、教育'],
    })
  })
  test('a list nobody could see is neither full nor empty', () => {
    expect(judge([...full.slice(0, 3), column('义务教育', { itemCount: null })])).toMatchObject({ rating: 1, confidence: 0.75 })
    expect(judge([...full.slice(0, 2), column('义务教育', { itemCount: null }), column('政府采购', { itemCount: null })])).toMatchObject({ outcome: 'undetermined', missing: ['person'] })
  })
  test('what was not found on a half-seen site is undetermined', () => {
    expect(judge(full.slice(0, 2), { coverage: halfSeen })).toMatchObject({ outcome: 'undetermined', missing: ['coverage'] })
  })
  test('unknown columns are undetermined', () => {
    expect(runMeasure(disclosureCategories, { columns: unseen('首页超时') }, { required }, ON)).toMatchObject({ outcome: 'undetermined', missing: ['columns'] })
  })
  test('a hostile column name cannot break a line or fill the report', () => {
    const judgement = judge([...full.slice(0, 3), column(`教育信息${HOSTILE.slice(0, 40)}`, { itemCount: 0 })])
    const text = JSON.stringify(judgement)
    expect(text).not.toContain('\u202E')
    expect(text).not.toContain('\\n')
    expect(text.length).toBeLessThan(2500)
  })
})
