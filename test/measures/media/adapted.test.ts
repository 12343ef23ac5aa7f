import { expect, test } from 'vitest'
import { mediaAdapted } from '../../../src/measures/media/adapted.ts'
import { account, entry } from '../../facts/account-content.ts'
import { judgeAccount, rated } from '../media-facts.ts'

const judge = (of: 'service' | 'query', ...adapted: boolean[]) => rated(mediaAdapted, [account({ entries: adapted.map((one, index) => entry({ title: `${index}`, category: of === 'service' ? '办事' : '查询', adapted: one })) })], { params: { of } }).rating

test.each([[[true, true], 1], [[true, false], 0.6], [[true, false, false], 0.3], [[false], 0]] as const)('%j', (adapted, rating) => expect([judge('service', ...adapted), judge('query', ...adapted)]).toEqual([rating, rating]))
test('what only jumps to the platform is not adapted', () => expect(rated(mediaAdapted, [account({ entries: [entry({ title: '办事', category: '办事', mode: 'jump', adapted: true })] })], { params: { of: 'service' } }).rating).toBe(0))
test('the other purpose does not count', () => expect(rated(mediaAdapted, [account({ entries: [entry({ title: '办事', category: '办事', adapted: true })] })], { params: { of: 'query' } }).rating).toBe(0))
test('nobody looked', () => expect(judgeAccount(mediaAdapted, [account({ entries: [entry({ title: '公积金查询' })] })], { params: { of: 'query' } })).toMatchObject({ outcome: 'undetermined' }))
