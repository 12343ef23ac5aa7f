import { PORTAL, SERVICE } from '../city.ts'
import type { BuiltPolicy } from '../portal/policies.ts'
import type { AnswerBook } from '../site.ts'
import { ONE_THINGS, SERVICE_TOPICS } from './catalogue-data.ts'
import type { OneThingSpec, ServiceTopicSpec } from './catalogue-data.ts'
import type { BuiltGuide } from './guides.ts'
import { servicePage } from './platform.ts'
import { BUSINESS_DOMAINS, CITIZEN_DOMAINS, QUERIES } from './query-data.ts'
import type { QuerySpec } from './query-data.ts'

/** Address of a query service below the platform. */
export const queryPath = (spec: QuerySpec): string => `/cx/${QUERIES.indexOf(spec) + 1}.html`

function putQueries(book: AnswerBook): void {
  const group = (kind: QuerySpec['group'], domains: readonly string[]): string => `<h2>${kind}查询</h2>${domains.map(domain => {
    const own = QUERIES.filter(query => query.group === kind && query.domain === domain)
    return own.length === 0 ? '' : `<div class="domain"><h3>${domain}</h3><ul>${own.map(query => `<li><a href="${queryPath(query)}">${query.name}</a></li>`).join('')}</ul></div>`
  }).join('\n')}`
  servicePage(book, '/cx/', '便民利企查询', `${group('便民', CITIZEN_DOMAINS)}\n${group('利企', BUSINESS_DOMAINS)}`)
  for (const query of QUERIES) {
    const path = queryPath(query)
    if (query.state === 'gone') book.gone(`http://${SERVICE}${path}`)
    else servicePage(book, path, query.name, `<p>所属主题：${query.domain}　数据更新时间：${query.state === 'stale' ? '2018-05-02' : '2020-11-30'}</p><form action="${path}" method="get"><p><label for="k">查询内容：</label><input id="k" name="k" required></p><button type="submit">查询</button></form>`)
  }
}

function topicHtml(topic: ServiceTopicSpec, guides: readonly BuiltGuide[], policies: readonly BuiltPolicy[]): string {
  const own = guides.filter(guide => guide.spec.topic === topic.field)
  const navigation: Readonly<Record<string, string>> = {
    办理对象: '<div class="nav-by"><h2>按办理对象</h2><ul><li><a href="#gr">本地居民</a></li><li><a href="#wl">外来人员</a></li><li><a href="#dw">用人单位</a></li></ul></div>',
    办理条件: '<div class="nav-by"><h2>按办理条件</h2><ul><li><a href="#xs">新申请</a></li><li><a href="#bg">信息变更</a></li></ul></div>',
    办理流程: '<div class="nav-by"><h2>按办理流程</h2><ol><li>申请</li><li>受理</li><li>审批</li><li>领证</li></ol></div>',
  }
  const words: Readonly<Record<string, string>> = { 社保: '就业', 住房: '公积金', 医疗: '医疗', 建设项目审批: '营商环境', 教育: '教育', 出入境: '出入境' }
  const domain: Readonly<Record<string, string>> = { 教育: '教育科研', 社保: '社会保障', 住房: '住房保障', 医疗: '医疗卫生' }
  const queries = QUERIES.filter(query => query.group === '便民' && query.domain === domain[topic.field])
  const related = policies.filter(policy => policy.title.includes(words[topic.field] ?? '—'))
  const resource: Readonly<Record<string, string>> = {
    办事: `<div class="box"><h2>办事服务</h2><ul>${own.map(guide => `<li><a href="${new URL(guide.url).pathname}">${guide.spec.name}</a> ${guide.spec.online.map(way => (way === '全程网办' ? way : `在线${way}`)).join('、')}</li>`).join('')}</ul></div>`,
    查询: `<div class="box"><h2>便民查询</h2><ul>${queries.map(query => `<li><a href="${queryPath(query)}">${query.name}</a></li>`).join('')}</ul></div>`,
    问答: `<div class="box"><h2>常见问题</h2><ul><li><a href="http://${PORTAL}/znwd/cjwt.html">${topic.field}常见问题解答</a></li><li><a href="http://${PORTAL}/hdjl/ly/">网民留言</a></li></ul></div>`,
    政策: `<div class="box"><h2>政策动态</h2><ul>${related.map(policy => `<li><a href="${policy.url}">${policy.title}</a><span>${policy.date.slice(0, 10)}</span></li>`).join('')}</ul></div>`,
  }
  return [...topic.navigation.map(name => navigation[name] ?? ''), ...topic.resources.map(name => resource[name] ?? '')].join('\n')
}

function oneThingHtml(thing: OneThingSpec, guides: readonly BuiltGuide[]): string {
  const before: Readonly<Record<string, string>> = { 环节: '办理环节由6个压缩到1个', 材料: '申请材料由18份减少到7份', 时限: '办理时限由10个工作日压缩到1个工作日' }
  const own = guides.filter(guide => thing.guides.includes(guide.spec.name))
  const element: Readonly<Record<string, string>> = {
    依据: own.map(guide => guide.spec.basis).join('、'), 条件: own.map(guide => guide.spec.condition).join(''), 程序: thing.singleForm ? '一次告知→一表申请→一窗受理→并联审批→统一出件' : '申请→受理→审核→登簿→领证', 期限: '1个工作日', 办事方式: '线上：政务服务网专区；线下：综合窗口', 材料: own.flatMap(guide => guide.spec.materials).join('、'),
  }
  const label: Readonly<Record<string, string>> = { 依据: '设定依据', 条件: '申请条件', 程序: '办理流程', 期限: '办理时限', 办事方式: '办理方式', 材料: '申请材料' }
  return `<p>${thing.claims.map(claim => before[claim]).join('，')}。${thing.across ? '由市场监管、税务、公安、人社等部门跨部门协同办理，数据共享。' : ''}</p>
<table>${thing.elements.map(name => `<tr><th>${label[name]}</th><td>${element[name]}</td></tr>`).join('')}</table>
<p>${thing.singleForm ? '一张表单，一次填写；一窗受理，一次提交。' : ''}${thing.singleLogin ? '<a href="/login.html">统一登录，在线办理</a>' : ''}</p>
<h2>涉及事项</h2><ul>${own.map(guide => `<li><a href="${new URL(guide.url).pathname}">${guide.spec.name}</a></li>`).join('')}</ul>`
}

/** Query services, service topics and one-thing bundles. */
export function putBundles(book: AnswerBook, guides: readonly BuiltGuide[], policies: readonly BuiltPolicy[]): void {
  putQueries(book)
  servicePage(book, '/ztfw/', '专题服务', `<ul>${SERVICE_TOPICS.map(topic => `<li><a href="${topic.path}">${topic.title}</a></li>`).join('')}</ul>`)
  for (const topic of SERVICE_TOPICS) servicePage(book, topic.path, topic.title, topicHtml(topic, guides, policies))
  servicePage(book, '/yjs/', '一件事一次办', `<ul>${ONE_THINGS.map(thing => `<li><a href="${thing.path}">${thing.name}</a></li>`).join('')}</ul>`)
  for (const thing of ONE_THINGS) servicePage(book, thing.path, thing.name, oneThingHtml(thing, guides))
}
