import { PORTAL } from '../city.ts'
import { escapeHtml } from '../text/fill.ts'
import type { AnswerBook } from '../site.ts'
import { CATEGORY_COLUMNS, COLUMNS } from './column.ts'
import type { BuiltColumn } from './columns.ts'
import { renderPage } from './shell.ts'

/** 政务动态: the newest of its four columns. */
function putNews(book: AnswerBook, columns: readonly BuiltColumn[]): void {
  const boxes = columns.filter(({ spec }) => spec.parent === 'xwdt').map(({ spec, items }) => `<div class="box"><h2><a href="${spec.path}">${spec.name}</a></h2><ul class="list">${items.slice(0, 6).map(item => `<li><a href="${new URL(item.url).pathname}" title="${escapeHtml(item.title)}">${escapeHtml(item.title)}</a><span>${item.date.slice(0, 10)}</span></li>`).join('\n')}</ul></div>`)
  const url = `http://${PORTAL}/xwdt/`
  book.html(url, renderPage({ url, title: '政务动态', kind: 'list', crumbs: [['政务动态', '/xwdt/']], column: { name: '政务动态', type: '工作动态' }, main: boxes.join('\n') }))
}

/** 政务公开: guide, rules, the categories that must be published, yearly reports, requests; with a search of its own. */
function putDisclosure(book: AnswerBook): void {
  const url = `http://${PORTAL}/zwgk/`
  const names = Object.entries(CATEGORY_COLUMNS)
  const pathOf = (key: string): string => (key === 'zcwj' ? '/zwgk/zcwj/' : key === 'xwdt' ? '/xwdt/' : (COLUMNS.find(column => column.key === key)?.path ?? '/'))
  const categories = names.flatMap(([name, key]) => (key === null ? [] : [`<li><a href="${pathOf(key)}">${name}</a></li>`]))
  const others = COLUMNS.filter(column => column.parent === 'zwgk' && !names.some(([, key]) => key === column.key)).map(column => `<li><a href="${column.path}">${column.name}</a></li>`)
  const main = `<form class="zwgk-search" action="/zwgk/search" method="get"><label>信息检索 <input type="text" name="q" placeholder="标题、文号或索引号"></label><button type="submit">检索</button></form>
<div class="box"><h2>政府信息公开</h2><ul><li><a href="/zwgk/zn.html">政府信息公开指南</a></li><li><a href="/zwgk/zd.html">政府信息公开制度</a></li><li><a href="/ysqgk/">依申请公开</a></li></ul></div>
<div class="box"><h2>法定主动公开内容</h2><ul class="columns">${categories.join('\n')}</ul></div>
<div class="box"><h2>其他栏目</h2><ul class="columns">${others.join('\n')}</ul></div>`
  book.html(url, renderPage({ url, title: '政务公开', kind: 'list', crumbs: [['政务公开', '/zwgk/']], column: { name: '政务公开', type: '信息公开目录' }, main }))
}

/** Pages that stand for whole columns without a list: guide and rules of disclosure, contact, the slow page. */
function putSinglePages(book: AnswerBook): void {
  const single = (path: string, title: string, type: string, date: string, paragraphs: readonly string[], crumbs: readonly (readonly [string, string])[]): string => renderPage({
    url: `http://${PORTAL}${path}`, title, kind: 'item', crumbs, column: { name: title, type }, item: { date, source: '市政府办公室' },
    main: `<div class="article"><h1>${title}</h1><div class="info"><span>发布时间：${date}</span>　<span>来源：市政府办公室</span></div><div class="TRS_Editor">${paragraphs.map(text => `<p>${text}</p>`).join('\n')}</div></div>`,
  })
  const disclosure: readonly (readonly [string, string])[] = [['政务公开', '/zwgk/']]
  book.html(`http://${PORTAL}/zwgk/zn.html`, single('/zwgk/zn.html', '政府信息公开指南', '信息公开指南', '2020-03-20 10:12', ['为便于公民、法人和其他组织获取本机关政府信息，依据《中华人民共和国政府信息公开条例》编制本指南。', '一、主动公开：公开范围、方式和时限见政府信息公开目录；本机关自政府信息形成之日起二十个工作日内公开。', '二、依申请公开：受理机构为市政府办公室政务公开科，办公地址为青岚市文昌街1号，联系电话0990-8100000，邮政编码990000。', '三、监督和救济：认为本机关未依法履行公开义务的，可以向上一级行政机关投诉举报，或者依法申请行政复议、提起行政诉讼。'], disclosure))
  book.html(`http://${PORTAL}/zwgk/zd.html`, single('/zwgk/zd.html', '政府信息公开制度', '信息公开制度', '2020-04-02 15:40', ['青岚市政府信息公开审查制度：坚持先审查、后公开，谁公开、谁审查。', '青岚市政府信息公开申请办理规范：登记、审核、办理、答复各环节责任到人。', '青岚市政务公开考核办法：考核结果纳入年度综合考评。'], disclosure))
  book.html(`http://${PORTAL}/lxwm.html`, single('/lxwm.html', '联系我们', '其他', '2020-01-10 09:00', ['主办单位：青岚市人民政府办公室', '网站运维电话：0990-8100011（工作日8:30—17:30）', '电子邮箱：webmaster@qinglan.example'], []))
  const slow = `http://${PORTAL}/zwgk/mlxz.html`
  book.put(slow, 'text/html; charset=utf-8', single('/zwgk/mlxz.html', '信息公开目录下载（较慢）', '信息公开目录', '2020-09-01 09:00', ['目录由系统实时生成，请耐心等待。'], disclosure), { delayMs: 2500 })
}

/** First-level sections of the portal. */
export function putSections(book: AnswerBook, columns: readonly BuiltColumn[]): void {
  putNews(book, columns)
  putDisclosure(book)
  putSinglePages(book)
}
