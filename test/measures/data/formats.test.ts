import { describe, expect, test } from 'vitest'
import type { DatasetInterface, DatasetSample } from '../../../src/facts/facts.ts'
import type { Dataset } from '../../../src/facts/page-facts.ts'
import { dataFormats } from '../../../src/measures/data/formats.ts'
import { runMeasure } from '../../../src/measures/measure.ts'
import { allSeen, dataset, datasetSample, datasetSampling, halfSeen, known, ON, ref, unseen } from '../known-facts.ts'

const file = (format: string): Dataset['files'][number] => ({ url: `https://data.example.gov.cn/a.${format}`, format })
const sample = (opens: boolean): DatasetSample => datasetSample({ opens })
const call = (answers: boolean | null): DatasetInterface => ({ dataset: dataset('甲').url, url: 'https://data.example.gov.cn/api', answers, status: 'HTTP 404', evidence: ref('api') })
const judge = (datasets: Dataset[], samples: DatasetSample[] = [], coverage = allSeen, params = {}): ReturnType<typeof runMeasure> => runMeasure(dataFormats, { datasets: known(datasets), 'dataset-samples': known(samples), coverage }, params, ON)
const csv = dataset('甲', { files: [file('CSV')] })

describe('data/formats', () => {
  test.each<[string, Dataset[], DatasetSample[], number]>([
    ['machine-readable and opening', [csv], [sample(true)], 1],
    ['a leading dot and capitals do not matter', [dataset('甲', { files: [file('.XLSX')] })], [], 1],
    ['a PDF only', [dataset('甲', { files: [file('pdf')] })], [], 0],
    ['a PDF beside a CSV', [dataset('甲', { files: [file('pdf'), file('csv')] })], [], 1],
    ['an interface alone, documented', [dataset('甲', { hasApi: true, apiDocumented: true })], [], 1],
    ['an interface alone, undocumented', [dataset('甲', { hasApi: true })], [], 0.5],
    ['half of the files broken', [csv], [sample(true), sample(false)], 0.75],
    ['no dataset', [], [], 0],
  ])('%s', (_, datasets, samples, rating) => expect(judge(datasets, samples)).toMatchObject({ outcome: 'rated', rating }))

  test.each<[string, DatasetInterface[], number]>([
    ['an interface that answers', [call(true)], 1], ['one that is not there', [call(false)], 2 / 3], ['one that nobody could tell of', [call(null)], 1],
  ])('%s', (_, interfaces, rating) => expect(runMeasure(dataFormats, { datasets: known([dataset('甲', { hasApi: true, apiDocumented: true })]), 'dataset-interfaces': known(interfaces), coverage: allSeen }, {}, ON)).toMatchObject({ rating }))
  test('entries of a list say nothing of files: they are not looked at, and alone they are undetermined', () => {
    const listed = dataset('乙', { seen: 'listed' })
    expect(judge([csv, listed])).toMatchObject({ rating: 1, reasons: expect.arrayContaining(['列出数据集 2 个，看到详情的 1 个']) as unknown })
    expect(judge([listed])).toMatchObject({ outcome: 'undetermined', missing: ['datasets'] })
  })
  test('the sample that was drawn decides', () => expect(runMeasure(dataFormats, { datasets: known([csv, dataset('乙')]), 'dataset-sampling': datasetSampling(['甲'], 90), coverage: allSeen }, {}, ON)).toMatchObject({ rating: 1 }))

  test('without a download it is less sure and says so', () => {
    const [tried, untried] = [judge([csv], [sample(true)]), judge([csv])]
    expect(untried).toMatchObject({ reasons: expect.arrayContaining(['没有试下载数据文件']) })
    expect(tried.outcome === 'rated' && untried.outcome === 'rated' && untried.confidence < tried.confidence).toBe(true)
  })
  test('the formats are a parameter', () => expect(judge([csv], [], allSeen, { formats: ['json'] })).toMatchObject({ rating: 0 }))
  test('no dataset on a half-seen site, and unknown datasets, are undetermined', () => {
    expect(judge([], [], halfSeen)).toMatchObject({ outcome: 'undetermined', missing: ['coverage'] })
    expect(runMeasure(dataFormats, { datasets: unseen('超时') }, {}, ON)).toMatchObject({ missing: ['datasets'] })
  })
})
