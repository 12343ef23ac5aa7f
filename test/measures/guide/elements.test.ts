import { describe, expect, test } from 'vitest'
import type { FoundGuide } from '../../../src/facts/facts.ts'
import { guideElements } from '../../../src/measures/guide/elements.ts'
import { allSeen, halfSeen, known, unseen } from '../known-facts.ts'
import { confidenceOf, guide, outcome, reasonsOf } from '../service-facts.ts'

const judge = (...guides: FoundGuide[]): ReturnType<typeof outcome> => outcome(guideElements, { guides: known(guides), coverage: allSeen })
const full = guide('甲')
const withElement = (changes: FoundGuide['elements']): FoundGuide => guide('乙', { elements: { ...full.elements, ...changes } })
const without = (...names: (keyof FoundGuide['elements'])[]): FoundGuide => guide('乙', { elements: Object.fromEntries(Object.entries(full.elements).filter(([name]) => !(names as string[]).includes(name))) })

describe('guide/elements', () => {
  test('all elements in all guides rate 1', () => expect(judge(full, guide('丙'))).toBe(1))
  test('one of ten elements missing in a lone guide costs a tenth', () => expect(judge(without('办理地点'))).toBe(0.9))
  test.each<[string, FoundGuide['elements']]>([
    ['an empty element', { 办理地点: '' }], ['a placeholder', { 申请条件: '详见附件' }], ['a placeholder in marks', { 申请条件: '【暂无】' }], ['a telephone that is none', { 联系电话: '见窗口' }],
    ['a time limit without a number', { 办理时限: '尽快' }], ['fees that say nothing', { 收费标准: '按规定' }],
  ])('%s counts as missing', (_, changes) => expect(judge(withElement(changes))).toBe(0.9))
  test.each<[string, FoundGuide['elements']]>([
    ['a hotline', { 联系电话: '12345' }], ['done at once', { 办理时限: '当场办结' }], ['no fee', { 收费标准: '无' }], ['full-width digits', { 联系电话: '０５１７－８６８１２３４５' }],
  ])('%s is good', (_, changes) => expect(judge(withElement(changes))).toBe(1))
  test('materials and steps that were read apart stand for their elements', () => expect(judge(without('办理材料', '办理流程', '设定依据', '事项名称'))).toBe(1))
  test('guides of different make lose up to a fifth', () => {
    const other = without('办理地点')
    expect(judge(full, guide('丙'), other)).toBeCloseTo((2.9 / 3) * (0.8 + 0.2 * (2 / 3)), 5)
  })
  test('an empty guide rates 0', () => expect(judge(guide('', { elements: {}, materials: [], steps: [], policies: [], department: null }))).toBe(0))
  test('a larger sample is surer', () => {
    const many = Array.from({ length: 50 }, (_, index) => guide(`事项${index}`))
    expect(confidenceOf(guideElements, { guides: known(many), coverage: allSeen })).toBeGreaterThan(confidenceOf(guideElements, { guides: known(many.slice(0, 3)), coverage: allSeen }))
  })
  test('no guides: 0 when the site was seen, else open', () => {
    expect(judge()).toBe(0)
    expect(outcome(guideElements, { guides: known([]), coverage: halfSeen })).toBe('undetermined: coverage')
    expect(outcome(guideElements, { guides: unseen('超时') })).toBe('undetermined: guides')
  })
  test('says what is missing and where', () => expect(reasonsOf(guideElements, { guides: known([without('办理地点', '联系电话')]) })).toContain('“乙”缺办理地点、联系电话'))
})
