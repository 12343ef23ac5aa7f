import { describe, expect, test } from 'vitest'
import type { FoundGuide } from '../../../src/facts/facts.ts'
import { guideProcess } from '../../../src/measures/guide/process.ts'
import { allSeen, halfSeen, known, unseen } from '../known-facts.ts'
import { guide, outcome, reasonsOf, step } from '../service-facts.ts'
import type { Outcome } from '../service-facts.ts'

const judge = (...guides: FoundGuide[]): Outcome => outcome(guideProcess, { guides: known(guides), coverage: allSeen })
const steps = (...given: FoundGuide['steps']): FoundGuide => guide('甲', { steps: given, elements: {} })

describe('guide/process', () => {
  test('all stages with limit, person and standard', () => expect(judge(guide('甲'))).toBe(1))
  test('stages go by many names', () => expect(judge(steps(step('收件'), step('审查'), step('决定'), step('制证'), step('领取')))).toBe(1))
  test('three of five stages, without persons', () => {
    expect(judge(steps(step('受理', { person: null }), step('审核', { person: '' }), step('办结', { person: null })))).toBeCloseTo((3 / 5 + 2 / 3) / 2, 5)
  })
  test('one step of two tells its limit', () => {
    expect(judge(steps(step('受理'), step('审核', { timeLimit: null })))).toBeCloseTo((2 / 5 + (0.5 + 1 + 1) / 3) / 2, 5)
  })
  test('a process in running text is read as text', () => {
    expect(judge(guide('甲', { steps: [], elements: { 办理流程: '窗口受理后3个工作日内由责任人审核' } }))).toBeCloseTo((2 / 5 + 2 / 3) / 2, 5)
  })
  test('no process is 0, and is named', () => {
    expect(judge(guide('甲', { steps: [], elements: {} }))).toBe(0)
    expect(reasonsOf(guideProcess, { guides: known([guide('甲', { steps: [], elements: {} })]) })).toContain('没有写流程的指南：“甲”')
  })
  test('no guides: 0 when the site was seen, else open', () => {
    expect(judge()).toBe(0)
    expect(outcome(guideProcess, { guides: known([]), coverage: halfSeen })).toBe('undetermined: coverage')
    expect(outcome(guideProcess, { guides: unseen('超时') })).toBe('undetermined: guides')
  })
  test('a scheme may name its own stages', () => expect(outcome(guideProcess, { guides: known([steps(step('听证'))]) }, { stages: ['听证'] })).toBe(1))
})
