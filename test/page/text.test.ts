import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { BARE_TRAIL, BREADCRUMB_LABEL, TRAIL_BEGINS } from '../../src/page/lexicon/zones.ts'
import { sourceOf } from '../../src/page/source.ts'
import { collapse, lookOver } from '../../src/page/text.ts'

test.each([
  ['公告', '公告'], [' 公告', '公告'], ['公告　', '公告'], ['公　告', '公 告'], ['a  b', 'a b'], ['a b', 'a b'], ['a\u00a0b', 'a b'], ['a\u200bb', 'a b'], ['\ufeffa', 'a'], ['a\0b', 'ab'], ['“a”', '“a”'], ['', ''], [' ', ''],
])('%j collapses to %j', (text, collapsed) => {
  expect(collapse(text)).toBe(collapsed)
})

const look = (text: string) => lookOver(sourceOf(`<${text}>`).units, 1, text.length + 1)

test.each([
  ['', 'blank'], [' \n\u3000\u00a0\u200b\ufeff', 'blank'], ['公告', 'plain'], ['a b', 'plain'], ['2026-01-02', 'plain'],
  [' a', 'other'], ['a ', 'other'], ['a  b', 'other'], ['a\nb', 'other'], ['a&amp;b', 'other'], ['a\u200bb', 'other'], ['a\0', 'other'], ['·', 'other'],
] as const)('%j is %s', (text, kind) => {
  expect(look(text)).toBe(kind)
})

test('what is plain stays as it is when it is collapsed, and what is blank vanishes', () => {
  const piece = fc.constantFrom(' ', '  ', '\n', '\t', '\u3000', '\u00a0', '\u200b', '\ufeff', '\0', '&', '&nbsp;', 'a', '公', '“', '·', '\ud83d\ude00')
  fc.assert(fc.property(fc.array(piece, { maxLength: 8 }).map(pieces => pieces.join('')), text => {
    const holds = { plain: collapse(text) === text && !text.includes('&'), blank: collapse(text) === '', other: true }
    expect({ text, holds: holds[look(text)] }).toEqual({ text, holds: true })
  }))
})

test('breadcrumbs begin with no character that is not on the list', () => {
  const parts = [['', '您', '你'], ['', '现在', '当前', '目前', '现'], ['', '所'], ['', '在'], ['', '的'], ['', '当前'], ['', '所在'], ['位置：', '栏目：']]
  const labels = parts.reduce((all, next) => all.flatMap(head => next.map(tail => head + tail)), [''])
  const trails = ['', '网站', '本站'].flatMap(site => ['首页', '主页'].map(home => `${site}${home} > 政务公开`))
  expect(labels.filter(text => !BREADCRUMB_LABEL.test(text))).toEqual([])
  expect(trails.filter(text => !BARE_TRAIL.test(text))).toEqual([])
  expect([...labels, ...trails].filter(text => !TRAIL_BEGINS.includes(text.charAt(0)))).toEqual([])
})
