import { describe, expect, test } from 'vitest'
import type { Entry } from '../../../src/facts/facts.ts'
import { loginExists } from '../../../src/measures/login/exists.ts'
import { allSeen, entry, halfSeen, known, unseen } from '../known-facts.ts'
import { outcome } from '../service-facts.ts'
import type { Outcome } from '../service-facts.ts'

describe('login/exists', () => {
  test.each<[string, Entry[], Outcome]>([
    ['login and register', [entry('login'), entry('register')], 1],
    ['an entry that is dead was offered all the same', [entry('login', { works: false }), entry('register', { works: false })], 1],
    ['a login page that registers too', [entry('login', { detail: '表单：手机号、密码；链接：用户注册' })], 1],
    ['a login without register', [entry('login', { detail: '表单：用户名、密码' })], 0.5],
    ['a register without login', [entry('register')], 0.5],
    ['a login page nobody saw may hold the register', [entry('login', { works: null })], 'undetermined: person'],
    ['entries of other kinds', [entry('inbox')], 0],
    ['nothing', [], 0],
  ])('%s', (_, entries, expected) => expect(outcome(loginExists, { entries: known(entries), coverage: allSeen })).toBe(expected))
  test('open when half-seen or unknown', () => {
    expect(outcome(loginExists, { entries: known([]), coverage: halfSeen })).toBe('undetermined: coverage')
    expect(outcome(loginExists, { entries: unseen('超时') })).toBe('undetermined: entries')
  })
})
