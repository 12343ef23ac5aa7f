import type { Opinion } from '../parts/opinion-input.tsx'
import type { Content } from './drafts.ts'
import type { Material } from './pieces.ts'

const NEAR = 1e-9
const stepsOf = ({ point }: Material): readonly { readonly rating: number }[] => point.rubric?.steps ?? []

/** Whether ratings beside the rubric's steps may be given. */
export const isFreeRating = (material: Material, setting: string | undefined): boolean => setting === 'free' || stepsOf(material).length === 0

/** The machine's rating, settled or suggested, where it may be given as it is. */
export function machineRating(material: Material, isFree: boolean): number | null {
  const suggested = material.judgements.length === 1 && material.judgements[0]?.judgement.outcome === 'rated' ? material.judgements[0].judgement.rating : null
  const rating = material.automatic ?? suggested
  return rating !== null && (isFree || stepsOf(material).some(step => Math.abs(step.rating - rating) < NEAR)) ? rating : null
}

/** The server's own rule (src/workflow/campaign/marks.ts), said before it refuses: who departs from the machine, or rates nothing, says why. */
export function isNoteMissing({ opinion, note }: Content, automatic: number | null): boolean {
  if (opinion === null || note.trim() !== '') return false
  return opinion.outcome !== 'rated' || (automatic !== null && Math.abs(opinion.rating - automatic) > NEAR)
}

/** What a digit key means: a step, or the first digit of a percentage. */
export function opinionOfDigit(digit: number, material: Material, isFree: boolean): { readonly opinion: Opinion; readonly isTyping: boolean } | null {
  const steps = stepsOf(material)
  const step = steps[digit - 1]
  if (step) return { opinion: { outcome: 'rated', rating: step.rating }, isTyping: false }
  return isFree && steps.length === 0 ? { opinion: { outcome: 'rated', rating: digit / 100 }, isTyping: true } : null
}
