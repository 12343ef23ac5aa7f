import { PORTAL } from '../city.ts'
import { daysBefore } from '../calendar.ts'
import { seededRandom } from '../random.ts'
import type { Random } from '../random.ts'
import { GOVERNMENT_THEMES } from '../text/government-themes.ts'
import { LIVELIHOOD_THEMES } from '../text/livelihood-themes.ts'
import { escapeHtml, fill } from '../text/fill.ts'
import { DEPARTMENTS, LEADERS } from '../city.ts'
import type { Theme } from '../text/theme.ts'
import type { ColumnSpec } from './column.ts'
import { renderPage } from './shell.ts'
import type { MetaFault, PageSpec } from './shell.ts'

/** One published item of the portal. `date` is `YYYY-MM-DD HH:MM`. */
export interface SampleItem {
  readonly url: string
  readonly title: string
  readonly date: string
  readonly source: string
  readonly columnKey: string
  readonly paragraphs: readonly string[]
  readonly attachments: readonly { readonly url: string; readonly text: string }[]
  readonly faults: readonly MetaFault[]
  /** HTML placed after the paragraphs. */
  readonly extra: string
  /** The page shows neither date nor, for `no-source`, where it comes from. */
  readonly columnNameOnPage: string | null
}

/** Templates by theme key. */
export const THEMES: Readonly<Record<string, Theme>> = { ...GOVERNMENT_THEMES, ...LIVELIHOOD_THEMES }

function titleFor(spec: ColumnSpec, theme: Theme, index: number, random: Random, used: Set<string>): string {
  if (spec.key === 'jgzn') return `青岚${DEPARTMENTS[index * 2 + 1] ?? ''}机构职能`
  if (spec.key === 'fzrxx') return `${LEADERS[index]?.[0] ?? ''} ${LEADERS[index]?.[1] ?? ''}`
  if (spec.key === 'gkxx') return theme.titles[index] ?? ''
  for (;;) {
    const title = fill(theme.titles[(index + (spec.key === 'xwfbh' ? 0 : random.int(0, 2))) % theme.titles.length] ?? '', random)
    if (!used.has(title)) return title
  }
}

/** Generates the items of one column, newest first. `used` keeps titles unique over the portal. */
export function generateItems(spec: ColumnSpec, used: Set<string>): SampleItem[] {
  if (spec.count === 0) return []
  const theme = THEMES[spec.theme]
  if (theme === undefined) throw new Error(`no theme ${spec.theme}`)
  const random = seededRandom(`items/${spec.key}`)
  return Array.from({ length: spec.count }, (_, index) => {
    const title = titleFor(spec, theme, index, random, used)
    used.add(title)
    const day = daysBefore(spec.newest + index * spec.step)
    const date = `${day} ${String(random.int(8, 17)).padStart(2, '0')}:${String(random.int(0, 59)).padStart(2, '0')}`
    const source = random.pick(theme.sources)
    const month = day.slice(0, 7).replace('-', '')
    const url = `http://${PORTAL}${spec.path}${month}/t${day.replaceAll('-', '')}_${9000 + hash(spec.key) * 100 + index}.shtml`
    const sentences = random.take(theme.sentences, random.int(2, theme.sentences.length)).map(sentence => fill(sentence, random))
    const paragraphs = [leadFor(title, source, day, random), ...sentences, fill(random.pick(CLOSINGS), random)]
    return { url, title, date, source, columnKey: spec.key, paragraphs, attachments: [], faults: spec.faults ?? [], extra: '', columnNameOnPage: null }
  })
}

const CLOSINGS = [
  '下一步，{局}将会同{区}持续抓好落实，有关进展及时向社会公布。',
  '市民可通过市政府门户网站互动交流栏目提出意见建议。',
  '本信息由{局}负责解释，政策咨询请在工作时间联系。',
  '{区}、{区}等地也同步推进了相关工作。',
] as const

function leadFor(title: string, source: string, day: string, random: Random): string {
  const [, month, date] = day.split('-')
  return random.pick([
    `${Number(month)}月${Number(date)}日，从${source}获悉，${title}有关情况现予公布。`,
    `近日，${source}发布信息：${title}。`,
    `根据政府信息公开有关要求，现将“${title}”相关内容公开如下。`,
  ])
}

function hash(key: string): number {
  let value = 7
  for (const char of key) value = (value * 31 + (char.codePointAt(0) ?? 0)) % 907
  return value
}

/** The page of an item: heading, date and source line, body, attachments. */
export function itemPage(item: SampleItem, column: { readonly name: string; readonly type: string }, crumbs: PageSpec['crumbs'], head?: string, hasBreadcrumb = true): string {
  const shown: string[] = []
  if (!item.faults.includes('no-date')) shown.push(`<span>发布时间：${item.date}</span>`)
  if (!item.faults.includes('no-source')) shown.push(`<span>来源：${escapeHtml(item.source)}</span>`)
  shown.push('<span>字体：[大 中 小]</span>')
  const body = item.paragraphs.map(text => `<p>${escapeHtml(text)}</p>`).join('\n')
  const attachments = item.attachments.length === 0 ? '' : `<div class="attachments"><p>附件：</p><ul>${item.attachments.map(file => `<li><a href="${file.url}">${escapeHtml(file.text)}</a></li>`).join('')}</ul></div>`
  return renderPage({
    url: item.url, title: item.title, kind: 'item', crumbs, column: { name: item.columnNameOnPage ?? column.name, type: column.type }, item, faults: item.faults, hasBreadcrumb,
    ...(head === undefined ? {} : { head }),
    main: `<div class="article"><h1>${escapeHtml(item.title)}</h1>
<div class="info">${shown.join('　')}</div>
<div class="TRS_Editor" id="zoom">
${body}
${item.extra}
</div>
${attachments}
</div>`,
  })
}
