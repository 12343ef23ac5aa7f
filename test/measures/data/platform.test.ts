import { describe, expect, test } from 'vitest'
import type { FactMap } from '../../../src/facts/facts.ts'
import { dataPlatform } from '../../../src/measures/data/platform.ts'
import { runMeasure } from '../../../src/measures/measure.ts'
import { allSeen, dataset, entry, halfSeen, known, ON, unseen } from '../known-facts.ts'

const platform: NonNullable<FactMap['data-platform']> = { url: 'https://data.example.gov.cn/', host: 'data.example.gov.cn', filters: [], hasSearch: false, hasRequest: false, applications: [], catalogue: null }
const judge = (value: FactMap['data-platform'], entries = [] as ReturnType<typeof entry>[], coverage = allSeen): ReturnType<typeof runMeasure> => runMeasure(dataPlatform, { 'data-platform': known(value), entries: known(entries), datasets: known([dataset('甲')]), coverage }, {}, ON)

describe('data/platform', () => {
  test('a platform that was seen is full', () => expect(judge(platform)).toMatchObject({ rating: 1, reasons: ['有数据开放平台：https://data.example.gov.cn/，看到数据集 1 个'], advice: [] }))
  test('a dead entry alone, or nothing at all, is 0 with advice', () => {
    expect(judge(null, [entry('data-platform', { works: false })])).toMatchObject({ rating: 0, advice: ['修复数据开放平台的链接'] })
    expect(judge(null)).toMatchObject({ rating: 0, advice: [expect.stringContaining('建设')] })
  })
  test('an entry behind which nothing was seen is a person\'s turn', () => {
    expect(judge(null, [entry('data-platform')])).toMatchObject({ outcome: 'undetermined', missing: ['person'] })
    expect(judge(null, [entry('data-platform', { works: null })])).toMatchObject({ outcome: 'undetermined', missing: ['person'] })
  })
  test('nothing on a half-seen site, or an unknown fact, is undetermined', () => {
    expect(judge(null, [], halfSeen)).toMatchObject({ outcome: 'undetermined', missing: ['coverage'] })
    expect(runMeasure(dataPlatform, { 'data-platform': unseen('超时'), entries: known([]) }, {}, ON)).toMatchObject({ missing: ['data-platform'] })
  })
})
