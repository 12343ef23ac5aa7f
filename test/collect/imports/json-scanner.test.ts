import { array, assert, dictionary, jsonValue, nat, property, string } from 'fast-check'
import { expect, test } from 'vitest'
import { JsonScanner } from '../../../src/collect/imports/json-scanner.ts'

function scan(text: string, cuts: readonly number[] = []): { elements: unknown[]; roots: unknown[]; faults: string[] } {
  const seen = { elements: [] as unknown[], roots: [] as unknown[], faults: [] as string[] }
  const scanner = new JsonScanner({ element: (path, value, index) => seen.elements.push([path, value, index]), root: value => seen.roots.push(value), fault: place => seen.faults.push(place) })
  let from = 0
  for (const cut of [...cuts, text.length].sort((a, b) => a - b)) {
    scanner.push(text.slice(from, cut))
    from = cut
  }
  scanner.end()
  return seen
}

test('elements come with their path, the rest with its arrays emptied', () => {
  expect(scan('{"user":{"n":"a\\"]"},"data":{"cards":[{"x":[{"y":1}]},{"z":"},{"}],"tags":["a","b"],"none":[]}}')).toEqual({
    elements: [['data.cards', { x: [{ y: 1 }] }, 1], ['data.cards', { z: '},{' }, 2]],
    roots: [{ user: { n: 'a"]' }, data: { cards: [], tags: ['a', 'b'], none: [] } }], faults: [],
  })
})

test('objects one after the other are lines', () => expect(scan('{"a":1}\n{"b":[{"c":2}]}\n\n{"d":3}')).toEqual({ elements: [['b', { c: 2 }, 1]], roots: [{ a: 1 }, { b: [] }, { d: 3 }], faults: [] }))

test('wherever the text is cut into pieces, the same is read', () => {
  assert(property(array(dictionary(string(), jsonValue({ maxDepth: 3 })), { maxLength: 4 }), array(nat(400), { maxLength: 6 }), (list, cuts) => {
    const text = JSON.stringify({ head: '头"\\', list, tail: [1] })
    const whole = scan(text)
    expect(scan(text, cuts.filter(cut => cut < text.length))).toEqual(whole)
    // JSON has no -0.
    expect(whole.elements.map(element => (element as unknown[])[1])).toEqual((JSON.parse(text) as { list: unknown }).list)
    expect(whole.faults).toEqual([])
  }))
})

test('noise ends and is named', () => {
  assert(property(string({ maxLength: 200 }).map(text => `[${text}`), text => {
    const { faults, elements, roots } = scan(text)
    expect(faults.length + elements.length + roots.length).toBeGreaterThan(0)
  }))
})
