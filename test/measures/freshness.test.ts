import { describe, expect, test } from 'vitest'
import type { Column } from '../../src/facts/facts.ts'
import { freshnessOf } from '../../src/measures/freshness.ts'
import { column, item, listOf } from './known-facts.ts'

const periods = { news: 14, policy: 183, other: 365 }
const stateOf = (one: Column, items = [item('别的')]): string | undefined => freshnessOf([one], items, periods, '2020-11-30')[0]?.state

describe('freshness of columns', () => {
  test.each<[string, Column, string]>([
    ['news of today', column('要闻', { lastDate: '2020-11-30' }), 'fresh'],
    ['news dated tomorrow prove nothing', column('要闻', { lastDate: '2020-12-01' }), 'unknown'],
    ['old news', column('要闻', { lastDate: '2020-10-01' }), 'stale'],
    ['old news in a list nobody could see to its end', column('要闻', { lastDate: '2020-10-01', itemCount: null }), 'unknown'],
    ['a list without entries', column('要闻', { itemCount: 0 }), 'empty'],
    ['an empty column of standing information is empty all the same', column('领导简介', { itemCount: 0 }), 'empty'],
    ['standing information', column('领导简介', { lastDate: '2001-01-01' }), 'standing'],
    ['no dates, pages not looked at', column('要闻', { lastDate: null, items: listOf(2, '甲', null) }), 'unknown'],
  ])('%s', (_, one, state) => expect(stateOf(one)).toBe(state))
  test('dates on the pages of its entries count', () => {
    const undated = column('要闻', { lastDate: null, items: listOf(1, '甲', null) })
    const url = listOf(1, '甲')[0]?.url ?? ''
    expect(stateOf(undated, [item('甲1', { url, publishDate: '2020-11-28' })])).toBe('fresh')
    expect(stateOf(undated, [item('甲1', { url, publishDate: null })])).toBe('stale')
  })
})
