import { PORTAL } from '../city.ts'
import { escapeHtml } from '../text/fill.ts'
import type { AnswerBook } from '../site.ts'
import type { BuiltColumn } from './columns.ts'
import type { BuiltInterpretation, BuiltPolicy } from './policies.ts'
import { renderPage } from './shell.ts'
import { EPIDEMIC_NOTICES, EPIDEMIC_SERVICES, TOPICS } from './topic-data.ts'
import type { TopicSpec } from './topic-data.ts'

interface Row { readonly title: string; readonly url: string; readonly date: string; readonly source: string }
export interface BuiltTopic { readonly title: string; readonly url: string; readonly headings: readonly string[]; readonly rows: readonly Row[] }
interface Sources { readonly columns: readonly BuiltColumn[]; readonly policies: readonly BuiltPolicy[]; readonly interpretations: readonly BuiltInterpretation[] }

function pool({ columns, policies, interpretations }: Sources): Readonly<Record<TopicSpec['blocks'][number]['kinds'][number], readonly Row[]>> {
  const isPress = (column: BuiltColumn): boolean => column.spec.key === 'xwfbh'
  return {
    item: columns.filter(column => !isPress(column)).flatMap(column => column.items),
    press: columns.filter(isPress).flatMap(column => column.items),
    policy: policies.map(policy => ({ ...policy, source: '市政府办公室' })),
    interpretation: interpretations.map(other => ({ ...other, source: '市政府办公室' })),
  }
}

const listOf = (rows: readonly Row[]): string => `<ul class="list">${rows.map(row => `<li><a href="${new URL(row.url).pathname}" title="${escapeHtml(row.title)}">${escapeHtml(row.title)}</a><em>${escapeHtml(row.source)}</em><span>${row.date.slice(0, 10)}</span></li>`).join('\n')}</ul>`

function putNotices(book: AnswerBook): void {
  const top: readonly (readonly [string, string])[] = [['专题专栏', '/zt/'], ['数字化战疫', '/zt/kjyq/']]
  for (const { heading, path, rows } of EPIDEMIC_NOTICES) {
    const crumbs = [...top, [heading, path] as const]
    const list = rows.map(([date, title], index): Row => ({ date: `${date} 09:0${index}`, title, source: '市卫生健康委员会', url: `http://${PORTAL}${path}${date.slice(0, 7).replace('-', '')}/t${date.replaceAll('-', '')}_${6000 + index}.shtml` }))
    const url = `http://${PORTAL}${path}`
    book.html(url, renderPage({ url, title: heading, kind: 'list', crumbs, column: { name: heading, type: '其他' }, main: `<h2>${heading}</h2>${listOf(list)}` }))
    for (const row of list) {
      book.html(row.url, renderPage({ url: row.url, title: row.title, kind: 'item', crumbs, column: { name: heading, type: '其他' }, item: row, main: `<div class="article"><h1>${row.title}</h1><div class="info"><span>发布时间：${row.date}</span>　<span>来源：${row.source}</span></div><div class="TRS_Editor"><p>${noticeText(heading, row.title)}</p><p>请广大市民继续做好个人防护，勤洗手、戴口罩、少聚集，出现发热等症状及时到发热门诊就诊。</p></div></div>` }), { title: row.title, date: row.date, kind: '信息', text: noticeText(heading, row.title), disclosure: false })
    }
  }
}

function noticeText(heading: string, title: string): string {
  if (heading === '疫情通报') return `${title.slice(0, title.indexOf('青岚'))}0—24时，青岚市无新增确诊病例，无新增疑似病例，现有隔离观察人员38人。`
  if (heading === '辟谣信息') return `经核实，${title.replace('辟谣：', '')}，请不要转发，信息以官方发布为准。`
  return `${title}？疾控专家提示：根据场所选择合适的防护方式，并注意手部卫生和环境清洁。`
}

