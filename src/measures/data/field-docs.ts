import { z } from 'zod'
import type { Dataset } from '../../facts/page-facts.ts'
import { inspectedDatasets } from '../inspected-datasets.ts'
import { defineMeasure } from '../measure.ts'
import { sampleConfidence } from '../sample.ts'
import { rate, rateAbsent } from '../share.ts'
import { fractionText, listNames, percentText, quoteName } from '../wording.ts'

export const dataFieldDocs = defineMeasure({
  id: 'data/field-docs',
  version: 2,
  kind: 'automatic',
  title: '数据项说明',
  explain: '对抽取的数据集（按记录的种子抽取；没有抽取时为看到详情的全部），计算数据项（字段）中名称、类型、说明三项齐全的比例；没有列出数据项的数据集得 0。得分为各数据集比例的平均值。没有数据集得 0；只看到数据集清单而没有看到任何详情时不评分。',
  params: z.strictObject({}),
  needs: ['datasets'],
  likes: ['dataset-sampling', 'coverage'],
  judge({ datasets, 'dataset-sampling': sampling, coverage }) {
    if (datasets.value.length === 0) return rateAbsent('开放的数据集', coverage, '开放数据集，并逐项说明数据项的名称、类型和含义')
    const { sets: all, note } = inspectedDatasets(datasets.value, sampling)
    if (all.length === 0) return { outcome: 'undetermined', reason: `${note}，没有看到数据项`, missing: ['datasets'] }
    const shares = all.map(dataset => ({ dataset, share: documentedShare(dataset) }))
    const rating = shares.reduce((sum, { share }) => sum + share, 0) / all.length
    const complete = shares.filter(({ share }) => share === 1).length
    const bare = shares.filter(({ dataset }) => dataset.fields.length === 0)
    const partial = shares.filter(({ dataset, share }) => dataset.fields.length > 0 && share < 1)
    return rate({
      rating,
      confidence: sampleConfidence(rating, all.length),
      reasons: [
        `检查 ${all.length} 个数据集，数据项说明完整的 ${fractionText(complete, all.length)}，平均 ${percentText(rating)}`,
        ...(note === '' ? [] : [note]),
        ...(bare.length > 0 ? [`没有列出数据项：${listNames(bare.map(({ dataset }) => quoteName(dataset.title)))}`] : []),
        ...(partial.length > 0 ? [`说明不全：${listNames(partial.map(({ dataset, share }) => `${quoteName(dataset.title)}（${percentText(share)}）`))}`] : []),
      ],
      advice: ['为每个数据集逐项列出数据项的中文名称、类型和说明'],
      evidence: datasets.evidence,
    })
  },
})

function documentedShare({ fields }: Dataset): number {
  if (fields.length === 0) return 0
  const isFilled = (text: string | null): boolean => (text ?? '').trim() !== ''
  return fields.filter(({ name, type, description }) => isFilled(name) && isFilled(type) && isFilled(description)).length / fields.length
}
