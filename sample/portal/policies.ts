import { PORTAL } from '../city.ts'
import { daysBefore } from '../calendar.ts'
import { escapeHtml } from '../text/fill.ts'
import type { AnswerBook } from '../site.ts'
import { printList } from './list.ts'
import { POLICIES } from './policy-data.ts'
import type { InterpretationForm, InterpretationSpec, PolicySpec } from './policy-data.ts'
import { renderPage } from './shell.ts'

export interface BuiltPolicy { readonly spec: PolicySpec; readonly title: string; readonly url: string; readonly date: string }
export interface BuiltInterpretation { readonly title: string; readonly url: string; readonly date: string; readonly form: InterpretationForm; readonly spec: InterpretationSpec | null; readonly policy: BuiltPolicy | null }

const stamp = (date: string): string => `${date.slice(0, 7).replace('-', '')}/t${date.replaceAll('-', '')}`

function interpretationTitle(policy: PolicySpec, form: InterpretationForm): string {
  switch (form) {
    case '文字': return `《${policy.short}》政策解读`
    case '图解': return `一图读懂《${policy.short}》`
    case '视频': return `视频解读：${policy.short}`
    case '发布会': return `《${policy.short}》新闻发布会解读实录`
  }
}

function builtPolicies(): BuiltPolicy[] {
  return POLICIES.map((spec, index) => ({ spec, title: spec.title, date: `${spec.date} ${String(9 + (index % 8)).padStart(2, '0')}:${String((index * 7) % 60).padStart(2, '0')}`, url: `http://${PORTAL}/zwgk/zcwj/${stamp(spec.date)}_${7001 + index}.shtml` }))
}

function builtInterpretations(policies: readonly BuiltPolicy[]): BuiltInterpretation[] {
  const paired = policies.flatMap((policy, p) => policy.spec.interpretations.map((spec, n): BuiltInterpretation => {
    const day = daysBefore(-spec.lagDays, policy.spec.date)
    return { title: interpretationTitle(policy.spec, spec.form), form: spec.form, spec, policy, date: `${day} ${String(10 + n).padStart(2, '0')}:30`, url: `http://${PORTAL}/zcjd/${stamp(day)}_${8001 + p * 10 + n}.shtml` }
  }))
  const alone: BuiltInterpretation = { title: '国务院《优化营商环境条例》权威解读', form: '文字', spec: null, policy: null, date: '2020-01-06 10:00', url: `http://${PORTAL}/zcjd/202001/t20200106_8999.shtml` }
  return [...paired, alone].sort((a, b) => (a.date < b.date ? 1 : -1))
}

function policyPage(policy: BuiltPolicy, index: number, interpretations: readonly BuiltInterpretation[]): string {
  const { spec } = policy
  const linked = interpretations.filter(other => other.policy === policy && other.spec?.linkedFromPolicy === true)
  const related = linked.length === 0 ? '' : `<div class="related"><h3>相关解读</h3><ul>${linked.map(other => `<li><a href="${new URL(other.url).pathname}">${escapeHtml(other.title)}</a></li>`).join('')}</ul></div>`
  const agency = spec.number.startsWith('青公积金') ? '市住房公积金管理中心' : '市政府办公室'
  return renderPage({
    url: policy.url, title: policy.title, kind: 'item', crumbs: [['政务公开', '/zwgk/'], ['文件资料', '/zwgk/zcwj/']], column: { name: '文件资料', type: '政策文件' }, item: { date: policy.date, source: agency },
    main: `<div class="article"><table class="xxgk"><tr><td>索引号</td><td>990100000/2020-${35001 + index}</td><td>主题分类</td><td>综合政务</td></tr>
<tr><td>发布机构</td><td>${agency}</td><td>成文日期</td><td>${daysBefore(spec.signedBefore, spec.date)}</td></tr>
<tr><td>文号</td><td>${spec.number}</td><td>发布日期</td><td>${policy.date}</td></tr>
<tr><td>名称</td><td colspan="3">${escapeHtml(policy.title)}</td></tr></table>
<h1>${escapeHtml(policy.title)}</h1>
<div class="info"><span>发布时间：${policy.date}</span>　<span>来源：${agency}</span></div>
<div class="TRS_Editor" id="zoom"><p style="text-align:center">${spec.number}</p>
<p>各区县人民政府，市政府各部门，各直属单位：</p>
${spec.body.map(text => `<p>${escapeHtml(text)}</p>`).join('\n')}
<p>本文件自发布之日起施行，由${agency}负责解释。</p></div>
${related}</div>`,
  })
}

