import * as fc from 'fast-check'
import { Tokenizer } from 'htmlparser2'
import { describe, expect, test } from 'vitest'
import { HtmlScanner } from '../../src/page/html-scanner.ts'
import { sourceOf } from '../../src/page/source.ts'

/** What a scanner tells of a text, one line each; svg is foreign to the scanner as it is to the reader of pages. */
function scanned(text: string): string[] {
  const told: string[] = []
  const at = (start: number, end: number): string => JSON.stringify(text.slice(start, end))
  let svg = 0
  let name = ''
  new HtmlScanner(sourceOf(text).units, {
    isForeign: () => svg > 0,
    onText: (start, end) => told.push(`text ${at(start, end)}`),
    onOpenName: (start, end) => { name = text.slice(start, end).toLowerCase() },
    onAttribute: (start, end, from, to) => told.push(`attribute ${at(start, end)} ${from < 0 ? 'none' : at(from, to)}`),
    onOpenEnd: isSelfClosing => { told.push(`open ${name} ${isSelfClosing}`); if (name === 'svg') svg++ },
    onClose: (start, end) => { told.push(`close ${at(start, end)}`); if (text.slice(start, end).toLowerCase() === 'svg') svg = Math.max(0, svg - 1) },
    onComment: (start, end) => told.push(`comment ${at(start, end)}`),
  }).scan()
  return told
}

/** The same of the tokenizer of htmlparser2. */
function tokenized(text: string): string[] {
  const told: string[] = []
  const at = (start: number, end: number): string => JSON.stringify(text.slice(start, end))
  let svg = 0
  let name = ''
  let attribute = ''
  let value: [number, number] | null = null
  const open = (isSelfClosing: boolean): void => { told.push(`open ${name} ${isSelfClosing}`); if (name === 'svg') svg++ }
  const nothing = (): void => undefined
  const tokenizer = new Tokenizer({ decodeEntities: false }, {
    isInForeignContext: () => svg > 0,
    ontext: (start, end) => told.push(`text ${at(start, end)}`),
    onopentagname: (start, end) => { name = text.slice(start, end).toLowerCase() },
    onattribname: (start, end) => { attribute = at(start, end); value = null },
    onattribdata: (start, end) => { value = [value?.[0] ?? start, end] },
    onattribend: () => told.push(`attribute ${attribute} ${value === null ? 'none' : at(...value)}`),
    onopentagend: () => open(false),
    onselfclosingtag: () => open(true),
    onclosetag: (start, end) => { told.push(`close ${at(start, end)}`); if (text.slice(start, end).toLowerCase() === 'svg') svg = Math.max(0, svg - 1) },
    oncomment: (start, end, offset) => told.push(`comment ${at(start, end - offset)}`),
    oncdata: nothing, ondeclaration: nothing, onend: nothing, onprocessinginstruction: nothing, onattribentity: nothing, ontextentity: nothing,
  })
  tokenizer.write(text)
  tokenizer.end()
  return told
}

/** So that no text ends inside a tag: the tokenizer tells such tails in ways of its own. */
const END = '\n<p>end'

describe('the scanner tells what htmlparser2 tells', () => {
  const PIECES = [
    '<', '>', '</', '/>', '/', '=', '"', "'", '-', '--', '!', '?', '[', ']', ' ', '\n', '\t', '\f', '\0', '&amp;', '中文', '\ud83d\ude00', 'a', 'Z9',
    '<a href=/x>', '<A HREF = "/y" b>', "<a b='c' b=\"d\"/>", '<a =x y=>', '<br/>', '<br / >', '</a>', '</a >', '</ a>', '</>', '</1>', '<1>', '<>', '<a/b/c>', '<p', '<日>',
    '<!-->', '<!--->', '<!---->', '<!-- x -->', '<!-- x --!>', '<!--x--', '--!', '-->', '<!>', '<!->', '<!-x>', '<!doctype html>', '<!DOCTYP>', '<!d', '<![CDATA[', ']]>', '<![cdata[', '<?php', '?>',
    '<script>', '<SCRIPT src=x>', '</script>', '</Script ', '</scriptx>', '<script/>', '<style>', '</style>', '<title>', '</title>', '<textarea>', '</textarea/>', '<iframe>', '</iframe>', '<xmp>', '</xmp>',
    '<noembed>', '</noembed>', '<noframes>', '</noframes>', '<titles>', '<sty>', '<svg>', '</svg>', '<svg/>', '<plaintext>',
  ]
  const weighted = fc.array(fc.constantFrom(...PIECES), { maxLength: 40 }).map(pieces => pieces.join(''))
  test('of any soup of markup', () => {
    fc.assert(fc.property(weighted, soup => { expect(scanned(soup + END)).toEqual(tokenized(soup + END)) }), { numRuns: 20_000 })
  })
  test.each(['', 'a', '<', 'a<', 'a < b << c', '</', '<!', '<!--', '<!--a-', '<!--a--', '<!--a--!', '<![CDATA[x', '<script>a</script', '<script>a', '<title>a<b>&lt;', '<plaintext>a</plaintext>'])('of %j, which breaks off', text => {
    expect(scanned(text)).toEqual(tokenized(text))
  })
})

// The tokenizer shows part of some of them as text; browsers, and we, do not.
test.each(['<b', '<b c', '<b c="d', '<b c=d', '<b /', '<scrip', '</b'])('%j, a tag that breaks off, is dropped', text => {
  expect(scanned(text).filter(line => !line.startsWith('attribute'))).toEqual([])
})

test.each([
  ['<', 200_000], ['</a', 200_000], ['<!--', 200_000], ['<!', 200_000], ['<a b="', 100_000], ["<a b='", 100_000], ['<script>', 100_000], ['</', 200_000], ['<a ', 200_000], ['<![CDATA[', 100_000], ['--', 300_000], ['<!-- -', 200_000], ['<a/', 200_000],
] as const)('%j again and again takes no longer for being hostile', (piece, times) => {
  const units = sourceOf(piece.repeat(times)).units
  let told = 0
  const count = (): void => { told++ }
  new HtmlScanner(units, { isForeign: () => false, onText: count, onOpenName: count, onAttribute: count, onOpenEnd: count, onClose: count, onComment: count }).scan()
  expect(told).toBeLessThanOrEqual(units.length + 1)
})
