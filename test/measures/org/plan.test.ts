import { expect, test } from 'vitest'
import { orgPlan } from '../../../src/measures/org/plan.ts'
import { judgeWith } from '../channel-facts.ts'
import { item, known, ref, unseen } from '../known-facts.ts'

const TITLE = '青岚市数字政府建设总体规划'
const judge = (...items: ReturnType<typeof item>[]) => judgeWith(orgPlan, { items: known(items) }, {})

test('a published document is offered as a suggestion, the fuller the higher', () => {
  expect(judge(item(TITLE, { excerpt: '重点任务与责任单位' }))).toMatchObject({ outcome: 'rated', rating: expect.closeTo(1, 9), confidence: 0.4 })
  expect(judge(item(TITLE, { excerpt: '' }))).toMatchObject({ rating: expect.closeTo(0.6, 9) })
})
test('other titles and documents of the future suggest nothing, a person waits for what the unit hands in', () => {
  expect(judge(item('关于森林防火的通知', { excerpt: '重点任务与责任单位' }), item(TITLE, { publishDate: '2021-06-01' }))).toMatchObject({ outcome: 'undetermined', missing: ['person'] })
  expect(judgeWith(orgPlan, { items: unseen('没有看到页面') }, {})).toMatchObject({ outcome: 'undetermined', missing: ['items'] })
})
test('a plan that is published as nothing but a file is found by its name; one that does not open is not', () => {
  const file = { url: 'https://www.example.gov.cn/f/1.pdf', from: 'https://www.example.gov.cn/zwgk/', text: `${TITLE}.pdf`, purpose: 'attachment' as const, extension: 'pdf', sniffed: 'pdf', opens: true, evidence: ref('plan') }
  expect(judgeWith(orgPlan, { items: known([]), downloads: known([file]) }, {})).toMatchObject({ outcome: 'rated', rating: expect.closeTo(0.6, 9), evidence: [ref('plan')] })
  expect(judgeWith(orgPlan, { items: known([]), downloads: known([{ ...file, opens: false }, { ...file, text: '下载' }]) }, {})).toMatchObject({ outcome: 'undetermined' })
})
