import { expect, test } from 'vitest'
import { mediaLinksOpen } from '../../../src/measures/media/links-open.ts'
import { account, entry } from '../../facts/account-content.ts'
import { judgeAccount, rated } from '../media-facts.ts'

const app = (good: number, bad: number) => account({ kind: 'app', entries: Array.from({ length: good + bad }, (_, index) => entry({ title: `链接 ${index}`, url: `https://x.gov.cn/${index}`, state: index < good ? 'works' : 'broken' })) })
test.each([[10, 0, 1], [9, 1, 0.7], [7, 3, 0.4], [1, 9, 0]])('%i open and %i do not', (good, bad, rating) => expect(rated(mediaLinksOpen, [app(good, bad)]).rating).toBe(rating))
test('functions without an address are no links', () => expect(judgeAccount(mediaLinksOpen, [account({ kind: 'app', entries: [entry({ title: '功能', state: 'works' })] })])).toMatchObject({ outcome: 'undetermined', missing: ['person'] }))
