import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { findDates, hasDateRange, parseDate, parseDateValue } from '../../src/page/date.ts'

describe('parseDate', () => {
  test.each([
    ['2020-08-05', '2020-08-05'],
    ['2020-08-05 10:08', '2020-08-05 10:08'],
    ['2020-08-05 10:08:59', '2020-08-05 10:08'],
    ['2020-08-05  10:08', '2020-08-05 10:08'],
    ['2020-08-05 10∶08', '2020-08-05 10:08'],
    ['2020-08-05 10：08', '2020-08-05 10:08'],
    ['2020年8月5日', '2020-08-05'],
    ['2020年08月05日 9时05分', '2020-08-05 09:05'],
    ['2020 年 8 月 5 日', '2020-08-05'],
    ['2020/8/5 9:05', '2020-08-05 09:05'],
    ['2020.08.05', '2020-08-05'],
    ['2020-8-5', '2020-08-05'],
    ['(2025-10-14)', '2025-10-14'],
    ['发布时间：2020-08-05\u00a0\u00a0来源：市政府办', '2020-08-05'],
    ['2020-08-05 下午3:05', '2020-08-05 15:05'],
    ['2020-08-05T02:00:00Z', '2020-08-05 10:00'],
    ['2020-08-05T10:00:00+08:00', '2020-08-05 10:00'],
    ['二〇二〇年八月十五日', '2020-08-15'],
    ['二○二○年十二月三十一日', '2020-12-31'],
    ['2020-08-05 24:30', '2020-08-05'],
  ])('%s → %s', (text, expected) => {
    expect(parseDate(text)).toBe(expected)
  })

  test.each(['2020-02-30', '2020-13-01', '2020-00-10', '08-05', '12020-08-05', '2020-08-051', '1899-01-01', '10.2020.8.5.1', '', '２０２０'])('%s holds no date', text => {
    expect(parseDate(text)).toBeNull()
  })

  test.each(['2016年9月9日-9月11日', '2016-09-09 至 2016-09-11', '2020-08-05—2020-08-09', '2020年8月5日（星期三）至8月9日', '2020-8-5~2020-8-9'])('%s is a period, not a date of publication', text => {
    expect(hasDateRange(text)).toBe(true)
    expect(findDates(text).every(found => found.range)).toBe(true)
    expect(parseDateValue(text)).toBeNull()
  })

  test('a date beside another one is no period', () => {
    expect(findDates('成文日期：2020-08-01 发布日期：2020-08-05').map(found => [found.date, found.range])).toEqual([['2020-08-01', false], ['2020-08-05', false]])
  })

  test.each([['20200805', '2020-08-05'], ['20200805103000', '2020-08-05 10:30'], ['1596594780000', '2020-08-05 10:33'], ['1596594780', '2020-08-05 10:33']])('as a field value %s → %s', (value, expected) => {
    expect(parseDateValue(value)).toBe(expected)
  })

  test('never throws and answers only days of the calendar', () => {
    const piece = fc.constantFrom('2020', '19', '-', '/', '年', '月', '日', '8', '31', '02', ' ', ':', '10', '至', '—', 'T', 'Z', '+08:00', '.', '二〇二〇')
    fc.assert(fc.property(fc.array(piece, { maxLength: 25 }), pieces => {
      for (const { date } of findDates(pieces.join(''))) {
        expect(date).toMatch(/^\d{4}-\d{2}-\d{2}(?: \d{2}:\d{2})?$/)
        expect(new Date(`${date.slice(0, 10)}T00:00:00Z`).toISOString().slice(0, 10)).toBe(date.slice(0, 10))
      }
    }), { numRuns: 2000 })
  })

  test('only the first 20,000 characters of a text are looked at', () => {
    expect(findDates(`${'x'.repeat(20_001)}2020-08-05`)).toEqual([])
    expect(findDates('2020-08-05 '.repeat(1e5)).length).toBe(50)
  })
})
