import type { FactMap } from '../facts/facts.ts'
import type { Dataset } from '../facts/page-facts.ts'
import type { Known } from '../model/evidence.ts'
import { quoteName } from './wording.ts'

/** Data sets that were looked into, and a sentence on how they were chosen. */
export interface Inspected { readonly sets: readonly Dataset[]; readonly note: string }

/** The sample drawn by the seed where one was; else every data set whose own page or whole record was seen. Entries of a list say nothing of fields and files. */
export function inspectedDatasets(all: readonly Dataset[], sampling: Known<FactMap['dataset-sampling']> | undefined): Inspected {
  const whole = all.filter(({ seen }) => seen === 'whole')
  if (sampling !== undefined) {
    const drawn = new Set(sampling.value.drawn)
    const sets = whole.filter(({ url }) => drawn.has(url))
    if (sets.length > 0) return { sets, note: `目录和页面列出数据集 ${sampling.value.listed} 个，按种子${quoteName(sampling.value.seed)}抽取 ${sampling.value.drawn.length} 个，看到其中 ${sets.length} 个` }
  }
  return { sets: whole, note: whole.length === all.length ? '' : `列出数据集 ${all.length} 个，看到详情的 ${whole.length} 个` }
}
