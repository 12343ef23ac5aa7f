import { describe, expect, test } from 'vitest'
import type { Facts } from '../../../src/measures/measure.ts'
import { surveyUnified } from '../../../src/measures/survey/unified.ts'
import { allSeen, entry, halfSeen, known, unseen } from '../known-facts.ts'
import { outcome, survey } from '../service-facts.ts'
import type { Outcome } from '../service-facts.ts'

const base: Facts = { surveys: known([]), entries: known([]), coverage: allSeen }
const elsewhere = survey('丙', { url: 'https://jtj.example.gov.cn/zj/1.html' })

describe('survey/unified', () => {
  test.each<[string, Facts, Outcome]>([
    ['all at one place', { surveys: known([survey('甲'), survey('乙')]) }, 1],
    ['one of three elsewhere', { surveys: known([survey('甲'), survey('乙'), elsewhere]) }, 0.666667],
    ['a platform without surveys', { entries: known([entry('survey-platform')]) }, 1],
    ['a dead platform', { entries: known([entry('survey-platform', { works: false })]) }, 0],
    ['nothing', {}, 0],
    ['nothing on a half-seen site', { coverage: halfSeen }, 'undetermined: coverage'],
    ['unknown', { surveys: unseen('超时') }, 'undetermined: surveys'],
  ])('%s', (_, facts, expected) => expect(outcome(surveyUnified, { ...base, ...facts })).toBe(expected))
})
