import { describe, expect, test } from 'vitest'
import type { Facts } from '../../../src/measures/measure.ts'
import { oneThingExists } from '../../../src/measures/one-thing/exists.ts'
import { allSeen, halfSeen, known, topic, unseen } from '../known-facts.ts'
import { guide, outcome, reasonsOf } from '../service-facts.ts'
import type { Outcome } from '../service-facts.ts'

const topics = ['企业开办', '企业注销', '行业准入', '不动产登记', '住房贷款']
const base: Facts = { topics: known([]), coverage: allSeen }

describe('one-thing/exists', () => {
  test.each<[string, Facts, Outcome]>([
    ['a page for each theme', { topics: known(topics.map(title => topic(`${title}“一件事”`))) }, 1],
    ['a collecting page that lists two of them', { topics: known([topic('一件事一次办', { items: ['企业开办', '不动产登记'].map(title => ({ title, url: `https://www.example.gov.cn/${title}`, date: null })) })]) }, 0.4],
    ['other names of the themes', { topics: known(['开公司', '公司注销', '我要开餐馆', '二手房过户', '公积金贷款'].map(title => topic(`${title}一件事`))) }, 1],
    ['a guide called so', { guides: known([guide('企业开办一件事')]) }, 0.2],
    ['a plain topic of that name is no “one thing”', { topics: known([topic('企业开办')]) }, 0],
    ['a page of that name whose text calls it one', { topics: known([topic('企业开办', { text: '企业开办一件事一次办' })]) }, 0.2],
    ['a guide that the collecting page lists', { topics: known([topic('一件事', { items: [{ title: '办理', url: guide('企业注销').url, date: null }] })]), guides: known([guide('企业注销')]) }, 0.2],
    ['other themes only', { topics: known([topic('我要结婚一件事')]) }, 0],
    ['nothing', {}, 0],
    ['nothing on a half-seen site', { coverage: halfSeen }, 'undetermined: coverage'],
    ['unknown topics', { topics: unseen('超时') }, 'undetermined: topics'],
  ])('%s', (_, facts, expected) => expect(outcome(oneThingExists, { ...base, ...facts }, { topics })).toBe(expected))
  test('opening a company is not closing one', () => expect(outcome(oneThingExists, { ...base, topics: known([topic('注销企业一件事')]) }, { topics: ['企业开办'] })).toBe(0))
  test('names what is missing and what there is', () => {
    expect(reasonsOf(oneThingExists, { ...base, topics: known([topic('我要结婚一件事')]) }, { topics })).toMatch(/缺少：企业开办[\s\S]*我要结婚一件事/)
  })
})
