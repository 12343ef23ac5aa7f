import { findDates } from '../../page/date.ts'
import type { Link, Page } from '../../page/page.ts'
import type { ListItem, PageFacts } from '../page-facts.ts'

const QUERY_NAMES = new Set(['q', 'query', 'searchword', 'searchwords', 'keyword', 'keywords', 'key', 'kw', 'wd', 'word', 'qt', 'title', 'text', 'searchtext', 'content', 'searchkey', 'sw', 'k', 's', 'tpl_keyword', 'allkeyword'])
const SEARCH_PLACE = /search|\/s(?:\?|$|\/)|\/so(?:\?|$|\/)|query|jrobotfront|sousuo|jiansuo|\/was\d/i
const HITS_KEPT = 50
const KINDS = ['全部', '信息', '资讯', '新闻', '政策', '文件', '解读', '服务', '办事', '事项', '互动', '问答', '留言', '数据', '专题', '图片', '视频', '公开', '应用'] as const
const KIND_TAB = /^(?:全部|综合|信息|资讯|新闻|要闻|动态|政策|文件|解读|服务|办事|事项|互动|问答|留言|咨询|数据|专题|图片|视频|公开|应用|政务|指南|机构|领导)[^\s]{0,6}(?:[（(]\d+[）)])?$/
/** A tab that counts nothing behind it. */
const NO_HITS = /[（(]0[）)]$/
/** Lines of links beside the results: where was searched, what else to search. */
const BESIDE = /^(?:检索|搜索|查询)?(?:范围|来源|站点|网站)\s?[:：]|^(?:相关|推荐|热门|历史|大家都在|猜你想)搜?索?\s?[:：]|^您(?:是不是|要找)/
const FACETS = ['时间', '排序', '范围', '栏目', '来源', '部门', '类型', '格式', '位置', '标题', '正文', '相关度', '日期', '地区', '站点', '分类', '主题', '匹配方式', '精确'] as const
const FACET_PATTERNS = FACETS.map(facet => [facet, new RegExp(`${facet}[^\\s:：]{0,4}[:：]|按${facet}|${facet}(?:不限|筛选|排序)`)] as const)
const HOT = /热门搜索|热搜|热词|搜索热词|热门关键词|大家都在搜|推荐搜索|猜你想搜/
const PAGING = /^(?:\d{1,4}|首页|上一页|下一页|末页|尾页|上页|下页|更多|返回|[<>«»‹›]+|跳转|GO)$/i

/** Result page of a site search: its query and hits in order; null when the page answers no query. */
export function readSearchResults(page: Page, text: string): PageFacts['searchResults'] {
  const query = queryOf(page)
  if (query === null || query === '') return null
  const isPlace = SEARCH_PLACE.test(page.url) || /搜索|检索|查询结果/.test(page.title ?? '') || /搜索结果|检索结果|为您找到|共(?:找到|搜到|检索到)|相关结果|没有找到|未找到|未检索到/.test(text)
  if (!isPlace) return null
  const hot = hotWordsOf(page)
  const kinds = kindsOf(page)
  return { query, hits: hitsOf(page, new Set(hot)), kinds, facets: facetsOf(page), hotWords: hot }
}

/** The query the page answers: a parameter of its address, else what stands in its search box. */
function queryOf(page: Page): string | null {
  let params: URLSearchParams
  try {
    params = new URL(page.url).searchParams
  } catch {
    return null // an address that cannot be read answers no query
  }
  for (const [name, value] of params) if (QUERY_NAMES.has(name.toLowerCase()) && value.trim() !== '' && !/^\d+$/.test(value)) return repaired(value.trim(), page)
  if (!SEARCH_PLACE.test(page.url)) return null
  for (const form of page.forms) {
    const field = form.fields.find(one => (one.type === 'text' || one.type === 'search') && QUERY_NAMES.has(one.name.toLowerCase()) && one.value.trim() !== '')
    if (field !== undefined) return field.value.trim()
  }
  return null
}

