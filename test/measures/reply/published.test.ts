import { describe, expect, test } from 'vitest'
import type { Message } from '../../../src/facts/page-facts.ts'
import { replyPublished } from '../../../src/measures/reply/published.ts'
import { allSeen, halfSeen, known, unseen } from '../known-facts.ts'
import { message, outcome, reasonsOf } from '../service-facts.ts'
import type { Outcome } from '../service-facts.ts'

const judge = (...messages: Message[]): Outcome => outcome(replyPublished, { messages: known(messages), coverage: allSeen })
const answered = (submitted: string | null, replied: string | null): Message => message({ submitted, replied })
const waiting = (submitted: string | null): Message => message({ submitted, replied: null, reply: null })

describe('reply/published', () => {
  test.each<[string, Message, Outcome]>([
    ['the same day', answered('2020-11-01', '2020-11-01'), 1],
    ['seven days', answered('2020-11-01', '2020-11-08'), 1],
    ['eight days', answered('2020-11-01', '2020-11-09'), 0.978261],
    ['thirty days', answered('2020-10-01', '2020-10-31'), 0.5],
    ['61 days', answered('2020-08-01', '2020-10-01'), 0.25],
    ['92 days', answered('2020-08-01', '2020-11-01'), 0],
    ['with the time of day', answered('2020-11-01 23:59', '2020-11-08 00:01'), 1],
    ['answered by the list, its text unseen', message({ reply: null }), 1],
    ['unanswered for 30 days', waiting('2020-10-31'), 0.5],
    ['unanswered for more than three months', waiting('2020-08-01'), 0],
    ['unanswered, but not yet due', waiting('2020-11-25'), 'undetermined: person'],
    ['replied before it was sent', answered('2020-11-08', '2020-11-01'), 'undetermined: person'],
    ['no dates at all', answered(null, null), 'undetermined: person'],
    ['older than a year', answered('2019-11-01', '2019-11-02'), 0],
    ['exactly a year old', answered('2019-12-01', '2019-12-02'), 1],
  ])('%s', (_, one, expected) => expect(judge(one)).toBe(expected))
  test('mean over the messages, those without dates left out', () => expect(judge(answered('2020-11-01', '2020-11-02'), answered('2020-10-01', '2020-10-31'), answered('2020-11-01', null))).toBe(0.75))
  test('reports of misconduct and complaints are not consultations', () => {
    expect(judge(answered('2020-11-01', '2020-11-02'), message({ ...waiting('2020-01-01'), kind: '举报' }), message({ ...waiting('2020-01-01'), kind: '投诉' }))).toBe(1)
    expect(judge(message({ kind: '信访' }))).toBe(0)
  })
  test('no messages: 0 when the site was seen, else open', () => {
    expect(judge()).toBe(0)
    expect(outcome(replyPublished, { messages: known([]), coverage: halfSeen })).toBe('undetermined: coverage')
    expect(outcome(replyPublished, { messages: unseen('超时') })).toBe('undetermined: messages')
  })
  test('names what waits longer than three months', () => {
    expect(reasonsOf(replyPublished, { messages: known([answered('2020-11-01', '2020-11-03'), waiting('2020-08-01')]) })).toContain('超过三个月未答复 1 条：“公租房申请条件咨询”（已 121 天）')
  })
  test('steps out of order are refused', () => expect(replyPublished.params.safeParse({ fullDays: 30, halfDays: 7 }).success).toBe(false))
})
