import type { MandatedMeta, MetaState, PageFacts, PageKind } from '../facts/page-facts.ts'
import { FOOTER_MARKS, MANDATED_METAS } from '../facts/page-facts.ts'
import type { Page } from '../page/page.ts'

/** What `inspect --json` prints: everything understood of one page; null where the page does not say. */
export function inspectionDocument(page: Page, facts: PageFacts): Readonly<Record<string, unknown>> {
  const footer = Object.fromEntries(FOOTER_MARKS.map(mark => [mark, facts.footer[mark]]))
  return {
    url: facts.url,
    status: facts.status,
    charset: facts.charset,
    charsetFrom: page.charsetFrom,
    lang: page.lang,
    kind: facts.kind,
    // As the document names itself; the page's own name without the site's is `heading`.
    title: page.title ?? facts.title,
    heading: facts.title,
    siteName: facts.siteName,
    siteDomain: facts.siteDomain,
    siteCode: facts.siteCode,
    column: facts.column,
    columnType: facts.columnTypes.length === 0 ? null : facts.columnTypes.join(','),
    breadcrumbs: facts.breadcrumbs,
    publishDate: facts.publishDate,
    source: facts.source,
    documentNumber: facts.documentNumber,
    indexNumber: facts.indexNumber,
    footer,
    footerObservable: facts.footerObservable,
    metas: Object.fromEntries(MANDATED_METAS.map(meta => [meta, { state: facts.metas[meta], values: page.metas[meta.toLowerCase()] ?? [] }])),
    items: facts.items,
    itemsObservable: facts.itemsObservable,
    nextPages: facts.nextPages,
    lists: page.lists.map(list => list.kind),
    attachments: facts.attachments,
    forms: facts.forms,
    headings: facts.headings,
    guide: facts.guide,
    messages: facts.messages,
    survey: facts.survey,
    dataset: facts.dataset,
    searchResults: facts.searchResults,
    personalData: facts.personalData,
    textErrors: facts.textErrors,
    mixedContent: facts.mixedContent,
    libraries: facts.libraries,
    needsScript: page.needsScript,
    refresh: page.refresh,
    links: page.links.length,
    textLength: page.textLength,
    text: facts.text.slice(0, 2000),
  }
}

const KIND_NAMES: Readonly<Record<PageKind, string>> = {
  home: '首页', column: '栏目列表', item: '信息条目', policy: '政策文件', interpretation: '政策解读', guide: '办事指南', 'form-download': '表格下载', 'message-board': '留言信箱', message: '留言',
  survey: '征集调查', search: '搜索', login: '登录', register: '注册', 'question-box': '智能问答', 'site-map': '网站地图', 'annual-report': '年度报告（报表）', 'data-catalogue': '数据目录', dataset: '数据集',
  topic: '专题专栏', 'query-service': '查询服务', 'foi-request': '依申请公开', 'user-centre': '用户中心', rating: '评价', 'privacy-notice': '隐私声明', other: '其他',
}
const META_STATES: Readonly<Record<MetaState, string>> = { present: '有', empty: '空', placeholder: '占位符', wrong: '有误', absent: '无' }
const CHARSET_FROM: Readonly<Record<Page['charsetFrom'], string>> = { bom: 'BOM', header: '响应头', meta: '页面声明', detected: '识别', default: '缺省' }
const SHOWN_ITEMS = 15
const NONE = '（未见）'

/** What `inspect` prints for people: a summary in Chinese. */
export function inspectionText(page: Page, facts: PageFacts): string {
  return [...identityLines(page, facts), '', ...footerLines(facts), '', ...metaLines(page, facts), ...listLines(facts), ...contentLines(facts), ...problemLines(page, facts)].join('\n')
}

function identityLines(page: Page, facts: PageFacts): string[] {
  return [
    row('网址', facts.url),
    row('类型', `${KIND_NAMES[facts.kind]}（${facts.kind}）`),
    row('编码', `${facts.charset}（${CHARSET_FROM[page.charsetFrom]}）`),
    row('标题', facts.title),
    row('网站名称', facts.siteName),
    row('网站域名', facts.siteDomain),
    row('网站标识码', facts.siteCode),
    row('栏目', facts.columnTypes.length === 0 ? facts.column : `${facts.column ?? NONE}（类型：${facts.columnTypes.join('、')}）`),
    row('位置', facts.breadcrumbs.length === 0 ? null : facts.breadcrumbs.map(crumb => crumb.text).join(' > ')),
    row('发布时间', facts.publishDate),
    row('来源', facts.source),
    row('文号', facts.documentNumber),
    row('索引号', facts.indexNumber),
    row('正文', `${page.textLength} 字，链接 ${page.links.filter(link => link.kind === 'a').length} 个，附件 ${facts.attachments.length} 个，表单 ${facts.forms.length} 个`),
  ]
}

