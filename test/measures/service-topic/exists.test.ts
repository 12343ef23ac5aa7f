import { describe, expect, test } from 'vitest'
import type { Topic } from '../../../src/facts/facts.ts'
import { serviceTopicExists } from '../../../src/measures/service-topic/exists.ts'
import { allSeen, halfSeen, known, topic, unseen } from '../known-facts.ts'
import { outcome, reasonsOf } from '../service-facts.ts'

const fields = ['教育', '社保', '住房', '医疗', '出入境', '建设项目审批']
const service = (title: string): Topic => topic(title, { resources: ['guide'] })
const judge = (topics: Topic[], wanted = fields, coverage = allSeen): ReturnType<typeof outcome> => outcome(serviceTopicExists, { topics: known(topics), coverage }, { fields: wanted })

describe('service-topic/exists', () => {
  test.each([['教育', '义务教育入学'], ['社保', '社会保险'], ['住房', '公积金提取'], ['医疗', '看病就医'], ['出入境', '办护照'], ['建设项目审批', '工程建设项目']])('%s knows %s', (field, title) => expect(judge([service(title)], [field])).toBe(1))
  test('all six, two of six, none', () => {
    expect(judge(fields.map(service))).toBe(1)
    expect(judge([service('社保'), service('住房保障')])).toBeCloseTo(2 / 6, 5)
    expect(judge([])).toBe(0)
  })
  test('a topic of news only is no service', () => {
    expect(judge([topic('教育改革', { resources: ['news', 'policy'] })], ['教育'])).toBe(0)
    expect(judge([topic('教育改革', { online: ['预约'] })], ['教育'])).toBe(1)
    expect(judge([topic('教育服务')], ['教育'])).toBe(1)
  })
  test('a table without fields asks for any service topic', () => {
    expect(judge([service('出口退税')], [])).toBe(1)
    expect(judge([topic('学习园地')], [])).toBe(0)
    expect(judge([], [], halfSeen)).toBe('undetermined: coverage')
  })
  test('open when half-seen or unknown', () => {
    expect(judge([], fields, halfSeen)).toBe('undetermined: coverage')
    expect(outcome(serviceTopicExists, { topics: unseen('超时') }, { fields })).toBe('undetermined: topics')
  })
  test('names the missing fields', () => expect(reasonsOf(serviceTopicExists, { topics: known([service('社保'), service('住房')]), coverage: allSeen }, { fields })).toContain('缺少：教育、医疗、出入境、建设项目审批'))
})
