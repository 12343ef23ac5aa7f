import { DATA, ICP, POLICE, PORTAL, SERVICE, SITE_CODE, SPONSOR } from '../city.ts'
import type { AnswerBook } from '../site.ts'
import { crumbsOf } from './columns.ts'
import { COLUMNS } from './column.ts'
import { renderPage } from './shell.ts'

/** Columns the site map leaves out, and the entry on it that leads nowhere. */
export const SITEMAP_OMITS = ['zxya', 'jyta'] as const
export const SITEMAP_GONE = { name: '矿业权出让', path: '/zwgk/kyqcr/' } as const

function putSiteMap(book: AnswerBook): void {
  const url = `http://${PORTAL}/wzdt/`
  const listed = COLUMNS.filter(column => !(SITEMAP_OMITS as readonly string[]).includes(column.key))
  const group = (title: string, rows: readonly (readonly [string, string])[]): string => `<h2>${title}</h2><ul>${rows.map(([name, path]) => `<li><a href="${path}">${name}</a></li>`).join('')}</ul>`
  const columns = (first: string): [string, string][] => listed.filter(column => crumbsOf(column)[0]?.[0] === first && column.parent !== null).map(column => [column.name, column.path])
  book.html(url, renderPage({
    url, title: '网站地图', kind: 'list', crumbs: [['网站地图', '/wzdt/']], column: { name: '网站地图', type: '其他' },
    main: `<h1>网站地图</h1>
${group('政务动态', [['政务动态', '/xwdt/'], ...columns('政务动态')])}
${group('政务公开', [['政务公开', '/zwgk/'], ['文件资料', '/zwgk/zcwj/'], ...columns('政务公开'), [SITEMAP_GONE.name, SITEMAP_GONE.path], ['依申请公开', '/ysqgk/'], ['政府信息公开指南', '/zwgk/zn.html'], ['政府信息公开制度', '/zwgk/zd.html'], ['信息公开目录下载', '/zwgk/mlxz.html']])}
${group('解读回应', [['政策解读', '/zcjd/'], ['回应关切', '/hygq/'], ['新闻发布会', '/xwfbh/']])}
${group('办事服务', [['政务服务网', `http://${SERVICE}/`], ['便民查询', `http://${SERVICE}/cx/`]])}
${group('互动交流', [['互动交流', '/hdjl/'], ['市长信箱', '/hdjl/xx/'], ['留言选登', '/hdjl/ly/'], ['办理统计', '/hdjl/tj/'], ['征集调查', '/hdjl/dczj/'], ['智能问答', '/znwd/']])}
${group('专题与数据', [['专题专栏', '/zt/'], ['数据开放', `http://${DATA}/`], ['历史资料', '/upload/'], ['内部资料', '/neibu/index.html']])}`,
  }))
  book.gone(`http://${PORTAL}${SITEMAP_GONE.path}`)
}

function putPrivacy(book: AnswerBook): void {
  const url = `http://${PORTAL}/ysbh.html`
  book.html(url, renderPage({
    url, title: '隐私声明', kind: 'list', crumbs: [['隐私声明', '/ysbh.html']], column: { name: '隐私声明', type: '其他' },
    main: '<h1>隐私声明</h1><p>一、我们收集哪些个人信息。您注册账号、提交留言或申请时，我们收集姓名、证件号码、联系方式等必要信息。</p><p>二、我们如何使用。仅用于办理您所申请的事项，不用于其他目的，未经您同意不向第三方提供，法律法规另有规定的除外。</p><p>三、我们如何保护。采取访问控制、加密存储、日志审计等措施保护个人信息安全。</p><p>四、您的权利。您可以查询、更正、删除您的个人信息，联系电话0990-8100011。</p><p>五、Cookie 的使用。本站使用会话 Cookie 维持登录状态。</p>',
  }))
}

/** The yearly work report of the site for 2019; its sums hold. */
function putYearlyReport(book: AnswerBook): void {
  const url = `http://${PORTAL}/ndbb/2019.html`
  const rows: readonly (readonly [string, string])[] = [
    ['填报单位', SPONSOR], ['网站名称', '青岚市人民政府门户网站'], ['首页网址', `http://${PORTAL}`], ['主办单位', SPONSOR], ['网站类型', '☑政府门户网站 □部门网站'], ['政府网站标识码', SITE_CODE], ['ICP备案号', ICP], ['公安机关备案号', POLICE],
    ['独立用户访问总量（单位：个）', '2680412'], ['网站总访问量（单位：次）', '9812077'], ['信息发布总数（单位：条）', '18230'], ['概况类信息更新量', '46'], ['政务动态信息更新量', '7604'], ['信息公开目录信息更新量', '10580'],
    ['专栏专题维护数量（单位：个）', '14'], ['专栏专题新开设数量', '5'], ['解读信息发布总数（单位：条）', '96'], ['解读材料数量', '61'], ['解读产品数量', '27'], ['媒体评论文章数量', '8'], ['回应公众关注热点或重大舆情数量（单位：次）', '19'],
    ['是否发布服务事项目录', '☑是 □否'], ['注册用户数（单位：个）', '412055'], ['政务服务事项数量（单位：项）', '1486'], ['可全程在线办理政务服务事项数量', '902'], ['办件量总数（单位：件）', '604118'], ['自然人办件量', '488010'], ['法人办件量', '116108'],
    ['是否使用统一平台', '☑是 □否'], ['收到留言数量（单位：条）', '3120'], ['办结留言数量', '3098'], ['平均办理时间（单位：天）', '4.6'], ['公开答复数量', '1211'], ['征集调查期数（单位：期）', '11'], ['收到意见数量（单位：条）', '2033'], ['公布调查结果期数', '9'], ['在线访谈期数（单位：期）', '6'], ['网民留言数量', '318'], ['答复网民提问数量', '122'], ['是否提供智能问答', '☑是 □否'],
    ['安全检测评估次数（单位：次）', '12'], ['发现问题数量（单位：个）', '9'], ['问题整改数量', '9'], ['是否建立安全监测预警机制', '☑是 □否'], ['是否开展应急演练', '☑是 □否'], ['是否明确网站安全责任人', '☑是 □否'],
    ['是否有移动新媒体', '☑是 □否'], ['微博名称', '青岚发布'], ['微博信息发布量（单位：条）', '2210'], ['微信名称', '青岚发布'], ['微信信息发布量（单位：条）', '1460'], ['创新发展', '☑搜索即服务 □多语言版本 □无障碍浏览 □千人千网 □其他'], ['单位负责人：穆示和', '审核人：纪例文'], ['填报人：简例安', '联系电话：0990-8100011'], ['填报日期', '2020-01-16'],
  ]
  book.html(url, renderPage({
    url, title: '青岚市人民政府门户网站工作年度报表（2019年度）', kind: 'item', crumbs: [['政府网站工作年度报表', '/ndbb/2019.html']], column: { name: '政府网站工作年度报表', type: '其他' }, item: { date: '2020-01-16 16:20', source: SPONSOR },
    main: `<div class="article"><h1>政府网站工作年度报表（2019年度）</h1><div class="info"><span>发布时间：2020-01-16 16:20</span>　<span>来源：${SPONSOR}</span></div><table class="report">${rows.map(([name, value]) => `<tr><th>${name}</th><td>${value}</td></tr>`).join('')}</table></div>`,
  }), { title: '青岚市人民政府门户网站工作年度报表（2019年度）', date: '2020-01-16', kind: '信息', text: '政府网站工作年度报表', disclosure: false })
}

/** Pages that stand by themselves: site map, privacy notice, yearly report. */
export function putStandingPages(book: AnswerBook): void {
  putSiteMap(book)
  putPrivacy(book)
  putYearlyReport(book)
}
