import { dayNumber, findDates, parseDate, parseDateValue } from '../../page/date.ts'
import type { Page } from '../../page/page.ts'
import { SURVEY_LABELS } from '../lexicon/talk-labels.ts'
import type { Survey } from '../page-facts.ts'
import { fullestByKey, labelsOf, readLabelled } from './labelled.ts'
import type { Labelled } from './labelled.ts'

type Key = keyof typeof SURVEY_LABELS

const LABELS = labelsOf<Key>(SURVEY_LABELS)
const NAMED = /征求.{0,60}意见|意见征[集求]|征集|问卷|调查|投票|公开征询|民意|听取.{0,30}意见|建言献策/
const RESULT = /结果|采纳|反馈情况|情况(?:反馈|公告|说明|汇总)|意见反馈/
/** Names of columns and of other things that a survey's words also stand in. */
const NOT_A_SURVEY = /^(?:首页|当前|网上|在线|民意|意见|征集|调查|征求|公开|决策|互动|我的|[、\s])*(?:征集|调查|意见征集|民意征集|征集调查|调查征集|问卷调查|结果反馈|投票)$|调查队|调查员|人口普查|经济普查|统计调查制度|调查处理|事故调查|勘查|公益诉讼|征集拍卖|施工单位征集|供应商征集/

/** 征集调查 of a page; null when the page is none or is only the list of them. */
export function readSurvey(page: Page, text: string): Survey | null {
  const title = titleOf(page)
  if (!NAMED.test(title) || NOT_A_SURVEY.test(title)) return null
  const entries = readLabelled(page, LABELS)
  const values = fullestByKey(entries)
  const isResult = RESULT.test(title)
  const { opens, closes } = periodOf(page, values, text)
  const canSubmit = canBeAnswered(page)
  const state = stateOf(values.get('state')?.value ?? '', text)
  const result = resultOf(page, entries, text, isResult)
  if (opens === null && closes === null && !canSubmit && state === null && result === null) return null
  return { title, url: page.url, opens, closes, state, result, canSubmit }
}

function titleOf(page: Page): string {
  const meta = page.metas['articletitle']?.find(value => value.length >= 6)
  const heading = page.blocks.find(block => block.zone === 'main' && block.heading > 0 && block.heading <= 3 && NAMED.test(block.text) && block.text.length >= 6)?.text
  return (meta ?? heading ?? (page.title ?? '').split(/[_|]|\s[-—]\s|-(?=[^-]*(?:政府|网|局|委)[^-]*$)/, 1)[0] ?? '').trim()
}

function periodOf(page: Page, values: ReadonlyMap<Key, Labelled<Key>>, text: string): { opens: string | null; closes: string | null } {
  const period = findDates(values.get('period')?.value.slice(0, 200) ?? '', 2)
  const published = publishedOn(page)
  let opens = period[0]?.date ?? parseDate(values.get('opens')?.value.slice(0, 60) ?? '')
  let closes = period[1]?.date ?? parseDate(values.get('closes')?.value.slice(0, 60) ?? '')
  if (opens === null || closes === null) {
    const prose = periodInProse(text, published)
    opens ??= prose.opens
    closes ??= prose.closes
  }
  if (closes !== null) opens ??= published
  return { opens, closes }
}

const publishedOn = (page: Page): string | null => parseDateValue(page.metas['pubdate']?.[0] ?? '')

/** "自2020年8月1日至8月31日", "截止日期为2020年9月10日", "于9月10日前反馈", "自公告发布之日起30日内". */
function periodInProse(text: string, published: string | null): { opens: string | null; closes: string | null } {
  const range = /((?:19|20)\d{2})年(\d{1,2})月(\d{1,2})日\s{0,2}(?:起)?\s{0,2}(?:[-—–~～]+|至|到)\s{0,2}(?:((?:19|20)\d{2})年)?(\d{1,2})月(\d{1,2})日/.exec(text)
  if (range !== null) {
    const [, year, month, day, year2, month2, day2] = range
    return { opens: iso(year, month, day), closes: iso(year2 ?? year, month2, day2) }
  }
  const dashed = /((?:19|20)\d{2})-(\d{1,2})-(\d{1,2})(?: \d{1,2}:\d{2}(?::\d{2})?)?\s{0,3}(?:[—–~～]+|-{1,2}|至|到)\s{0,3}((?:19|20)\d{2})-(\d{1,2})-(\d{1,2})/.exec(text)
  if (dashed !== null) return { opens: iso(dashed[1], dashed[2], dashed[3]), closes: iso(dashed[4], dashed[5], dashed[6]) }
  const until = /(?:截止|截至|于|在|期限为|日期为|时间为|请于)[^。；]{0,12}?(?:((?:19|20)\d{2})年)?(\d{1,2})月(\d{1,2})日(?:[^。；]{0,10}(?:前|止|以前|之前|截止))?/.exec(text)
  if (until !== null && /截|前|止|期限/.test(until[0])) {
    const year = until[1] ?? published?.slice(0, 4)
    return { opens: null, closes: year === undefined ? null : iso(year, until[2], until[3]) }
  }
  const within = /(?:自|从)(?:本)?(?:公告|通知|公示|文件)?(?:发布|公布|刊登|公示)之日起(?:的)?(\d{1,3}|[一二三四五六七八九十]{1,3})(?:个)?(日|天|工作日|月)(?:内)?/.exec(text)
  const days = within === null || published === null ? null : daysOf(within[1] ?? '', within[2] ?? '')
  return { opens: null, closes: days === null || published === null ? null : dayFrom(published, days) }
}

