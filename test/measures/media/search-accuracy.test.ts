import { expect, test } from 'vitest'
import { mediaSearchAccuracy } from '../../../src/measures/media/search-accuracy.ts'
import { account, FILE } from '../../facts/account-content.ts'
import { judgeAccount, rated } from '../media-facts.ts'

const app = (good: number, all: number) => account({ kind: 'app', searches: Array.from({ length: all }, (_, index) => ({ query: `词 ${index}`, relevant: index < good, opens: null, results: null, triedOn: null, evidence: FILE })) })
test.each([[9, 10, 1], [6, 10, 0.7], [3, 10, 0.4], [2, 10, 0]])('%i of %i', (good, all, rating) => expect(rated(mediaSearchAccuracy, [app(good, all)]).rating).toBe(rating))
test('few words make it unsure', () => expect(rated(mediaSearchAccuracy, [app(2, 2)]).confidence).toBeLessThan(rated(mediaSearchAccuracy, [app(10, 10)]).confidence / 3))
test('a dead link is no good answer', () => expect(rated(mediaSearchAccuracy, [account({ kind: 'app', searches: [{ query: '词', relevant: true, opens: false, results: null, triedOn: null, evidence: FILE }] })]).rating).toBe(0))
test('nothing tried', () => expect(judgeAccount(mediaSearchAccuracy, [account({ kind: 'app' })])).toMatchObject({ outcome: 'undetermined' }))
