import { expect, test } from 'vitest'
import { mediaConsistent } from '../../../src/measures/media/consistent.ts'
import { account, registered } from '../../facts/account-content.ts'
import { judgeAccount, rated } from '../media-facts.ts'

const WECHAT = account()
const weibo = (name: string) => account({ kind: 'weibo', name })

test.each([
  ['the same', [WECHAT, weibo('青岚发布')], 1], ['the same but for the platform', [WECHAT, weibo('青岚发布微博')], 1], ['much the same', [WECHAT, weibo('青岚政务')], 0.5], ['another', [WECHAT, weibo('每日趣闻')], 0],
  ['one the same, one another', [WECHAT, weibo('青岚发布'), account({ kind: 'app', name: '指尖办事' })], 0.25], ['by the register', [account({ accounts: [registered({ platform: 'weibo' }), registered({ platform: 'app' })] })], 1], ['another body’s does not matter', [account({ accounts: [registered({ platform: 'weibo' }), registered({ platform: 'app', name: '岚东办', unit: '岚东区人民政府' })] })], 1],
])('%s', (_, accounts, rating) => expect(rated(mediaConsistent, accounts).rating).toBe(rating))
test('one platform alone tells nothing', () => expect(judgeAccount(mediaConsistent, [WECHAT])).toMatchObject({ outcome: 'undetermined', missing: ['media-register'] }))
