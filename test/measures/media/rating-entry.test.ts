import { expect, test } from 'vitest'
import { mediaRatingEntry } from '../../../src/measures/media/rating-entry.ts'
import { account, entry } from '../../facts/account-content.ts'
import { judgeAccount, rated } from '../media-facts.ts'

test.each([['for all services', [entry({ title: '好差评', state: 'works' })], 1], ['for some', [entry({ title: '窗口满意度', state: 'works' })], 0.5], ['broken', [entry({ title: '好差评', state: 'broken' })], 0], ['none', [entry({ title: '首页' })], 0]] as const)('%s', (_, entries, rating) => expect(rated(mediaRatingEntry, [account({ kind: 'app', entries: [...entries] })]).rating).toBe(rating))
test('no menu, no rating', () => expect(judgeAccount(mediaRatingEntry, [account({ kind: 'app' })])).toMatchObject({ outcome: 'undetermined' }))
