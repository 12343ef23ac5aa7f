import { expect, test } from 'vitest'
import { orgStandards } from '../../../src/measures/org/standards.ts'
import { judgeWith } from '../channel-facts.ts'
import { item, known } from '../known-facts.ts'

const judge = (...titles: string[]) => judgeWith(orgStandards, { items: known(titles.map(title => item(title))) })

test('each of the five fields with a rule of its own is a fifth', () => {
  expect(judge('政务云管理办法', '公共数据管理办法', '政务服务“好差评”管理办法', '网络安全管理规定', '电子证照管理规范')).toMatchObject({ rating: 1 })
  expect(judge('公共数据管理办法', '一图读懂公共数据标准解读')).toMatchObject({ rating: 0.2 })
})
test('nothing of the kind is a person\'s turn', () => expect(judge('关于森林防火的通知')).toMatchObject({ outcome: 'undetermined', missing: ['person'] }))
