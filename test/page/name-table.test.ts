import { expect, test } from 'vitest'
import { NameTable } from '../../src/page/name-table.ts'
import { collapse } from '../../src/page/text.ts'

const names = ['a', 'li', 'div', 'span', 'blockquote', 'http-equiv', 'data-original']
const table = new NameTable(names.map(name => [name, name] as const))

test.each(names)('%s is found where it stands', name => {
  const source = `<<${name}>>`
  expect(table.at(source, 2, 2 + name.length)).toBe(name)
})

test.each(['', 'A', 'di', 'divx', 'blockquota', 'data-originam', 'x'.repeat(5000), '\uffff\uffff'])('%j is not found', name => {
  expect(table.at(`<${name}>`, 1, 1 + name.length)).toBeUndefined()
})

test.each([
  ['公告', '公告'], [' 公告', '公告'], ['公告　', '公告'], ['公　告', '公 告'], ['a  b', 'a b'], ['a b', 'a b'], ['a\u00a0b', 'a b'], ['a\u200bb', 'a b'], ['\ufeffa', 'a'], ['a\0b', 'ab'], ['“a”', '“a”'], ['', ''], [' ', ''],
])('%j collapses to %j', (text, collapsed) => {
  expect(collapse(text)).toBe(collapsed)
})
