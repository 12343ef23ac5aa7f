import { describe, expect, test } from 'vitest'
import { dataLevels } from '../../../src/measures/data/levels.ts'
import { providerLevel } from '../../../src/measures/lexicon/provider-levels.ts'
import { runMeasure } from '../../../src/measures/measure.ts'
import type { Facts } from '../../../src/measures/measure.ts'
import { allSeen, dataset, halfSeen, known, ON, unseen } from '../known-facts.ts'

const judge = (providers: (string | null)[], variant: string = ON.variant, params = {}, others: Facts = { coverage: allSeen }): ReturnType<typeof runMeasure> =>
  runMeasure(dataLevels, { datasets: known(providers.map((provider, index) => dataset(`数据${index}`, { provider }))), ...others }, params, { ...ON, variant })

describe('data/levels', () => {
  test.each([
    ['city and county', ['市教育局', '东湖区民政局'], 'city', 1],
    ['city only, bureau without a place', ['教育局'], 'city', 0.5],
    ['county only', ['西山县农业局'], 'city', 0.5],
    ['all three of a province', ['省教育厅', '清河市民政局', '东湖区城管局'], 'province', 1],
    ['own level only', ['教育厅'], 'province', 1 / 3],
  ])('%s', (_, providers, variant, rating) => expect(judge(providers, variant)).toMatchObject({ outcome: 'rated', rating }))

  test.each([
    ['市市场监督管理局', '市级'], ['清河市城市管理局', '市级'], ['东湖区政府', '县级'], ['自治区教育厅', '省级'], ['高新技术开发区管委会', null], ['城关镇人民政府', '乡镇级'], ['西街街道办事处', '乡镇级'], ['地理信息中心', null], ['河北省清河市教育局', '市级'], ['清河市民政局', '市级'], ['清河市政府办公室', '市级'], ['聊城市教育局', '市级'], ['景德镇市水利局', '市级'], ['江苏省镇江市统计局', '市级'], ['新乡市民政局', '市级'], ['内乡县司法局', '县级'], ['凉山彝族自治州政府', '市级'],
  ])('%s is of level %s', (provider, level) => expect(providerLevel(provider, null)).toBe(level))

  test('a municipality\'s own bureaus are of its own level', () => {
    const home = known({ url: 'https://www.example.gov.cn/', title: '', host: 'www.example.gov.cn', siteName: '清河市人民政府', siteCode: null, siteDomain: null, textLength: 0, headings: [] })
    expect(judge(['清河市教育局', '东湖区政府'], 'province', {}, { coverage: allSeen, home })).toMatchObject({ rating: 2 / 3, reasons: expect.arrayContaining(['缺少：市级']) })
  })
  test('a list of levels overrides the usual ones; a ministry has none', () => {
    expect(judge(['城关镇政府'], 'city', { levels: ['乡镇级'] })).toMatchObject({ rating: 1 })
    expect(judge(['规划司'], 'ministry')).toMatchObject({ outcome: 'not-applicable' })
  })
  test('providers nobody saw are a person\'s turn', () => expect(judge([null, ''])).toMatchObject({ outcome: 'undetermined', missing: ['person'] }))
  test('no dataset is 0 where enough was seen; a half-seen portal and unknown datasets are undetermined', () => {
    expect(judge([])).toMatchObject({ rating: 0 })
    expect(judge(['市教育局'], 'city', {}, { coverage: halfSeen })).toMatchObject({ outcome: 'undetermined', missing: ['coverage'] })
    expect(judge([], 'city', {}, { datasets: unseen('超时') })).toMatchObject({ missing: ['datasets'] })
  })
})
