import { expect, test } from 'vitest'
import { mediaRatingPublished } from '../../../src/measures/media/rating-published.ts'
import { account, entry } from '../../facts/account-content.ts'
import { judgeAccount, rated } from '../media-facts.ts'

test.each([['counts-and-texts', 1], ['counts', 0.6], ['none', 0]] as const)('%s', (published, rating) => expect(rated(mediaRatingPublished, [account({ kind: 'app', entries: [entry({ title: '好差评', published })] })]).rating).toBe(rating))
test('no rating at all', () => expect(rated(mediaRatingPublished, [account({ kind: 'app', entries: [entry({ title: '首页' })] })]).rating).toBe(0))
test('nobody looked', () => expect(judgeAccount(mediaRatingPublished, [account({ kind: 'app', entries: [entry({ title: '好差评' })] })])).toMatchObject({ outcome: 'undetermined', missing: ['person'] }))
