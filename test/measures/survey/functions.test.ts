import { describe, expect, test } from 'vitest'
import type { Facts } from '../../../src/measures/measure.ts'
import { surveyFunctions } from '../../../src/measures/survey/functions.ts'
import { allSeen, entry, halfSeen, known, unseen } from '../known-facts.ts'
import { outcome, survey } from '../service-facts.ts'
import type { Outcome } from '../service-facts.ts'

const base: Facts = { surveys: known([]), entries: known([]), coverage: allSeen }
const running = survey('乙', { closes: '2020-12-31', result: null })

describe('survey/functions', () => {
  test.each<[string, Facts, Outcome]>([
    ['submitting and results', { surveys: known([survey('甲')]) }, 1],
    ['one survey shows one, another the other', { surveys: known([running, survey('甲', { canSubmit: false })]) }, 1],
    ['a running survey without a form, another with a result', { surveys: known([survey('甲', { canSubmit: false }), { ...running, canSubmit: false }]) }, 0.5],
    ['closed surveys without a result', { surveys: known([running, survey('甲', { result: null })]) }, 0.5],
    ['neither', { surveys: known([{ ...running, canSubmit: false }, survey('甲', { canSubmit: false, result: null })]) }, 0],
    ['all closed and the forms gone', { surveys: known([survey('甲', { canSubmit: false })]) }, 'undetermined: person'],
    ['open on its last day, without a form', { surveys: known([survey('甲', { canSubmit: false, closes: '2020-11-30' })]) }, 0.5],
    ['all running: no result is due', { surveys: known([running]) }, 'undetermined: person'],
    ['a platform that shows no survey', { entries: known([entry('survey-platform')]) }, 'undetermined: person'],
    ['nothing', {}, 0],
    ['nothing on a half-seen site', { coverage: halfSeen }, 'undetermined: coverage'],
    ['unknown', { surveys: unseen('超时') }, 'undetermined: surveys'],
  ])('%s', (_, facts, expected) => expect(outcome(surveyFunctions, { ...base, ...facts })).toBe(expected))
})
