import { expect, test } from 'vitest'
import { mediaOneAccount } from '../../../src/measures/media/one-account.ts'
import { account, registered } from '../../facts/account-content.ts'
import { judgeAccount, rated } from '../media-facts.ts'

const OWN = registered({})
const of = (...accounts: ReturnType<typeof registered>[]) => [account({ accounts })]

test.each([
  ['one', of(OWN), 1], ['one, and one that was closed', of(OWN, registered({ name: '青岚政府网', state: 'closed' })), 1], ['one, and one that is being merged', of(OWN, registered({ name: '青岚政府网', state: 'closing' })), 0.5],
  ['two', of(OWN, registered({ name: '青岚政府网' })), 0], ['the evaluated one is not listed', of(registered({ name: '青岚政府网' })), 0], ['those of other platforms and bodies', of(OWN, registered({ platform: 'weibo', name: '青岚微博' }), registered({ unit: '岚东区人民政府', name: '岚东发布' })), 1],
])('%s', (_, accounts, rating) => expect(rated(mediaOneAccount, accounts).rating).toBe(rating))
test('without a register nobody knows of a second one', () => expect(judgeAccount(mediaOneAccount, [account()])).toMatchObject({ outcome: 'undetermined', missing: ['media-register'] }))
test('a register of other bodies says nothing', () => expect(judgeAccount(mediaOneAccount, of(registered({ unit: '岚东区人民政府' })))).toMatchObject({ outcome: 'undetermined', reason: expect.stringContaining('核对单位名称') }))
