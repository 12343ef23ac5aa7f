import { expect, test } from 'vitest'
import { orgLeadership } from '../../../src/measures/org/leadership.ts'
import { judgeWith } from '../channel-facts.ts'
import { item, known, unseen } from '../known-facts.ts'

const TITLE = '关于成立青岚市数字政府建设领导小组的通知'
const judge = (...items: ReturnType<typeof item>[]) => judgeWith(orgLeadership, { items: known(items) }, {})

test('a published document is offered as a suggestion, the fuller the higher', () => {
  expect(judge(item(TITLE, { excerpt: '组长：市长岳某' }))).toMatchObject({ outcome: 'rated', rating: expect.closeTo(1, 9), confidence: 0.4 })
  expect(judge(item(TITLE, { excerpt: '' }))).toMatchObject({ rating: expect.closeTo(0.5, 9) })
})
test('other titles and documents of the future suggest nothing, a person waits for what the unit hands in', () => {
  expect(judge(item('关于森林防火的通知', { excerpt: '组长：市长岳某' }), item(TITLE, { publishDate: '2021-06-01' }))).toMatchObject({ outcome: 'undetermined', missing: ['person'] })
  expect(judgeWith(orgLeadership, { items: unseen('没有看到页面') }, {})).toMatchObject({ outcome: 'undetermined', missing: ['items'] })
})
