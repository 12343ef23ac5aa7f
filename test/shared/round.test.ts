import { expect, test } from 'vitest'
import { round } from '../../src/shared/round.ts'

test.each([[1.005, 2, 1.01], [0.125, 2, 0.13], [2.5, 0, 3], [81.649_999, 1, 81.6], [0, 2, 0], [99.995, 2, 100]])('%d to %d decimals is %d', (value, decimals, rounded) => {
  expect(round(value, decimals)).toBe(rounded)
})
