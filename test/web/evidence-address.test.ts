import { describe, expect, test } from 'vitest'
import { evidenceKey } from '../../src/model/evidence.ts'
import type { EvidenceRef } from '../../src/model/evidence.ts'
import { evidenceFile, evidencePath } from '../../web/parts/evidence-address.ts'
import { piecesOf } from '../../web/bench/pieces.ts'
import type { Material } from '../../web/bench/pieces.ts'

const sha256 = 'a'.repeat(64)
const ENTRY = { campaignId: 'c', entrantId: 'e' }
const record = (offset: number): EvidenceRef => ({ sha256, kind: 'file', archive: 'files/a.json', offset, url: 'https://mp.weixin.qq.com/s?mid=1' })

describe('where evidence leads', () => {
  test.each<[string, EvidenceRef, string, string]>([
    ['an archived page by its address, never by its place in the archive', { sha256, kind: 'response', url: 'http://a.gov.cn/', archive: 'x.warc.gz', offset: 7 }, `?url=http%3A%2F%2Fa.gov.cn%2F&mark=w`, `/page?url=http%3A%2F%2Fa.gov.cn%2F`],
    ['a screenshot to the picture', { sha256, kind: 'screenshot', url: 'http://a.gov.cn/' }, `?url=http%3A%2F%2Fa.gov.cn%2F&view=screenshot&mark=w`, `/page?url=http%3A%2F%2Fa.gov.cn%2F`],
    ['an imported record by its number, not by the address it names', record(7), '?record=7&mark=w', '/page?record=7'],
    ['an imported file as a whole', { sha256, kind: 'file' }, '?view=file&mark=w', '/page'],
  ])('%s', (_, ref, viewer, page) => {
    expect(evidencePath(ENTRY, ref, ['w'])).toBe(`/campaigns/c/entrants/e/evidence/${sha256}${viewer}`)
    expect(evidenceFile('e', ref, 'page')).toBe(`/api/v1/entrants/e/evidence/${sha256}${page}`)
  })

  test('records of one file are several things, places of one page one', () => {
    expect(evidenceKey(record(1))).not.toBe(evidenceKey(record(2)))
    expect(evidenceKey({ sha256, kind: 'response', url: 'u', offset: 1 })).toBe(evidenceKey({ sha256, kind: 'response', url: 'u', offset: 2 }))
  })

  test('an assessor gets each imported record once', () => {
    const judgements = [record(1), record(2), record(1)].map(ref => ({ params: {}, judgement: { outcome: 'rated', rating: 1, confidence: 1, reasons: ['见“某条”'], advice: [], evidence: [ref] } }))
    expect(piecesOf({ judgements, suggestions: [] } as unknown as Material).map(({ ref: { offset } }) => offset)).toEqual([1, 2])
  })
})
