import iconv from 'iconv-lite'
import { describe, expect, test } from 'vitest'
import { Frontier } from '../../../src/collect/crawl/frontier.ts'
import { Gleaner } from '../../../src/collect/crawl/glean.ts'
import { roleOf, isLook } from '../../../src/collect/crawl/link-value.ts'
import { PageIntake } from '../../../src/collect/crawl/page-intake.ts'
import { Scope } from '../../../src/collect/crawl/scope.ts'
import { findSearchForms, searchUrl } from '../../../src/collect/crawl/search-forms.ts'
import { planSearchTrials } from '../../../src/collect/crawl/search-trials.ts'
import { TrapWatch } from '../../../src/collect/crawl/trap-watch.ts'
import type { Page } from '../../../src/page/page.ts'
import { readPage } from '../../../src/page/read-page.ts'

const glean = (page: Page, depth = 0) => new Gleaner(new Scope(['*.x.gov.cn']), Date.parse('2026-11-22')).glean(page, depth)
const read = (html: string, url = 'http://www.x.gov.cn/') => readPage(Buffer.from(html), { url, contentType: 'text/html; charset=utf-8' })

describe('the order of fetching', () => {
  test('navigation, named entries and columns before items; new items before old ones; files last', () => {
    const frontier = new Frontier()
    const intake = new PageIntake({ scope: new Scope(['www.x.gov.cn']), traps: new TrapWatch(2026), seed: 's', frontier, checks: new Frontier() })
    intake.take(glean(read(`<div class="nav" id="nav"><ul><li><a href="/zwgk/">政务公开</a></li></ul></div><div class="main"><ul>
      <li><a href="/a/old.html">关于旧事的通知通知通知通知通知通知</a><span>2019-01-01</span></li>
      <li><a href="/a/new.html">关于新事的通知通知通知通知通知通知</a><span>2026-11-20</span></li></ul>
      <a href="/tz/index.html">通知公告栏</a><a href="/f.pdf">附件一</a></div>`)), 0)
    const order: string[] = []
    for (let next = frontier.next(() => true); next !== null; next = frontier.next(() => true)) order.push(next.url.slice('http://www.x.gov.cn'.length))
    expect(order).toEqual(['/zwgk/', '/tz/index.html', '/a/new.html', '/a/old.html', '/f.pdf'])
  })
  test.each([
    ['http://x/a.html', 'a', 'page'], ['http://x/a.docx', 'a', 'attachment'], ['http://x/d?f=a.pdf', 'a', 'page'], ['http://x/a.PDF?x=1', 'a', 'attachment'], ['http://x/a.jpg', 'a', 'check'], ['http://x/a', 'img', 'check'], ['http://x/a', 'frame', 'page'], ['http://x/v.mp4', 'a', 'check'],
  ] as const)('%s as %s is a %s', (url, kind, role) => expect(roleOf({ url, kind })).toBe(role))
})

