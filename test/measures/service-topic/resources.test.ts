import { describe, expect, test } from 'vitest'
import type { Topic } from '../../../src/facts/facts.ts'
import { serviceTopicResources } from '../../../src/measures/service-topic/resources.ts'
import { allSeen, halfSeen, known, topic, unseen } from '../known-facts.ts'
import { outcome, reasonsOf } from '../service-facts.ts'

const params = { fields: ['教育', '社保'], kinds: ['guide', 'query', 'interaction', 'policy', 'news'] }
const service = (title: string, ...resources: Topic['resources'][number][]): Topic => topic(title, { resources })
const judge = (topics: Topic[], coverage = allSeen, given: object = params): ReturnType<typeof outcome> => outcome(serviceTopicResources, { topics: known(topics), coverage }, given)

describe('service-topic/resources', () => {
  test('four kinds; policy and news are one of them', () => {
    expect(judge([service('教育', 'guide', 'query', 'interaction', 'policy')])).toBe(1)
    expect(judge([service('教育', 'guide', 'query', 'interaction', 'news')])).toBe(1)
    expect(judge([service('教育', 'guide', 'policy', 'news')])).toBe(0.5)
  })
  test('mean over fields, topics of one field together', () => {
    expect(judge([service('教育', 'guide', 'query', 'interaction', 'news'), service('社保', 'guide')])).toBe(0.625)
    expect(judge([service('教育', 'guide'), service('教育服务', 'query')])).toBe(0.5)
  })
  test('only the kinds that are asked for count', () => expect(judge([service('教育', 'guide', 'news')], allSeen, { fields: ['教育'], kinds: ['guide', 'query'] })).toBe(0.5))
  test('no topics: 0 when the site was seen, else open', () => {
    expect(judge([])).toBe(0)
    expect(judge([], halfSeen)).toBe('undetermined: coverage')
    expect(outcome(serviceTopicResources, { topics: unseen('超时') }, params)).toBe('undetermined: topics')
  })
  test('names what is missing', () => expect(reasonsOf(serviceTopicResources, { topics: known([service('教育', 'guide')]) }, params)).toContain('教育：汇集 1/4 类资源，缺便民查询、互动知识库、政策动态'))
})
