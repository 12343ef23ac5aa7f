import { describe, expect, test } from 'vitest'
import type { Facts } from '../../../src/measures/measure.ts'
import { qaFaq } from '../../../src/measures/qa/faq.ts'
import { allSeen, entry, halfSeen, known, unseen } from '../known-facts.ts'
import { message, outcome, page } from '../service-facts.ts'
import type { Outcome } from '../service-facts.ts'

const faq = (faqCount: number): Facts => ({ 'question-box': known({ entry: null, faq: faqCount > 0 ? [page('常见问题')] : [], faqCount, trials: [] }) })
const elsewhere = message({ url: 'https://jtj.example.gov.cn/ly/1.html' })
const base: Facts = { ...faq(10), messages: known([message()]), coverage: allSeen }

describe('qa/faq', () => {
  test.each<[string, Facts, Outcome]>([
    ['ten questions, messages in one place', {}, 1],
    ['five questions', faq(5), 0.75],
    ['messages in two places', { messages: known([message(), elsewhere]) }, 0.75],
    ['no public messages: nobody can tell whether they are joined', { messages: known([]) }, 'undetermined: person'],
    ['messages nobody saw', { messages: unseen('超时') }, 'undetermined: person'],
    ['only an entry to questions nobody saw', { ...faq(0), entries: known([entry('faq', { works: null })]) }, 'undetermined: person'],
    ['a dead entry', { ...faq(0), entries: known([entry('faq', { works: false })]) }, 0],
    ['no questions', faq(0), 0],
    ['no questions on a half-seen site', { ...faq(0), coverage: halfSeen }, 'undetermined: coverage'],
    ['unknown', { 'question-box': unseen('超时') }, 'undetermined: question-box'],
  ])('%s', (_, facts, expected) => expect(outcome(qaFaq, { ...base, ...facts })).toBe(expected))
})
