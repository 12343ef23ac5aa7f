import { describe, expect, test } from 'vitest'
import type { Interpretation } from '../../../src/facts/facts.ts'
import { interpretTimely } from '../../../src/measures/interpret/timely.ts'
import { runMeasure } from '../../../src/measures/measure.ts'
import type { Facts } from '../../../src/measures/measure.ts'
import { allSeen, column, entry, halfSeen, interpretation, known, ON, unseen } from '../known-facts.ts'

const lag = (lagDays: number | null, publishDate: string | null = '2020-10-02'): Interpretation => interpretation(`关于方案的解读${lagDays}`, { publishDate, policy: { url: 'https://www.example.gov.cn/p.html', lagDays, by: 'link' } })
const judge = (items: Interpretation[], facts: Facts = {}, params = {}): ReturnType<typeof runMeasure> => runMeasure(interpretTimely, { interpretations: known(items), columns: known([column('政策解读')]), entries: known([]), coverage: allSeen, ...facts }, params, ON)

describe('interpret/timely', () => {
  test.each<[string, Interpretation[], number]>([
    ['on the same day, earlier, and after five days', [lag(0), lag(-3), lag(5)], 1],
    ['after six days', [lag(6)], 0.5],
    ['half of them late', [lag(1), lag(40)], 0.75],
    ['those of more than a year ago do not count', [lag(1), lag(90, '2019-11-30')], 1],
    ['those without a pair do not count', [lag(1), interpretation('无配对')], 1],
    ['a column, and none within the year', [], 0.5],
  ])('%s', (_, items, rating) => expect(judge(items)).toMatchObject({ outcome: 'rated', rating }))

  test.each<[string, Facts, number]>([
    ['a working entry stands for the column', { columns: known([]), entries: known([entry('interpretation-column')]) }, 1],
    ['no column', { columns: known([]) }, 0.5],
    ['an empty column', { columns: known([column('政策解读', { itemCount: 0 })]) }, 0.5],
    ['a dead entry', { columns: known([]), entries: known([entry('interpretation-column', { works: false })]) }, 0.5],
  ])('timely interpretations and %s', (_, facts, rating) => expect(judge([lag(1)], facts)).toMatchObject({ outcome: 'rated', rating }))

  test('neither column nor interpretation is 0', () => expect(judge([], { columns: known([]) })).toMatchObject({ rating: 0 }))
  test('interpretations that cannot be paired leave the delay open', () => expect(judge([interpretation('无配对'), lag(null)])).toMatchObject({ outcome: 'undetermined', missing: ['interpretations'] }))
  test('a column nobody could read, a half-seen site and unknown facts are undetermined', () => {
    expect(judge([lag(1)], { columns: known([column('政策解读', { itemCount: null })]) })).toMatchObject({ outcome: 'undetermined', missing: ['person'] })
    expect(judge([lag(1)], { columns: known([]), coverage: halfSeen })).toMatchObject({ outcome: 'undetermined', missing: ['coverage'] })
    expect(judge([], { coverage: halfSeen })).toMatchObject({ outcome: 'undetermined', missing: ['coverage'] })
    expect(judge([], { interpretations: unseen('超时') })).toMatchObject({ missing: ['interpretations'] })
  })
  test('names the late ones with their delay; the limit is a parameter', () => {
    expect(judge([lag(40)])).toMatchObject({ reasons: expect.arrayContaining(['不及时：“关于方案的解读40”（晚 40 天）']), advice: ['解读与文件同步发布，最迟不超过 5 天'] })
    expect(judge([lag(40)], {}, { days: 40 })).toMatchObject({ rating: 1 })
  })
})
