import { expect, test } from 'vitest'
import { mediaQueries } from '../../../src/measures/media/queries.ts'
import { account, entry } from '../../facts/account-content.ts'
import { judgeAccount, rated } from '../media-facts.ts'

const BUS = entry({ title: '公交查询', state: 'works' })
const AIR = entry({ title: '空气质量查询', state: 'works' })
test.each([['both kinds', [BUS, AIR], 1], ['one', [BUS], 0.6], ['one of them broken', [BUS, { ...AIR, state: 'broken' as const }], 0.6], ['all broken', [{ ...BUS, state: 'broken' as const }], 0], ['none', [entry({ title: '关于我们' })], 0]])('%s', (_, entries, rating) => expect(rated(mediaQueries, [account({ entries })]).rating).toBe(rating))
test('no menu, no rating', () => expect(judgeAccount(mediaQueries, [account()])).toMatchObject({ outcome: 'undetermined' }))
