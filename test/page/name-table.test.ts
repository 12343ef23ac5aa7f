import { expect, test } from 'vitest'
import { NameTable } from '../../src/page/name-table.ts'
import { sourceOf } from '../../src/page/source.ts'

const names = ['a', 'li', 'div', 'span', 'blockquote', 'http-equiv', 'data-original']
const table = new NameTable(names.map(name => [name, name] as const))

test.each(names)('%s is found where it stands', name => {
  expect(table.at(sourceOf(`<<${name}>>`).units, 2, 2 + name.length)).toBe(name)
})

test.each(['', 'A', 'di', 'divx', 'blockquota', 'data-originam', 'x'.repeat(5000), '\uffff\uffff'])('%j is not found', name => {
  expect(table.at(sourceOf(`<${name}>`).units, 1, 1 + name.length)).toBeUndefined()
})
