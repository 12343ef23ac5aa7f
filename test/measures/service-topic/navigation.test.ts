import { describe, expect, test } from 'vitest'
import type { Topic } from '../../../src/facts/facts.ts'
import { serviceTopicNavigation } from '../../../src/measures/service-topic/navigation.ts'
import { allSeen, halfSeen, known, topic, unseen } from '../known-facts.ts'
import { outcome, reasonsOf } from '../service-facts.ts'

const fields = ['教育', '社保']
const service = (title: string, navigation: string[], headings: string[] = []): Topic => topic(title, { resources: ['guide'], navigation, headings })
const judge = (topics: Topic[], coverage = allSeen): ReturnType<typeof outcome> => outcome(serviceTopicNavigation, { topics: known(topics), coverage }, { fields })

describe('service-topic/navigation', () => {
  test('by audience and by step', () => expect(judge([service('教育', ['幼儿家长', '报名流程'])])).toBe(1))
  test('headings are navigation too', () => expect(judge([service('教育', ['学生'], ['入学条件'])])).toBe(1))
  test('one way is half, none is 0', () => {
    expect(judge([service('教育', ['个人', '企业'])])).toBe(0.5)
    expect(judge([service('教育', ['通知', '新闻'])])).toBe(0)
  })
  test('mean over the fields that have a topic; a field without one is another point\'s matter', () => {
    expect(judge([service('教育', ['学生', '流程']), service('社保', [])])).toBe(0.5)
  })
  test('pages of one field are taken together', () => expect(judge([service('社保', ['灵活就业人员']), service('社保办理', ['流程'])])).toBe(1))
  test('no topics: 0 when the site was seen, else open', () => {
    expect(judge([])).toBe(0)
    expect(judge([], halfSeen)).toBe('undetermined: coverage')
    expect(outcome(serviceTopicNavigation, { topics: unseen('超时') }, { fields })).toBe('undetermined: topics')
  })
  test('says which ways', () => expect(reasonsOf(serviceTopicNavigation, { topics: known([service('教育', ['学生', '流程'])]) }, { fields })).toContain('教育：按办理对象、办理流程分类'))
})
