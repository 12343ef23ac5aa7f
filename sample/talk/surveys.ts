import { PORTAL } from '../city.ts'
import { EVALUATION_DATE, daysBefore } from '../calendar.ts'
import { renderPage } from '../portal/shell.ts'
import type { AnswerBook } from '../site.ts'

interface SurveySpec { readonly title: string; readonly opens: string; readonly closes: string; readonly kind: '意见征集' | '网上调查'; readonly result: 'none' | 'counts' | 'adoption' | 'both'; readonly where?: 'own-page' }
export interface BuiltSurvey extends SurveySpec { readonly url: string; readonly closed: boolean; readonly inWindow: boolean }

const survey = (title: string, openedBefore: number, length: number, kind: SurveySpec['kind'], result: SurveySpec['result'], where?: 'own-page'): SurveySpec => ({ title, opens: daysBefore(openedBefore), closes: daysBefore(openedBefore - length), kind, result, ...(where === undefined ? {} : { where }) })

/** Surveys, newest first: two still open, one older than the year that counts. */
const SURVEYS: readonly SurveySpec[] = [
  survey('关于《青岚市国民经济和社会发展第十四个五年规划纲要（草案）》公开征求意见的公告', 12, 30, '意见征集', 'none'),
  survey('2021年市政府民生实事项目征集', 20, 31, '意见征集', 'none'),
  survey('关于《青岚市电动自行车管理办法（征求意见稿）》公开征求意见的公告', 75, 30, '意见征集', 'both', 'own-page'),
  survey('政务服务满意度网上调查', 110, 30, '网上调查', 'counts'),
  survey('关于《青岚市城镇老旧小区改造实施方案（征求意见稿）》公开征求意见的公告', 150, 30, '意见征集', 'both'),
  survey('公交线路优化网上调查', 190, 20, '网上调查', 'none'),
  survey('关于《青岚市生活垃圾分类管理实施细则（征求意见稿）》公开征求意见的公告', 235, 30, '意见征集', 'adoption', 'own-page'),
  survey('复工复产企业需求网上调查', 265, 15, '网上调查', 'none'),
  survey('门户网站改版意见征集', 520, 30, '意见征集', 'none'),
]

const people = (index: number): number => 120 + index * 37
const counts = (index: number): string => `<h3>结果统计</h3><p>共有${people(index)}人参与，收到意见${people(index)}条。</p><table><tr><th>选项</th><th>得票数</th><th>百分比</th></tr><tr><td>满意</td><td>${people(index) - 40}</td><td>${(((people(index) - 40) / people(index)) * 100).toFixed(1)}%</td></tr><tr><td>不满意</td><td>40</td><td>${((40 / people(index)) * 100).toFixed(1)}%</td></tr></table>`
const ADOPTION = '<h3>意见采纳情况</h3><p>对社会各界提出的意见，经研究采纳的已吸收到文件中，不予采纳的逐条说明理由。</p><table><tr><th>意见内容</th><th>采纳情况</th><th>理由</th></tr><tr><td>建议明确过渡期</td><td>采纳</td><td>已在附则中增加</td></tr><tr><td>建议提高补贴标准</td><td>不采纳</td><td>超出本级财力</td></tr></table>'

function resultHtml({ result }: SurveySpec, index: number): string {
  return `${result === 'counts' || result === 'both' ? counts(index) : ''}${result === 'adoption' || result === 'both' ? ADOPTION : ''}`
}

/** Survey list, one page each, results on the page itself or on one of their own. */
export function buildSurveys(book: AnswerBook): BuiltSurvey[] {
  const crumbs: readonly (readonly [string, string])[] = [['互动交流', '/hdjl/'], ['征集调查', '/hdjl/dczj/']]
  const column = { name: '征集调查', type: '互动交流' }
  const surveys = SURVEYS.map((spec, index): BuiltSurvey => Object.assign({ url: `http://${PORTAL}/hdjl/dczj/${spec.opens.slice(0, 7).replace('-', '')}/${4000 + index}.html`, closed: spec.closes < EVALUATION_DATE, inWindow: spec.opens >= daysBefore(365) }, spec))
  const list = `http://${PORTAL}/hdjl/dczj/`
  book.html(list, renderPage({ url: list, title: '征集调查', kind: 'list', crumbs, column, main: `<h2>征集调查</h2><ul class="list">${surveys.map(item => `<li><a href="${new URL(item.url).pathname}" title="${item.title}">${item.title}</a><em>[${item.closed ? '已结束' : '进行中'}]</em><span>${item.opens}</span></li>`).join('\n')}</ul>` }))
  surveys.forEach((item, index) => {
    const resultUrl = item.url.replace('.html', '_jg.html')
    const result = item.result === 'none' ? '' : item.where === 'own-page' ? `<p class="result"><a href="${new URL(resultUrl).pathname}">查看结果反馈</a></p>` : `<div class="result">${resultHtml(item, index)}</div>`
    const form = item.closed ? '<p>本次征集调查已结束。</p>' : `<form action="/hdjl/dczj/submit" method="post"><p><label for="name">姓名：</label><input id="name" name="name"></p><p><label for="phone">联系电话：</label><input id="phone" name="phone" type="tel"></p><p><label for="opinion">意见内容：</label><textarea id="opinion" name="opinion" required></textarea></p><button type="submit">提交意见</button></form>`
    book.html(item.url, renderPage({ url: item.url, title: item.title, kind: 'item', crumbs, column, item: { date: `${item.opens} 09:00`, source: '市政府办公室' }, main: `<div class="article survey"><h1>${item.title}</h1><div class="info"><span>发布时间：${item.opens} 09:00</span>　<span>来源：市政府办公室</span></div><table><tr><th>类型</th><td>${item.kind}</td><th>状态</th><td>${item.closed ? '已结束' : '进行中'}</td></tr><tr><th>开始时间</th><td>${item.opens}</td><th>结束时间</th><td>${item.closes}</td></tr></table><p>为充分听取社会各界意见，现就“${item.title.replace(/^关于|公开征求意见的公告$/g, '')}”向社会公开征集，欢迎通过本页面参与。</p>${form}${result}</div>` }), { title: item.title, date: item.opens, kind: '信息', text: '征集调查', disclosure: false })
    if (item.result !== 'none' && item.where === 'own-page') book.html(resultUrl, renderPage({ url: resultUrl, title: `${item.title.replace('公开征求意见的公告', '征求意见')}结果反馈`, kind: 'item', crumbs, column, item: { date: `${daysBefore(-10, item.closes)} 16:00`, source: '市政府办公室' }, main: `<div class="article"><h1>${item.title.replace('公开征求意见的公告', '征求意见')}结果反馈</h1><div class="info"><span>发布时间：${daysBefore(-10, item.closes)} 16:00</span>　<span>来源：市政府办公室</span></div>${resultHtml(item, index)}<p><a href="${new URL(item.url).pathname}">返回征集公告</a></p></div>` }))
  })
  return surveys
}
