import { z } from 'zod'
import type { DatasetSample } from '../../facts/facts.ts'
import { inspectedDatasets } from '../inspected-datasets.ts'
import { defineMeasure } from '../measure.ts'
import { sampleConfidence } from '../sample.ts'
import { rate, rateAbsent } from '../share.ts'
import { fractionText, listNames, percentText, quoteName } from '../wording.ts'

export const dataAccuracy = defineMeasure({
  id: 'data/accuracy',
  version: 2,
  kind: 'automatic',
  title: '开放数据准确性',
  explain: '对抽取的数据集（按记录的种子抽取；没有抽取时为全部）中试下载并能打开、可以读出行列的数据文件（CSV、JSON、XML、XLSX），检查四项：①每一列都在数据项说明中，且内容与所标类型一致（标为数值、日期的列，九成以上的值是数值、日期）；②没有空行；③没有重复行；④没有格式错误（列数不一致、语法错误、乱码、数据区合并单元格、JSON 不是 UTF-8 编码）。合计行不算数据。每个文件得分为通过的项数 ÷ 4，得分为各文件的平均值。没有一行数据的文件得 0。只检查形式，数值本身是否正确由人判断。没有数据集得 0；有数据集而没有试下载的文件时不评分。',
  params: z.strictObject({}),
  needs: ['datasets', 'dataset-samples'],
  likes: ['dataset-sampling', 'coverage'],
  judge({ datasets, 'dataset-samples': samples, 'dataset-sampling': sampling, coverage }) {
    if (datasets.value.length === 0) return rateAbsent('开放的数据集', coverage, '开放数据集，保证内容与说明一致')
    const { note, sets } = inspectedDatasets(datasets.value, sampling)
    const chosen = new Set(sets.map(({ url }) => url))
    const opened = samples.value.filter(({ opens, tabular, dataset }) => opens && tabular && (sampling === undefined || chosen.has(dataset)))
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
        ...(sampling === undefined || note === '' ? [] : [note]),
        ...faulty.slice(0, 5).map(({ sample, faults }) => `${nameOf(sample)}（${quoteName(sample.format).slice(1, -1)}）：${faults.join('，')}`),
        ...(faulty.length > 5 ? [`另有 ${faulty.length - 5} 个文件有问题`] : []),
      ],
      advice: [`清除空行和重复行，改正格式错误，补全各列的说明：${listNames(faulty.map(({ sample }) => nameOf(sample)))}`],
      evidence: [...faulty.map(({ sample }) => sample.evidence), ...opened.map(({ evidence }) => evidence)],
    })
  },
})

/** At most one fault for each of the four checks, so that each costs a quarter. */
function faultsOf({ rows, undescribed, mistyped, emptyRows, duplicateRows, parseErrors, garbledCells, mergedCells }: DatasetSample): string[] {
  if (rows === 0) return ['没有数据行']
  const fields = [
    ...(undescribed.length > 0 ? [`${undescribed.length} 列没有说明（${listNames(undescribed.map(quoteName), '列', 3)}）`] : []),
    ...(mistyped.length > 0 ? [`${mistyped.length} 列内容与所标类型不符（${listNames(mistyped.map(quoteName), '列', 3)}）`] : []),
  ]
  const form = [
    ...(parseErrors > 0 ? [`格式错误 ${parseErrors} 处`] : []),
    ...(garbledCells > 0 ? [`乱码 ${garbledCells} 格`] : []),
    ...(mergedCells > 0 ? [`数据区合并单元格 ${mergedCells} 格`] : []),
  ]
  return [
    ...(fields.length > 0 ? [fields.join('、')] : []),
    ...(emptyRows > 0 ? [`空行 ${emptyRows} 行`] : []),
    ...(duplicateRows > 0 ? [`重复行 ${duplicateRows} 行`] : []),
    ...(form.length > 0 ? [form.join('、')] : []),
  ]
}
