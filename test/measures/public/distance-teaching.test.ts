import { expect, test } from 'vitest'
import { publicDistanceTeaching } from '../../../src/measures/public/distance-teaching.ts'
import { judgeWith, service } from '../channel-facts.ts'
import { halfSeen, item, known } from '../known-facts.ts'

const judge = (excerpts: string[], about: string, services: ReturnType<typeof service>[] = []) => judgeWith(publicDistanceTeaching, { items: known(excerpts.map((excerpt, index) => item(`空中课堂动态${index}`, { excerpt }))), 'named-services': known(services) }, { about })

test.each([
  ['空中课堂已覆盖全市95%的学校', 1], ['线上教学学校覆盖率达62.5%', 0.7], ['同步课堂覆盖30%的中小学', 0.4], ['空中课堂实现全市学校全覆盖，中小学校全覆盖', 1],
])('%s', (text, rating) => expect(judge([text], 'schools')).toMatchObject({ outcome: 'rated', rating }))
test('subjects are counted by name', () => {
  expect(judge(['语文、数学、英语、物理、化学'], 'subjects')).toMatchObject({ rating: 0.7 })
  expect(judge(['语文'], 'subjects')).toMatchObject({ rating: 0.4 })
})
test('teaching without figures is a person\'s turn, none at all is none', () => {
  expect(judge(['今日开播'], 'schools')).toMatchObject({ outcome: 'undetermined', missing: ['person'] })
  expect(judgeWith(publicDistanceTeaching, { items: known([item('义诊')]), 'named-services': known([]) }, { about: 'schools' })).toMatchObject({ rating: 0 })
  expect(judgeWith(publicDistanceTeaching, { items: known([]), 'named-services': known([]), coverage: halfSeen }, { about: 'subjects' })).toMatchObject({ outcome: 'undetermined' })
})
test('shares past 100 % are no shares', () => expect(judge(['空中课堂覆盖250%的学校'], 'schools')).toMatchObject({ outcome: 'undetermined' }))
