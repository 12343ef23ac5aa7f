import { describe, expect, test } from 'vitest'
import type { Entry } from '../../../src/facts/facts.ts'
import { loginWorks } from '../../../src/measures/login/works.ts'
import { allSeen, entry, halfSeen, known, unseen } from '../known-facts.ts'
import { outcome, reasonsOf } from '../service-facts.ts'
import type { Outcome } from '../service-facts.ts'

describe('login/works', () => {
  test.each<[string, Entry[], Outcome]>([
    ['both pages work', [entry('login'), entry('register')], 1],
    ['one of two login entries is enough', [entry('login', { works: false }), entry('login', { url: 'https://www.example.gov.cn/2' }), entry('register')], 1],
    ['a login page that registers too stands for both', [entry('login', { detail: '用户注册' })], 1],
    ['register is dead', [entry('login'), entry('register', { works: false })], 0.5],
    ['there is no register', [entry('login')], 0.5],
    ['both dead', [entry('login', { works: false }), entry('register', { works: false })], 0],
    ['nobody could tell about one of them', [entry('login'), entry('register', { works: null })], 'undetermined: person'],
    ['nobody could tell', [entry('login', { works: null })], 'undetermined: person'],
    ['nothing', [], 0],
  ])('%s', (_, entries, expected) => expect(outcome(loginWorks, { entries: known(entries), coverage: allSeen })).toBe(expected))
  test('open when half-seen or unknown', () => {
    expect(outcome(loginWorks, { entries: known([]), coverage: halfSeen })).toBe('undetermined: coverage')
    expect(outcome(loginWorks, { entries: unseen('超时') })).toBe('undetermined: entries')
  })
  test('says which of the two is dead', () => expect(reasonsOf(loginWorks, { entries: known([entry('login'), entry('register', { works: false })]) })).toMatch(/登录可用：.*\n注册打不开或不可用/))
})
