import { expect, test } from 'vitest'
import { mediaNaming } from '../../../src/measures/media/naming.ts'
import { account } from '../../facts/account-content.ts'
import { judgeAccount, rated } from '../media-facts.ts'

test.each([
  ['青岚发布', '青岚市人民政府', 1], ['青岚市人民政府', '青岚市人民政府', 1], ['青岚公安', '青岚市公安局', 1], ['青岚市公安局微博', '青岚市公安局', 1], ['青岚之声', '青岚市人民政府', 0.5], ['岚办', '青岚市人民政府', 0.5], ['小岚同学', '松坪县人民政府', 0], ['每日趣闻', '青岚市人民政府', 0],
])('%s of %s', (name, unit, rating) => expect(rated(mediaNaming, [account({ name, unit })]).rating).toBe(rating))
test('no name, no rating', () => expect(judgeAccount(mediaNaming, [account({ name: '' })])).toMatchObject({ outcome: 'undetermined' }))
