import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { sourceOf } from '../../src/page/source.ts'
import { SpanMemo } from '../../src/page/span-memo.ts'

test('what was kept is found where the same text stands, and nothing else is', () => {
  const piece = fc.string({ unit: fc.constantFrom('a', 'b', '/', '政', '\ud83d'), maxLength: 6 })
  fc.assert(fc.property(fc.array(piece, { maxLength: 60 }), pieces => {
    const memo = new SpanMemo<string>(64)
    const known = new Map<string, string>()
    for (const [n, text] of pieces.entries()) {
      const { units } = sourceOf(`<${text}>`)
      const end = units.length - 1
      expect(memo.get(units, 1, end)).toBe(known.get(text))
      if (known.has(text)) continue
      memo.set(units, 1, end, `made ${n}`)
      known.set(text, `made ${n}`)
    }
  }))
})

test('when it is full it begins anew, and goes on finding what is kept from then on', () => {
  const memo = new SpanMemo<number>(8)
  const of = (n: number) => sourceOf(`/zwgk/${n}.html`).units
  for (let n = 0; n < 1000; n++) {
    memo.set(of(n), 0, of(n).length, n)
    expect(memo.get(of(n), 0, of(n).length)).toBe(n)
  }
  expect(Array.from({ length: 1000 }, (_, n) => memo.get(of(n), 0, of(n).length)).filter(found => found !== undefined)).toEqual(Array.from({ length: 8 }, (_, i) => 992 + i))
})

test('the same piece means something else in another scope', () => {
  const memo = new SpanMemo<string>(8)
  const { units } = sourceOf('/index.html')
  memo.set(units, 0, 11, 'here', 1)
  expect([memo.get(units, 0, 11, 1), memo.get(units, 0, 11, 2), memo.get(units, 0, 11)]).toEqual(['here', undefined, undefined])
  memo.set(units, 0, 11, 'there', 2)
  expect([memo.get(units, 0, 11, 1), memo.get(units, 0, 11, 2)]).toEqual(['here', 'there'])
})

test('what is too long to come again is not kept', () => {
  const memo = new SpanMemo<number>(8)
  const { units } = sourceOf('x'.repeat(300))
  memo.set(units, 0, 300, 1)
  expect(memo.get(units, 0, 300)).toBeUndefined()
  memo.set(units, 0, 256, 2)
  expect(memo.get(units, 44, 300)).toBe(2)
})
