import { DATA, PORTAL, SERVICE } from '../city.ts'
import { escapeHtml } from '../text/fill.ts'
import type { AnswerBook } from '../site.ts'
import type { BuiltColumn } from './columns.ts'
import { renderPage } from './shell.ts'

/** Link on the home page whose target is gone. */
export const HOME_GONE = '/zt/2019jszy/'

interface HomeLists {
  readonly columns: readonly BuiltColumn[]
  readonly policies: readonly { readonly title: string; readonly url: string; readonly date: string }[]
  readonly interpretations: readonly { readonly title: string; readonly url: string; readonly date: string }[]
}

/** Lists on the home page cut titles and show month and day only, as real ones do. */
function box(title: string, more: string, rows: readonly { readonly title: string; readonly url: string; readonly date: string }[]): string {
  const lines = rows.slice(0, 8).map(item => `<li><a href="${new URL(item.url).pathname}" title="${escapeHtml(item.title)}">${escapeHtml(item.title.slice(0, 24))}</a><span>${item.date.slice(5, 10)}</span></li>`)
  return `<div class="box"><h2><a href="${more}">${title}</a></h2><ul class="list">${lines.join('\n')}</ul><a class="more" href="${more}">更多&gt;&gt;</a></div>`
}

/** The home page with its entries to everything. */
export function putHome(book: AnswerBook, { columns, policies, interpretations }: HomeLists): void {
  const itemsOf = (key: string): BuiltColumn['items'] => columns.find(column => column.spec.key === key)?.items ?? []
  const url = `http://${PORTAL}/`
  const main = `<p class="banner"><a href="/zt/kjyq/"><img src="/images/banner-zy.png" alt="数字化战疫专题"></a><a href="/zt/kjyq/">数字化战疫：疫情防控和复工复产专题</a></p>
<div class="cols">
${box('青岚要闻', '/xwdt/zwyw/', itemsOf('zwyw'))}
${box('通知公告', '/xwdt/tzgg/', itemsOf('tzgg'))}
${box('区县动态', '/xwdt/qxdt/', itemsOf('qxdt'))}
${box('政策文件', '/zwgk/zcwj/', policies)}
${box('政策解读', '/zcjd/', interpretations)}
${box('新闻发布会', '/xwfbh/', itemsOf('xwfbh'))}
</div>
<div class="box"><h2>信息公开</h2><ul><li><a href="/zwgk/">政府信息公开目录</a></li><li><a href="/zwgk/zn.html">政府信息公开指南</a></li><li><a href="/zwgk/gknb/">政府信息公开年报</a></li><li><a href="/ysqgk/">依申请公开</a></li><li><a href="/hygq/">回应关切</a></li></ul></div>
<div class="box"><h2>办事服务</h2><ul><li><a href="http://${SERVICE}/sxml/">事项目录</a></li><li><a href="http://${SERVICE}/grbs/">个人办事</a></li><li><a href="http://${SERVICE}/frbs/">法人办事</a></li><li><a href="http://${SERVICE}/cx/">便民查询</a></li><li><a href="http://${SERVICE}/ztfw/">专题服务</a></li><li><a href="http://${SERVICE}/yjs/">一件事</a></li><li><a href="http://${SERVICE}/hcp/">好差评</a></li></ul></div>
<div class="box"><h2>互动交流</h2><ul><li><a href="/hdjl/xx/">市长信箱</a></li><li><a href="/hdjl/ly/">留言选登</a></li><li><a href="/hdjl/tj/">办理统计</a></li><li><a href="/hdjl/dczj/">征集调查</a></li><li><a href="/znwd/">智能问答</a></li></ul></div>
<div class="box"><h2>专题专栏</h2><ul><li><a href="/zt/kjyq/">数字化战疫</a></li><li><a href="/zt/sdgjz/">三大攻坚战</a></li><li><a href="/zt/fgf/">深化“放管服”改革</a></li><li><a href="/zt/lwlb/">“六稳”“六保”</a></li><li><a href="${HOME_GONE}">减税降费政策专栏</a></li></ul></div>
<div class="box"><h2>其他</h2><ul><li><a href="http://${DATA}/">数据开放</a></li><li><a href="/ndbb/2019.html">政府网站工作年度报表（2019年度）</a></li><li><a href="/rili/2020-11.html">政务日历</a></li><li><a href="http://www.gov.cn/">中国政府网</a></li></ul></div>`
  book.put(url, 'text/html; charset=utf-8', renderPage({ url, title: '首页', kind: 'home', crumbs: [], main }), { headers: [['Set-Cookie', 'JSESSIONID=SAMPLE0123456789; Path=/']] })
  book.gone(`http://${PORTAL}${HOME_GONE}`)
  book.redirect(`http://${PORTAL}/index.html`, url)
}
