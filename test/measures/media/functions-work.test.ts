import { expect, test } from 'vitest'
import { mediaFunctionsWork } from '../../../src/measures/media/functions-work.ts'
import { account, entry, FILE } from '../../facts/account-content.ts'
import { judgeAccount, rated } from '../media-facts.ts'

const app = (good: number, bad: number) => account({ kind: 'app', entries: Array.from({ length: good + bad }, (_, index) => entry({ title: `功能 ${index}`, state: index < good ? 'works' : 'broken' })) })

test.each([[10, 0, 1], [9, 1, 0.7], [7, 3, 0.4], [6, 4, 0]])('%i work and %i do not', (good, bad, rating) => expect(rated(mediaFunctionsWork, [app(good, bad)]).rating).toBe(rating))
test('the version is told beside it', () => expect(rated(mediaFunctionsWork, [{ ...app(1, 0), listings: [{ store: 'App Store', package: 'cn.x', name: '', developer: '', version: '2.3', updated: '2020-10-20 16:00', description: '', evidence: FILE }] }]).reasons).toContain('App Store 2.3（2020-10-20 更新）'))
test('nobody tried', () => expect(judgeAccount(mediaFunctionsWork, [account({ kind: 'app', entries: [entry({ title: '功能' })] })])).toMatchObject({ outcome: 'undetermined', missing: ['person'] }))
