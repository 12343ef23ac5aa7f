import { understandPage } from '../../../src/facts/page/understand-page.ts'
import type { PageFacts } from '../../../src/facts/page-facts.ts'
import type { SiteInput } from '../../../src/facts/site/site-input.ts'
import { readPage } from '../../../src/page/read-page.ts'
import { siteOf } from './small-site.ts'

const WWW = 'http://www.example.gov.cn'
const ZWFW = 'http://zwfw.example.gov.cn'

function page(url: string, title: string, body: string, metas: Readonly<Record<string, string>> = {}): PageFacts {
  const tags = Object.entries(metas).map(([name, content]) => `<meta name="${name}" content="${content}">`).join('')
  const html = `<!doctype html><html><head><meta charset="utf-8"><title>${title}</title>${tags}</head><body>${body}</body></html>`
  return understandPage(readPage(new TextEncoder().encode(html), { url, contentType: 'text/html; charset=utf-8' }), { url, status: 200, evidence: { sha256: Buffer.from(url).toString('hex').padEnd(64, '0').slice(-64), kind: 'response', url } })
}

const article = (path: string, title: string, text: string, date: string): PageFacts => page(`${WWW}${path}`, title, `<h1>${title}</h1><p>发布时间：${date} 来源：市政府办公室</p><div class="TRS_Editor"><p>${text}</p></div>`, { ArticleTitle: title, PubDate: date, ContentSource: '市政府办公室', ColumnName: '政务要闻' })
const guide = (path: string, name: string): PageFacts => page(`${ZWFW}${path}`, `${name}办事指南`, `<h1>${name}办事指南</h1><table><tr><th>事项名称</th><td>${name}</td></tr><tr><th>实施主体</th><td>市民政局</td></tr><tr><th>设定依据</th><td>《办法》</td></tr><tr><th>申请条件</th><td>本市居民</td></tr><tr><th>办理材料</th><td>身份证</td></tr><tr><th>办理时限</th><td>5个工作日</td></tr><tr><th>收费标准</th><td>不收费</td></tr><tr><th>联系电话</th><td>0990-8123456</td></tr><tr><th>办理流程</th><td>受理、审核、办结</td></tr></table>`)

/** A portal and a service platform of one unit, small enough to see through. */
export function sitePages(): SiteInput {
  return siteOf([
    page(`${WWW}/`, '青岚市人民政府', `<nav><a href="/news/">政务要闻</a><a href="${ZWFW}/">政务服务网</a><a href="http://guahao.example.com/">预约挂号</a><a href="https://weibo.com/qinglan">官方微博</a></nav><p>${'青岚市人民政府门户网站欢迎您。'.repeat(5)}</p>`),
    article('/news/t20201120_1.html', '市政府召开防汛工作会议', '市政府召开防汛工作会议，部署汛期值守和隐患排查，要求各县区落实责任，完善预案，确保安全度汛。', '2020-11-20 09:00'),
    article('/news/t20201110_2.html', '全市秋粮收购工作全面启动', '全市秋粮收购工作全面启动，预计收购粮食四十万吨，设收购网点八十六个。如有疑问请拨打12345。', '2020-11-10 09:00'),
    article('/news/t20201101_3.html', '关于实时公交查询系统招标的公告', '现对实时公交查询系统进行公开招标，请符合条件的单位报名。', '2020-11-01 09:00'),
    page(`${ZWFW}/`, '青岚市政务服务网', `<a href="/g/1.html">结婚登记</a><a href="/g/2.html">收养登记</a><a href="/g/3.html">低保申请</a><a href="/jg.html">评价结果</a><p>${'青岚市政务服务网。'.repeat(5)}</p>`),
    guide('/g/1.html', '结婚登记'), guide('/g/2.html', '收养登记'), guide('/g/3.html', '最低生活保障申请'),
    page(`${ZWFW}/jg.html`, '“好差评”评价结果', '<h1>“好差评”评价结果</h1><p>2020年1月至11月，共收到政务服务评价18642条，满意率99.1%，差评已全部整改，请广大群众继续监督评价。</p>'),
  ], { home: `${WWW}/`, hosts: ['example.gov.cn', '*.example.gov.cn'] })
}