function mediaOf(form: InterpretationForm): string {
  switch (form) {
    case '图解': return '<p><img src="/images/tujie-1.png" alt="图解第一部分"></p><p><img src="/images/tujie-2.png" alt="图解第二部分"></p>'
    case '视频': return '<video controls src="/video/jiedu.mp4" width="640"></video>'
    case '文字': case '发布会': return ''
  }
}

function interpretationBody(interpretation: BuiltInterpretation): string[] {
  const { policy, form } = interpretation
  if (policy === null) return ['《优化营商环境条例》自2020年1月1日起施行，共七章七十二条。', '条例确立了对内外资企业等各类市场主体一视同仁的营商环境基本制度规范。']
  const name = `《${policy.spec.short}》`
  const points = policy.spec.body.map(text => text.replace(/^(第[一二三四五六七八九十]+条|[一二三]、)\s*/, ''))
  if (form === '图解') return [`${name}要点，请看图解。`]
  if (form === '视频') return [`${name}如何落实？请看视频。`]
  if (form === '发布会') return [`市政府新闻办公室召开新闻发布会，介绍${name}有关情况。`, `发布人：${points[0] ?? ''}`, `答记者问：${points[1] ?? ''}`]
  return [`日前，市政府印发了${name}（以下简称文件），现就有关内容解读如下。`, '一、出台背景。近年来，群众和企业对相关工作提出了新的期待，有必要在总结经验的基础上作出制度安排。', `二、主要内容。${points.join('')}`, '三、咨询方式。解读机关为文件起草单位，咨询电话0990-8100000。']
}

function interpretationPage(interpretation: BuiltInterpretation): string {
  const { policy, spec } = interpretation
  const link = policy === null || spec?.linksToPolicy !== true ? '' : `<div class="related"><h3>相关文件</h3><ul><li><a href="${new URL(policy.url).pathname}">${escapeHtml(policy.title)}</a></li></ul></div>`
  return renderPage({
    url: interpretation.url, title: interpretation.title, kind: 'item', crumbs: [['政策解读', '/zcjd/']], column: { name: '政策解读', type: '政策解读' }, item: { date: interpretation.date, source: '市政府办公室' },
    main: `<div class="article"><h1>${escapeHtml(interpretation.title)}</h1>
<div class="info"><span>发布时间：${interpretation.date}</span>　<span>来源：市政府办公室</span></div>
<div class="TRS_Editor" id="zoom">${interpretationBody(interpretation).map(text => `<p>${escapeHtml(text)}</p>`).join('\n')}
${mediaOf(interpretation.form)}</div>
${link}</div>`,
  })
}

function putList(book: AnswerBook, name: string, path: string, type: string, crumbs: readonly (readonly [string, string])[], rows: readonly { readonly title: string; readonly url: string; readonly date: string }[]): void {
  const output = printList({ key: path, name, path, parent: null, type, theme: '', count: rows.length, newest: 0, step: 0, form: 'plain', perPage: 12 }, rows)
  for (const page of output.pages) {
    const put = (url: string): void => book.html(url, renderPage({ url, title: name, kind: 'list', crumbs, column: { name, type }, main: `<h2>${name}</h2>\n${page.html}` }))
    put(`http://${PORTAL}${path}${page.name}`)
    if (page.name === 'index.html') put(`http://${PORTAL}${path}`)
  }
}

/** Policy library and interpretations with the links between them that the table above asks for. */
export function buildPolicies(book: AnswerBook): { policies: BuiltPolicy[]; interpretations: BuiltInterpretation[] } {
  const policies = builtPolicies()
  const interpretations = builtInterpretations(policies)
  putList(book, '文件资料', '/zwgk/zcwj/', '政策文件', [['政务公开', '/zwgk/'], ['文件资料', '/zwgk/zcwj/']], policies)
  putList(book, '政策解读', '/zcjd/', '政策解读', [['政策解读', '/zcjd/']], interpretations)
  policies.forEach((policy, index) => book.html(policy.url, policyPage(policy, index, interpretations), { title: policy.title, date: policy.date, kind: '信息', text: policy.spec.body.join(''), disclosure: true }))
  for (const interpretation of interpretations) book.html(interpretation.url, interpretationPage(interpretation), { title: interpretation.title, date: interpretation.date, kind: '信息', text: interpretationBody(interpretation).join(''), disclosure: false })
  book.put(`http://${PORTAL}/video/jiedu.mp4`, 'video/mp4', new Uint8Array([0, 0, 0, 24, 0x66, 0x74, 0x79, 0x70, 0x69, 0x73, 0x6f, 0x6d, 0, 0, 2, 0, 0x69, 0x73, 0x6f, 0x6d, 0x6d, 0x70, 0x34, 0x31]))
  return { policies, interpretations }
}
