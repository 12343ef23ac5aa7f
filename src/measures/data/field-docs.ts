import { z } from 'zod'
import type { Dataset } from '../../facts/page-facts.ts'
import { defineMeasure } from '../measure.ts'
import { sampleConfidence } from '../sample.ts'
import { rate, rateAbsent } from '../share.ts'
import { fractionText, listNames, percentText, quoteName } from '../wording.ts'

export const dataFieldDocs = defineMeasure({
  id: 'data/field-docs',
  version: 1,
  kind: 'automatic',
  title: '数据项说明',
  explain: '对看到的每个数据集，计算数据项（字段）中名称、类型、说明三项齐全的比例；没有列出数据项的数据集得 0。得分为各数据集比例的平均值。没有数据集得 0。',
  params: z.strictObject({}),
  needs: ['datasets'],
  likes: ['coverage'],
  judge({ datasets, coverage }) {
    const all = datasets.value
    if (all.length === 0) return rateAbsent('开放的数据集', coverage, '开放数据集，并逐项说明数据项的名称、类型和含义')
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
