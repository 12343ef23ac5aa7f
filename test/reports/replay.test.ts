import { describe, expect, test } from 'vitest'
import { highlight, nodes } from '../../src/reports/replay/highlight.ts'
import { pageReferences, replayPage } from '../../src/reports/replay/replay-page.ts'
import type { PageAssets } from '../../src/reports/replay/replay-page.ts'
import { replayText } from '../../src/reports/replay/replay-text.ts'
import { replayStyle, styleReferences } from '../../src/reports/replay/style-sheet.ts'
import { parse } from 'parse5'

const NONE: PageAssets = { sheet: () => null, data: () => null }
const ASSETS: PageAssets = {
  sheet: reference => (reference.endsWith('.css') ? { css: 'h1{color:red;background:url(bg.png)}', url: 'http://x.gov.cn/css/a.css' } : null),
  data: reference => (reference.endsWith('.png') ? 'data:image/png;base64,AAAA' : null),
}
const replay = (text: string, assets = NONE) => replayPage(text, assets).html

describe('an archived page', () => {
  test.each([
    ['<script>alert(1)</script>', /script|alert/],
    ['<img src=x onerror=alert(1)>', /onerror|src=/],
    ['<svg onload=alert(1)><script>alert(1)</script><a xlink:href="javascript:alert(1)"><text>x</text></a><use href="http://evil/#x"/></svg>', /onload|script|href|<use/],
    ['<a href="javascript:alert(1)" onclick=alert(1)>x</a>', /href=|onclick/],
    ['<form action="http://evil/"><input name=q value=1 formaction="http://evil/"><button formaction=x>y</button></form>', /action/],
    ['<iframe src="http://evil/"></iframe><object data=x></object><embed src=x><frameset><frame src=x></frameset>', /iframe|object|embed|frame/],
    ['<meta http-equiv=refresh content="0;url=http://evil/"><base href="http://evil/"><link rel=preload href="http://evil/x">', /refresh|<base|<link|preload/],
    ['<video src="http://evil/v" poster=x><source src=y></video><audio src=z></audio>', /video|audio|source/],
    ['<div style="background:url(http://evil/x.png)">x</div>', /evil/],
    ['<style>@import "http://evil/a.css"; a{background:url("http://evil/b")}</style>', /evil/],
    ['<noscript><p title="</noscript><img src=x onerror=alert(1)>"></noscript>', /<img/],
    ['<math><mtext><table><mglyph><style><!--</style><img title="--&gt;&lt;img src=1 onerror=alert(1)&gt;">', /onerror=alert\(1\)>|<math/],
    ['<svg><style><img src=x onerror=alert(1)></style></svg>', /onerror|<style><img/],
    ['<noembed><img src=x onerror=alert(1)></noembed><xmp></xmp><plaintext><script>alert(1)</script>', /onerror|<script/],
    ['<template><script>alert(1)</script></template>', /script/],
    ['<body background="http://evil/x.png" onload=alert(1)>', /evil|onload/],
    ['<img srcset="http://evil/1x.png 1x" data-src="http://evil/lazy.jpg">', /srcset| src=/],
  ])('keeps nothing that runs, loads or submits: %s', (markup, forbidden) => {
    expect(replay(`<!doctype html><p>文</p>${markup}`)).not.toMatch(forbidden)
  })

  test('looks as it did: archived sheets, pictures and what the page says without scripts', () => {
    const { html } = replayPage('<html><head><link rel="stylesheet" href="/a.css" media="screen"><style>p{background:url(x.png)}</style></head><body background="bg.png"><noscript><b>无脚本</b></noscript><img data-original="lazy.png" alt="图"><table><tr><td bgcolor="#eee">格</td></tr></table><a href="/next">下一页</a></body></html>', ASSETS)
    expect(html).toContain('<style media="screen">h1{color:red;background:url("data:image/png;base64,AAAA")}</style>')
    expect(html).toContain('p{background:url("data:image/png;base64,AAAA")}')
    expect(html).toContain('<b>无脚本</b>')
    expect(html).toMatch(/<img[^>]* src="data:image\/png;base64,AAAA"/)
    expect(html).toContain('<body style="background-image:url(&quot;data:image/png;base64,AAAA&quot;)">')
    expect(html).toContain('<td bgcolor="#eee">格</td>')
    expect(html).toContain('<a title="/next">下一页</a>')
    expect(html.indexOf('charset="utf-8"')).toBeLessThan(200)
  })

  test('names what it draws on, so that it can be looked up', () => {
    expect(pageReferences('<base href="/b/"><link rel=stylesheet href=a.css><link rel=icon href=i.ico><style>@import url(b.css);x{background:url(c.png)}</style><img src=d.png><p style="background:url(e.png)">')).toEqual({ sheets: ['a.css', 'b.css'], assets: ['c.png', 'd.png', 'e.png'], base: '/b/' })
  })

  test('may nest a hundred thousand deep, import itself for ever, and never end a comment', () => {
    expect(replay('<div>'.repeat(100_000)).length).toBeLessThan(100_000)
    const endless: PageAssets = { sheet: () => ({ css: '@import "a.css";@import "b.css";x{}', url: 'http://x/' }), data: () => null }
    expect(replayPage('<link rel=stylesheet href=a.css>', endless).html.length).toBeLessThan(10_000)
    for (const piece of ['/*', 'url(', 'url("', `"\\"`, '@import ', '@import url(', "url('", 'url(    ']) expect(styleReferences(piece.repeat(60_000)).imports.length).toBeLessThanOrEqual(60_000)
  })
})