function iso(year: string | undefined, month: string | undefined, day: string | undefined): string | null {
  return parseDate(`${year}-${month}-${day}`)
}

function daysOf(count: string, unit: string): number | null {
  const n = /^\d+$/.test(count) ? Number(count) : ({ 七: 7, 十: 10, 十五: 15, 二十: 20, 三十: 30, 一: 1, 两: 2, 三: 3, 五: 5 } as Record<string, number>)[count]
  if (n === undefined) return null
  return unit === '月' ? n * 30 : unit === '工作日' ? Math.ceil((n * 7) / 5) : n
}

const dayFrom = (date: string, days: number): string => new Date((dayNumber(date) + days) * 86_400_000).toISOString().slice(0, 10)

function stateOf(labelled: string, text: string): Survey['state'] {
  const words = `${labelled} ${/(?:进行中|征集中|调查中|已结束|已截止|已关闭|已过期|活动结束)/.exec(text)?.[0] ?? ''}`
  if (/已结束|已截止|已关闭|已过期|结束$/.test(words)) return '已结束'
  return /进行中|征集中|调查中/.test(words) ? '进行中' : null
}

/** A form with something to fill in besides the site search, or a button that leads to one. */
function canBeAnswered(page: Page): boolean {
  const forms = page.forms.filter(form => form.zone === 'main' && form.fields.some(field => field.type === 'textarea' || field.type === 'radio' || field.type === 'checkbox'))
  if (forms.length > 0) return true
  return page.links.some(link => link.kind === 'a' && link.zone === 'main' && /^(?:我要)?(?:参与|提交意见|提意见|发表意见|提建议|反馈意见|我要提意见|我要建言|参与(?:调查|征集|投票)|在线提交|提交建议|我要投票|填写问卷|立即参与)/.test(link.text))
}

const COUNTS = /(?:收到|征集到?|征得|参与|回收|反馈|共有|共计|收集)[^。；\n]{0,24}?\d+\s*(?:余)?(?:条|份|人|件|票|个|人次|项)|无(?:人)?(?:反馈|提出)[^。]{0,10}意见|未收到[^。]{0,20}意见|投票\s*\d+|得票数?|\d+(?:\.\d+)?%/
const ADOPTION = /采纳|吸收|不予采用|未予采用|部分采用/

/** A short line that names the result (结果统计, 意见采纳情况说明 …) and the text under it. */
function headedResult(page: Page): { value: string } | undefined {
  const at = page.blocks.findIndex((block, index) => block.zone === 'main' && block.text.length <= 16 && block.text.length >= 4 && /结果|采纳|反馈情况/.test(block.text) && block.heading !== 1 && !page.links.some(link => link.block === index))
  if (at < 0) return undefined
  const level = page.blocks[at]?.heading ?? 0
  const after = page.blocks.slice(at + 1, at + 40)
  const end = after.findIndex(block => block.zone === 'footer' || (level > 0 && block.heading > 0 && block.heading <= level && !/结果|采纳|反馈/.test(block.text)))
  return { value: (end < 0 ? after : after.slice(0, end)).filter(block => block.zone === 'main').map(block => block.text).join('\n') }
}

function resultOf(page: Page, entries: readonly Labelled<Key>[], text: string, isResult: boolean): Survey['result'] {
  if (isResult) return { url: page.url, hasCounts: COUNTS.test(text), hasAdoption: ADOPTION.test(text) }
  // A table of opinions has a column 采纳情况: cells beside it are no section.
  const sections = [...entries.filter(entry => entry.key === 'result' && (entry.from !== 'table' || entry.value.length >= 20)).map(entry => entry.value), headedResult(page)?.value ?? '']
  const said = sections.filter(value => value.length >= 10 && !/^(?:暂无|无|尚未|未公布|征集中)/.test(value)).join('\n')
  if (said !== '') return { url: page.url, hasCounts: COUNTS.test(said), hasAdoption: ADOPTION.test(said) }
  const link = page.links.find(one => one.kind === 'a' && one.zone === 'main' && one.url !== page.url && /结果|采纳情况|反馈情况|意见反馈/.test(one.text) && !/^(?:结果公示|结果反馈|征集结果|意见反馈|查询结果)栏目/.test(one.text) && !page.breadcrumbs.some(crumb => crumb.url === one.url))
  if (link !== undefined) return { url: link.url, hasCounts: COUNTS.test(page.blocks[link.block]?.text ?? ''), hasAdoption: false }
  return null
}
