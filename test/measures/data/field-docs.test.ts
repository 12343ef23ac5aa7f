import { describe, expect, test } from 'vitest'
import type { Dataset } from '../../../src/facts/page-facts.ts'
import { dataFieldDocs } from '../../../src/measures/data/field-docs.ts'
import { runMeasure } from '../../../src/measures/measure.ts'
import { allSeen, dataset, datasetSampling, halfSeen, known, ON, unseen } from '../known-facts.ts'

const field = (given = {}): Dataset['fields'][number] => ({ name: '名称', type: '字符串', description: '机构名称', ...given })
const judge = (datasets: Dataset[], coverage = allSeen): ReturnType<typeof runMeasure> => runMeasure(dataFieldDocs, { datasets: known(datasets), coverage }, {}, ON)

describe('data/field-docs', () => {
  test.each<[string, Dataset[], number]>([
    ['all fields described', [dataset('甲', { fields: [field(), field()] })], 1],
    ['one field without a type', [dataset('甲', { fields: [field(), field({ type: null })] })], 0.5],
    ['a blank description is none', [dataset('甲', { fields: [field({ description: ' ' })] })], 0],
    ['a dataset without fields', [dataset('甲', { fields: [field()] }), dataset('乙')], 0.5],
    ['a large dataset weighs as much as a small one', [dataset('甲', { fields: Array.from({ length: 9 }, () => field({ type: null })) }), dataset('乙', { fields: [field()] })], 0.5],
    ['no dataset', [], 0],
  ])('%s', (_, datasets, rating) => expect(judge(datasets)).toMatchObject({ outcome: 'rated', rating }))

  test('shows the sample and names the incomplete ones', () => {
    expect(judge([dataset('甲', { fields: [field()] }), dataset('乙'), dataset('丙', { fields: [field(), field({ type: null })] })])).toMatchObject({ reasons: ['检查 3 个数据集，数据项说明完整的 1/3（33.3%），平均 50%', '没有列出数据项：“乙”', '说明不全：“丙”（50%）'] })
  })
  test('a sample drawn by a seed decides, and entries of a list do not count against anybody', () => {
    const sets = [dataset('甲', { fields: [field()] }), dataset('乙'), dataset('丙', { seen: 'listed' })]
    expect(runMeasure(dataFieldDocs, { datasets: known(sets), 'dataset-sampling': datasetSampling(['甲', '丙'], 70), coverage: allSeen }, {}, ON)).toMatchObject({ rating: 1, reasons: ['检查 1 个数据集，数据项说明完整的 1/1（100%），平均 100%', '目录和页面列出数据集 70 个，按种子“s”抽取 2 个，看到其中 1 个'] })
    expect(judge([dataset('丙', { seen: 'listed' })])).toMatchObject({ outcome: 'undetermined', missing: ['datasets'] })
  })
  test('a larger sample is surer', () => {
    const [one, many] = [judge([dataset('甲', { fields: [field()] })]), judge(Array.from({ length: 50 }, (_, index) => dataset(`数据${index}`, { fields: [field()] })))]
    expect(one.outcome === 'rated' && many.outcome === 'rated' && many.confidence > one.confidence).toBe(true)
  })
  test('no dataset on a half-seen site, and unknown datasets, are undetermined', () => {
    expect(judge([], halfSeen)).toMatchObject({ outcome: 'undetermined', missing: ['coverage'] })
    expect(runMeasure(dataFieldDocs, { datasets: unseen('超时') }, {}, ON)).toMatchObject({ missing: ['datasets'] })
  })
})