function putServices(book: AnswerBook): void {
  const bodies: Readonly<Record<string, string>> = {
    '/zt/kjyq/jkm.html': '<form action="/zt/kjyq/jkm-query" method="get"><label>证件号码 <input name="card"></label><button>查询</button></form><p>“岚江健康码”与全国一体化政务服务平台互通互认，外省健康码在我市同等有效。</p>',
    '/zt/kjyq/frmz.html': '<form action="/zt/kjyq/frmz.html" method="get"><label>所在区县 <select name="area"><option>岚东区</option><option>云麓区</option></select></label><button>查询</button></form><table><tr><th>医院</th><th>地址</th><th>电话</th></tr><tr><td>青岚市第一人民医院</td><td>滨江大道66号</td><td>0990-8200120</td></tr><tr><td>云麓区中心医院</td><td>云麓南路12号</td><td>0990-8300120</td></tr></table>',
    '/zt/kjyq/fxdj.html': '<form action="/zt/kjyq/fxdj.html" method="get"><label>地区 <input name="area"></label><button>查询</button></form><table><tr><th>地区</th><th>风险等级</th><th>更新时间</th></tr><tr><td>青岚市全域</td><td>低风险</td><td>2020-11-30</td></tr></table>',
  }
  for (const { name, path, isGone } of EPIDEMIC_SERVICES) {
    if (path === null) continue
    const url = `http://${PORTAL}${path}`
    if (isGone) book.gone(url)
    const body = bodies[path]
    if (body !== undefined) book.html(url, renderPage({ url, title: name, kind: 'list', crumbs: [['专题专栏', '/zt/'], ['数字化战疫', '/zt/kjyq/'], [name, path]], column: { name, type: '办事服务' }, main: `<h1>${name}</h1>${body}` }), { title: name, date: '2020-11-20', kind: '服务', text: name, disclosure: false })
  }
}

/** Special topics, their index page, and the epidemic's notices and services. */
export function buildTopics(book: AnswerBook, sources: Sources): BuiltTopic[] {
  const rows = pool(sources)
  putNotices(book)
  putServices(book)
  const index = `http://${PORTAL}/zt/`
  book.html(index, renderPage({ url: index, title: '专题专栏', kind: 'list', crumbs: [['专题专栏', '/zt/']], column: { name: '专题专栏', type: '专题专栏' }, main: `<h2>专题专栏</h2><ul>${TOPICS.map(topic => `<li><a href="${topic.path}">${topic.title}</a></li>`).join('')}</ul>` }))
  return TOPICS.map(topic => {
    const url = `http://${PORTAL}${topic.path}`
    const blocks = topic.blocks.map(block => ({ heading: block.heading, rows: block.kinds.flatMap(kind => rows[kind]).filter(row => block.words.some(word => row.title.includes(word))).sort((a, b) => (a.date < b.date ? 1 : -1)).slice(0, block.limit) }))
    const services = topic.path !== '/zt/kjyq/' ? '' : `${EPIDEMIC_NOTICES.map(({ heading, path, rows: notices }) => `<div class="box"><h2><a href="${path}">${heading}</a></h2><ul class="list">${notices.slice(0, 4).map(([date, title], n) => `<li><a href="${path}${date.slice(0, 7).replace('-', '')}/t${date.replaceAll('-', '')}_${6000 + n}.shtml">${title}</a><span>${date}</span></li>`).join('')}</ul></div>`).join('\n')}
<div class="box"><h2>便民服务</h2><ul>${EPIDEMIC_SERVICES.flatMap(({ name, path }) => (path === null ? [] : [`<li><a href="${path}">${name}</a></li>`])).join('')}</ul></div>`
    book.html(url, renderPage({ url, title: topic.title, kind: 'list', crumbs: [['专题专栏', '/zt/'], [topic.title, topic.path]], column: { name: topic.title, type: '专题专栏' }, ...(topic.footer === undefined ? {} : { footer: topic.footer }), main: `<h1>${topic.title}</h1><p>${topic.intro}</p>\n${blocks.map(block => `<div class="box"><h2>${block.heading}</h2>${listOf(block.rows)}</div>`).join('\n')}\n${services}` }), { title: topic.title, date: '2020-11-01', kind: '信息', text: topic.intro, disclosure: false })
    return { title: topic.title, url, headings: blocks.map(block => block.heading), rows: blocks.flatMap(block => block.rows) }
  })
}
