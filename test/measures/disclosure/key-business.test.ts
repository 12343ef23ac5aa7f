import { expect, test } from 'vitest'
import { disclosureKeyBusiness } from '../../../src/measures/disclosure/key-business.ts'
import { judgeWith } from '../channel-facts.ts'
import { column, halfSeen, known } from '../known-facts.ts'

const judge = (...columns: ReturnType<typeof column>[]) => judgeWith(disclosureKeyBusiness, { columns: known(columns) })
const names = ['行政许可', '双随机监管', '项目审批', '行业标准', '重点领域信息']

test('five columns kept up to date suggest a full rating, fewer and older ones less', () => {
  expect(judge(...names.map(name => column(name)))).toMatchObject({ outcome: 'rated', rating: 1 })
  expect(judge(column('行政许可'), column('双随机监管', { lastDate: '2018-01-01' }))).toMatchObject({ rating: expect.closeTo(0.2, 9) })
})
test('general columns and empty ones are none', () => {
  expect(judge(column('机构职能'), column('行政许可', { itemCount: 0 }))).toMatchObject({ rating: 0 })
  expect(judgeWith(disclosureKeyBusiness, { columns: known([]), coverage: halfSeen })).toMatchObject({ outcome: 'undetermined' })
})
