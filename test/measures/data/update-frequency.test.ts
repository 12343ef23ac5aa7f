import { describe, expect, test } from 'vitest'
import type { Dataset } from '../../../src/facts/page-facts.ts'
import { dataUpdateFrequency } from '../../../src/measures/data/update-frequency.ts'
import { UPDATE_CYCLES } from '../../../src/measures/lexicon/update-cycles.ts'
import { runMeasure } from '../../../src/measures/measure.ts'
import { allSeen, dataset, halfSeen, HOSTILE, known, ON, unseen } from '../known-facts.ts'

const judge = (datasets: Dataset[], params = {}, coverage = allSeen): ReturnType<typeof runMeasure> => runMeasure(dataUpdateFrequency, { datasets: known(datasets), coverage }, params, ON)
const data = (updateCycle: string | null, updated: string | null): Dataset => dataset('甲', { updateCycle, updated })

describe('data/update-frequency', () => {
  test.each<[string, Dataset[], number]>([
    ['weekly, 11 days ago (7 × 1.5 + 1)', [data('每周', '2020-11-19')], 1],
    ['weekly, 12 days ago', [data('每周', '2020-11-18')], 0.5],
    ['daily, yesterday', [data('每天', '2020-11-29')], 1],
    ['yearly, 18 months ago', [data('每年', '2019-06-01')], 1],
    ['quarterly, a year ago', [data('每季度', '2019-11-30')], 0.5],
    ['updated in the future', [data('每月', '2020-12-05')], 0.5],
    ['published stands in for updated', [dataset('甲', { updateCycle: '每月', published: '2020-11-15' })], 1],
    ['no cycle declared', [data(null, '2020-11-29')], 0],
    ['declared irregular: only the declaration counts', [data('不定期', '2012-01-01')], 1],
    ['declared, without any date: only the declaration counts', [data('每月', null)], 1],
    ['one declared and on time, one silent', [data('每月', '2020-11-20'), data(' ', null)], 0.75],
    ['no dataset', [], 0],
  ])('%s', (_, datasets, rating) => expect(judge(datasets)).toMatchObject({ outcome: 'rated', rating }))

  test.each([['实时', 1], ['每日', 1], ['每工作日', 1], ['每周', 7], ['每半月', 16], ['每月', 31], ['每季度', 92], ['每半年', 183], ['每年', 366], ['每两年', 731], ['不定期更新', null], ['静态数据', null], ['quarterly', 92], ['Annually', 366]])('%s is a cycle of %s days', (cycle, days) => {
    expect(UPDATE_CYCLES.find(({ pattern }) => pattern.test(cycle))?.days).toBe(days)
  })
  test('a cycle of unknown wording is declared and not testable', () => expect(judge([data('看情况', '2012-01-01')])).toMatchObject({ rating: 1, reasons: expect.arrayContaining(['没有可以核对是否按时更新的数据集（不定期更新或没有日期）']) }))
  test('names the late one with its cycle and last date', () => expect(judge([data('每周', '2020-01-01')])).toMatchObject({ reasons: expect.arrayContaining(['未按时更新：“甲”（“每周”，最后更新 2020-01-01）']) }))
  test('the tolerance is a parameter', () => expect(judge([data('每周', '2020-11-22')], { tolerance: 1, graceDays: 0 })).toMatchObject({ rating: 0.5 }))
  test('no dataset on a half-seen site, and unknown datasets, are undetermined', () => {
    expect(judge([], {}, halfSeen)).toMatchObject({ outcome: 'undetermined', missing: ['coverage'] })
    expect(runMeasure(dataUpdateFrequency, { datasets: unseen('超时') }, {}, ON)).toMatchObject({ missing: ['datasets'] })
  })
  test('a hostile cycle is read up to forty characters', () => expect(JSON.stringify(judge([data(`每周${HOSTILE}`, '2020-01-01')])).length).toBeLessThan(1500))
})
