import { expect, test } from 'vitest'
import { mediaRatingItems } from '../../../src/measures/media/rating-items.ts'
import { account, entry } from '../../facts/account-content.ts'
import { judgeAccount, rated } from '../media-facts.ts'

test.each([[['办理速度', '服务态度', '便利程度'], 1], [['服务态度'], 0.6], [['总体评分'], 0.3]] as const)('%j', (items, rating) => expect(rated(mediaRatingItems, [account({ kind: 'app', entries: [entry({ title: '好差评', items })] })]).rating).toBe(rating))
test('nothing to rate in', () => expect(rated(mediaRatingItems, [account({ kind: 'app', entries: [entry({ title: '首页' })] })]).rating).toBe(0))
test('nobody looked', () => expect(judgeAccount(mediaRatingItems, [account({ kind: 'app', entries: [entry({ title: '好差评' })] })])).toMatchObject({ outcome: 'undetermined', missing: ['person'] }))
