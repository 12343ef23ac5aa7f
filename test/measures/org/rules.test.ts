import { describe, expect, test } from 'vitest'
import { orgRules } from '../../../src/measures/org/rules.ts'
import type { Facts } from '../../../src/measures/measure.ts'
import { entry, item, known, policy, unseen } from '../known-facts.ts'
import { outcome, reasonsOf } from '../service-facts.ts'
import type { Outcome } from '../service-facts.ts'

const base: Facts = { entries: known([]), items: known([]) }
const rules = (excerpt: string): Facts => ({ policies: known([policy('全市政府网站工作制度', { excerpt })]) })

describe('org/rules', () => {
  test('is a suggestion for a person', () => expect(orgRules.kind).toBe('suggested'))
  test.each<[string, Facts, Outcome]>([
    ['all four aspects', rules('集约化建设，配备专人，列入预算，项目验收'), 1],
    ['three aspects', rules('集约化建设，配备专人，项目验收'), 0.7],
    ['two aspects', rules('人员和经费'), 0.4],
    ['one aspect', rules('人员'), 0.4],
    ['rules that touch none', rules('总则'), 'undetermined: person'],
    ['news about websites is no rule', { items: known([item('政府网站人员培训班举行')]) }, 'undetermined: person'],
    ['only a page of rules', { entries: known([entry('rules')]) }, 'undetermined: person'],
    ['nothing', {}, 'undetermined: person'],
    ['unknown', { entries: unseen('超时') }, 'undetermined: entries'],
  ])('%s', (_, facts, expected) => expect(outcome(orgRules, { ...base, ...facts })).toBe(expected))
  test('offers what it found', () => expect(reasonsOf(orgRules, { ...base, ...rules('人员') })).toContain('“全市政府网站工作制度”'))
})
