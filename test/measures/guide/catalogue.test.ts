import { describe, expect, test } from 'vitest'
import { guideCatalogue } from '../../../src/measures/guide/catalogue.ts'
import { allSeen, halfSeen, HOSTILE, known, unseen } from '../known-facts.ts'
import { catalogue, outcome, page, reasonsOf } from '../service-facts.ts'

describe('guide/catalogue', () => {
  test('a catalogue page is enough', () => {
    expect(outcome(guideCatalogue, { 'service-catalogue': known(catalogue({ catalogue: [page('政务服务事项目录')] })) })).toBe(1)
  })
  test('none is 0 when the site was seen, open when half of it was not, and unknown facts stay unknown', () => {
    expect(outcome(guideCatalogue, { 'service-catalogue': known(catalogue()), coverage: allSeen })).toBe(0)
    expect(outcome(guideCatalogue, { 'service-catalogue': known(catalogue()), coverage: halfSeen })).toBe('undetermined: coverage')
    expect(outcome(guideCatalogue, { 'service-catalogue': known(catalogue()) })).toBe('undetermined: coverage')
    expect(outcome(guideCatalogue, { 'service-catalogue': unseen('超时') })).toBe('undetermined: service-catalogue')
  })
  test('a hostile title is quoted, bounded and on one line', () => {
    const text = reasonsOf(guideCatalogue, { 'service-catalogue': known(catalogue({ catalogue: [page(HOSTILE)] })) })
    expect(text).not.toContain('\u202E')
    expect(text.length).toBeLessThan(250)
  })
})
