import { describe, expect, test } from 'vitest'
import { foiColumn } from '../../../src/measures/foi/column.ts'
import { runMeasure } from '../../../src/measures/measure.ts'
import type { Facts } from '../../../src/measures/measure.ts'
import { allSeen, column, entry, halfSeen, item, known, ON, unseen } from '../known-facts.ts'

const judge = (facts: Facts): ReturnType<typeof runMeasure> => runMeasure(foiColumn, { entries: known([]), columns: known([]), coverage: allSeen, ...facts }, {}, ON)

describe('foi/column', () => {
  test.each<[string, Facts, number]>([
    ['an entry that works', { entries: known([entry('foi-column', { works: false }), entry('foi-column')]) }, 1],
    ['a column of that name', { columns: known([column('依申请公开', { itemCount: null })]) }, 1],
    ['a page that says it belongs there', { items: known([item('申请流程', { column: '依申请公开' })]) }, 1],
    ['only a dead entry', { entries: known([entry('foi-column', { works: false, detail: 'HTTP 404' })]) }, 0],
    ['nothing', {}, 0],
  ])('%s', (_, facts, rating) => expect(judge(facts)).toMatchObject({ outcome: 'rated', rating }))

  test('an entry nobody could open is a person\'s turn', () => expect(judge({ entries: known([entry('foi-column', { works: null })]) })).toMatchObject({ outcome: 'undetermined', missing: ['person'] }))
  test('nothing on a half-seen site, or unknown facts, are undetermined', () => {
    expect(judge({ coverage: halfSeen })).toMatchObject({ outcome: 'undetermined', missing: ['coverage'] })
    expect(judge({ columns: unseen('超时') })).toMatchObject({ outcome: 'undetermined', missing: ['columns'] })
  })
})
