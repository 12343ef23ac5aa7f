import { BROKEN_ID, FICTIONAL_ID, FICTIONAL_ID_IN_FILE, FICTIONAL_MOBILE, OFFICE_MOBILE } from '../files/id-number.ts'
import { daysBefore } from '../calendar.ts'
import { GONE_HOST, PORTAL } from '../city.ts'
import { docx, xlsx } from '../files/office.ts'
import { mimeOf } from '../files/mime.ts'
import { pdf } from '../files/pdf.ts'
import type { AnswerBook } from '../site.ts'
import type { ColumnSpec } from './column.ts'
import type { SampleItem } from './item.ts'

type Change = (item: SampleItem, book: AnswerBook) => SampleItem

const withFaults = (...faults: SampleItem['faults'][number][]): Change => item => ({ ...item, faults: [...item.faults, ...faults] })
const withText = (...paragraphs: string[]): Change => item => ({ ...item, paragraphs: [...item.paragraphs, ...paragraphs] })
const withHtml = (extra: string): Change => item => ({ ...item, extra: item.extra + extra })
const filedUnder = (columnNameOnPage: string): Change => item => ({ ...item, columnNameOnPage })

const withFile = (name: string, text: string, bytes: Uint8Array): Change => (item, book) => {
  const url = new URL(name, item.url).href
  book.put(url, mimeOf(name), bytes)
  return { ...item, attachments: [...item.attachments, { url, text }] }
}

/** An attachment whose address is gone. */
const withGoneFile = (name: string, text: string): Change => (item, book) => {
  const url = new URL(name, item.url).href
  book.gone(url)
  return { ...item, attachments: [...item.attachments, { url, text }] }
}

/** The address of a link that is gone, relative to the portal, and the text it carries. */
const withGoneLink = (path: string, text: string): Change => (item, book) => {
  book.gone(`http://${PORTAL}${path}`)
  return { ...item, extra: `${item.extra}<p>相关链接：<a href="${path}">${text}</a></p>` }
}

/** Days from the event a response speaks of to its publication, newest response first. */
export const RESPONSE_LAGS = [1, 0, 2, 1, 5, 2, 1, 3, 2] as const

/** The response opens with the day of the event it answers. */
const withEvent = (lag: number): Change => item => {
  const [, month, day] = daysBefore(lag, item.date.slice(0, 10)).split('-')
  return { ...item, paragraphs: [`${Number(month)}月${Number(day)}日，有网民在网上反映有关情况，引起广泛关注。`, ...item.paragraphs.slice(1)] }
}

const BROKEN_DOCX = docx('招生登记表', ['本文件在上传时被截断。']).subarray(0, 200)
const HTML_AS_DOC = new TextEncoder().encode('<html><head><meta charset="utf-8"><title>文件不存在</title></head><body>您访问的文件不存在或已被删除。示例数据 虚构城市</body></html>')

/**
 * The faults put into generated items, by column and position (0 = newest). The truth file counts what stands here,
 * so that a fault exists exactly where this table says.
 */
