import { describe, expect, test } from 'vitest'
import { guideLevels } from '../../../src/measures/guide/levels.ts'
import type { Facts } from '../../../src/measures/measure.ts'
import { allSeen, halfSeen, known } from '../known-facts.ts'
import { catalogue, guide, outcome, reasonsOf } from '../service-facts.ts'
import type { Outcome } from '../service-facts.ts'

const params = { levels: ['市级', '县级', '乡镇级', '村级'] }
const base: Facts = { 'service-catalogue': known(catalogue()), guides: known([]), coverage: allSeen }

describe('guide/levels', () => {
  test.each<[string, Facts, Outcome]>([
    ['all four by guides', { guides: known([guide('甲'), guide('乙', { level: '县级' }), guide('丙', { level: '乡镇级' }), guide('丁', { level: '村级' })]) }, 1],
    ['two by the catalogue, one by a guide', { 'service-catalogue': known(catalogue({ levels: ['市级', '县级'] })), guides: known([guide('甲', { level: '村级' })]) }, 0.75],
    ['a level the table does not ask for does not count', { guides: known([guide('甲', { level: '省级' })]) }, 0],
    ['no guides at all', {}, 0],
    ['no guides on a half-seen site', { coverage: halfSeen }, 'undetermined: coverage'],
    ['one level of four, half of the site unseen', { guides: known([guide('甲')]), coverage: halfSeen }, 'undetermined: coverage'],
    ['guides that do not tell their level leave the rest open', { guides: known([guide('甲'), guide('乙', { level: null }), guide('丙', { level: null })]) }, 'undetermined: person'],
    ['half of the guides tell it: enough to call the rest missing', { guides: known([guide('甲'), guide('乙', { level: null })]) }, 0.25],
    ['all levels found, however many guides are silent', { 'service-catalogue': known(catalogue({ levels: params.levels })), guides: known([guide('乙', { level: null })]) }, 1],
  ])('%s', (_, facts, expected) => expect(outcome(guideLevels, { ...base, ...facts }, params)).toBe(expected))
  test('names the missing levels', () => {
    expect(reasonsOf(guideLevels, { ...base, guides: known([guide('甲'), guide('乙', { level: '县级' })]) }, params)).toContain('缺少：乡镇级、村级')
  })
})