/** A GBK query read as UTF-8 is all replacement characters: the search box of the page knows better. */
function repaired(value: string, page: Page): string {
  if (!value.includes('�')) return value
  return page.forms.flatMap(form => form.fields).find(field => (field.type === 'text' || field.type === 'search') && field.value !== '')?.value ?? value
}

function hitsOf(page: Page, hot: ReadonlySet<string>): ListItem[] {
  const here = pathOf(page.url)
  const seen = new Set<string>()
  const hits: ListItem[] = []
  for (const link of page.links) {
    if (hits.length >= HITS_KEPT) break
    if (!isHit(link, here, hot) || seen.has(link.url) || BESIDE.test(page.blocks[link.block]?.text ?? '')) continue
    seen.add(link.url)
    hits.push({ title: link.title !== null && link.title.length > link.text.length ? link.title : link.text, url: link.url, date: link.date ?? dateNear(page, link) })
  }
  return hits
}

function isHit(link: Link, here: string, hot: ReadonlySet<string>): boolean {
  if (link.kind !== 'a' || link.zone !== 'main' || link.text.length < 4 || PAGING.test(link.text) || hot.has(link.text) || KIND_TAB.test(link.text)) return false
  if (/^https?:\/\//.test(link.text)) return false
  return pathOf(link.url) !== here
}

const pathOf = (url: string): string => url.split(/[?#]/, 1)[0] ?? url

function dateNear(page: Page, link: Link): string | null {
  for (let index = link.block; index >= 0 && index <= link.block + 3; index++) {
    const found = findDates(page.blocks[index]?.text.slice(0, 600) ?? '', 1)[0]
    if (found !== undefined && !found.range) return found.date
  }
  return null
}

/** Kinds of resource the results are divided into: tabs and marks beside the hits. */
function kindsOf(page: Page): string[] {
  const found = new Set<string>()
  for (const block of page.blocks) {
    if (block.zone === 'footer' || block.zone === 'nav' || block.zone === 'header' || block.text.length > 40 || BESIDE.test(block.text)) continue
    for (const word of block.text.split(/[\s|｜·]+/)) {
      const bare = word.replace(/^[[【（(]|[\]】）)]$/g, '')
      if (KIND_TAB.test(bare) && !NO_HITS.test(word)) for (const kind of KINDS) if (bare.includes(kind)) found.add(kind)
    }
  }
  return [...found].sort()
}

function facetsOf(page: Page): string[] {
  const found = new Set<string>()
  for (const block of page.blocks) {
    if (block.zone !== 'main' || block.text.length > 120) continue
    if (!/[:：]|筛选|排序|不限/.test(block.text)) continue
    for (const [facet, pattern] of FACET_PATTERNS) if (pattern.test(block.text)) found.add(facet)
  }
  for (const form of page.forms) for (const field of form.fields) if (field.type === 'select') for (const facet of FACETS) if (field.label.includes(facet)) found.add(facet)
  return [...found].sort()
}

/** Links beside the words, or the links that follow them each on a line of its own. */
function hotWordsOf(page: Page): string[] {
  const at = page.blocks.findIndex(block => HOT.test(block.text))
  if (at < 0) return []
  const words: string[] = []
  const byBlock = (index: number): Link[] => page.links.filter(link => link.kind === 'a' && link.block === index)
  for (let index = at; index < page.blocks.length && index <= at + 20; index++) {
    const links = byBlock(index)
    const isLinksOnly = links.length > 0 && links.map(link => link.text).join('').length >= (page.blocks[index]?.text ?? '').replaceAll(/[\s|、，\d.]/g, '').length
    if (index > at && (!isLinksOnly || (page.blocks[index]?.heading ?? 0) > 0)) break
    words.push(...links.map(link => link.text))
    if (index === at && links.length > 0) break
  }
  return [...new Set(words)].filter(word => word.length >= 2 && word.length <= 20 && !HOT.test(word) && !PAGING.test(word)).slice(0, 20)
}
