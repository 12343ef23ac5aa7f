import { findDates, parseDateValue } from '../../page/date.ts'
import type { Block, Page } from '../../page/page.ts'
import { simplified } from '../../page/simplified.ts'
import { metaValue, metaValues } from './meta-state.ts'
import { PLACEHOLDER } from './lexicon/placeholders.ts'

/** When, from whom and under which numbers a page was published. */
export interface Publication {
  /** `YYYY-MM-DD` or `YYYY-MM-DD HH:MM`. */
  readonly date: string | null
  /** The page shows a date of publication to its readers, not only in its tags. */
  readonly isDateShown: boolean
  readonly source: string | null
  readonly documentNumber: string | null
  readonly indexNumber: string | null
}

const DATE_LABEL = /(?:发\s?布\s?(?:时\s?间|日\s?期|于)|发\s?文\s?(?:时\s?间|日\s?期)|发稿(?:时间|日期)|公开(?:时间|日期)|刊发时间|上网(?:时间|日期)|录入时间|文章时间|(?:^|[\s|｜])(?:时\s?间|日\s?期))\s{0,3}[:：]?\s{0,4}$/
const OTHER_LABEL = /(?:成文|生成|签发|施行|实施|生效|失效|截止|截至|活动|会议|举办|开始|结束|有效|更新|修改|答复|回复|办结|来信|提交|统计|页面生成)(?:时间|日期|至)?\s{0,3}[:：]?\s{0,4}$/
const UPDATED_LABEL = /更新(?:时间|日期|于)\s{0,3}[:：]?\s{0,4}$/
/** What stands beside an unlabelled date under a title. */
const BYLINE = /来\s?源|作\s?者|浏览|点击|阅读|访问|字\s?号|字体|编辑|打印|分享|稿源/
const LONGEST_BYLINE = 220
/** Tags of systems that give the date elsewhere; never Maketime, `others` (页面生成时间) or last-modified. */
const DATE_METAS = ['publishdate', 'publishtime', 'pubtime', 'publish_date', 'article:published_time', 'firstpublishedtime', 'dc.date', 'dc.date.issued', 'releasetime']
const SOURCE_METAS = ['ContentSource', 'source', 'article:source', 'infosource']

/** Reads the publication data of a page from its tags and its text. */
export function readPublication(page: Page): Publication {
  const shown = shownDate(page)
  const tagged = taggedDate(page, ['PubDate'])
  // A tag with the day only is completed by what the page shows for the same day.
  const date = tagged !== null && tagged.length === 10 && shown?.startsWith(tagged) === true ? shown : (tagged ?? shown ?? taggedDate(page, DATE_METAS))
  return { date, isDateShown: shown !== null, source: readSource(page), documentNumber: readDocumentNumber(page), indexNumber: labelled(page, INDEX_LABEL, INDEX_VALUE) }
}

function taggedDate(page: Page, names: readonly string[]): string | null {
  for (const name of names) {
    for (const value of metaValues(page, name)) {
      const date = value === '' || PLACEHOLDER.test(value) ? null : parseDateValue(value)
      if (date !== null) return date
    }
  }
  return null
}

/** The date of publication in the text: labelled, else alone or in the byline under the title. */
function shownDate(page: Page): string | null {
  let updated: string | null = null
  let before = ''
  for (const block of page.blocks) {
    const text = block.text
    if (block.zone !== 'footer' && text.length <= 600 && /(?:19|20)\d\d/.test(text)) {
      for (const found of findDates(text, 6)) {
        if (found.range) continue
        const label = simplified(found.start === 0 ? before.slice(-20) : text.slice(Math.max(0, found.start - 20), found.start))
        if (DATE_LABEL.test(label) && !OTHER_LABEL.test(label)) return found.date
        if (UPDATED_LABEL.test(label)) updated ??= found.date
      }
    }
    before = text
  }
  return bylineDate(page) ?? updated
}

