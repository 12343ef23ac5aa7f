import { describe, expect, test } from 'vitest'
import type { Topic } from '../../../src/facts/facts.ts'
import { serviceTopicDepth } from '../../../src/measures/service-topic/depth.ts'
import { allSeen, halfSeen, known, topic, unseen } from '../known-facts.ts'
import { outcome, reasonsOf } from '../service-facts.ts'

const params = { fields: ['教育', '社保'], levels: ['预约', '申报', '全程网办'] }
const service = (title: string, ...online: Topic['online'][number][]): Topic => topic(title, { resources: ['guide'], online })
const judge = (topics: Topic[], coverage = allSeen, given: object = params): ReturnType<typeof outcome> => outcome(serviceTopicDepth, { topics: known(topics), coverage }, given)

describe('service-topic/depth', () => {
  test.each([['全程网办', 1], ['申报', 0.666667], ['预约', 0.333333]] as const)('deepest step %s', (level, rating) => expect(judge([service('教育', level)])).toBe(rating))
  test('the deepest counts, none is 0', () => {
    expect(judge([service('教育', '预约', '全程网办')])).toBe(1)
    expect(judge([service('教育')])).toBe(0)
  })
  test('mean over the fields that have a topic', () => expect(judge([service('教育', '全程网办'), service('社保')])).toBe(0.5))
  test('a level the scheme leaves out does not count', () => expect(judge([service('教育', '全程网办')], allSeen, { fields: ['教育'], levels: ['预约'] })).toBe(0))
  test('no topics: 0 when the site was seen, else open', () => {
    expect(judge([])).toBe(0)
    expect(judge([], halfSeen)).toBe('undetermined: coverage')
    expect(outcome(serviceTopicDepth, { topics: unseen('超时') }, params)).toBe('undetermined: topics')
  })
  test('says how far', () => expect(reasonsOf(serviceTopicDepth, { topics: known([service('教育', '申报')]) }, params)).toContain('教育：在线办理达到“申报”'))
})
