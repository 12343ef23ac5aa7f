import { z } from 'zod'
import type { DatasetSample } from '../../facts/facts.ts'
import { defineMeasure } from '../measure.ts'
import { sampleConfidence } from '../sample.ts'
import { rate, rateAbsent } from '../share.ts'
import { fractionText, listNames, percentText, quoteName } from '../wording.ts'

export const dataAccuracy = defineMeasure({
  id: 'data/accuracy',
  version: 1,
  kind: 'automatic',
  title: '开放数据准确性',
  explain: '对试下载并能打开、可以读出行列的数据文件（CSV、JSON、XML、XLSX），检查四项：每一列都在数据项说明中；没有空行；没有重复行；没有格式错误。每个文件得分为通过的项数 ÷ 4，得分为各文件的平均值。没有一行数据的文件得 0。只检查形式，数值本身是否正确由人判断。没有数据集得 0；有数据集而没有试下载的文件时不评分。',
  params: z.strictObject({}),
  needs: ['datasets', 'dataset-samples'],
  likes: ['coverage'],
  judge({ datasets, 'dataset-samples': samples, coverage }) {
    if (datasets.value.length === 0) return rateAbsent('开放的数据集', coverage, '开放数据集，保证内容与说明一致')
    const opened = samples.value.filter(({ opens, tabular }) => opens && tabular)
    if (opened.length === 0) return { outcome: 'undetermined', reason: `数据集 ${datasets.value.length} 个，没有能打开、可以读出行列的数据文件可供检查`, missing: ['dataset-samples'] }
    const titles = new Map(datasets.value.map(({ url, title }) => [url, title]))
    const nameOf = ({ dataset }: DatasetSample): string => quoteName(titles.get(dataset) ?? dataset)
    const faulty = opened.map(sample => ({ sample, faults: faultsOf(sample) })).filter(({ faults }) => faults.length > 0)
    const rating = 1 - faulty.reduce((sum, { sample, faults }) => sum + (sample.rows === 0 ? 1 : faults.length / 4), 0) / opened.length
    return rate({
      rating: Math.max(0, rating),
      confidence: sampleConfidence(rating, opened.length),
      reasons: [
        `检查 ${opened.length} 个数据文件，四项全部通过的 ${fractionText(opened.length - faulty.length, opened.length)}，平均 ${percentText(rating)}`,
        ...faulty.slice(0, 5).map(({ sample, faults }) => `${nameOf(sample)}（${quoteName(sample.format).slice(1, -1)}）：${faults.join('，')}`),
        ...(faulty.length > 5 ? [`另有 ${faulty.length - 5} 个文件有问题`] : []),
      ],
      advice: [`清除空行和重复行，改正格式错误，补全各列的说明：${listNames(faulty.map(({ sample }) => nameOf(sample)))}`],
      evidence: [...faulty.map(({ sample }) => sample.evidence), ...opened.map(({ evidence }) => evidence)],
    })
  },
})

function faultsOf({ rows, undescribed, emptyRows, duplicateRows, parseErrors }: DatasetSample): string[] {
  if (rows === 0) return ['没有数据行']
  return [
    ...(undescribed.length > 0 ? [`${undescribed.length} 列没有说明（${listNames(undescribed.map(quoteName), '列', 3)}）`] : []),
    ...(emptyRows > 0 ? [`空行 ${emptyRows} 行`] : []),
    ...(duplicateRows > 0 ? [`重复行 ${duplicateRows} 行`] : []),
    ...(parseErrors > 0 ? [`格式错误 ${parseErrors} 处`] : []),
  ]
}
