import { expect, test } from 'vitest'
import { beijingTime } from '../../src/shared/beijing-time.ts'

test.each([['2020-11-30T15:59:59Z', '2020-11-30 23:59:59'], ['2020-11-30T16:00:00Z', '2020-12-01 00:00:00']])('%s is %s in Beijing', (instant, shown) => {
  expect(beijingTime(Date.parse(instant))).toBe(shown)
})