export const DEFECTS: Readonly<Record<string, Readonly<Record<number, readonly Change[]>>>> = {
  zwyw: { 3: [withGoneLink('/zt/2018lh/', '2018年全市两会专题')], 6: [withText('会议对第四季度重点工作作出布署，要求各级各部门抓紧落实。')], 9: [withHtml('<p><img src="/images/zwyw-2020.png" alt="现场图片"></p>')] },
  qxdt: { 1: [(item, book) => { book.gone(`http://${PORTAL}/images/qx-missing.jpg`); return { ...item, extra: '<p><img src="/images/qx-missing.jpg" alt="整治现场"></p>' } }], 2: [withFaults('no-source')], 5: [withFaults('no-date')] },
  tzgg: { 1: [withFile('W020201103.docx', '报名登记表.docx', docx('报名登记表', ['请如实填写。'], [['姓名', '单位', '岗位代码'], ['', '', '']]))], 4: [withFaults('no-source')], 6: [withGoneFile('P020201006.pdf', '示范社区名单.pdf')], 8: [withFile('P020200919.pdf', '管制路段示意图.pdf', pdf(['Traffic control map', 'Sample data of a fictional city']))] },
  shjz: { 2: [withHtml(`<table><tr><th>姓名</th><th>身份证号</th><th>救助金额</th></tr><tr><td>甄示例</td><td>${FICTIONAL_ID}</td><td>1200元</td></tr></table>`)], 4: [withFile('W020200810.xlsx', '临时救助发放明细.xlsx', xlsx([['姓名', '身份证号', '金额'], ['贾样本', FICTIONAL_ID_IN_FILE, '800'], ['吴此人', '110101********0019', '600']]))], 6: [withFaults('no-date')] },
  cjjy: { 0: [withFile('W020201119.doc', '见习申请表.doc', HTML_AS_DOC)], 2: [filedUnder('教育')], 4: [withText(`补贴对象：贾示例，本人手机 ${FICTIONAL_MOBILE}。`)] },
  jy: { 1: [withFile('W020201031.docx', '招生登记表.docx', BROKEN_DOCX)], 3: [withFaults('no-source')] },
  ggws: { 2: [withFile('W020201014.xlsx', '接种门诊名单.xlsx', xlsx([['区县', '门诊名称', '地址'], ['岚东区', '岚东区社区卫生服务中心', '滨江大道18号'], ['云麓区', '云麓医院预防保健科', '云麓南路6号']]))], 5: [withFaults('no-source')] },
  zfbz: { 0: [withText('公示名单中证件号码已作隐去处理，如：110101********0019。')], 2: [withGoneLink('/zwgk/zfbz/2017/fytz.shtml', '2017年房源台账')], 6: [withFaults('no-source')] },
  hjbh: { 4: [withFaults('no-date')], 6: [withText('目前该问题已完成整改，座落于河道东侧的堆场已清理完毕。')] },
  ggwhty: { 0: [withHtml(`<p>更多线路见<a href="http://${GONE_HOST}/">青岚旅游网</a></p>`)], 1: [withFaults('null-column')], 2: [withFaults('site-name-as-column')], 3: [withText('活动时间：2020年12月9日—12月11日，地点：市文化中心一楼。')], 5: [withGoneLink('/ggwhty/yy.htm', '在线预约')] },
  tpgj: { 3: [filedUnder('住房保障')] },
  zdjsxm: { 1: [withFaults('empty-code')], 3: [withFile('P020201001.pdf', '批复文件.pdf', pdf(['Approval document', 'Sample data of a fictional city']))] },
  ghjh: { 3: [item => ({ ...item, date: '2021-03-05 09:00' })] },
  aqsc: { 1: [withText(`案卷编号：${BROKEN_ID}。`)] },
  zfcg: { 3: [withText(`采购代理机构联系人：陆工，联系电话 ${OFFICE_MOBILE}。`)], 2: [withFile('W020201119.xlsx', '分项报价表.xlsx', xlsx([['序号', '品名', '数量', '单价（元）'], ['1', '台式计算机', '20', '4600'], ['2', '激光打印机', '6', '2100']]))], 5: [withFaults('no-source')] },
  hygq: Object.fromEntries(RESPONSE_LAGS.map((lag, index) => [index, [withEvent(lag)]])),
  rsxx: { 2: [withGoneLink('/zwgk/rsxx/xc/2016.shtml', '历史公示')] },
}

/** Puts the column's faults into its items. */
export function applyDefects(book: AnswerBook, spec: ColumnSpec, items: readonly SampleItem[]): SampleItem[] {
  const changes = DEFECTS[spec.key] ?? {}
  return items.map((item, index) => (changes[index] ?? []).reduce((changed, change) => change(changed, book), item))
}
