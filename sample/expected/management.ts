import { PORTAL } from '../city.ts'
import { deadLinks, htmlOf } from '../links.ts'
import { sampleResponse } from '../response.ts'
import { FICTIONAL_ID, FICTIONAL_ID_IN_FILE } from '../files/id-number.ts'
import { staleColumns } from '../column-state.ts'
import type { SampleSite } from '../site.ts'
import { FREQUENT } from '../talk/section.ts'
import { onlyLive, pending, rated } from './point.ts'
import type { ExpectedPoint } from './point.ts'

/** One less what is taken off, never below zero; tenths and hundredths are summed as whole numbers. */
const less = (...hundredths: number[]): number => Math.max(0, 100 - hundredths.reduce((sum, off) => sum + off, 0)) / 100

/** Five marks on every page, and a site map with one dead entry that leaves out one column of the upper two levels (建议提案). */
function identity(site: SampleSite): number {
  const html = htmlOf(site.answers.get(`http://${PORTAL}/wzdt/`) ?? sampleResponse('', '', '')) ?? ''
  const main = html.slice(html.indexOf('<div class="main">'), html.indexOf('<div class="footer"'))
  const entries = new Set([...main.matchAll(/<a href="([^"]+)"/g)].map(match => match[1])).size
  return (5 + (entries - 1) / (entries + 1)) / 6
}

function operations(site: SampleSite, textErrors: number): Record<string, ExpectedPoint> {
  const dead = deadLinks(site)
  const onHome = dead.filter(({ from }) => from.some(({ url }) => new URL(url).pathname === '/')).length
  const stale = staleColumns(site.records.columns).length
  const empty = site.records.columns.filter(column => column.items.length === 0).length
  const numbers = new Set([FICTIONAL_ID, FICTIONAL_ID_IN_FILE]).size
  return {
    'management/operations/daily/0': onlyLive(rated(less(onHome * 10, dead.length - onHome, stale * 5, empty * 10, textErrors * 10), `首页失效链接${onHome}条、其他${dead.length - onHome}条（1条在站外，归档中没有），逾期栏目${stale}个，空白栏目${empty}个，文字错误${textErrors}处`)),
    'management/operations/security/0': onlyLive(rated(less(30, 4 * 5, 2 * 5, 10, 10, 2), '没有HTTPS；缺4项安全响应头；泄露2处版本；jQuery 1.8.3；1个目录可列举；1个Cookie没有HttpOnly')),
    'management/operations/privacy/0': rated(less(numbers * 30, 5), `有隐私声明；身份证号${numbers}个、手机号1个未遮蔽`),
  }
}

/** Points of 管理保障 and 功能推广. */
export function managementPoints(site: SampleSite, textErrors: number): Record<string, ExpectedPoint> {
  return {
    'management/design/name/0': rated(1, '域名在gov.cn下，首页标题用“人民政府门户网站”'),
    'management/design/identity/0': rated(identity(site), '五项页脚标识各页都有；站点地图有1条打不开，少1个二级栏目；六项取平均'),
    'management/rules/body/0': pending('有成立领导小组的通知，写明职责，由人评判'),
    'management/rules/policies/0': pending('有政府网站集约化建设管理办法，由人评判'),
    'management/rules/annual-report/0': rated(1, '有2019年度政府网站工作年度报表'),
    ...operations(site, textErrors),
    'promotion/applications/qa/1': pending('智能问答由页面脚本回答，没有试问结果，由人评判'),
    'promotion/applications/qa/2': rated(1, `常见问题${FREQUENT.length}条，留言集中在一处`),
    'promotion/ipv6/0': onlyLive(rated(0, '域名只有IPv4地址，没有AAAA记录')),
    'promotion/user-space/0': pending('用户中心要登录才能看到，由人评判'),
  }
}
