import { describe, expect, test } from 'vitest'
import { epidemicTopic } from '../../../src/measures/epidemic/topic.ts'
import { runMeasure } from '../../../src/measures/measure.ts'
import type { Facts } from '../../../src/measures/measure.ts'
import { allSeen, column, halfSeen, known, listOf, ON, topic, unseen } from '../known-facts.ts'

const judge = (facts: Facts, params = {}): ReturnType<typeof runMeasure> => runMeasure(epidemicTopic, { topics: known([]), columns: known([]), coverage: allSeen, ...facts }, params, ON)

describe('epidemic/topic', () => {
  test.each<[string, Facts, number]>([
    ['a topic page with entries', { topics: known([topic('众志成城 抗击疫情', { items: listOf(2, '防疫') })]) }, 1],
    ['a column', { columns: known([column('疫情防控')]) }, 1],
    ['an empty topic', { topics: known([topic('疫情防控')]) }, 0],
    ['another topic', { topics: known([topic('招商引资', { items: listOf(2, '商') })]) }, 0],
    ['none', {}, 0],
  ])('%s', (_, facts, rating) => expect(judge(facts)).toMatchObject({ outcome: 'rated', rating }))

  test('says which topic, how much and how new', () => {
    expect(judge({ columns: known([column('疫情防控', { itemCount: 8 })]) })).toMatchObject({ reasons: ['有战疫专题专栏：“疫情防控”，信息 8 条，最近 2020-11-20'] })
  })
  test('an unseen list, a half-seen site and unknown topics are undetermined', () => {
    expect(judge({ columns: known([column('疫情防控', { itemCount: null })]) })).toMatchObject({ outcome: 'undetermined', missing: ['person'] })
    expect(judge({ coverage: halfSeen })).toMatchObject({ outcome: 'undetermined', missing: ['coverage'] })
    expect(judge({ topics: unseen('超时') })).toMatchObject({ missing: ['topics'] })
  })
  test('its words are a parameter', () => expect(judge({ columns: known([column('防汛抗旱')]) }, { keywords: ['防汛'] })).toMatchObject({ rating: 1 }))
})
