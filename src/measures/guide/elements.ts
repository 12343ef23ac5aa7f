import { z } from 'zod'
import type { FoundGuide } from '../../facts/facts.ts'
import { GUIDE_ELEMENTS } from '../../facts/page-facts.ts'
import type { GuideElement } from '../../facts/page-facts.ts'
import { tally } from '../entry.ts'
import { EMPTY_WORDING } from '../lexicon/guide-wording.ts'
import { defineMeasure } from '../measure.ts'
import { plainName } from '../name-match.ts'
import { sampleConfidence, unseenShare } from '../sample.ts'
import { rate, rateAbsent } from '../share.ts'
import { fractionText, listNames, percentText, quoteName } from '../wording.ts'

/** 国办秘函〔2019〕19号 names the main elements; time limit and fees are what applicants ask first. */
const REQUIRED: readonly GuideElement[] = ['事项名称', '设定依据', '申请条件', '办理材料', '办理流程', '办理时限', '收费标准', '办理地点', '办理时间', '联系电话']
/** Share of the rating that depends on all guides having the same elements. */
const UNIFORM_PART = 0.2
const EMPTY = new Set(EMPTY_WORDING.map(plainName))
const LIMIT = /[0-9０-９一二三四五六七八九十]|当场|即时|即办|立等|随到随办/
const FEE = /不收费|免费|无收费|不收取|无需缴费|[0-9０-９]|元|收费|无/

export const guideElements = defineMeasure({
  id: 'guide/elements',
  version: 1,
  kind: 'automatic',
  title: '办事指南要素',
  explain: '逐份检查办事指南。一项要素写了、不为空、不是“暂无”“待补充”“详见附件”之类的空话，并且联系电话含 7 位以上数字、办理时限含数字或“当场”“即办”、收费标准写明是否收费，即为合格。要素合格率为各指南合格要素占应有要素比例的平均值；统一率为要素构成与多数指南相同的指南占比（只有一份指南时为 1）。得分 = 要素合格率 ×（0.8 + 0.2 × 统一率）。',
  params: z.strictObject({ required: z.array(z.enum(GUIDE_ELEMENTS)).min(1).default([...REQUIRED]) }),
  needs: ['guides'],
  likes: ['coverage'],
  judge({ guides, coverage }, { required }) {
    const size = guides.value.length
    if (size === 0) return rateAbsent('办事指南', coverage, `发布办事指南，写全${required.join('、')}`)
    const lacking = guides.value.map(guide => required.filter(element => !isGood(guide, element)))
    const complete = lacking.reduce((sum, elements) => sum + 1 - elements.length / required.length, 0) / size
    const shapes = tally(guides.value.map(guide => required.filter(element => textOf(guide, element) !== null).join('、')))
    const uniform = (shapes[0]?.count ?? size) / size
    const rating = complete * (1 - UNIFORM_PART + UNIFORM_PART * uniform)
    const faults = tally(lacking.flat())
    const worst = guides.value.map((guide, index) => ({ guide, elements: lacking[index] ?? [] })).filter(({ elements }) => elements.length > 0).sort((a, b) => b.elements.length - a.elements.length)
    return rate({
      rating,
      confidence: sampleConfidence(rating, size, coverage ? unseenShare(coverage) : 0),
      reasons: [
        `检查 ${size} 份办事指南，应有要素 ${required.length} 项，平均合格率 ${percentText(complete)}`,
        `要素构成与多数指南相同的 ${fractionText(shapes[0]?.count ?? size, size)}`,
        ...(faults.length > 0 ? [`缺失或不合格最多的要素：${listNames(faults.map(({ key, count }) => `${key}（${count} 份）`), '项')}`] : []),
        ...(worst.length > 0 ? [`例如：${listNames(worst.map(({ guide, elements }) => `${quoteName(guide.name)}缺${elements.slice(0, 4).join('、')}${elements.length > 4 ? '等' : ''}`), '份', 3)}`] : []),
      ],
      advice: [
        ...(faults.length > 0 ? [`补全办事指南的${faults.slice(0, 5).map(({ key }) => key).join('、')}，不用“暂无”“详见附件”代替`] : []),
        ...(uniform < 1 ? ['所有办事指南使用同一套要素和模板'] : []),
      ],
      evidence: [...worst.map(({ guide }) => guide.evidence), ...guides.value.map(guide => guide.evidence)],
    })
  },
})

/** Text of an element; the parsed parts stand for it where the page has them apart. Null when the element is not there. */
function textOf(guide: FoundGuide, element: GuideElement): string | null {
  const text = guide.elements[element]
  if (text !== undefined && text.trim() !== '') return text
  const parsed: Partial<Record<GuideElement, string>> = {
    事项名称: guide.name,
    设定依据: guide.policies.map(policy => policy.name).join('、'),
    办理材料: guide.materials.map(material => material.name).join('、'),
    办理流程: guide.steps.map(step => step.name).join('、'),
    实施主体: guide.department ?? '',
  }
  const own = parsed[element] ?? ''
  return own.trim() === '' ? (text ?? null) : own
}

function isGood(guide: FoundGuide, element: GuideElement): boolean {
  const text = textOf(guide, element)?.trim() ?? ''
  if (text === '' || EMPTY.has(plainName(text))) return false
  if (element === '联系电话' || element === '监督电话') return text.slice(0, 1000).replace(/[^0-9０-９]/g, '').length >= 7 || /12345|12333|12366|12315/.test(text)
  if (element === '办理时限') return LIMIT.test(text)
  return element !== '收费标准' || FEE.test(text)
}
