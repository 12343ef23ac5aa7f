import { describe, expect, test } from 'vitest'
import type { Entry } from '../../../src/facts/facts.ts'
import { loginUnified } from '../../../src/measures/login/unified.ts'
import { allSeen, entry, halfSeen, known, unseen } from '../known-facts.ts'
import { confidenceOf, outcome, reasonsOf } from '../service-facts.ts'
import type { Outcome } from '../service-facts.ts'

const at = (...sections: string[]): string[] => sections.map(section => `https://www.example.gov.cn/${section}/index.html`)
const one = entry('login', { url: 'https://sso.example.gov.cn/login', linkedFrom: at('zwgk', 'bsfw', 'hdjl') })
const other = entry('login', { url: 'https://hd.example.gov.cn/login', linkedFrom: at('hdjl') })

describe('login/unified', () => {
  test.each<[string, Entry[], Outcome]>([
    ['all sections lead to one host', [one], 1],
    ['two entries on one host are one', [one, entry('login', { url: 'https://sso.example.gov.cn/other', linkedFrom: at('hdjl') })], 1],
    ['one of three sections has a login of its own beside', [one, other], 0.666667],
    ['each section its own', [entry('login', { linkedFrom: at('bsfw') }), other], 0.5],
    ['seen in one section only', [entry('login', { linkedFrom: at('bsfw', 'bsfw') })], 'undetermined: person'],
    ['linked from nowhere that was seen', [entry('login')], 'undetermined: person'],
    ['nothing', [], 0],
  ])('%s', (_, entries, expected) => expect(outcome(loginUnified, { entries: known(entries), coverage: allSeen })).toBe(expected))
  test('links alone never make it certain; the other host is named', () => {
    expect(confidenceOf(loginUnified, { entries: known([one]) })).toBe(0.8)
    expect(reasonsOf(loginUnified, { entries: known([one, other]) })).toContain('另有：hd.example.gov.cn')
  })
  test('open when half-seen or unknown', () => {
    expect(outcome(loginUnified, { entries: known([]), coverage: halfSeen })).toBe('undetermined: coverage')
    expect(outcome(loginUnified, { entries: unseen('超时') })).toBe('undetermined: entries')
  })
})
