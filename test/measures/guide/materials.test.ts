import { describe, expect, test } from 'vitest'
import type { FoundGuide } from '../../../src/facts/facts.ts'
import { guideMaterials } from '../../../src/measures/guide/materials.ts'
import { allSeen, halfSeen, known, unseen } from '../known-facts.ts'
import { guide, material, outcome, reasonsOf } from '../service-facts.ts'
import type { Outcome } from '../service-facts.ts'

const judge = (...guides: FoundGuide[]): Outcome => outcome(guideMaterials, { guides: known(guides), coverage: allSeen })

describe('guide/materials', () => {
  test.each<[string, FoundGuide[], Outcome]>([
    ['everything stated', [guide('甲')], 1],
    ['copies and signature not stated', [guide('甲', { materials: [material({ copies: null, signature: null })] })], 0.5],
    ['a catch-all is no material', [guide('甲', { materials: [material(), material({ name: '其他材料', catchAll: true })] })], 0.5],
    ['no materials listed', [guide('甲', { materials: [], elements: {} })], 0],
    ['one good guide, one that lists none', [guide('甲'), guide('乙', { materials: [], elements: { 办理材料: '见窗口' } })], 0.5],
    ['a guide that needs no material is left out', [guide('甲', { materials: [material({ form: '' })] }), guide('乙', { materials: [], elements: { 办理材料: '无需提交材料。' } })], 0.75],
    ['all guides need none', [guide('乙', { materials: [], elements: { 办理材料: '无' } })], 'not-applicable'],
    ['no guides', [], 0],
  ])('%s', (_, guides, expected) => expect(judge(...guides)).toBe(expected))
  test('open when half-seen or unknown', () => {
    expect(outcome(guideMaterials, { guides: known([]), coverage: halfSeen })).toBe('undetermined: coverage')
    expect(outcome(guideMaterials, { guides: unseen('超时') })).toBe('undetermined: guides')
  })
  test('a scheme may ask for fewer aspects', () => expect(outcome(guideMaterials, { guides: known([guide('甲', { materials: [material({ signature: null })] })]) }, { aspects: ['名称', '格式', '份数'] })).toBe(1))
  test('counts what is not stated', () => expect(reasonsOf(guideMaterials, { guides: known([guide('甲', { materials: [material({ copies: null }), material({ copies: ' ' })] })]) })).toContain('份数 2 种'))
})
