import { expect, test } from 'vitest'
import { smartService } from '../../../src/measures/smart/service.ts'
import { judgeWith, service } from '../channel-facts.ts'
import { entry, halfSeen, known } from '../known-facts.ts'

const judge = (services: ReturnType<typeof service>[], entries: ReturnType<typeof entry>[] = []) => judgeWith(smartService, { 'named-services': known(services), entries: known(entries) })
const three = [service('主动推送'), service('智能提醒'), service('智能客服')]

test('three kinds for both audiences are full, for one audience 0.7', () => {
  expect(judge([...three, service('面向个人'), service('面向企业')])).toMatchObject({ rating: 1 })
  expect(judge([...three, service('面向个人')])).toMatchObject({ rating: 0.7 })
})
test('a question box is a third, a mention less, nothing none', () => {
  expect(judge([], [entry('question-box')])).toMatchObject({ rating: 1 / 3 })
  expect(judge([service('主动推送', { by: 'text', works: null })])).toMatchObject({ rating: 0.5 / 3 })
  expect(judge([])).toMatchObject({ rating: 0 })
  expect(judgeWith(smartService, { 'named-services': known([]), entries: known([]), coverage: halfSeen })).toMatchObject({ outcome: 'undetermined' })
})
