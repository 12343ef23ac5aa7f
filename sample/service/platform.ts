import { PORTAL, SERVICE, SERVICE_DEPARTMENTS } from '../city.ts'
import { escapeHtml } from '../text/fill.ts'
import { renderPage } from '../portal/shell.ts'
import type { BuiltPolicy } from '../portal/policies.ts'
import type { AnswerBook } from '../site.ts'
import { LISTS } from './catalogue-data.ts'
import type { BuiltGuide } from './guides.ts'

/** Puts one page of the service platform in its frame. */
export function servicePage(book: AnswerBook, path: string, title: string, main: string, isSearchable = true): void {
  const url = `http://${SERVICE}${path}`
  const body = renderPage({ url, title, kind: path === '/' ? 'home' : 'list', crumbs: path === '/' ? [] : [[title, path]], column: { name: title, type: '办事服务' }, main: `<h1>${title}</h1>\n${main}` })
  book.html(url, body, isSearchable ? { title, date: '2020-06-15', kind: '服务', text: title, disclosure: false } : undefined)
}

const guideList = (guides: readonly BuiltGuide[]): string => `<ul class="list">${guides.map(guide => `<li><a href="${new URL(guide.url).pathname}">${escapeHtml(guide.spec.name)}</a><em>${guide.spec.department}</em></li>`).join('\n')}</ul>`

function putCatalogue(book: AnswerBook, guides: readonly BuiltGuide[]): void {
  const departments = [...new Set(guides.map(guide => guide.spec.department))]
  servicePage(book, '/sxml/', '政务服务事项目录', `<p>共有事项${guides.length}项。<a href="/sxml/zdpyc.html">最多跑一次事项</a> <a href="/sxml/bjm.html">不见面审批事项</a></p>
<h2>按层级</h2><ul><li><a href="/sxml/shi.html">市级事项</a></li><li><a href="/sxml/xian.html">县级事项</a></li><li><a href="/sxml/zhen.html">乡镇（街道）级事项</a></li></ul>
<h2>按部门</h2>${departments.map(department => `<h3>${department}</h3>${guideList(guides.filter(guide => guide.spec.department === department))}`).join('\n')}
<h2>清单</h2><ul>${LISTS.flatMap(list => (list.path === null ? [] : [`<li><a href="${list.path}">${list.name}</a></li>`])).join('')}</ul>`)
  const byLevel: readonly (readonly [string, string, BuiltGuide['spec']['level']])[] = [['/sxml/shi.html', '市级事项', '市级'], ['/sxml/xian.html', '县级事项', '县级'], ['/sxml/zhen.html', '乡镇（街道）级事项', '乡镇级']]
  for (const [path, title, level] of byLevel) servicePage(book, path, title, guideList(guides.filter(guide => guide.spec.level === level)))
  servicePage(book, '/sxml/zdpyc.html', '“最多跑一次”事项目录', `<p>下列事项到办事现场次数不超过一次。</p>${guideList(guides.filter(guide => guide.spec.visits <= 1))}`)
  servicePage(book, '/sxml/bjm.html', '“不见面审批”事项目录', guideList(guides.filter(guide => guide.spec.visits === 0)))
  servicePage(book, '/grbs/', '个人办事', guideList(guides.filter(guide => guide.spec.audience === '个人')))
  servicePage(book, '/frbs/', '法人办事', guideList(guides.filter(guide => guide.spec.audience === '法人')))
  const withGuide = new Set(departments)
  servicePage(book, '/bm/', '部门服务窗口', `<p>具有对外服务职能的市级部门共${SERVICE_DEPARTMENTS.length}个。</p><ul class="departments">${SERVICE_DEPARTMENTS.map((department, n) => `<li><a href="/bm/${n + 1}.html">${department}</a></li>`).join('')}</ul>`)
  SERVICE_DEPARTMENTS.forEach((department, n) => servicePage(book, `/bm/${n + 1}.html`, `${department}服务窗口`, withGuide.has(department) ? guideList(guides.filter(guide => guide.spec.department === department)) : '<p class="none">事项正在梳理，暂未发布办事指南。</p>'))
  for (const list of LISTS) {
    if (list.path !== null) servicePage(book, list.path, `青岚市${list.name}（2020年版）`, `<table><tr><th>序号</th><th>事项名称</th><th>实施部门</th><th>${list.name === '跑动次数清单' ? '到现场次数' : list.name === '收费清单' ? '收费标准' : '备注'}</th></tr>${guides.map((guide, n) => `<tr><td>${n + 1}</td><td>${guide.spec.name}</td><td>${guide.spec.department}</td><td>${list.name === '跑动次数清单' ? guide.spec.visits : list.name === '收费清单' ? guide.spec.fee : ''}</td></tr>`).join('')}</table>`)
  }
}

