import { z } from 'zod'
import type { FoundGuide } from '../../facts/facts.ts'
import type { GuideMaterial } from '../../facts/page-facts.ts'
import { tally } from '../entry.ts'
import { NO_MATERIALS } from '../lexicon/guide-wording.ts'
import { defineMeasure } from '../measure.ts'
import { hasWord, plainName } from '../name-match.ts'
import { sampleConfidence, unseenShare } from '../sample.ts'
import { rate, rateAbsent } from '../share.ts'
import { listNames, percentText, quoteName } from '../wording.ts'

const ASPECTS = ['名称', '格式', '份数', '签名签章'] as const
type Aspect = (typeof ASPECTS)[number]

export const guideMaterials = defineMeasure({
  id: 'guide/materials',
  version: 1,
  kind: 'automatic',
  title: '办理材料要求',
  explain: '逐份检查办事指南的每种材料是否写明名称、格式（原件、复印件、电子件）、份数、签名签章四个方面；“其他材料”“等有关材料”一类的兜底条款不算具体材料，得 0。一份指南的得分为其各种材料所写明方面的平均比例，没有列出材料的得 0，写明无需材料的不计；总得分为各指南的平均值。',
  params: z.strictObject({ aspects: z.array(z.enum(ASPECTS)).min(1).default([...ASPECTS]) }),
  needs: ['guides'],
  likes: ['coverage'],
  judge({ guides, coverage }, { aspects }) {
    if (guides.value.length === 0) return rateAbsent('办事指南', coverage, '发布办事指南，对每份材料写明名称、格式、份数和签名签章要求')
    const checked = guides.value.filter(guide => !needsNone(guide)).map(guide => ({ guide, lacking: guide.materials.map(material => lackingIn(material, aspects)) }))
    if (checked.length === 0) return { outcome: 'not-applicable', reason: `${guides.value.length} 份办事指南都写明无需提交材料` }
    const scores = checked.map(({ lacking }) => (lacking.length === 0 ? 0 : lacking.reduce((sum, aspectsLacking) => sum + 1 - aspectsLacking.length / aspects.length, 0) / lacking.length))
    const rating = scores.reduce((sum, score) => sum + score, 0) / checked.length
    const materials = checked.flatMap(({ guide }) => guide.materials)
    const catchAll = materials.filter(material => material.catchAll)
    const faults = tally(checked.flatMap(({ guide, lacking }) => lacking.filter((_, index) => guide.materials[index]?.catchAll !== true).flat()))
    const unlisted = checked.filter(({ lacking }) => lacking.length === 0)
    const advised = [...faults.map(({ key }) => key), ...(unlisted.length > 0 ? ['名称'] : [])]
    return rate({
      rating,
      confidence: sampleConfidence(rating, checked.length, coverage ? unseenShare(coverage) : 0),
      reasons: [
        `检查 ${checked.length} 份办事指南、${materials.length} 种材料，要求写明的方面平均占 ${percentText(rating)}`,
        ...(faults.length > 0 ? [`没有写明的：${faults.map(({ key, count }) => `${key} ${count} 种`).join('、')}`] : []),
        ...(catchAll.length > 0 ? [`兜底条款 ${catchAll.length} 处：${listNames(catchAll.map(material => quoteName(material.name)), '处', 3)}`] : []),
        ...(unlisted.length > 0 ? [`没有列出材料的指南：${listNames(unlisted.map(({ guide }) => quoteName(guide.name)), '份', 3)}`] : []),
      ],
      advice: [
        ...(advised.length > 0 ? [`对每种材料写明${[...new Set(advised)].join('、')}`] : []),
        ...(catchAll.length > 0 ? ['去掉“其他材料”“等有关材料”一类兜底条款，列出具体材料'] : []),
      ],
      evidence: checked.map(({ guide }, index) => ({ evidence: guide.evidence, score: scores[index] ?? 0 })).sort((a, b) => a.score - b.score).map(({ evidence }) => evidence),
    })
  },
})

function needsNone(guide: FoundGuide): boolean {
  if (guide.materials.length > 0) return false
  const text = plainName(guide.elements['办理材料'] ?? '')
  return text === '无' || text === '无需' || hasWord(text, NO_MATERIALS)
}

function lackingIn(material: GuideMaterial, aspects: readonly Aspect[]): Aspect[] {
  if (material.catchAll) return [...aspects]
  const stated: Readonly<Record<Aspect, string | null>> = { 名称: material.name, 格式: material.form, 份数: material.copies, 签名签章: material.signature }
  return aspects.filter(aspect => (stated[aspect] ?? '').trim() === '')
}
