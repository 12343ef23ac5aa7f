import type { Coverage } from '../facts/facts.ts'
import { evidenceKey } from '../model/evidence.ts'
import type { EvidenceRef, Known } from '../model/evidence.ts'
import type { Judgement } from '../model/judgement.ts'
import { censusConfidence, coverageText, isAbsenceCertain, sampleConfidence, unseenShare } from './sample.ts'
import { fractionText, listNames } from './wording.ts'

/** References shown with one judgement; the archive holds the rest. */
const EVIDENCE_LIMIT = 20
/** Up to this share of the parts may be unknown; beyond it the unknown parts would decide the rating. */
export const UNKNOWN_LIMIT = 0.25

/** The given references without repetition, in order, at most 20. Records of one imported file are several things. */
export function boundEvidence(refs: Iterable<EvidenceRef | null | undefined>): EvidenceRef[] {
  const kept = new Map<string, EvidenceRef>()
  for (const ref of refs) {
    if (!ref) continue
    const key = evidenceKey(ref)
    if (!kept.has(key)) kept.set(key, ref)
    if (kept.size === EVIDENCE_LIMIT) break
  }
  return [...kept.values()]
}

export interface Rating {
  readonly rating: number
  readonly confidence: number
  readonly reasons: readonly string[]
  /** Dropped at a full rating: nothing would raise it. */
  readonly advice: readonly string[]
  readonly evidence: Iterable<EvidenceRef | null | undefined>
}

/** A rated judgement with bounded evidence, and advice only where it can help. */
export function rate({ rating, confidence, reasons, advice, evidence }: Rating): Judgement {
  return { outcome: 'rated', rating, confidence, reasons: [...reasons], advice: rating < 1 ? [...advice] : [], evidence: boundEvidence(evidence) }
}

/** What the facts cannot decide and a person can. */
export function askPerson(reason: string): Judgement {
  return { outcome: 'undetermined', reason, missing: ['person'] }
}

/** The thing was looked for and not found: 0 when enough of the site was seen to say so, else undetermined. */
export function rateAbsent(what: string, coverage: Known<Coverage> | undefined, advice: string): Judgement {
  const seen = coverageText(coverage)
  if (!isAbsenceCertain(coverage)) return { outcome: 'undetermined', reason: `未发现${what}，但${seen}，不足以断定没有`, missing: ['coverage'] }
  return rate({ rating: 0, confidence: censusConfidence(unseenShare(coverage)), reasons: [`未发现${what}（${seen}）`], advice: [advice], evidence: coverage?.evidence ?? [] })
}

/** One of the named things a table asks for. */
export interface Part {
  readonly name: string
  /** yes: there and as it should be; no: there but not so (empty, dead); absent: not found; unknown: found, nobody could tell. */
  readonly state: 'yes' | 'no' | 'absent' | 'unknown'
  readonly evidence?: readonly EvidenceRef[]
  /** What was seen, for reasons: `“财政信息”为空栏目`. Names of the site quoted already. */
  readonly note?: string
}

export interface PartsQuestion {
  /** Counter and noun of a part: `类信息`. */
  readonly noun: string
  /** What a part in state yes is: `有内容`. */
  readonly quality: string
  readonly advice: (lacking: readonly string[]) => string
  readonly coverage: Known<Coverage> | undefined
  readonly evidence?: readonly EvidenceRef[]
}

/**
 * Rates the share of parts in state yes among those that could be decided. A part that was not found counts as lacking only
 * if enough of the site was seen. When more than a quarter of the parts is unknown, so is the rating.
 */
export function rateParts(parts: readonly Part[], { noun, quality, advice, coverage, evidence = [] }: PartsQuestion): Judgement {
  const certain = isAbsenceCertain(coverage)
  const isUnknown = (part: Part): boolean => part.state === 'unknown' || (part.state === 'absent' && !certain)
  const unknown = parts.filter(isUnknown)
  const have = parts.filter(part => part.state === 'yes')
  const lack = parts.filter(part => part.state !== 'yes' && !isUnknown(part))
  if (parts.length === 0) return { outcome: 'not-applicable', reason: `没有要求的${noun}` }
  if (unknown.length > parts.length * UNKNOWN_LIMIT) {
    const reason = `应有 ${parts.length} ${noun}，其中 ${unknown.length} ${noun}无法判定：${listNames(unknown.map(part => part.name), noun)}（${coverageText(coverage)}）`
    return { outcome: 'undetermined', reason, missing: unknown.some(part => part.state === 'absent') ? ['coverage'] : ['person'] }
  }
  const decided = have.length + lack.length
  const notes = parts.flatMap(part => (part.state !== 'yes' && part.note !== undefined ? [part.note] : []))
  // What was found is there, however much was not seen; only "not found" can be upset by an unseen page.
  const unseen = lack.some(part => part.state === 'absent') ? unseenShare(coverage) : 0
  return rate({
    rating: have.length / decided,
    confidence: censusConfidence(unseen) * (decided / parts.length),
    reasons: [
      `应有 ${parts.length} ${noun}，${quality}的 ${fractionText(have.length, decided)}`,
      ...(lack.length > 0 ? [`缺少：${listNames(lack.map(part => part.name), noun)}`] : []),
      ...(notes.length > 0 ? [listNames(notes, '处')] : []),
      ...(unknown.length > 0 ? [`无法判定、未计入：${listNames(unknown.map(part => part.name), noun)}`] : []),
    ],
    advice: lack.length > 0 ? [advice(lack.map(part => part.name))] : [],
    evidence: [...have, ...lack].flatMap(part => part.evidence ?? []).concat(evidence),
  })
}

export interface SampleQuestion {
  /** What was sampled, with its counter: `个数据集`. */
  readonly noun: string
  /** What a good one is: `字段说明完整`. */
  readonly quality: string
  readonly advice: string
  readonly unseen: number
  readonly evidence: Iterable<EvidenceRef | null | undefined>
  /** Reasons after the first: the faults by name. */
  readonly faults?: readonly string[]
}

/** Rates the share of good ones over a sample of `size` ≥ 1; confidence by `sample.ts`. */
export function rateSample(good: number, size: number, { noun, quality, advice, unseen, evidence, faults = [] }: SampleQuestion): Judgement {
  const rating = good / size
  return rate({
    rating,
    confidence: sampleConfidence(rating, size, unseen),
    reasons: [`检查 ${size} ${noun}，${quality}的 ${fractionText(good, size)}`, ...faults],
    advice: [advice],
    evidence,
  })
}
