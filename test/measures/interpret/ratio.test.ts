import { describe, expect, test } from 'vitest'
import type { Policy } from '../../../src/facts/facts.ts'
import { interpretRatio } from '../../../src/measures/interpret/ratio.ts'
import { runMeasure } from '../../../src/measures/measure.ts'
import { allSeen, halfSeen, known, ON, policy, unseen } from '../known-facts.ts'

const done = policy('甲办法', { interpretedBy: ['https://www.example.gov.cn/jd.html'] })
const open = policy('乙方案')
const judge = (policies: Policy[], coverage = allSeen, params = {}): ReturnType<typeof runMeasure> => runMeasure(interpretRatio, { policies: known(policies), coverage }, params, ON)

describe('interpret/ratio', () => {
  test.each<[string, Policy[], number]>([
    ['all interpreted', [done, { ...done, url: 'https://www.example.gov.cn/2' }], 1],
    ['half', [done, open], 0.5],
    ['none', [open], 0],
    ['documents of narrow concern do not count', [done, { ...open, important: false }], 1],
    ['published four days ago is not due yet', [done, { ...open, publishDate: '2020-11-26' }], 1],
    ['published five days ago is due', [done, { ...open, publishDate: '2020-11-25' }], 0.5],
    ['published a year ago is due, earlier not', [done, { ...open, publishDate: '2019-12-01' }, { ...open, publishDate: '2019-11-30' }], 0.5],
    ['without a date, or in the future, is not due', [done, { ...open, publishDate: null }, { ...open, publishDate: '2021-01-01' }], 1],
  ])('%s', (_, policies, rating) => expect(judge(policies)).toMatchObject({ outcome: 'rated', rating }))

  test('no such document does not apply where enough was seen, and is open where not', () => {
    expect(judge([{ ...open, important: false }])).toMatchObject({ outcome: 'not-applicable' })
    expect(judge([], halfSeen)).toMatchObject({ outcome: 'undetermined', missing: ['coverage'] })
    expect(runMeasure(interpretRatio, { policies: unseen('超时') }, {}, ON)).toMatchObject({ missing: ['policies'] })
  })
  test('what was not found on a half-seen site lowers confidence', () => {
    const [seen, half] = [judge([done, open]), judge([done, open], halfSeen)]
    expect(seen.outcome === 'rated' && half.outcome === 'rated' && half.confidence < seen.confidence).toBe(true)
  })
  test('names those without', () => expect(judge([done, open])).toMatchObject({ reasons: ['检查 2 件重要文件，有解读的 1/2（50%）', '没有解读：“乙方案”（2020-10-01）'], advice: ['为以下文件补充解读：“乙方案”'] }))
})
