import { describe, expect, test } from 'vitest'
import type { FactMap, Topic } from '../../../src/facts/facts.ts'
import { serviceTopicQuality } from '../../../src/measures/service-topic/quality.ts'
import { allSeen, halfSeen, known, listOf, topic, unseen } from '../known-facts.ts'
import { outcome, reasonsOf } from '../service-facts.ts'

const fields = ['教育']
const page = (given: Partial<Topic> = {}): Topic => topic('教育服务', { resources: ['guide'], items: listOf(4, '教育'), ...given })
const links = (...urls: string[]): FactMap['dead-links'] => ({ checked: 100, dead: urls.map(url => ({ url, status: '404', failure: 'http', internal: true, onHome: false, from: [], evidence: null })), homeChecked: 10, homeDead: 0, unknown: 0 })
const judge = (topics: Topic[], dead = links()): ReturnType<typeof outcome> => outcome(serviceTopicQuality, { topics: known(topics), 'dead-links': known(dead), coverage: allSeen }, { fields })

describe('service-topic/quality', () => {
  test('is a suggestion for a person', () => expect(serviceTopicQuality.kind).toBe('suggested'))
  test('live links, distinct titles, fresh, useful', () => expect(judge([page()])).toBe(1))
  test('one of four links dead', () => expect(judge([page()], links(listOf(1, '教育')[0]?.url ?? ''))).toBe((0.75 + 1 + 1 + 1) / 4))
  test('stale for more than a year; exactly one year is fresh', () => {
    expect(judge([page({ items: listOf(4, '教育', '2019-11-30') })])).toBe(0.75)
    expect(judge([page({ items: listOf(4, '教育', '2019-12-01') })])).toBe(1)
  })
  test('repeated titles', () => expect(judge([page({ items: listOf(4, '教育').map(({ url, date }) => ({ title: '通知', url, date })) })])).toBe((1 + 0.25 + 1 + 1) / 4))
  test('nothing one could do there', () => expect(judge([page({ resources: [] })])).toBe(0.75))
  test('what cannot be seen is left out', () => {
    expect(outcome(serviceTopicQuality, { topics: known([page({ items: [] })]) }, { fields })).toBe(1)
    expect(reasonsOf(serviceTopicQuality, { topics: known([page()]) }, { fields })).not.toContain('链接有效')
  })
  test('no topics: 0 when the site was seen, else open', () => {
    expect(judge([])).toBe(0)
    expect(outcome(serviceTopicQuality, { topics: known([]), coverage: halfSeen }, { fields })).toBe('undetermined: coverage')
    expect(outcome(serviceTopicQuality, { topics: unseen('超时') }, { fields })).toBe('undetermined: topics')
  })
})
