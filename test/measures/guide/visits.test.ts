import { describe, expect, test } from 'vitest'
import type { Facts } from '../../../src/measures/measure.ts'
import { guideVisits } from '../../../src/measures/guide/visits.ts'
import { allSeen, halfSeen, known, unseen } from '../known-facts.ts'
import { catalogue, guide, outcome, page } from '../service-facts.ts'
import type { Outcome } from '../service-facts.ts'

const base: Facts = { 'service-catalogue': known(catalogue()), guides: known([]), coverage: allSeen }

describe('guide/visits', () => {
  test.each<[string, Facts, Outcome]>([
    ['a list of such services counts in full, whatever the guides say', { 'service-catalogue': known(catalogue({ visitTags: [{ name: '最多跑一次', page: page('最多跑一次事项') }] })), guides: known([guide('甲', { visits: null })]) }, 1],
    ['a guide that is tagged is no list of services', { 'service-catalogue': known(catalogue({ visitTags: [{ name: '零跑动', page: { ...page('甲事项'), url: guide('甲').url } }] })), guides: known([guide('甲'), guide('乙', { visits: null })]) }, 0.5],
    ['news on the reform is no list of services', { 'service-catalogue': known(catalogue({ visitTags: [{ name: '最多跑一次', page: page('我市推进“最多跑一次”改革') }] })) }, 0],
    ['every guide tells the visits', { guides: known([guide('甲'), guide('乙', { visits: 0 })]) }, 1],
    ['half of the guides do', { guides: known([guide('甲'), guide('乙', { visits: null })]) }, 0.5],
    ['no guide does', { guides: known([guide('甲', { visits: null })]) }, 0],
    ['neither lists nor guides', {}, 0],
    ['neither, on a half-seen site', { coverage: halfSeen }, 'undetermined: coverage'],
    ['guides nobody saw', { guides: unseen('超时') }, 'undetermined: guides'],
  ])('%s', (_, facts, expected) => expect(outcome(guideVisits, { ...base, ...facts })).toBe(expected))
})
