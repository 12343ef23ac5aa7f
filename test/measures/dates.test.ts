import { describe, expect, test } from 'vitest'
import { dayNumber, daysBetween, isAfter, isWithin, latestDate } from '../../src/measures/dates.ts'

describe('dates', () => {
  test.each([
    ['2020-02-29', '2020-03-01', 1],
    ['2019-12-31', '2020-12-31', 366],
    ['2020-03-01 23:59', '2020-03-02 00:01', 1],
    ['2020-03-02', '2020-03-01', -1],
    ['2019-02-29', '2020-03-01', null],
    ['2020-13-01', '2020-03-01', null],
    ['昨天', '2020-03-01', null],
    [null, '2020-03-01', null],
  ])('from %s to %s are %s days', (from, to, days) => expect(daysBetween(from, to)).toBe(days))

  test('the first day of 1970 is day 0', () => expect(dayNumber('1970-01-01')).toBe(0))

  test('a window includes both its ends and nothing of the future', () => {
    expect(isWithin('2020-11-16', 14, '2020-11-30')).toBe(true)
    expect(isWithin('2020-11-30', 14, '2020-11-30')).toBe(true)
    expect(isWithin('2020-11-15', 14, '2020-11-30')).toBe(false)
    expect(isWithin('2020-12-01', 14, '2020-11-30')).toBe(false)
    expect(isWithin(null, 14, '2020-11-30')).toBe(false)
  })

  test('a date after the evaluation is in the future, its own day is not', () => {
    expect(isAfter('2020-12-01', '2020-11-30')).toBe(true)
    expect(isAfter('2020-11-30 23:00', '2020-11-30')).toBe(false)
    expect(isAfter(null, '2020-11-30')).toBe(false)
  })

  test('the latest date ignores the future, no dates and the order given', () => {
    expect(latestDate(['2020-01-02', null, '2021-01-01', '2020-03-01 08:00', '乱'], '2020-11-30')).toBe('2020-03-01 08:00')
    expect(latestDate(['2020-03-01 08:00', '2020-01-02'], '2020-11-30')).toBe('2020-03-01 08:00')
    expect(latestDate(['2020-03-01', '2020-03-01 08:00'], '2020-11-30')).toBe(latestDate(['2020-03-01 08:00', '2020-03-01'], '2020-11-30'))
    expect(latestDate([], '2020-11-30')).toBeNull()
  })
})
