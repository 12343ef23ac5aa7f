import { expect, test } from 'vitest'
import { mediaSearchSmart } from '../../../src/measures/media/search-smart.ts'
import { account, FILE } from '../../facts/account-content.ts'
import { judgeAccount, rated } from '../media-facts.ts'

const app = (present: number) => account({ kind: 'app', features: ['联想提示', '纠错', '热词', '历史记录', '语音'].map((name, index) => ({ name, present: index < present, triedOn: null, evidence: FILE })) })
test.each([[4, 1], [3, 0.7], [2, 0.7], [1, 0.3], [0, 0]])('%i features', (present, rating) => expect(rated(mediaSearchSmart, [app(present)]).rating).toBe(rating))
test('nobody looked', () => expect(judgeAccount(mediaSearchSmart, [account({ kind: 'app' })])).toMatchObject({ outcome: 'undetermined' }))
