import iconv from 'iconv-lite'
import { describe, expect, test } from 'vitest'
import { readPage } from '../../src/page/read-page.ts'
import type { Page } from '../../src/page/page.ts'

const url = 'http://www.example.gov.cn/zwgk/index.html'
const read = (html: string, at = url): Page => readPage(new TextEncoder().encode(html), { url: at, contentType: 'text/html; charset=utf-8' })
const dated = (page: Page): [string, string | null][] => page.links.filter(link => link.kind === 'a').map(link => [link.text, link.date])

describe('head', () => {
  test('metas in any attribute order, quotes and case, repeated ones in order', () => {
    const page = read(`<html lang="zh-CN"><head><TITLE>通知公告 &amp; 政策</TITLE>
      <meta content='青岚市人民政府' name='SiteName'><META NAME=SiteIDCode CONTENT=1234560001>
      <meta name="SiteName" content="  第二个 "><meta property="og:url" content="x"><meta http-equiv="Refresh" content="3; url='/new/'"></head>`)
    expect(page).toMatchObject({ title: '通知公告 & 政策', lang: 'zh-CN', refresh: { url: 'http://www.example.gov.cn/new/', seconds: 3 } })
    expect(page.metas).toMatchObject({ sitename: ['青岚市人民政府', '第二个'], siteidcode: ['1234560001'], 'og:url': ['x'] })
  })

  test('a base element moves relative links', () => {
    expect(read('<base href="/other/"><a href="x.html">信息</a>').links[0]?.url).toBe('http://www.example.gov.cn/other/x.html')
  })

  test('a page that only redirects by script is a redirect', () => {
    expect(read('<script>window.location.href = "/cn/index.html";</script>').refresh).toEqual({ url: 'http://www.example.gov.cn/cn/index.html', seconds: 0 })
  })
})

describe('links', () => {
  test('of every kind, with text, title and where they stand', () => {
    const page = read(`<link rel="stylesheet" href="/a.css"><script src="/a.js"></script>
      <p><a href="/x.html" title="完整的标题在这里">完整的标题…</a></p><a href="/pic.html"><img src="/p.jpg" alt="图片新闻"></a>
      <img src="data:image/gif;base64,AA" data-original="/late.jpg"><iframe src="/frame.html"></iframe><video src="/v.mp4"></video>
      <map><area href="/area.html" alt="地图"></map><img srcset="/s1.jpg 1x, /s2.jpg 2x"><a href="javascript:void(0)" onclick="window.open('/open.html')">打开</a>
      <a href="#">无</a><a href="mailto:a@b.cn">邮箱</a><a href="{{item.url}}">模板</a>`)
    expect(page.links.map(link => [link.kind, link.url.replace('http://www.example.gov.cn', ''), link.text])).toEqual([
      ['style', '/a.css', ''], ['script', '/a.js', ''], ['a', '/x.html', '完整的标题…'], ['a', '/pic.html', '图片新闻'], ['img', '/p.jpg', '图片新闻'], ['img', '/late.jpg', ''],
      ['frame', '/frame.html', ''], ['media', '/v.mp4', ''], ['area', '/area.html', '地图'], ['img', '/s1.jpg', ''], ['img', '/s2.jpg', ''], ['a', '/open.html', '打开'],
    ])
    const link = page.links[2]
    expect(link?.title).toBe('完整的标题在这里')
    expect(page.blocks[link?.block ?? -1]?.text).toBe('完整的标题…')
  })

  test('links to other sites kept in a select are links, their names no text', () => {
    const page = read('<select onchange="go()"><option>友情链接</option><option value="http://www.gov.cn/">中国政府网</option></select>')
    expect(page.links.map(link => [link.url, link.text])).toEqual([['http://www.gov.cn/', '中国政府网']])
    expect(page.blocks).toEqual([])
  })

  test('commented-out markup is not on the page', () => {
    const page = read('<!-- <a href="/old.html">旧</a> --><a href="/new.html">新闻标题</a>')
    expect(page.links.map(link => link.url)).toEqual(['http://www.example.gov.cn/new.html'])
    expect(page.comments).toEqual(['<a href="/old.html">旧</a>'])
  })
})

