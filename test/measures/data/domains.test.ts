import { describe, expect, test } from 'vitest'
import type { Dataset } from '../../../src/facts/page-facts.ts'
import { dataDomains } from '../../../src/measures/data/domains.ts'
import { DATA_DOMAINS } from '../../../src/measures/lexicon/data-domains.ts'
import { runMeasure } from '../../../src/measures/measure.ts'
import { allSeen, dataset, halfSeen, known, ON, unseen } from '../known-facts.ts'

const domains = ['医疗卫生', '交通运输', '教育文化', '气象服务']
const judge = (datasets: Dataset[], coverage = allSeen, given = domains): ReturnType<typeof runMeasure> => runMeasure(dataDomains, { datasets: known(datasets), coverage }, { domains: given }, ON)

describe('data/domains', () => {
  test.each<[string, Dataset[], number]>([
    ['all four by title', [dataset('定点医院名录'), dataset('公交线路'), dataset('中学名录'), dataset('降雨量')], 1],
    ['all four by theme', domains.map(theme => dataset('数据', { theme })), 1],
    ['two of four', [dataset('停车场'), dataset('图书馆')], 0.5],
    ['a dataset belongs to one domain, the longer word decides', [dataset('医疗保险定点医院', { theme: '教育文化' }), dataset('养老保险参保人数')], 0.25],
    ['where the title says nothing the body does', [dataset('2023 年度统计表', { provider: '市交通运输局' })], 0.25],
    ['a theme of two domains leaves it to the title', [dataset('博物馆名录', { theme: '医疗卫生、教育文化' })], 0.25],
    ['other data only', [dataset('律师事务所')], 0],
    ['no dataset', [], 0],
  ])('%s', (_, datasets, rating) => expect(judge(datasets)).toMatchObject({ outcome: 'rated', rating }))

  test('the 22 domains of the table each know themselves, and one that is not listed stands for itself', () => {
    const all = Object.keys(DATA_DOMAINS)
    expect(all).toHaveLength(22)
    expect(judge(all.map(theme => dataset('数据', { theme })), allSeen, all)).toMatchObject({ rating: 1 })
    expect(judge([dataset('海洋渔业资源')], allSeen, ['海洋'])).toMatchObject({ rating: 1 })
  })
  test('what was not found on a half-seen portal, and unknown datasets, are undetermined', () => {
    expect(judge([dataset('停车场')], halfSeen)).toMatchObject({ outcome: 'undetermined', missing: ['coverage'] })
    expect(runMeasure(dataDomains, { datasets: unseen('超时') }, { domains }, ON)).toMatchObject({ missing: ['datasets'] })
  })
  test('names the missing domains', () => expect(judge([dataset('停车场'), dataset('图书馆')])).toMatchObject({ reasons: expect.arrayContaining(['缺少：医疗卫生、气象服务', '共看到数据集 2 个，归入：交通运输 1、教育文化 1']), advice: ['开放以下领域的数据：医疗卫生、气象服务'] }))
})
