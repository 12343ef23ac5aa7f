import { z } from 'zod'
import type { FoundGuide } from '../../facts/facts.ts'
import { tally } from '../entry.ts'
import { DETAIL_WORDS, STAGE_WORDS } from '../lexicon/guide-wording.ts'
import type { StepDetail } from '../lexicon/guide-wording.ts'
import { defineMeasure } from '../measure.ts'
import { hasWord } from '../name-match.ts'
import { sampleConfidence, unseenShare } from '../sample.ts'
import { rate, rateAbsent } from '../share.ts'
import { listNames, percentText, quoteName } from '../wording.ts'

const DETAILS = ['办理时限', '办理人员', '审批标准'] as const satisfies readonly StepDetail[]

export const guideProcess = defineMeasure({
  id: 'guide/process',
  version: 1,
  kind: 'automatic',
  title: '办理流程',
  explain: '逐份检查办事指南的办理流程。完备度为写明的环节（默认受理、审核、审批、办结、送达，含常见叫法）占应有环节的比例；详实度为各步骤写明的办理时限、办理人员、审批标准占比的平均值；流程只是一段文字、没有分步骤的，看文字中写没写这些内容。一份指南的得分为两者的平均值，没有流程的得 0；总得分为各指南的平均值。',
  params: z.strictObject({
    stages: z.array(z.string().min(1)).min(1).default(['受理', '审核', '审批', '办结', '送达']),
    details: z.array(z.enum(DETAILS)).min(1).default([...DETAILS]),
  }),
  needs: ['guides'],
  likes: ['coverage'],
  judge({ guides, coverage }, { stages, details }) {
    const size = guides.value.length
    if (size === 0) return rateAbsent('办事指南', coverage, `发布办事指南，写明${stages.join('、')}各环节及其时限、人员和标准`)
    const read = guides.value.map(guide => ({ guide, ...readProcess(guide, stages, details) }))
    const mean = (pick: (one: (typeof read)[number]) => number): number => read.reduce((sum, one) => sum + pick(one), 0) / size
    const rating = mean(one => (one.complete + one.detailed) / 2)
    const faults = tally(read.flatMap(one => one.lacking))
    const without = read.filter(one => one.complete === 0 && one.detailed === 0)
    return rate({
      rating,
      confidence: sampleConfidence(rating, size, coverage ? unseenShare(coverage) : 0),
      reasons: [
        `检查 ${size} 份办事指南，流程完备度平均 ${percentText(mean(one => one.complete))}，详实度平均 ${percentText(mean(one => one.detailed))}`,
        ...(faults.length > 0 ? [`缺得最多的：${listNames(faults.map(({ key, count }) => `${key}（${count} 份）`), '项')}`] : []),
        ...(without.length > 0 ? [`没有写流程的指南：${listNames(without.map(({ guide }) => quoteName(guide.name)), '份', 3)}`] : []),
      ],
      advice: [`在办理流程中分步骤写明${faults.map(({ key }) => key).join('、')}`],
      evidence: read.sort((a, b) => a.complete + a.detailed - b.complete - b.detailed).map(({ guide }) => guide.evidence),
    })
  },
})

interface Process { readonly complete: number; readonly detailed: number; readonly lacking: readonly string[] }

function readProcess({ steps, elements }: FoundGuide, stages: readonly string[], details: readonly StepDetail[]): Process {
  const text = elements['办理流程'] ?? ''
  const named = steps.map(step => step.name).join(' ')
  const lackingStages = stages.filter(stage => !hasWord(`${named} ${text}`, STAGE_WORDS[stage] ?? [stage]))
  const shares = details.map(detail => ({ detail, share: steps.length > 0 ? stepShare(steps, detail) : Number(hasWord(text, DETAIL_WORDS[detail])) }))
  return {
    complete: 1 - lackingStages.length / stages.length,
    detailed: shares.reduce((sum, { share }) => sum + share, 0) / details.length,
    lacking: [...lackingStages.map(stage => `${stage}环节`), ...shares.filter(({ share }) => share < 1).map(({ detail }) => detail)],
  }
}

function stepShare(steps: FoundGuide['steps'], detail: StepDetail): number {
  const pick = { 办理时限: 'timeLimit', 办理人员: 'person', 审批标准: 'standard' } as const
  return steps.filter(step => (step[pick[detail]] ?? '').trim() !== '').length / steps.length
}