function bylineDate(page: Page): string | null {
  const dated = new Set(page.links.filter(link => link.date !== null).map(link => link.block))
  for (let i = 0; i < page.blocks.length; i++) {
    const block = page.blocks[i] as Block
    if (block.zone === 'footer' || block.zone === 'nav' || block.text.length > LONGEST_BYLINE || dated.has(i) || dated.has(i - 1)) continue
    const [found] = findDates(block.text, 1)
    if (found === undefined || found.range || OTHER_LABEL.test(simplified(block.text.slice(Math.max(0, found.start - 12), found.start)))) continue
    const rest = `${block.text.slice(0, found.start)}${block.text.slice(found.end)}`.replace(/[\s[\]()（）【】|｜:：]+/g, '')
    const isByline = block.text.length <= 160 && BYLINE.test(simplified(block.text))
    // A date alone in its line is a byline only near the title, not the date of signature at the end or a calendar.
    const isAlone = rest === '' && found.date.length > 10
    const isUnderTitle = rest === '' && /date|time|pub|sj|rq|info|source|ly|tit|article/.test(block.hints) && i <= page.blocks.length * 0.5
    if (isByline || isAlone || isUnderTitle) return found.date
  }
  return null
}

const SOURCE = /(?<![资料数据能电起图水])(?:信息|文章|稿件|内容|新闻)?\s?(?:来\s?源|稿\s?源)\s{0,3}[:：]\s{0,4}([^\s|｜【】[\]（(:：]{1,40}(?![:：]))?/
const AFTER_SOURCE = /发布时间|发布日期|作者|浏览|点击|字号|字体|时间/
const NOT_A_SOURCE = /^(?:作者|访问|发布|时间|日期|浏览|点击|字号|字体|编辑|阅读|分享|打印|责任|视力|\d{4}[-年/]|其他$|其它$|本站原创$|互联网$)/

function readSource(page: Page): string | null {
  for (const name of SOURCE_METAS) {
    const value = metaValue(page, name)
    if (value !== null && value.length <= 60) return value
  }
  for (let i = 0; i < page.blocks.length; i++) {
    const block = page.blocks[i] as Block
    if (block.zone === 'footer' || block.zone === 'nav' || block.text.length > 300 || !/源/.test(block.text)) continue
    const text = simplified(block.text)
    const found = SOURCE.exec(text)
    if (found === null) continue
    const end = found.index + found[0].length
    const from = end - (found[1]?.length ?? 0)
    const value = found[1] === undefined ? (end >= text.length ? nextLine(page.blocks[i + 1]) : '') : block.text.slice(from, end)
    // What follows without a space: 市水务局发布时间：….
    const name = value.slice(0, AFTER_SOURCE.exec(found[1] === undefined ? simplified(value) : text.slice(from, from + 60))?.index)
    if (name.length >= 2 && !NOT_A_SOURCE.test(simplified(name))) return name
  }
  return null
}

function nextLine(block: Block | undefined): string {
  return block !== undefined && block.zone !== 'footer' && block.text.length <= 40 && !/[:：]/.test(block.text) ? block.text : ''
}

/** 清政发〔2020〕12号; also with other brackets. */
const NUMBER = /[\u4e00-\u9fa5]{1,14}\s?[〔[【（(［]\s?((?:19|20)\d{2})\s?[〕\]】）)］]\s?(?:第\s?)?(\d{1,4})\s?[号號]/
const NUMBER_LABEL = /^(?:发文字号|发文文号|文件编号|文件字号|公文文号|文号|字号|发文号|文\s?号)$/
const ANY_NUMBER = /^[^\s:：]{2,40}[号號]$/
const INDEX_LABEL = /^(?:索引号|信息索引号?|索取号|信息索取号|公开索引号)$/
const INDEX_VALUE = /^[\w\u4e00-\u9fa5/\-–—.·〔〕[\]（）()：:]{4,60}/
const NUMBER_NOISE = /^(?:根据|按照|依据|关于|现将|以及|废止|执行|印发|转发|落实|贯彻|和|及|与)+/

function readDocumentNumber(page: Page): string | null {
  const named = labelled(page, NUMBER_LABEL, /^[^\s|｜]{3,40}(?:\s?\d{1,4}\s?[号號])?/)
  if (named !== null && (NUMBER.test(named) || ANY_NUMBER.test(named))) return tidyNumber(NUMBER.exec(named)?.[0] ?? named)
  const inTitle = NUMBER.exec(page.title ?? '')?.[0]
  if (inTitle !== undefined) return tidyNumber(inTitle)
  // Elsewhere it must be a line of its own: running text cites other documents.
  for (const block of page.blocks) {
    if (block.zone !== 'main' || block.text.length > 40 || !/[号號]/.test(block.text)) continue
    const found = NUMBER.exec(block.text)
    if (found !== null && found[0].length >= block.text.replace(/[()（）\s]/g, '').length - 2) return tidyNumber(found[0])
  }
  return null
}

function tidyNumber(number: string): string {
  const tight = number.replace(/\s+/g, '')
  return tight.slice(NUMBER_NOISE.exec(simplified(tight))?.[0].length ?? 0).replace(/[[【（(［]((?:19|20)\d{2})[\]】）)］]/, '〔$1〕')
}

/** The value beside a label: in the next cell, after the colon, or in the next line. */
function labelled(page: Page, label: RegExp, value: RegExp): string | null {
  for (const table of page.tables) {
    for (const row of table.rows.slice(0, 40)) {
      for (let i = 0; i + 1 < row.length; i++) {
        // Two columns of a list header are no label and value.
        if (row.length > 8 || !label.test(bareLabel(row[i] ?? ''))) continue
        const found = row[i + 1]?.length === 0 ? null : value.exec(row[i + 1] ?? '')
        if (found !== null && !LABEL_LIKE.test(simplified(found[0]))) return found[0]
      }
    }
  }
  for (let i = 0; i < page.blocks.length; i++) {
    const block = page.blocks[i] as Block
    if (block.zone === 'footer' || block.zone === 'nav' || block.text.length > 400) continue
    const found = valueInLine(block.text, page.blocks[i + 1], label, value)
    if (found !== null) return found
  }
  return null
}

const LABEL_LIKE = /^(?:标题|名称|发布机构|发文机关|成文日期|发布日期|信息分类|主题词|主题分类|文号|发文字号|有效性|生成日期|公开方式|内容概述|信息名称|废止日期|体裁分类|服务对象|索引号)[:：]?$/

function valueInLine(text: string, next: Block | undefined, label: RegExp, value: RegExp): string | null {
  // Most blocks have no colon: the search for pairs is the dearest thing on a page.
  const pairs = !/[:：]/.test(text) ? [] : text.matchAll(/([\u4e00-\u9fa5](?:\s?[\u4e00-\u9fa5]){1,7})\s{0,3}[:：]\s{0,4}([^:：]{0,80})/g)
  for (const pair of pairs) {
    if (!label.test(bareLabel(pair[1] ?? ''))) continue
    const inLine = (pair[2] ?? '').trim()
    const found = value.exec(inLine === '' && pair.index + pair[0].length >= text.length ? (next?.text ?? '') : inLine)
    if (found !== null && !LABEL_LIKE.test(simplified(found[0])) && found[0].length >= 3) return found[0]
  }
  if (text.length <= 10 && label.test(bareLabel(text)) && next !== undefined) {
    const found = value.exec(next.text)
    return found !== null && !LABEL_LIKE.test(bareLabel(found[0])) ? found[0] : null
  }
  return null
}

function bareLabel(text: string): string {
  return text.length > 20 ? text : simplified(text).replace(/[\s:：[\]【】*]+/g, '')
}
