import { expect, test } from 'vitest'
import { mediaServicesOnline } from '../../../src/measures/media/services-online.ts'
import type { EntryMode } from '../../../src/model/media.ts'
import { account, entry } from '../../facts/account-content.ts'
import { judgeAccount, rated } from '../media-facts.ts'

const judge = (...modes: EntryMode[]) => rated(mediaServicesOnline, [account({ entries: modes.map((mode, index) => entry({ title: `办理 ${index}`, category: '办事', mode, state: 'works' })) })]).rating

test.each([[['handle', 'handle', 'guide'], 1], [['handle', 'book', 'guide'], 0.7], [['book', 'guide', 'guide'], 0.4], [['guide', 'jump'], 0]] as const)('%j', (modes, rating) => expect(judge(...modes)).toBe(rating))
test('what does not open cannot be handled', () => expect(rated(mediaServicesOnline, [account({ entries: [entry({ title: '办理', category: '办事', mode: 'handle', state: 'broken' })] })]).rating).toBe(0))
test('nobody tried', () => expect(judgeAccount(mediaServicesOnline, [account({ entries: [entry({ title: '办事' })] })])).toMatchObject({ outcome: 'undetermined' }))
