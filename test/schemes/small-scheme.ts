import { z } from 'zod'
import type { KnownMeasure } from '../../src/schemes/check-measures.ts'

/** A small valid scheme; tests break it one way or another. */
export const SMALL = `id: small
edition: 2020
title: 小表
source: { document: source.md, title: 某报告, table: 某表, sha256: ${'ab'.repeat(32)} }
levels: 3
variants:
  - { id: city, title: 市 }
  - { id: county, title: 县 }
total: 10
policies: { undetermined: hold, not-applicable: renormalise, decimals: 2, tiers: [{ name: 优秀, from: 8 }, { name: 准备, from: 0 }] }
bonus: { title: 加分, cap: 1, categories: [{ name: 创新, text: 有创新做法 }] }
indicators:
  - id: a
    title: 甲
    subtotal: { city: 6 }
    children:
      - id: a/one
        title: 甲一
        weight: { city: 6, county: null }
        points:
          - id: a/one/1
            text: 覆盖各级
            cite: { table: 某表, row: 甲/甲一/——, number: 1 }
            params: { city: { levels: [市级] } }
            measures:
              - { use: guide/levels, share: 2, with: { strict: true } }
          - id: a/one/2
            text: 有人评定
            cite: { table: 某表, row: 甲/甲一/——, number: 2 }
            rubric: { guidance: 看一看, steps: [{ rating: 1, text: 好 }, { rating: 0, text: 差 }] }
  - id: b
    title: 乙
    children:
      - id: b/one
        title: 乙一
        weight: { city: 4, county: 10 }
        points:
          - id: b/one/1
            text: 只评县
            cite: { table: 某表, row: 乙/乙一/——, number: 1 }
            variants: [county]
            measures: [{ use: site/ipv6 }]
          - id: b/one/2
            text: 都评
            cite: { table: 某表, row: 乙/乙一/——, number: 2 }
            measures: [{ use: org/body }]
            rubric: { guidance: 看材料, steps: [{ rating: 1, text: 有 }, { rating: 0, text: 无 }] }
`

export const SMALL_MEASURES: readonly KnownMeasure[] = [
  { id: 'guide/levels', kind: 'automatic', params: z.strictObject({ levels: z.array(z.enum(['市级', '县级'])).min(1), strict: z.boolean().default(false) }) },
  { id: 'site/ipv6', kind: 'automatic', params: z.strictObject({}) },
  { id: 'org/body', kind: 'declared', params: z.strictObject({}) },
]

/** Replaces a piece of the small scheme that stands there exactly once. */
export function broken(...edits: readonly (readonly [string, string])[]): string {
  return edits.reduce((text, [from, to]) => {
    if (text.split(from).length !== 2) throw new Error(`"${from}" must stand exactly once`)
    return text.replace(from, () => to)
  }, SMALL)
}

/** 1-based line of the first line that contains a piece. */
export const lineOf = (text: string, piece: string): number => text.slice(0, text.indexOf(piece)).split('\n').length
