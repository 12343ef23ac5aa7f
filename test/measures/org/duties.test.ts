import { expect, test } from 'vitest'
import { orgDuties } from '../../../src/measures/org/duties.ts'
import { judgeWith } from '../channel-facts.ts'
import { item, known, unseen } from '../known-facts.ts'

const TITLE = '青岚市大数据管理局主要职责'
const judge = (...items: ReturnType<typeof item>[]) => judgeWith(orgDuties, { items: known(items) }, {})

test('a published document is offered as a suggestion, the fuller the higher', () => {
  expect(judge(item(TITLE, { excerpt: '统筹协调、指导、监督' }))).toMatchObject({ outcome: 'rated', rating: expect.closeTo(1, 9), confidence: 0.4 })
  expect(judge(item(TITLE, { excerpt: '统筹协调' }))).toMatchObject({ rating: expect.closeTo(0.3333333333333333, 9) })
})
test('other titles and documents of the future suggest nothing, a person waits for what the unit hands in', () => {
  expect(judge(item('关于森林防火的通知', { excerpt: '统筹协调、指导、监督' }), item(TITLE, { publishDate: '2021-06-01' }))).toMatchObject({ outcome: 'undetermined', missing: ['person'] })
  expect(judgeWith(orgDuties, { items: unseen('没有看到页面') }, {})).toMatchObject({ outcome: 'undetermined', missing: ['items'] })
})
