import { describe, expect, test } from 'vitest'
import type { FactMap } from '../../../src/facts/facts.ts'
import { dataCatalogue } from '../../../src/measures/data/catalogue.ts'
import { runMeasure } from '../../../src/measures/measure.ts'
import { allSeen, dataset, halfSeen, known, ON, ref, unseen } from '../known-facts.ts'

const platform: NonNullable<FactMap['data-platform']> = { url: 'https://data.example.gov.cn/', host: 'data.example.gov.cn', filters: [], hasSearch: false, hasRequest: false, applications: [], catalogue: null }
const page = { url: 'https://data.example.gov.cn/list', title: '数据目录', date: null, evidence: ref('list') }
const judge = (value: FactMap['data-platform'], datasets = [] as ReturnType<typeof dataset>[], coverage = allSeen): ReturnType<typeof runMeasure> => runMeasure(dataCatalogue, { 'data-platform': known(value), datasets: known(datasets), coverage }, {}, ON)

describe('data/catalogue', () => {
  test('a catalogue page, or a list of datasets, is full', () => {
    expect(judge({ ...platform, catalogue: page })).toMatchObject({ rating: 1, confidence: 1 })
    expect(judge(platform, [dataset('甲')])).toMatchObject({ rating: 1, confidence: 0.9 })
  })
  test('a platform without a catalogue, and no platform, are 0', () => {
    expect(judge(platform)).toMatchObject({ rating: 0, advice: [expect.stringContaining('目录')] })
    expect(judge(null)).toMatchObject({ rating: 0 })
  })
  test('nothing on a half-seen site, and unknown facts, are undetermined', () => {
    expect(judge(null, [], halfSeen)).toMatchObject({ outcome: 'undetermined', missing: ['coverage'] })
    expect(runMeasure(dataCatalogue, { 'data-platform': known(null), datasets: unseen('超时') }, {}, ON)).toMatchObject({ missing: ['datasets'] })
  })
})