describe('dates beside list links', () => {
  test.each([
    ['after the link', '<ul><li><a href="/1">一</a><span>2020-08-05</span></li><li><a href="/2">二</a><i>(2020-08-04)</i></li></ul>', ['2020-08-05', '2020-08-04']],
    ['before the link', '<ul><li><span>[2020-08-05]</span><a href="/1">一</a></li><li><b>2020/8/4</b><a href="/2">二</a></li></ul>', ['2020-08-05', '2020-08-04']],
    ['inside the link', '<ul><li><a href="/1">一<span>2020年8月5日</span></a></li><li><a href="/2">二<em>2020-08-04</em></a></li></ul>', ['2020-08-05', '2020-08-04']],
    ['unclosed rows', '<ul><li><a href="/1">一</a><span>2020-08-05</span><li><a href="/2">二</a><span>2020-08-04</span></ul>', ['2020-08-05', '2020-08-04']],
    ['table rows', '<table><tr><th>名称</th><th>索引号</th><th>发布日期</th></tr><tr><td><a href="/1">一</a></td><td>000014348/2020-35428</td><td>2020-08-05</td></tr><tr><td><a href="/2">二</a></td><td>x</td><td>2020-08-04 10∶08</td></tr></table>', ['2020-08-05', '2020-08-04 10:08']],
    ['definition lists', '<dl><dt><a href="/1">一</a></dt><dd>2020-08-05</dd><dt><a href="/2">二</a></dt><dd>2020-08-04</dd></dl>', ['2020-08-05', '2020-08-04']],
    ['a flat box', '<div><a href="/1">一</a><span>2020-08-05</span><br><a href="/2">二</a><span>2020-08-04</span></div>', ['2020-08-05', '2020-08-04']],
    ['boxes in boxes', '<div class="item"><h3><a href="/1">一</a></h3><div class="info"><p>发布时间：2020-08-05</p></div></div><div class="item"><h3><a href="/2">二</a></h3><div><p>2020-08-04</p></div></div>', ['2020-08-05', '2020-08-04']],
    ['day over month', '<ul><li><div><b>05</b><span>2020-08</span></div><a href="/1">一</a></li><li><p>08-04</p><p>2020</p><a href="/2">二</a></li></ul>', ['2020-08-05', '2020-08-04']],
  ])('%s', (_, html, dates) => {
    expect(dated(read(html))).toEqual([['一', dates[0]], ['二', dates[1]]])
  })

  test('month and day alone, periods, deadlines and dates in titles date nothing', () => {
    const page = read(`<ul><li><a href="/1">一</a><span>08-05</span></li><li><a href="/2">二</a><span>2016年9月9日-9月11日</span></li>
      <li><a href="/3">三</a><span>截止日期：2020-08-05</span></li><li><a href="/4">关于2020年8月5日停水的通知</a></li></ul>`)
    expect(page.links.map(link => link.date)).toEqual([null, null, null, null])
  })

  test('one date after many different links belongs to none of them', () => {
    expect(read(`<div>${[1, 2, 3, 4].map(i => `<a href="/${i}">x${i}</a>`).join('')}<span>2020-08-05</span></div>`).links.every(link => link.date === null)).toBe(true)
  })

  test('title and picture of one row share its date', () => {
    expect(dated(read('<li><a href="/1"><img src="/p.jpg" alt="图"></a><a href="/1">标题</a><span>2020-08-05</span></li>'))).toEqual([['图', '2020-08-05'], ['标题', '2020-08-05']])
  })
})

