import { describe, expect, test } from 'vitest'
import { askPerson, boundEvidence, rate, rateAbsent, rateParts, rateSample } from '../../src/measures/share.ts'
import type { Part } from '../../src/measures/share.ts'
import type { Coverage } from '../../src/facts/facts.ts'
import type { Known } from '../../src/model/evidence.ts'
import { allSeen, halfSeen, ref } from './known-facts.ts'

const full = allSeen as Known<Coverage>
const half = halfSeen as Known<Coverage>
const parts = (...states: Part['state'][]): Part[] => states.map((state, index) => ({ name: `第${index + 1}`, state, note: `看到第${index + 1}` }))
const ask = (given: Part[], coverage: Known<Coverage> | undefined = full): ReturnType<typeof rateParts> => rateParts(given, { noun: '类', quality: '有内容', advice: names => `补 ${names.join('、')}`, coverage })

describe('rating a share of parts', () => {
  test.each<[string, Part['state'][], number]>([
    ['all there', ['yes', 'yes'], 1],
    ['one empty', ['yes', 'no'], 0.5],
    ['one not found on a site that was seen', ['yes', 'yes', 'absent', 'yes'], 0.75],
    ['none', ['absent', 'no'], 0],
    ['a quarter unknown is left out of the share', ['yes', 'no', 'yes', 'unknown'], 2 / 3],
  ])('%s', (_, states, rating) => expect(ask(parts(...states))).toMatchObject({ outcome: 'rated', rating }))

  test('more than a quarter unknown is undetermined and a person\'s turn', () => {
    expect(ask(parts('yes', 'yes', 'unknown'))).toMatchObject({ outcome: 'undetermined', missing: ['person'] })
  })
  test('what was not found on a half-seen site is not called missing', () => {
    expect(ask(parts('yes', 'absent'), half)).toMatchObject({ outcome: 'undetermined', missing: ['coverage'] })
    expect(rateParts(parts('yes', 'absent'), { noun: '类', quality: '有', advice: () => '补', coverage: undefined })).toMatchObject({ outcome: 'undetermined' })
  })
  test('what was found is sure even on a half-seen site', () => {
    expect(ask(parts('yes', 'yes'), half)).toMatchObject({ outcome: 'rated', rating: 1, confidence: 1, advice: [] })
  })
  test('an unknown part lowers confidence', () => {
    expect(ask(parts('yes', 'yes', 'yes', 'unknown'))).toMatchObject({ confidence: 0.75 })
  })
  test('names what lacks and what to do', () => {
    expect(ask(parts('yes', 'absent'))).toMatchObject({ reasons: ['应有 2 类，有内容的 1/2（50%）', '缺少：第2', '看到第2'], advice: ['补 第2'] })
  })
  test('nothing asked for does not apply', () => expect(ask([])).toMatchObject({ outcome: 'not-applicable' }))
})

describe('rating', () => {
  test('drops advice that cannot help any more', () => {
    expect(rate({ rating: 1, confidence: 1, reasons: ['好'], advice: ['改'], evidence: [] })).toMatchObject({ advice: [] })
    expect(rate({ rating: 0.9, confidence: 1, reasons: ['好'], advice: ['改'], evidence: [] })).toMatchObject({ advice: ['改'] })
  })
  test('bounds evidence to twenty different references', () => {
    const refs = Array.from({ length: 50 }, (_, index) => ref(`p${index}`))
    expect(boundEvidence([ref('p0'), null, undefined, ...refs])).toEqual(refs.slice(0, 20))
  })
  test('records of one imported file are several things, places of one page are one', () => {
    const record = (offset: number) => ({ sha256: 'a'.repeat(64), kind: 'file' as const, offset })
    const page = (offset: number) => ({ sha256: 'a'.repeat(64), kind: 'response' as const, url: 'http://a.gov.cn/', offset })
    expect(boundEvidence([record(1), record(2), record(1), page(1), page(2)])).toEqual([record(1), record(2), page(1)])
  })
  test('absence is 0 with advice only where enough was seen', () => {
    expect(rateAbsent('检索', full, '提供检索')).toMatchObject({ outcome: 'rated', rating: 0, confidence: 1, advice: ['提供检索'], reasons: ['未发现检索（已看 200 页）'] })
    expect(rateAbsent('检索', half, '提供检索')).toMatchObject({ outcome: 'undetermined', missing: ['coverage'] })
  })
  test('a sample is rated with its size and the confidence it allows', () => {
    const judgement = rateSample(3, 4, { noun: '个附件', quality: '能打开', advice: '修复', unseen: 0, evidence: [] })
    expect(judgement).toMatchObject({ rating: 0.75, reasons: ['检查 4 个附件，能打开的 3/4（75%）'], advice: ['修复'] })
    expect(judgement.outcome === 'rated' && judgement.confidence).toBeLessThan(0.8)
  })
  test('a question for a person says so', () => expect(askPerson('看不出')).toEqual({ outcome: 'undetermined', reason: '看不出', missing: ['person'] }))
})
