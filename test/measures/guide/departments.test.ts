import { describe, expect, test } from 'vitest'
import { guideDepartments } from '../../../src/measures/guide/departments.ts'
import type { Facts } from '../../../src/measures/measure.ts'
import { allSeen, halfSeen, known, unseen } from '../known-facts.ts'
import { catalogue, guide, outcome } from '../service-facts.ts'
import type { Outcome } from '../service-facts.ts'

const base: Facts = { 'service-catalogue': known(catalogue()), coverage: allSeen }
const departments = ['教育局', '民政局', '市场监管局', '住建局']

describe('guide/departments', () => {
  test.each<[string, Facts, Outcome]>([
    ['all of them, by longer names', { 'service-catalogue': known(catalogue({ departments, departmentsWithGuide: departments.map(name => `示例市${name}`) })) }, 1],
    ['a list that holds nobody but those with guides is no list', { 'service-catalogue': known(catalogue({ departments, departmentsWithGuide: departments })) }, 'undetermined: person'],
    ['the same office of another level is another', { 'service-catalogue': known(catalogue({ departments: ['市教育局'], departmentsWithGuide: ['区教育局'] })) }, 0.5],
    ['one office under three names is one; offices of districts are not the city\'s', { home: known({ url: 'https://www.example.gov.cn/', title: '示例市人民政府', host: 'www.example.gov.cn', siteName: '示例市人民政府', siteCode: null, siteDomain: null, textLength: 900, headings: [] }), 'service-catalogue': known(catalogue({ departments: ['示例市教育局', '市教育局', '教育局', '市民政局', '东山区民政局', '清水镇人民政府'], departmentsWithGuide: ['示例市教育局', '东山区民政局'] })) }, 0.5],
    ['one by the catalogue, one by a guide with blanks in the name', { 'service-catalogue': known(catalogue({ departments, departmentsWithGuide: ['教育局'] })), guides: known([guide('甲', { department: '住 建局' })]) }, 0.5],
    ['none of them', { 'service-catalogue': known(catalogue({ departments })) }, 0],
    ['a department with guides that the list leaves out is one more department', { 'service-catalogue': known(catalogue({ departments: ['教育局'], departmentsWithGuide: ['民政局'] })) }, 0.5],
    ['guides, but no list of departments', { 'service-catalogue': known(catalogue({ departmentsWithGuide: ['教育局'] })) }, 'undetermined: person'],
    ['neither', {}, 0],
    ['neither on a half-seen site', { coverage: halfSeen }, 'undetermined: coverage'],
    ['unknown', { 'service-catalogue': unseen('超时') }, 'undetermined: service-catalogue'],
  ])('%s', (_, facts, expected) => expect(outcome(guideDepartments, { ...base, ...facts })).toBe(expected))
})
