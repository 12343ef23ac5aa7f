import { describe, expect, test } from 'vitest'
import type { DatasetSample } from '../../../src/facts/facts.ts'
import { dataAccuracy } from '../../../src/measures/data/accuracy.ts'
import { runMeasure } from '../../../src/measures/measure.ts'
import { allSeen, dataset, datasetSample, datasetSampling, halfSeen, HOSTILE, known, ON, unseen } from '../known-facts.ts'

const sample = datasetSample
const judge = (samples: DatasetSample[], datasets = [dataset('甲')], coverage = allSeen): ReturnType<typeof runMeasure> => runMeasure(dataAccuracy, { datasets: known(datasets), 'dataset-samples': known(samples), coverage }, {}, ON)

describe('data/accuracy', () => {
  test.each<[string, DatasetSample[], number]>([
    ['no fault', [sample()], 1],
    ['a column without a description', [sample({ undescribed: ['XM'] })], 0.75],
    ['empty and repeated rows', [sample({ emptyRows: 1, duplicateRows: 2 })], 0.5],
    ['all four faults', [sample({ undescribed: ['XM'], emptyRows: 1, duplicateRows: 1, parseErrors: 1 })], 0],
    ['a column that is not of its type is a fault of the same check', [sample({ undescribed: ['XM'], mistyped: ['RQ'] })], 0.75],
    ['garbled text, merged cells and broken lines are one check', [sample({ garbledCells: 3, mergedCells: 2, parseErrors: 1 })], 0.75],
    ['a file without a row', [sample({ rows: 0 })], 0],
    ['the mean of a good and a bad one', [sample(), sample({ parseErrors: 3 })], 0.875],
    ['a document that is offered as data has no rows to check', [sample(), sample({ tabular: false, format: 'pdf', rows: 0 })], 1],
    ['files that do not open are another point', [sample(), sample({ opens: false })], 1],
  ])('%s', (_, samples, rating) => expect(judge(samples)).toMatchObject({ outcome: 'rated', rating }))

  test('names the faults with their numbers', () => expect(judge([sample({ undescribed: ['XM', 'DH'], emptyRows: 3 })])).toMatchObject({ reasons: ['检查 1 个数据文件，四项全部通过的 0/1（0%），平均 50%', '“甲”（csv）：2 列没有说明（“XM”、“DH”），空行 3 行'] }))
  test('datasets without a file to check are undetermined, no dataset is 0', () => {
    expect(judge([])).toMatchObject({ outcome: 'undetermined', missing: ['dataset-samples'] })
    expect(judge([sample({ opens: false })])).toMatchObject({ outcome: 'undetermined', missing: ['dataset-samples'] })
    expect(judge([], [])).toMatchObject({ rating: 0 })
    expect(judge([], [], halfSeen)).toMatchObject({ outcome: 'undetermined', missing: ['coverage'] })
    expect(runMeasure(dataAccuracy, { datasets: known([]), 'dataset-samples': unseen('未下载') }, {}, ON)).toMatchObject({ missing: ['dataset-samples'] })
  })
  test('where data sets were drawn by a seed, only their files count, and it says so', () => {
    const drawn = runMeasure(dataAccuracy, { datasets: known([dataset('甲'), dataset('乙')]), 'dataset-samples': known([sample(), sample({ dataset: dataset('乙').url, emptyRows: 1 })]), 'dataset-sampling': datasetSampling(['乙'], 400), coverage: allSeen }, {}, ON)
    expect(drawn).toMatchObject({ rating: 0.75, reasons: expect.arrayContaining(['目录和页面列出数据集 400 个，按种子“s”抽取 1 个，看到其中 1 个']) as unknown })
  })
  test('a hostile column name stays short', () => expect(JSON.stringify(judge([sample({ undescribed: Array.from({ length: 99 }, () => HOSTILE) })])).length).toBeLessThan(1500))
})
