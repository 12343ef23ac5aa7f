import { describe, expect, test } from 'vitest'
import { censusConfidence, coverageText, halfWidth, isAbsenceCertain, sampleConfidence, unseenShare } from '../../src/measures/sample.ts'
import type { Coverage } from '../../src/facts/facts.ts'
import type { Known } from '../../src/model/evidence.ts'

const coverage = (pages: number, failed = 0, untried = 0): Known<Coverage> => ({ known: true, value: { pages, failed, untried }, evidence: [] })

describe('confidence', () => {
  test.each([[1, 1, 0.6], [0, 1, 0.6], [0.5, 10, 0.76], [1, 10, 0.86], [0.5, 100, 0.9]])('a rating of %s over %s is about %s sure', (rating, size, expected) => {
    expect(sampleConfidence(rating, size)).toBeCloseTo(expected, 1)
  })
  test('grows with the sample, falls with what was not seen, and is 0 for nothing', () => {
    expect(sampleConfidence(0.8, 50)).toBeGreaterThan(sampleConfidence(0.8, 5))
    expect(sampleConfidence(0.8, 50, 0.5)).toBeCloseTo(sampleConfidence(0.8, 50) / 2)
    expect(sampleConfidence(1, 0)).toBe(0)
    expect(halfWidth(1, 0)).toBe(1)
    expect(censusConfidence(0.25)).toBe(0.75)
    expect(censusConfidence(2)).toBe(0)
  })
  test('matches the published Wilson interval for 8 of 10 (0.490 to 0.943)', () => {
    expect(halfWidth(0.8, 10)).toBeCloseTo((0.943 - 0.49) / 2, 3)
  })
})

describe('absence', () => {
  test.each<[string, Known<Coverage> | undefined, boolean]>([
    ['many pages and no failure', coverage(200), true],
    ['a fifth missed', coverage(80, 10, 10), true],
    ['more than a fifth missed', coverage(79, 11, 10), false],
    ['nine pages', coverage(9), false],
    ['ten pages', coverage(10), true],
    ['nothing known of what was seen', undefined, false],
  ])('can be told or not: %s', (_, given, expected) => expect(isAbsenceCertain(given)).toBe(expected))

  test('a site of which nothing was seen is wholly unseen', () => {
    expect(unseenShare(coverage(0))).toBe(1)
    expect(unseenShare(undefined)).toBe(1)
    expect(unseenShare(coverage(75, 20, 5))).toBe(0.25)
  })
  test('says what was looked through', () => {
    expect(coverageText(coverage(120))).toBe('已看 120 页')
    expect(coverageText(coverage(120, 5, 3))).toBe('已看 120 页，另有 8 页未能看到')
    expect(coverageText(undefined)).toBe('采集范围不明')
  })
})
