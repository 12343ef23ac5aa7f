import { z } from 'zod'
import { daysBetween } from '../dates.ts'
import { UPDATE_CYCLES } from '../lexicon/update-cycles.ts'
import { defineMeasure } from '../measure.ts'
import { sampleConfidence } from '../sample.ts'
import { rate, rateAbsent } from '../share.ts'
import { fractionText, listNames, quoteName } from '../wording.ts'

export const dataUpdateFrequency = defineMeasure({
  id: 'data/update-frequency',
  version: 2,
  kind: 'automatic',
  title: '数据更新频度',
  explain: '取两项平均：①标明更新频度的数据集占比（只在清单中看到、清单不含频度的不计）；②按频度更新的数据集占比：评估日距最后更新（没有则取发布日期）不超过所标周期 × tolerance（默认 1.5）再加 graceDays 天（默认 1）为按时，晚于评估日的日期不算更新。不定期更新、静态数据和没有日期的数据集不参加②；没有可核对的数据集时只按①。没有数据集得 0。',
  params: z.strictObject({ tolerance: z.number().min(1).default(1.5), graceDays: z.int().nonnegative().default(1) }),
  needs: ['datasets'],
  likes: ['coverage'],
  judge({ datasets, coverage }, { tolerance, graceDays }, { date }) {
    if (datasets.value.length === 0) return rateAbsent('开放的数据集', coverage, '开放数据集，标明更新频度并按时更新')
    // A list that leaves the frequency to the data set's own page does not say that there is none.
    const all = datasets.value.filter(({ seen, updateCycle }) => seen === 'whole' || (updateCycle ?? '').trim() !== '')
    if (all.length === 0) return { outcome: 'undetermined', reason: `列出数据集 ${datasets.value.length} 个，没有看到其更新频度`, missing: ['datasets'] }
    const declared = all.filter(({ updateCycle }) => (updateCycle ?? '').trim() !== '')
    const testable = declared.flatMap(({ title, updateCycle, updated, published }) => {
      const cycle = (updateCycle ?? '').slice(0, 40)
      const days = UPDATE_CYCLES.find(({ pattern }) => pattern.test(cycle))?.days ?? null
      const last = updated ?? published
      const age = daysBetween(last, date)
      return days === null || last === null || age === null ? [] : [{ title, cycle, last, isLate: age < 0 || age > days * tolerance + graceDays }]
    })
    const late = testable.filter(({ isLate }) => isLate)
    const declaredShare = declared.length / all.length
    const rating = testable.length === 0 ? declaredShare : (declaredShare + (testable.length - late.length) / testable.length) / 2
    const undeclared = all.filter(dataset => !declared.includes(dataset))
    return rate({
      rating,
      confidence: sampleConfidence(rating, all.length) * (testable.length === 0 ? 0.5 : 1),
      reasons: [
        `检查 ${all.length} 个数据集，标明更新频度的 ${fractionText(declared.length, all.length)}`,
        testable.length === 0 ? '没有可以核对是否按时更新的数据集（不定期更新或没有日期）' : `可核对的 ${testable.length} 个中，按频度更新的 ${fractionText(testable.length - late.length, testable.length)}`,
        ...(late.length > 0 ? [`未按时更新：${listNames(late.map(({ title, cycle, last }) => `${quoteName(title)}（${quoteName(cycle)}，最后更新 ${last.slice(0, 10)}）`))}`] : []),
        ...(undeclared.length > 0 ? [`没有标明频度：${listNames(undeclared.map(({ title }) => quoteName(title)))}`] : []),
      ],
      advice: [...(undeclared.length > 0 ? ['为每个数据集标明更新频度和最后更新日期'] : []), ...(late.length > 0 ? ['按标明的频度更新数据，做不到的调整频度'] : [])],
      evidence: datasets.evidence,
    })
  },
})
