import { describe, expect, test } from 'vitest'
import { disclosureSearchAccuracy } from '../../../src/measures/disclosure/search-accuracy.ts'
import { runMeasure } from '../../../src/measures/measure.ts'
import { allSeen, entry, halfSeen, HOSTILE, known, ON, trial, unseen } from '../known-facts.ts'

const judge = (trials: ReturnType<typeof trial>[], entries = [entry('disclosure-search')], coverage = allSeen): ReturnType<typeof runMeasure> => runMeasure(disclosureSearchAccuracy, { entries: known(entries), 'search-trials': known(trials), coverage }, {}, ON)
const miss = trial({ rank: null })

describe('disclosure/search-accuracy', () => {
  test.each([
    ['all in the first five', [trial({ rank: 1 }), trial({ rank: 5 })], 1],
    ['the sixth place is no hit', [trial({ rank: 6 }), trial()], 0.5],
    ['an unanswered trial is no hit', [trial({ answered: false, rank: null }), trial()], 0.5],
    ['none found', [miss, miss], 0],
    ['fuzzy and service trials do not count', [trial(), trial({ variant: 'fuzzy', rank: null }), trial({ variant: 'service', rank: null })], 1],
    ['trials on the whole site give way to the section\'s own', [trial(), trial({ scope: 'site', rank: null })], 1],
  ])('%s', (_, trials, rating) => expect(judge(trials)).toMatchObject({ outcome: 'rated', rating }))

  test('trials on the whole site stand in, with less confidence', () => {
    const [own, site] = [judge([trial()]), judge([trial({ scope: 'site' })])]
    expect(site).toMatchObject({ rating: 1 })
    expect(own.outcome === 'rated' && site.outcome === 'rated' && site.confidence < own.confidence).toBe(true)
  })
  test('says what was not found, and where it stood', () => {
    expect(judge([trial({ query: '招生方案', rank: 9 }), trial()])).toMatchObject({ reasons: ['检查 2 次试查，原信息排在前 5 位的 1/2（50%）', '未命中：“招生方案”（排第 9）'] })
  })
  test('no trial is undetermined; no search at all is 0 where enough was seen', () => {
    expect(judge([])).toMatchObject({ outcome: 'undetermined', missing: ['search-trials'] })
    expect(judge([], [])).toMatchObject({ rating: 0 })
    expect(judge([], [], halfSeen)).toMatchObject({ outcome: 'undetermined', missing: ['coverage'] })
    expect(runMeasure(disclosureSearchAccuracy, { entries: known([]), 'search-trials': unseen('没有试查') }, {}, ON)).toMatchObject({ outcome: 'undetermined', missing: ['search-trials'] })
  })
  test('a hostile query stays one short line', () => {
    const text = JSON.stringify(judge([trial({ query: HOSTILE, rank: null })]))
    expect(text).not.toContain('\u202E')
    expect(text.length).toBeLessThan(1500)
  })
})
