import { expect, test } from 'vitest'
import { orgMechanism } from '../../../src/measures/org/mechanism.ts'
import { judgeWith } from '../channel-facts.ts'
import { item, known, unseen } from '../known-facts.ts'

const TITLE = '青岚市数字政府建设领导小组工作规则'
const judge = (...items: ReturnType<typeof item>[]) => judgeWith(orgMechanism, { items: known(items) }, {})

test('a published document is offered as a suggestion, the fuller the higher', () => {
  expect(judge(item(TITLE, { excerpt: '会议制度、任务分工、督查考核' }))).toMatchObject({ outcome: 'rated', rating: expect.closeTo(1, 9), confidence: 0.4 })
  expect(judge(item(TITLE, { excerpt: '' }))).toMatchObject({ rating: expect.closeTo(0.4, 9) })
})
test('other titles and documents of the future suggest nothing, a person waits for what the unit hands in', () => {
  expect(judge(item('关于森林防火的通知', { excerpt: '会议制度、任务分工、督查考核' }), item(TITLE, { publishDate: '2021-06-01' }))).toMatchObject({ outcome: 'undetermined', missing: ['person'] })
  expect(judgeWith(orgMechanism, { items: unseen('没有看到页面') }, {})).toMatchObject({ outcome: 'undetermined', missing: ['items'] })
})
