import { describe, expect, test } from 'vitest'
import { inboxWorks } from '../../../src/measures/inbox/works.ts'
import type { Facts } from '../../../src/measures/measure.ts'
import { allSeen, entry, halfSeen, known, unseen } from '../known-facts.ts'
import { message, outcome } from '../service-facts.ts'
import type { Outcome } from '../service-facts.ts'

const base: Facts = { entries: known([entry('inbox')]), messages: known([message()]), coverage: allSeen }

describe('inbox/works', () => {
  test.each<[string, Facts, Outcome]>([
    ['a form, and a message of this month', {}, 1],
    ['exactly 183 days ago is recent', { messages: known([message({ submitted: '2020-05-31', replied: null })]) }, 1],
    ['a day earlier is not', { messages: known([message({ submitted: '2020-05-30', replied: null })]) }, 0.6],
    ['dates in the future prove nothing', { messages: known([message({ submitted: '2021-01-01', replied: null })]) }, 0.6],
    ['a form without public messages', { messages: known([]) }, 0.6],
    ['a form, messages nobody saw', { messages: unseen('超时') }, 'undetermined: person'],
    ['a form nobody could try', { entries: known([entry('inbox', { works: null })]) }, 'undetermined: person'],
    ['a dead entry', { entries: known([entry('inbox', { works: false })]) }, 0],
    ['no entry', { entries: known([]) }, 0],
    ['no entry on a half-seen site', { entries: known([]), coverage: halfSeen }, 'undetermined: coverage'],
    ['unknown entries', { entries: unseen('超时') }, 'undetermined: entries'],
  ])('%s', (_, facts, expected) => expect(outcome(inboxWorks, { ...base, ...facts })).toBe(expected))
})
