import { expect, test } from 'vitest'
import { orgAppraisal } from '../../../src/measures/org/appraisal.ts'
import { judgeWith } from '../channel-facts.ts'
import { item, known } from '../known-facts.ts'

const judge = (...titles: string[]) => judgeWith(orgAppraisal, { items: known(titles.map(title => item(title))) })

test('a rule suggests 0.7, with results 1, results alone 0.3', () => {
  expect(judge('青岚市政务服务工作考核办法')).toMatchObject({ rating: 0.7 })
  expect(judge('青岚市政务服务工作考核办法', '2020年政务服务考核结果通报')).toMatchObject({ rating: 1 })
  expect(judge('2020年政务服务考核情况通报')).toMatchObject({ rating: 0.3 })
})
test('appraisals of something else are a person\'s turn', () => expect(judge('干部年度考核办法')).toMatchObject({ outcome: 'undetermined', missing: ['person'] }))
