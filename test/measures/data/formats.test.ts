import { describe, expect, test } from 'vitest'
import type { DatasetSample } from '../../../src/facts/facts.ts'
import type { Dataset } from '../../../src/facts/page-facts.ts'
import { dataFormats } from '../../../src/measures/data/formats.ts'
import { runMeasure } from '../../../src/measures/measure.ts'
import { allSeen, dataset, halfSeen, known, ON, ref, unseen } from '../known-facts.ts'

const file = (format: string): Dataset['files'][number] => ({ url: `https://data.example.gov.cn/a.${format}`, format })
const sample = (opens: boolean): DatasetSample => ({ dataset: '甲', url: 'https://data.example.gov.cn/a.csv', format: 'csv', opens, tabular: true, columns: [], undescribed: [], rows: 10, emptyRows: 0, duplicateRows: 0, parseErrors: 0, evidence: ref('a.csv') })
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
