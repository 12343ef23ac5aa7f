import { expect, test } from 'vitest'
import { readRecords } from '../../../src/facts/records/read-records.ts'
import { mediaSecurity } from '../../../src/measures/media/security.ts'
import { account, FILE } from '../../facts/account-content.ts'
import { known } from '../known-facts.ts'
import { judgeAccount, rated } from '../media-facts.ts'

const records = (rows: string) => {
  const read = readRecords(new TextEncoder().encode(`日期,标题,类型,渠道,是否严重,是否整改\n${rows}`), 'notices.csv')
  if (read === null) throw new Error('no list')
  return { 'external-records': known(read) }
}
test.each([
  ['an empty list', '', 1], ['one about the website', '2020-06-01,网站被篡改,安全,网站,,否\n', 1], ['one that was mended', '2020-06-01,发布不当信息的通报,内容,政务新媒体,否,是\n', 0.7], ['one that was not', '2020-06-01,公众号发布不当信息,内容,,否,否\n', 0.5], ['a serious one', '2020-06-01,微博发布严重错误信息,内容,微博,是,是\n', 0], ['one of two years ago', '2018-06-01,微博发布错误信息,内容,微博,否,否\n', 1],
])('%s', (_, rows, rating) => expect(rated(mediaSecurity, [account()], { more: records(rows) }).rating).toBe(rating))
test('without a list no rating', () => expect(judgeAccount(mediaSecurity, [account()])).toMatchObject({ outcome: 'undetermined', missing: ['external-records'] }))
test('of an app, what its package allows is told beside it', () => {
  const app = account({ kind: 'app', packages: [{ package: 'cn.x', versionName: '2.0', versionCode: 2, minSdk: 21, targetSdk: 26, permissions: ['android.permission.READ_SMS'], cleartext: null, debuggable: true, updated: null, signer: null, evidence: FILE }] })
  expect(rated(mediaSecurity, [app], { more: records('') }).reasons.at(-1)).toBe('参考：安装包 cn.x 2.0允许明文传输，调试开关未关，涉及个人信息的权限：READ_SMS')
})
