import { describe, expect, test } from 'vitest'
import type { FactMap } from '../../../src/facts/facts.ts'
import { dataRequest } from '../../../src/measures/data/request.ts'
import { runMeasure } from '../../../src/measures/measure.ts'
import { allSeen, halfSeen, known, ON, unseen } from '../known-facts.ts'

const platform = (hasRequest: boolean): FactMap['data-platform'] => ({ url: 'https://data.example.gov.cn/', host: 'data.example.gov.cn', filters: [], hasSearch: false, hasRequest, applications: [], catalogue: null })
const judge = (value: FactMap['data-platform'], coverage = allSeen): ReturnType<typeof runMeasure> => runMeasure(dataRequest, { 'data-platform': known(value), coverage }, {}, ON)

describe('data/request', () => {
  test('a platform with a way to ask is full', () => expect(judge(platform(true))).toMatchObject({ rating: 1, advice: [] }))
  test('a platform without one, and no platform, are 0 with advice', () => {
    expect(judge(platform(false))).toMatchObject({ rating: 0, advice: [expect.stringContaining('数据申请')] })
    expect(judge(null)).toMatchObject({ rating: 0, advice: [expect.stringContaining('建设数据开放平台')] })
  })
  test('no platform on a half-seen site, and an unknown one, are undetermined', () => {
    expect(judge(null, halfSeen)).toMatchObject({ outcome: 'undetermined', missing: ['coverage'] })
    expect(runMeasure(dataRequest, { 'data-platform': unseen('超时') }, {}, ON)).toMatchObject({ missing: ['data-platform'] })
  })
})
