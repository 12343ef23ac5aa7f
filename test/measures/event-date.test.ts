import { expect, test } from 'vitest'
import { eventDate } from '../../src/measures/event-date.ts'

test.each([
  ['11月18日，有网民反映；11月19日，区政府回应', '2020-11-20', '2020-11-18'],
  ['2020年11月8日上午', '2020-11-20 10:00', '2020-11-08'],
  ['12月30日发生火情', '2021-01-02', '2020-12-30'],
  ['发布时间 2020-11-20', '2020-11-20', null],
  ['2015年3月1日施行的办法规定，11月19日', '2020-11-20', '2020-11-19'],
  ['11月25日将举行', '2020-11-20', null],
  ['13月45日', '2020-11-20', null],
  ['没有日期', '2020-11-20', null],
  ['11月18日', null, null],
])('%s, published %s, speaks of %s', (text, published, expected) => expect(eventDate(text, published)).toBe(expected))
