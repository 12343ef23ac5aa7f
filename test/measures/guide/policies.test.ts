import { describe, expect, test } from 'vitest'
import type { FoundGuide } from '../../../src/facts/facts.ts'
import { guidePolicies } from '../../../src/measures/guide/policies.ts'
import { allSeen, halfSeen, known, policy, unseen } from '../known-facts.ts'
import { guide, outcome, reasonsOf } from '../service-facts.ts'
import type { Outcome } from '../service-facts.ts'

const judge = (...guides: FoundGuide[]): Outcome => outcome(guidePolicies, { guides: known(guides), coverage: allSeen })
const citing = (name: string, url: string | null, text = ''): FoundGuide => guide('甲', { policies: name === '' ? [] : [{ name, url }], elements: { 设定依据: text } })

describe('guide/policies', () => {
  test.each<[string, FoundGuide, Outcome]>([
    ['named and linked to the own site', citing('食品安全法', 'https://www.example.gov.cn/zc/1.html'), 1],
    ['linked elsewhere: readable, but not in the library', citing('食品安全法', 'https://flk.npc.gov.cn/1'), 0.666667],
    ['named with its article, not linked', citing('食品安全法', null, '《食品安全法》第三十五条规定'), 0.666667],
    ['only named', citing('食品安全法', null), 0.333333],
    ['titles in the text stand for a list', citing('', null, '依据《食品安全法》和《食品经营许可管理办法》'), 0.333333],
    ['nothing cited', citing('', null, '有关法律法规'), 0],
  ])('%s', (_, one, expected) => expect(judge(one)).toBe(expected))
  test('another host of the unit, or a policy the site holds, is the library', () => {
    const one = citing('办法', 'https://zc.example.gov.cn/1.html')
    expect(outcome(guidePolicies, { guides: known([one]), hosts: known([{ host: 'zc.example.gov.cn', pages: 3 }]) })).toBe(1)
    expect(outcome(guidePolicies, { guides: known([one]), policies: known([policy('办法', { url: 'https://zc.example.gov.cn/1.html' })]) })).toBe(1)
  })
  test('mean over guides, the silent ones by name', () => {
    expect(judge(guide('甲'), citing('', null))).toBe(0.5)
    expect(reasonsOf(guidePolicies, { guides: known([guide('乙', { policies: [], elements: {} })]) })).toContain('没有引用文件的指南：“乙”')
  })
  test('no guides: 0 when the site was seen, else open', () => {
    expect(judge()).toBe(0)
    expect(outcome(guidePolicies, { guides: known([]), coverage: halfSeen })).toBe('undetermined: coverage')
    expect(outcome(guidePolicies, { guides: unseen('超时') })).toBe('undetermined: guides')
  })
  test('a text of open brackets does not hang', () => expect(judge(citing('', null, '《'.repeat(100_000)))).toBe(0))
})