function footerLines(facts: PageFacts): string[] {
  const title = facts.footerObservable ? '页脚标识' : '页脚标识（页脚由脚本生成，未渲染，以下仅供参考）'
  return [title, ...FOOTER_MARKS.map(mark => `  ${row(mark, facts.footer[mark])}`)]
}

function metaLines(page: Page, facts: PageFacts): string[] {
  const line = (meta: MandatedMeta): string => `  ${pad(meta, 18)}${META_STATES[facts.metas[meta]]}${valueOf(page, meta)}`
  return ['网页标签', ...MANDATED_METAS.map(line)]
}

function valueOf(page: Page, meta: MandatedMeta): string {
  const values = (page.metas[meta.toLowerCase()] ?? []).filter(value => value !== '')
  return values.length === 0 ? '' : `  ${cut(values.join(' | '), 60)}`
}

function listLines(facts: PageFacts): string[] {
  if (!facts.itemsObservable) return ['', '列表由脚本生成，未渲染，条目数未知']
  if (facts.items.length === 0) return []
  const shown = facts.items.slice(0, SHOWN_ITEMS).map(item => `  ${item.date ?? '（无日期）'}  ${cut(item.title, 60)}  ${item.url}`)
  const more = facts.items.length > SHOWN_ITEMS ? [`  …… 共 ${facts.items.length} 条`] : []
  const next = facts.nextPages.length > 0 ? [`  后续分页 ${facts.nextPages.length} 个，如 ${facts.nextPages[0]}`] : []
  return ['', `列表条目 ${facts.items.length} 条`, ...shown, ...more, ...next]
}

function contentLines(facts: PageFacts): string[] {
  const lines: string[] = []
  if (facts.guide !== null) lines.push('', `办事指南：${facts.guide.name}`, ...Object.entries(facts.guide.elements).map(([element, text]) => `  ${row(element, text === '' ? '（空）' : cut(text, 60))}`), `  材料 ${facts.guide.materials.length} 项，环节 ${facts.guide.steps.length} 个`)
  for (const message of facts.messages.slice(0, 5)) lines.push('', `留言：${cut(message.title, 60)}`, `  ${row('来信时间', message.submitted)}`, `  ${row('答复时间', message.replied)}`, `  ${row('答复', message.reply === null ? null : cut(message.reply, 80))}`)
  if (facts.survey !== null) lines.push('', `征集调查：${facts.survey.title}`, `  ${row('起止', `${facts.survey.opens ?? '?'} 至 ${facts.survey.closes ?? '?'}`)}`, `  ${row('状态', facts.survey.state)}`, `  ${row('结果', facts.survey.result?.url ?? null)}`)
  if (facts.dataset !== null) lines.push('', `数据集：${facts.dataset.title}`, `  ${row('更新', `${facts.dataset.updated ?? NONE}（周期：${facts.dataset.updateCycle ?? NONE}）`)}`, `  数据项 ${facts.dataset.fields.length} 个，文件 ${facts.dataset.files.length} 个，接口${facts.dataset.hasApi ? '有' : '无'}`)
  if (facts.searchResults !== null) lines.push('', `搜索“${facts.searchResults.query}”：${facts.searchResults.hits.length} 条结果`)
  return lines
}

function problemLines(page: Page, facts: PageFacts): string[] {
  const lines: string[] = []
  for (const finding of facts.personalData) lines.push(`  疑似${finding.kind}：${finding.masked}（${cut(finding.context, 60)}）`)
  for (const error of facts.textErrors) lines.push(`  疑似错误表述：“${error.wrong}”应为“${error.right}”（${cut(error.context, 60)}）`)
  for (const url of facts.mixedContent.slice(0, 5)) lines.push(`  https 页面引用 http 资源：${url}`)
  if (page.needsScript.shell) lines.push('  页面内容由脚本生成，需渲染后再看')
  return lines.length === 0 ? [] : ['', '需要留意', ...lines]
}

function row(name: string, value: string | null): string {
  return `${pad(name, 14)}${value ?? NONE}`
}

/** Pads to a width in columns; Chinese characters take two. */
function pad(text: string, width: number): string {
  let taken = 0
  for (const c of text) taken += c.charCodeAt(0) > 0x2e80 ? 2 : 1
  return text + ' '.repeat(Math.max(1, width - taken))
}

function cut(text: string, length: number): string {
  const line = text.replace(/\s+/g, ' ')
  return line.length > length ? `${line.slice(0, length)}…` : line
}
