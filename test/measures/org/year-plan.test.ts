import { expect, test } from 'vitest'
import { orgYearPlan } from '../../../src/measures/org/year-plan.ts'
import { judgeWith } from '../channel-facts.ts'
import { item, known, unseen } from '../known-facts.ts'

const TITLE = '2020年青岚市数字政府建设工作要点'
const judge = (...items: ReturnType<typeof item>[]) => judgeWith(orgYearPlan, { items: known(items) }, { year: 2020 })

test('a published document is offered as a suggestion, the fuller the higher', () => {
  expect(judge(item(TITLE, { excerpt: '牵头单位，年底前完成' }))).toMatchObject({ outcome: 'rated', rating: expect.closeTo(1, 9), confidence: 0.4 })
  expect(judge(item(TITLE, { excerpt: '' }))).toMatchObject({ rating: expect.closeTo(0.6, 9) })
})
test('other titles and documents of the future suggest nothing, a person waits for what the unit hands in', () => {
  expect(judge(item('关于森林防火的通知', { excerpt: '牵头单位，年底前完成' }), item(TITLE, { publishDate: '2021-06-01' }))).toMatchObject({ outcome: 'undetermined', missing: ['person'] })
  expect(judgeWith(orgYearPlan, { items: unseen('没有看到页面') }, { year: 2020 })).toMatchObject({ outcome: 'undetermined', missing: ['items'] })
})