describe('zones', () => {
  test('from tags, ids and classes', () => {
    const page = read(`<header><a href="/h">头</a><nav><a href="/n">导</a></nav></header><div id="topNav" class="nav"><a href="/n2">航</a></div>
      <div class="main"><p>正文</p><div class="news-footer">更多</div></div><div class="footer-wrap"><p>版权所有</p></div>`)
    expect(page.links.map(link => link.zone)).toEqual(['header', 'nav', 'nav'])
    expect(page.blocks.map(block => [block.text, block.zone])).toEqual([['头', 'header'], ['导', 'nav'], ['航', 'nav'], ['正文', 'main'], ['更多', 'main'], ['版权所有', 'footer']])
  })

  test('a footer without a name is known by its wording', () => {
    const page = read('<div><p>一段正文。</p><p>又一段正文。</p><p>第三段。</p></div><div class="x1"><a href="/map">网站地图</a> | <a href="/us">联系我们</a></div><div class="x2">主办单位：青岚市人民政府 某ICP备12345678号</div>')
    expect(page.blocks.map(block => block.zone)).toEqual(['main', 'main', 'main', 'footer', 'footer'])
    expect(page.links.map(link => link.zone)).toEqual(['footer', 'footer'])
  })

  test.each([
    ['a label in one line', '<div>当前位置：<a href="/">首页</a> &gt; <a href="/zwgk/">政务公开</a> &gt; 通知公告</div>'],
    ['a label of its own', '<div><span>您现在的位置：</span><ul><li><a href="/">首页</a></li><li>&gt;</li><li><a href="/zwgk/">政务公开</a></li><li>通知公告</li></ul></div>'],
    ['a class', '<div class="breadcrumb"><a href="/">首页</a><a href="/zwgk/">政务公开</a><span>通知公告</span></div>'],
    ['cells', '<table><tr><td>当前位置：</td><td><a href="/">首页</a> &gt;&gt; <a href="/zwgk/">政务公开</a> &gt;&gt; 通知公告</td></tr></table>'],
    ['no label', '<p><a href="/">首页</a> -&gt; <a href="/zwgk/">政务公开</a> -&gt; 通知公告</p>'],
  ])('breadcrumbs by %s', (_, html) => {
    expect(read(`${html}<p>正文在这里。</p>`).breadcrumbs).toEqual([{ text: '首页', url: 'http://www.example.gov.cn/' }, { text: '政务公开', url: 'http://www.example.gov.cn/zwgk/' }, { text: '通知公告', url: null }])
  })

  test('the word for the text itself is no step of the trail, and a box called position need not be one', () => {
    expect(read('<div class="pos1">当前位置：<a href="/">首页</a> > <a href="/a/">要闻</a> > 正文</div>').breadcrumbs.map(crumb => crumb.text)).toEqual(['首页', '要闻'])
    const page = read('<div class="position"><p>很长的一段介绍，</p><p>并不是位置导航。</p></div>')
    expect(page.breadcrumbs).toEqual([])
    expect(page.blocks.every(block => block.zone === 'main')).toBe(true)
  })

  test('paging is no trail', () => {
    expect(read('<div><a href="/a">首页</a> <a href="/b">上一页</a> <a href="/c">下一页</a> <a href="/d">尾页</a></div>').breadcrumbs).toEqual([])
  })
})

describe('tables and forms', () => {
  test('cells by row; a table for the layout is left out', () => {
    const page = read('<table><tr><td><table><tr><th>事项名称<th>时限</tr><tr><td><p>设立</p><p>登记</p></td><td>5个工作日</td></tr></table></td></tr></table>')
    expect(page.tables.map(table => table.rows)).toEqual([[['事项名称', '时限'], ['设立\n登记', '5个工作日']]])
  })

  test('fields with their labels, wherever those stand', () => {
    const page = read(`<form action="/send" method="POST"><label for="n">姓名</label><input id="n" name="name" required>
      <p>联系电话：<input name="phone"></p><tr><td>信件内容*</td><td><textarea name="text"></textarea></td></tr>
      <select name="dept"><option>教育局</option><option selected>公安局</option></select><input type="hidden" name="t" value="1"><input type="submit" value="提交"></form>`)
    expect(page.forms).toHaveLength(1)
    expect(page.forms[0]).toMatchObject({ action: 'http://www.example.gov.cn/send', method: 'post', buttons: ['提交'] })
    expect(page.forms[0]?.fields.map(field => [field.name, field.type, field.label, field.required])).toEqual([
      ['name', 'text', '姓名', true], ['phone', 'text', '联系电话', false], ['text', 'textarea', '信件内容', true], ['dept', 'select', expect.any(String), false], ['t', 'hidden', expect.any(String), false],
    ])
    expect(page.forms[0]?.fields[3]?.value).toBe('教育局 | 公安局')
  })

  test('a radio button is labelled by the text after it', () => {
    const page = read('<form><p>您的评价：<input type="radio" name="s" value="5"> 满意 <input type="radio" name="s" value="1"> 不满意</p></form>')
    expect(page.forms[0]?.fields.map(field => [field.value, field.label])).toEqual([['5', '满意'], ['1', '不满意']])
  })

  test('a table of labels keeps its rows although a cell holds a table', () => {
    const page = read('<table><tr><th>事项名称</th><td>设立登记</td></tr><tr><th>办理材料</th><td><table><tr><th>名称</th><th>份数</th></tr><tr><td>申请书</td><td>1份</td></tr></table></td></tr></table>')
    expect(page.tables.map(table => table.rows)).toEqual([[['事项名称', '设立登记'], ['办理材料', '名称\n份数\n申请书\n1份']], [['名称', '份数'], ['申请书', '1份']]])
  })

  test('controls without a form are one, which a script submits', () => {
    const page = read('<div><input id="q" placeholder="请输入关键词"><button onclick="search()">搜索</button></div>')
    expect(page.forms).toMatchObject([{ action: null, fields: [{ name: 'q', label: '请输入关键词' }], buttons: ['搜索'] }])
  })
})

