import { describe, expect, test } from 'vitest'
import type { Entry } from '../../../src/facts/facts.ts'
import { userSpaceHistory } from '../../../src/measures/user-space/history.ts'
import { entry, known, unseen } from '../known-facts.ts'
import { outcome, reasonsOf } from '../service-facts.ts'
import type { Outcome } from '../service-facts.ts'

const centre = (detail: string, works: boolean | null = true): Entry => entry('user-centre', { title: '用户中心', detail, works })

describe('user-space/history', () => {
  test('is a suggestion for a person', () => expect(userSpaceHistory.kind).toBe('suggested'))
  test.each<[string, Entry[], Outcome]>([
    ['both histories', [centre('我的咨询、我的办件')], 1],
    ['one of them', [centre('我的留言')], 0.5],
    ['a centre behind a login', [centre('')], 'undetermined: person'],
    ['a dead centre', [centre('我的办件', false)], 'undetermined: person'],
    ['only a login', [entry('login')], 'undetermined: person'],
    ['nothing', [], 'undetermined: person'],
  ])('%s', (_, entries, expected) => expect(outcome(userSpaceHistory, { entries: known(entries) })).toBe(expected))
  test('tells where to look', () => {
    expect(reasonsOf(userSpaceHistory, { entries: known([entry('login', { title: '登录' })]) })).toContain('“登录”')
    expect(outcome(userSpaceHistory, { entries: unseen('超时') })).toBe('undetermined: entries')
  })
})
