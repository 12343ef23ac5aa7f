import { expect, test } from 'vitest'
import { searchKnownItem } from '../../../src/measures/search/known-item.ts'
import { judgeWith } from '../channel-facts.ts'
import { entry, halfSeen, known, trial, unseen } from '../known-facts.ts'

const judge = (...trials: ReturnType<typeof trial>[]) => judgeWith(searchKnownItem, { entries: known([entry('search')]), 'search-trials': known(trials) })
const site = (rank: number | null) => trial({ scope: 'site', rank })

test('the share of answered queries whose page stands among the first five', () => {
  expect(judge(site(1), site(5))).toMatchObject({ outcome: 'rated', rating: 1 })
  expect(judge(site(1), site(6), site(null), site(2))).toMatchObject({ rating: 0.5 })
  expect(judge(site(1), trial({ rank: null }))).toMatchObject({ rating: 1 })
})
test('no answer tells nothing, no search is none', () => {
  expect(judge(trial({ scope: 'site', answered: false }))).toMatchObject({ outcome: 'undetermined', missing: ['search-trials'] })
  const facts = { entries: known([]), 'search-trials': unseen('没有试查') }
  expect(judgeWith(searchKnownItem, facts)).toMatchObject({ rating: 0 })
  expect(judgeWith(searchKnownItem, { ...facts, coverage: halfSeen })).toMatchObject({ outcome: 'undetermined' })
})