describe('what only a script would show', () => {
  test('an empty shell, and not a page that merely has scripts', () => {
    expect(read('<div id="app"></div><script src="/app.js"></script>').needsScript).toMatchObject({ shell: true })
    expect(read(`<p>${'这是一段足够长的正文。'.repeat(20)}</p><script src="/app.js"></script>`).needsScript.shell).toBe(false)
    expect(read('<p>维护中</p>').needsScript.shell).toBe(false)
  })

  test.each([
    ['an empty container', '<div id="footer"></div><script src="/js/common.js"></script>'],
    ['document.write', '<script>document.writeln("<div class=\\"footer\\">主办单位：某市</div>")</script>'],
    ['a script of that name', '<script src="/js/footer.js"></script>'],
    ['a loader', '<script>$("#foot").load("/inc/foot.html")</script>'],
  ])('a footer by %s', (_, html) => {
    expect(read(`<p>正文</p>${html}`).needsScript.footer).toBe(true)
  })

  test('a footer that stands there needs none, whatever badge scripts are in it', () => {
    const html = '<div class="footer">主办单位：青岚市人民政府 某ICP备12345678号<span id="_ideConac"></span><script>document.write(unescape("%3Cscript src=\'http://dcs.conac.cn/js/1.js\'%3E"))</script></div>'
    expect(read(`<p>正文</p>${html}`).needsScript.footer).toBe(false)
  })

  test('an empty list beside a loader, or rows that are still a template', () => {
    expect(read('<ul id="list" class="news-list"></ul><script>$.ajax({url:"/api/list"})</script>').needsScript.list).toBe(true)
    expect(read('<ul><li v-for="x in list">{{x.title}}</li></ul><script src="/v.js"></script>').needsScript.list).toBe(true)
    expect(read('<ul class="news-list"></ul><p>暂无信息</p>').needsScript.list).toBe(false)
  })
})

test('the same reference leads elsewhere from another site, another base and another encoding', () => {
  const html = '<a href="/s?q=政务">搜</a><a href="http://c.gov.cn/x">丙</a>'
  const from = (url: string, bytes: Uint8Array, charset: string) => readPage(bytes, { url, contentType: `text/html; charset=${charset}` }).links.map(link => link.url)
  const utf8 = Buffer.from(html)
  for (let round = 0; round < 2; round++) {
    expect(from('http://a.gov.cn/', utf8, 'utf-8')).toEqual(['http://a.gov.cn/s?q=%E6%94%BF%E5%8A%A1', 'http://c.gov.cn/x'])
    expect(from('https://a.gov.cn/', utf8, 'utf-8')[0]).toBe('https://a.gov.cn/s?q=%E6%94%BF%E5%8A%A1')
    expect(from('http://b.gov.cn:8080/d/', utf8, 'utf-8')[0]).toBe('http://b.gov.cn:8080/s?q=%E6%94%BF%E5%8A%A1')
    expect(from('http://a.gov.cn/', Buffer.from(`<base href="http://b.gov.cn/">${html}`), 'utf-8')[0]).toBe('http://b.gov.cn/s?q=%E6%94%BF%E5%8A%A1')
    expect(from('http://a.gov.cn/', iconv.encode(html, 'gbk'), 'gbk')[0]).toBe('http://a.gov.cn/s?q=%D5%FE%CE%F1')
  }
})