describe('a style sheet', () => {
  const out = (css: string) => replayStyle(css, reference => (reference === 'a.png' ? 'data:image/png;base64,AA' : null), () => '/*in*/')
  test.each([
    ['a{background:url(a.png)}', 'a{background:url("data:image/png;base64,AA")}'],
    [`a{background:url( 'a.png' )}`, 'a{background:url("data:image/png;base64,AA")}'],
    ['a{background:url(other.png)}', 'a{background:url("data:,")}'],
    ['a{background:url(data:image/gif;base64,R0lG)}', 'a{background:url("data:image/gif;base64,R0lG")}'],
    ['a{background:url(data:text/html,x)}', 'a{background:url("data:,")}'],
    ['@import url("x.css") screen;b{}', '/*in*/b{}'],
    ['a::after{content:"url(a.png) \\" /* no comment */"}', 'a::after{content:"url(a.png) \\" /* no comment */"}'],
    ['a{}/* url(a.png) */b{}', 'a{}b{}'],
    ['a{}</style><script>', String.raw`a{}\3c /style>\3c script>`],
  ])('%s', (css, expected) => { expect(out(css)).toBe(expected) })
})

describe('the place that counted', () => {
  const marked = (text: string, wanted: { text?: string; selector?: string }) => replayPage(`<body>${text}</body>`, NONE, wanted)
  test('is found over elements and blanks, and the first has an address', () => {
    const { html, places } = marked('<p>主办单位：<b>某市</b>\n  人民政府办公室</p><p>某市人民政府</p>', { text: '某市 人民政府' })
    expect(places).toBe(2)
    expect(html).toContain('<b><mark class="zhengheng-mark" id="zhengheng-mark">某市</mark></b>\n  <mark class="zhengheng-mark">人民政府</mark>办公室')
    expect(html.match(/id="zhengheng-mark"/g)).toHaveLength(1)
  })
  test('is not looked for in styles or titles, nor without end', () => {
    expect(marked('<style>甲</style>', { text: '甲' }).places).toBe(0)
    expect(marked('甲'.repeat(10_000), { text: '甲' }).places).toBe(50)
    expect(marked('甲', { text: ' \n ' }).places).toBe(0)
  })
  test.each([['#a', 1], ['.b', 2], ['i', 1], ['[title="x y"]', 1], ['div > p', 0], ['*', 0], ['#a, body', 0]])('is an element: %s', (selector, places) => {
    expect(marked('<p id=a class="b c">1</p><p class=b>2</p><i title="x y">3</i>', { selector }).places).toBe(places)
  })
  test('may be several, a line each, of which one is the first', () => {
    expect(marked('<p>部门预算公开，<b>联系电话</b></p>', { text: '部门预算\n预算\n联系电话\n没有' })).toMatchObject({ places: 3, html: expect.stringContaining('<mark class="zhengheng-mark" id="zhengheng-mark">部门<mark class="zhengheng-mark">预算</mark></mark>公开，<b><mark class="zhengheng-mark">联系电话</mark></b>') as string })
    expect(replayText({ kind: 'text', text: '甲乙丙丁乙' }, { text: '乙\n甲乙' })).toMatchObject({ places: 2, html: expect.stringContaining('<mark class="zhengheng-mark" id="zhengheng-mark">甲乙</mark>丙丁<mark class="zhengheng-mark">乙</mark>') as string })
  })
  test('cannot bring markup in', () => {
    expect(marked('<p>&lt;script&gt;</p>', { text: '<script>' }).html).toContain('<mark class="zhengheng-mark" id="zhengheng-mark">&lt;script&gt;</mark>')
    expect(replayText({ kind: 'text', text: 'a <b> c <b>' }, { text: '<b>' })).toMatchObject({ places: 2, html: expect.stringContaining('a <mark class="zhengheng-mark" id="zhengheng-mark">&lt;b&gt;</mark> c <mark class="zhengheng-mark">&lt;b&gt;</mark>') as string })
  })
  test('leaves a document whole', () => {
    const document = parse('<p>一二三</p>')
    expect([highlight(document, { text: '二' }), [...nodes(document)].filter(({ nodeName }) => nodeName === '#text').length]).toEqual([1, 3])
  })
})
