import { describe, expect, test } from 'vitest'
import { rateAverage } from '../../src/measures/average.ts'
import type { Degree } from '../../src/measures/average.ts'
import type { Coverage } from '../../src/facts/facts.ts'
import type { Known } from '../../src/model/evidence.ts'
import { allSeen, halfSeen } from './known-facts.ts'

const degrees = (...ratings: Degree['rating'][]): Degree[] => ratings.map((rating, index) => ({ name: `第${index + 1}`, rating, note: '所见', advice: '改进' }))
const average = (ratings: Degree['rating'][], coverage = allSeen): ReturnType<typeof rateAverage> => rateAverage(degrees(...ratings), { noun: '个主题', coverage: coverage as Known<Coverage>, size: 20 })

describe('averaging degrees', () => {
  test.each<[string, Degree['rating'][], number]>([
    ['of full ones is full', [1, 1], 1],
    ['is the mean', [1, 0.5, 0], 0.5],
    ['counts what is not there as 0', [1, 'absent'], 0.5],
    ['leaves a quarter of unknown ones out', [1, 1, 0.5, 'unknown'], 5 / 6],
  ])('%s', (_, ratings, rating) => expect(average(ratings)).toMatchObject({ outcome: 'rated', rating }))

  test('gives advice only for those below full', () => {
    expect(average([1, 0.5])).toMatchObject({ reasons: ['第1：所见', '第2：所见'], advice: ['第2：改进'] })
  })
  test('is undetermined when more than a quarter is unknown, or not found on a half-seen site', () => {
    expect(average([1, 'unknown'])).toMatchObject({ outcome: 'undetermined', missing: ['person'] })
    expect(average([1, 'absent'], halfSeen)).toMatchObject({ outcome: 'undetermined', missing: ['coverage'] })
  })
  test('of nothing does not apply', () => expect(average([])).toMatchObject({ outcome: 'not-applicable' }))
})
