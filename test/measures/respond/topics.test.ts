import { describe, expect, test } from 'vitest'
import { runMeasure } from '../../../src/measures/measure.ts'
import type { Facts } from '../../../src/measures/measure.ts'
import { respondTopics } from '../../../src/measures/respond/topics.ts'
import { allSeen, column, entry, halfSeen, HOSTILE, item, known, listOf, ON, topic, unseen } from '../known-facts.ts'

const judge = (facts: Facts): ReturnType<typeof runMeasure> => runMeasure(respondTopics, { columns: known([]), topics: known([]), entries: known([]), coverage: allSeen, ...facts }, {}, ON)

describe('respond/topics', () => {
  test.each<[string, Facts, number]>([
    ['a column with responses', { columns: known([column('回应关切')]) }, 1],
    ['a topic with responses', { topics: known([topic('“7·20”暴雨突发事件', { items: listOf(2, '通报') })]) }, 1],
    ['a page filed under such a column', { items: known([item('情况说明', { column: '热点回应' })]) }, 1],
    ['an empty column beside a filled topic', { columns: known([column('回应关切', { itemCount: 0 })]), topics: known([topic('辟谣平台', { items: listOf(1, '谣言') })]) }, 1],
    ['an empty column', { columns: known([column('回应关切', { itemCount: 0 })]) }, 0],
    ['an empty topic', { topics: known([topic('辟谣专区')]) }, 0],
    ['a dead entry', { entries: known([entry('response-column', { works: false })]) }, 0],
    ['plans for emergencies are no response', { columns: known([column('突发事件应急预案')]) }, 0],
    ['nothing', {}, 0],
  ])('%s', (_, facts, rating) => expect(judge(facts)).toMatchObject({ outcome: 'rated', rating }))

  test('an unseen list or an entry nobody could read is a person\'s turn', () => {
    expect(judge({ columns: known([column('回应关切', { itemCount: null })]) })).toMatchObject({ outcome: 'undetermined', missing: ['person'] })
    expect(judge({ entries: known([entry('response-column', { works: null })]) })).toMatchObject({ outcome: 'undetermined', missing: ['person'] })
  })
  test('nothing on a half-seen site, and unknown facts, are undetermined', () => {
    expect(judge({ coverage: halfSeen })).toMatchObject({ outcome: 'undetermined', missing: ['coverage'] })
    expect(judge({ topics: unseen('超时') })).toMatchObject({ missing: ['topics'] })
  })
  test('a hostile entry stays one short line', () => {
    const text = JSON.stringify(judge({ entries: known([entry('response-column', { works: false, title: HOSTILE, detail: HOSTILE })]) }))
    expect(text).not.toContain('\u202E')
    expect(text.length).toBeLessThan(900)
  })
})
