import { expect, test } from 'vitest'
import { mediaOwner } from '../../../src/measures/media/owner.ts'
import { account, FILE, registered } from '../../facts/account-content.ts'
import { judgeAccount, rated } from '../media-facts.ts'

const certified = (subject: string, unit = '青岚市人民政府') => [account({ unit, accounts: [registered({ unit, subject })] })]

test.each([
  ['its office', certified('青岚市人民政府办公室'), 1], ['as Weibo words it', certified('青岚市人民政府新闻办公室官方微博'), 1], ['a name from before the reform', certified('青岚市国土资源局', '青岚市自然资源和规划局'), 0.4], ['another body', certified('岚东传媒有限公司'), 0.4], ['nobody', certified(''), 0],
])('certified as %s', (_, accounts, rating) => expect(rated(mediaOwner, accounts).rating).toBe(rating))
test('of an app the developer in the store, else the name in the certificate', () => {
  const app = account({ kind: 'app', name: '青岚办', unit: '青岚市大数据管理局', listings: [{ store: 'App Store', package: 'cn.x', name: '青岚办', developer: '青岚市大数据管理局', version: '1', updated: null, description: '', evidence: FILE }] })
  expect(rated(mediaOwner, [app]).rating).toBe(1)
  const signed = account({ kind: 'app', name: '青岚办', unit: '青岚市大数据管理局', packages: [{ package: 'cn.x', versionName: '1', versionCode: 1, minSdk: 21, targetSdk: 28, permissions: [], cleartext: null, debuggable: false, updated: null, signer: { subject: 'C=CN, O=青岚市大数据管理局, CN=青岚办', sha256: '', validFrom: '', validTo: '', scheme: 'v2' }, evidence: FILE }] })
  expect(rated(mediaOwner, [signed]).rating).toBe(1)
})
test('nothing known, no rating', () => expect(judgeAccount(mediaOwner, [account()])).toMatchObject({ outcome: 'undetermined' }))