function putAccounts(book: AnswerBook): void {
  servicePage(book, '/login.html', '用户登录', '<p>青岚市统一身份认证：门户网站、政务服务网使用同一账号。</p><form action="/login" method="post"><p><label for="u">用户名：</label><input id="u" name="username" required></p><p><label for="p">密码：</label><input id="p" name="password" type="password" required></p><p><label for="c">验证码：</label><input id="c" name="captcha"></p><button type="submit">登录</button> <a href="/register.html">立即注册</a></form>', false)
  servicePage(book, '/register.html', '用户注册', '<form action="/register" method="post"><p><label for="n">姓名：</label><input id="n" name="name" required></p><p><label for="i">身份证号：</label><input id="i" name="idcard" required></p><p><label for="m">手机号：</label><input id="m" name="mobile" type="tel" required></p><p><label for="p">密码：</label><input id="p" name="password" type="password" required></p><p><input type="checkbox" name="agree" required> 我已阅读并同意<a href="http://www.qinglan.gov.cn/ysbh.html">隐私声明</a></p><button type="submit">注册</button></form>', false)
  book.redirect(`http://${SERVICE}/uc/`, `http://${SERVICE}/login.html`)
}

function putRatings(book: AnswerBook, guides: readonly BuiltGuide[]): void {
  const form = (name: string): string => `<form action="/hcp/submit" method="post"><p>评价事项：${name}</p><p>评价等级：<input type="radio" name="s" value="5"> 非常满意 <input type="radio" name="s" value="4"> 满意 <input type="radio" name="s" value="3"> 基本满意 <input type="radio" name="s" value="2"> 不满意 <input type="radio" name="s" value="1"> 非常不满意</p><p>评价内容：<label><input type="checkbox" name="t"> 办事效率</label> <label><input type="checkbox" name="t"> 服务态度</label> <label><input type="checkbox" name="t"> 办事指南准确性</label></p><p><label for="o">意见：</label><textarea id="o" name="opinion"></textarea></p><button type="submit">提交评价</button></form>`
  servicePage(book, '/hcp/', '政务服务“好差评”', `${form('最近办理的事项')}<p><a href="/hcp/jg.html">评价结果公示</a></p>`)
  for (const { spec } of guides) book.html(`http://${SERVICE}/hcp/?sx=${encodeURIComponent(spec.name)}`, renderPage({ url: `http://${SERVICE}/hcp/?sx=${encodeURIComponent(spec.name)}`, title: `评价：${spec.name}`, kind: 'list', crumbs: [['好差评', '/hcp/']], column: { name: '好差评', type: '办事服务' }, main: `<h1>评价：${spec.name}</h1>${form(spec.name)}` }))
  servicePage(book, '/hcp/jg.html', '“好差评”评价结果公示', '<p>2020年1月至11月，共收到评价18642条，满意率99.1%，差评整改率100%。</p><table><tr><th>部门</th><th>评价数</th><th>满意率</th><th>差评数</th><th>已整改</th></tr><tr><td>市公安局</td><td>5210</td><td>99.3%</td><td>36</td><td>36</td></tr><tr><td>市人力资源和社会保障局</td><td>4388</td><td>98.9%</td><td>48</td><td>48</td></tr><tr><td>市市场监督管理局</td><td>3905</td><td>99.2%</td><td>31</td><td>31</td></tr></table>')
}

/** Home, catalogue, accounts and ratings of the service platform. */
export function putPlatform(book: AnswerBook, guides: readonly BuiltGuide[], policies: readonly BuiltPolicy[]): void {
  putCatalogue(book, guides)
  putAccounts(book)
  putRatings(book, guides)
  const news = policies.slice(0, 4).map(policy => `<li><a href="${policy.url}">${escapeHtml(policy.title)}</a><span>${policy.date.slice(0, 10)}</span></li>`).join('')
  servicePage(book, '/', '青岚市政务服务网', `<div class="box"><h2>办事</h2><ul><li><a href="/grbs/">个人办事</a></li><li><a href="/frbs/">法人办事</a></li><li><a href="/bm/">部门窗口</a></li><li><a href="/sxml/">事项目录</a></li><li><a href="/cx/">便民查询</a></li><li><a href="/ztfw/">专题服务</a></li><li><a href="/yjs/">一件事</a></li><li><a href="/uc/">用户中心</a></li></ul></div>
<div class="box"><h2>常用清单</h2><ul>${LISTS.flatMap(list => (list.path === null ? [] : [`<li><a href="${list.path}">${list.name}</a></li>`])).join('')}</ul></div>
<div class="box"><h2>惠企政策</h2><ul class="list">${news}</ul><p><a href="http://${PORTAL}/zwgk/zcwj/">政策文件库</a></p></div>`, false)
}