describe('search', () => {
  const form = '<form action="/s?old=1" method="get"><input type="hidden" name="site" value="站"><input type="text" name="searchword"><button>搜索</button></form>'
  test('a box is found and asked as a browser would', () => {
    const [found] = findSearchForms(read(form))
    expect(found).toMatchObject({ scope: 'site', field: 'searchword' })
    expect(searchUrl(found!, '信息 a')).toBe('http://www.x.gov.cn/s?site=%E7%AB%99&searchword=%E4%BF%A1%E6%81%AF+a')
  })
  test('the box in the head is the site\'s own, wherever the page stands, and the one on the home page is asked first', () => {
    const head = '<div class="header"><form action="http://www.x.gov.cn/s"><input type="text" name="q"><button>搜索</button></form></div>'
    const filter = '<div class="main"><form action="/catalog/"><input type="text" name="keyword" placeholder="搜索数据集"><button>搜索</button></form></div>'
    expect(findSearchForms(read(head, 'http://www.x.gov.cn/zwgk/'))).toMatchObject([{ scope: 'site' }])
    const pages: readonly [string, string, number][] = [['http://data.x.gov.cn/catalog/', head + filter, 2], ['http://www.x.gov.cn/', head, 0], ['http://www.x.gov.cn/a.html', `${head}<h1>关于印发城市绿化管理办法的通知</h1><p>${'正文内容。'.repeat(40)}</p>`, 1]]
    for (const order of [pages, pages.toReversed()]) {
      const intake = new PageIntake({ scope: new Scope(['*.x.gov.cn']), traps: new TrapWatch(2026), seed: 's', frontier: new Frontier(), checks: new Frontier() })
      const item = { url: 'http://www.x.gov.cn/a.html', title: '关于印发城市绿化管理办法的通知', isService: false }
      for (const [url, html, depth] of order) intake.take(glean(read(html, url), depth), depth)
      const plan = planSearchTrials({ forms: intake.forms, items: { values: [item] }, services: { values: [{ ...item, title: '企业设立登记办事指南', isService: true }] } } as never, 'seed', 'http://www.x.gov.cn/')
      expect(new Set(plan.map(({ resultUrl }) => resultUrl.split('?')[0]))).toEqual(new Set(['http://www.x.gov.cn/s']))
      expect(plan.find(({ variant }) => variant === 'service')?.query).toBe('企业设立登记')
    }
  })
  test('a GBK page is asked in GBK', () => {
    const page = readPage(iconv.encode(form, 'gbk'), { url: 'http://www.x.gov.cn/', contentType: 'text/html; charset=gbk' })
    expect(searchUrl(findSearchForms(page)[0]!, '信息')).toContain('searchword=%D0%C5%CF%A2')
  })
  test.each([
    ['POST', '<form action="/s" method="post"><input type="text" name="q"><button>搜索</button></form>'],
    ['a log-in', '<form action="/login"><input type="text" name="key"><input type="password" name="p"><button>登录</button></form>'],
    ['a message', '<form action="/m"><input type="text" name="title"><textarea name="content"></textarea><button>提交</button></form>'],
    ['something else', '<form action="/sub"><input type="text" name="email"><button>订阅</button></form>'],
  ])('%s form is left alone', (_, html) => expect(findSearchForms(read(html))).toEqual([]))
  test('trials are drawn by the seed, at most twenty, with their variants', () => {
    const item = (i: number) => ({ url: `http://www.x.gov.cn/zwgk/${i}.html`, title: `关于印发城市绿化管理办法第${i}版的通知`, isService: false })
    const box = (scope: 'site' | 'disclosure') => ({ scope, action: `http://www.x.gov.cn/${scope}`, field: 'q', fixed: [], charset: 'utf-8', from: 'http://www.x.gov.cn/' })
    const intake = { forms: new Map([['a', box('site')], ['b', box('disclosure')]]), items: { values: Array.from({ length: 20 }, (_, i) => item(i)) }, services: { values: [97, 98, 99].map(i => ({ ...item(i), isService: true })) } }
    const plan = planSearchTrials(intake as never, 'seed', 'http://www.x.gov.cn/')
    expect(plan).toHaveLength(20)
    expect(plan.filter(({ scope, variant }) => scope === 'site' && variant === 'exact')).toHaveLength(5)
    expect(plan.filter(({ variant }) => variant === 'service')).toHaveLength(3)
    // One character missing, or one that looks or sounds like it in its place.
    const phrase = '城市绿化管理办法'
    for (const { query } of plan.filter(({ variant, scope }) => variant === 'fuzzy' && scope === 'site')) {
      expect([7, 8]).toContain(query.length)
      expect(query).not.toBe(phrase)
    }
    expect(new Set(plan.filter(({ variant }) => variant === 'fuzzy').map(({ query }) => query.length))).toEqual(new Set([7, 8]))
    expect(planSearchTrials(intake as never, 'seed', 'http://www.x.gov.cn/')).toEqual(plan)
    expect(new Set(plan.filter(({ scope }) => scope === 'site').map(({ variant }) => variant))).toEqual(new Set(['exact', 'phrase', 'fuzzy', 'service']))
    const fuzzy = plan.find(({ variant }) => variant === 'fuzzy')!
    expect(fuzzy.query.length).toBeLessThanOrEqual(8)
    expect(plan.every(({ resultUrl }) => resultUrl.startsWith('http://www.x.gov.cn/'))).toBe(true)
  })
})

test('the look of pages: every style sheet, pictures of the home page only', () => {
  const at = (path: string, depth: number) => isLook(`http://www.example.gov.cn${path}`, depth)
  expect([at('/css/site.css', 6), at('/images/logo.PNG?v=2', 1), at('/images/photo.jpg', 2), at('/js/site.js', 1), at('/zwgk/1.html', 0)]).toEqual([true, true, false, false, false])
})
