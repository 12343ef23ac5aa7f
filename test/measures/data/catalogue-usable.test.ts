import { describe, expect, test } from 'vitest'
import type { FactMap } from '../../../src/facts/facts.ts'
import { dataCatalogueUsable } from '../../../src/measures/data/catalogue-usable.ts'
import { runMeasure } from '../../../src/measures/measure.ts'
import { allSeen, halfSeen, HOSTILE, known, ON, unseen } from '../known-facts.ts'

const platform = (filters: string[], hasSearch = true): FactMap['data-platform'] => ({ url: 'https://data.example.gov.cn/', host: 'data.example.gov.cn', filters, hasSearch, hasRequest: false, applications: [], catalogue: null })
const judge = (value: FactMap['data-platform'], params = {}, coverage = allSeen): ReturnType<typeof runMeasure> => runMeasure(dataCatalogueUsable, { 'data-platform': known(value), coverage }, params, ON)

describe('data/catalogue-usable', () => {
  test.each<[string, FactMap['data-platform'], number]>([
    ['all facets', platform(['主题', '部门', '格式']), 1],
    ['facets under other names', platform(['所属领域', '提供单位', '文件类型']), 1],
    ['facets in English', platform(['Themes', 'Organizations', 'Formats']), 1],
    ['no search', platform(['主题', '部门', '格式'], false), 0.75],
    ['a search alone', platform([]), 0.25],
    ['neither', platform([], false), 0],
    ['no catalogue', null, 0],
  ])('%s', (_, value, rating) => expect(judge(value)).toMatchObject({ outcome: 'rated', rating }))

  test('the facets are a parameter', () => expect(judge(platform(['标签']), { facets: ['标签'] })).toMatchObject({ rating: 1 }))
  test('no catalogue on a half-seen site, and an unknown platform, are undetermined', () => {
    expect(judge(null, {}, halfSeen)).toMatchObject({ outcome: 'undetermined' })
    expect(runMeasure(dataCatalogueUsable, { 'data-platform': unseen('超时') }, {}, ON)).toMatchObject({ missing: ['data-platform'] })
  })
  test('what the platform lacks is sure even if the rest of the site was not seen', () => expect(judge(platform([]), {}, halfSeen)).toMatchObject({ outcome: 'rated', rating: 0.25 }))
  test('a hostile filter stays short', () => expect(JSON.stringify(judge(platform([HOSTILE]))).length).toBeLessThan(1000))
})
