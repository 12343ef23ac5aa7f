import type { Page } from '../../page/page.ts'
import { simplified } from '../../page/simplified.ts'
import type { Dataset, Guide, ListItem, Message, PageFacts, PageKind, Survey } from '../page-facts.ts'
import { ITEM_PATH, KIND_RULES, LIST_PATH, PLAIN_COLUMN, POLICY_TITLE, POLICY_TRAIL } from './lexicon/page-kinds.ts'
import type { KindRule } from './lexicon/page-kinds.ts'
import { ONE_THING_TITLE } from '../lexicon/service-words.ts'
import { metaValue } from './meta-state.ts'

/** What is already understood of a page when its kind is decided. */
export interface Understood {
  /** The page's own title, without the site's name. */
  readonly title: string | null
  readonly column: string | null
  readonly columnTypes: readonly string[]
  readonly isDateShown: boolean
  readonly publishDate: string | null
  readonly documentNumber: string | null
  readonly indexNumber: string | null
  readonly items: readonly ListItem[]
  readonly guide: Guide | null
  readonly messages: readonly Message[]
  readonly survey: Survey | null
  readonly dataset: Dataset | null
  readonly searchResults: PageFacts['searchResults']
}

type Shape = 'item' | 'list' | 'other'

const HOME_PATH = /^\/(?:(?:index|default|home|main)\.(?:s?html?|jsp|php|aspx?|do|action))?$/i
const LONG_TEXT = 180

/** Decides what a page is, by what was read from it and by what it calls itself. */
export function judgeKind(page: Page, understood: Understood): PageKind {
  // A file, or the data behind a list: nothing that a visitor looks at.
  if (page.blocks.length === 0 && page.title === null && Object.keys(page.metas).length === 0) return 'other'
  if (isHome(page)) return 'home'
  const shape = shapeOf(page, understood)
  if (understood.dataset !== null) return 'dataset'
  if (shape !== 'list' && isOneThing(understood)) return 'topic'
  if (understood.guide !== null && shape !== 'list') return 'guide'
  if (understood.searchResults !== null && !(shape === 'item' && understood.publishDate !== null)) return 'search'
  const named = ruleFor(page, understood, shape)
  // What the page is named for beats what merely also stands on it, such as a login box.
  if (named !== null && named !== 'interpretation' && named !== 'survey') return named
  if (understood.messages.length === 1 && shape !== 'list' && understood.messages[0]?.reply !== undefined) return 'message'
  if (understood.messages.length > 1) return 'message-board'
  if (understood.survey !== null && shape !== 'list') return 'survey'
  if (named !== null) return named
  if (shape === 'item') return isPolicy(understood, page) ? 'policy' : 'item'
  return shape === 'list' ? 'column' : 'other'
}

function isHome(page: Page): boolean {
  const url = URL.parse(page.url)
  if (url === null || url.search !== '') return false
  return HOME_PATH.test(url.pathname) || (metaValue(page, 'PageCategory') === 'index' && url.pathname.split('/').length <= 2)
}

/**
 * “一件事”: several matters brought together under one theme, with elements like those of a guide. News and documents
 * about it bear dates and numbers.
 */
export function isOneThing({ title, guide, publishDate, documentNumber }: Pick<Understood, 'title' | 'guide' | 'publishDate' | 'documentNumber'>): boolean {
  const name = (title ?? '').split(/[-_|—]/, 1)[0]?.trim() ?? ''
  return name.length <= 40 && ONE_THING_TITLE.test(name) && documentNumber === null && (guide !== null || publishDate === null)
}

/** A single text, a list, or neither. */
function shapeOf(page: Page, understood: Understood): Shape {
  const path = pathOf(page.url)
  const dated = understood.items.reduce((count, item) => count + (item.date === null ? 0 : 1), 0)
  const category = metaValue(page, 'PageCategory')?.toLowerCase() ?? ''
  if (metaValue(page, 'ArticleTitle') !== null) return 'item'
  if (/article|content|detail/.test(category)) return 'item'
  const own = ownText(page)
  if (understood.isDateShown && own >= 60 && (dated < 3 || own > LONG_TEXT * 2) && !LIST_PATH.test(path)) return 'item'
  if (ITEM_PATH.test(path) && dated < 5 && !LIST_PATH.test(path)) return 'item'
  if (understood.isDateShown && dated === 0 && own >= LONG_TEXT) return 'item'
  const hasListSource = page.lists.length > 0 || page.needsScript.list
  if (dated >= 2 || understood.items.length >= 3 || hasListSource || /column|list|channel/.test(category)) return own > LONG_TEXT * 4 && dated < 3 && !hasListSource ? 'item' : 'list'
  if (own >= LONG_TEXT) return 'item'
  return LIST_PATH.test(path) && (understood.columnTypes.length > 0 || metaValue(page, 'ColumnName') !== null) ? 'list' : 'other'
}

/** Characters of running text: long blocks of the main part that are not mere links. */
function ownText(page: Page): number {
  let length = 0
  for (const block of page.blocks) if (block.zone === 'main' && block.text.length >= 40) length += block.text.length
  return length
}

function ruleFor(page: Page, understood: Understood, shape: Shape): PageKind | null {
  const own = [understood.title, page.breadcrumbs.at(-1)?.text ?? null, shape === 'item' ? null : understood.column].filter(name => name !== null).map(simplified)
  const trail = simplified([...understood.columnTypes, understood.column ?? '', ...page.breadcrumbs.slice(0, shape === 'item' ? undefined : -1).map(crumb => crumb.text)].join(' > '))
  const path = pathOf(page.url)
  const isPlain = shape === 'list' && own.some(name => PLAIN_COLUMN.test(name))
  for (const rule of KIND_RULES) {
    if (rule.shape !== undefined && !rule.shape.includes(shape)) continue
    if (isPlain && rule.kind !== 'search' && rule.kind !== 'site-map') continue
    if (rule.name !== undefined && !own.some(name => rule.name?.test(name) === true)) continue
    if (rule.trail !== undefined && !rule.trail.test(trail)) continue
    if (rule.path !== undefined && !rule.path.test(path)) continue
    if (rule.needs !== undefined && !hasNeeded(page, rule.needs)) continue
    if (shape === 'item' && !mayBeItem(rule, understood)) continue
    return rule.kind
  }
  return null
}

/** A news item about a new search or login service is an item, not that service. */
function mayBeItem(rule: KindRule, understood: Understood): boolean {
  if (rule.shape !== undefined) return true
  return rule.kind === 'annual-report' || rule.kind === 'privacy-notice' || understood.publishDate === null
}

function hasNeeded(page: Page, needed: NonNullable<KindRule['needs']>): boolean {
  const forms = page.forms.filter(form => form.zone === 'main' || form.zone === 'nav')
  const fields = forms.flatMap(form => form.fields).filter(field => field.type !== 'hidden')
  switch (needed) {
    case 'password': return fields.some(field => field.type === 'password')
    case 'question-form': return fields.some(field => /问题|提问|咨询/.test(field.label))
    case 'upload-or-textarea': return fields.some(field => field.type === 'textarea' || field.type === 'file')
    case 'form': return fields.length > 0 || page.needsScript.shell || page.links.some(link => link.kind === 'frame')
  }
}

function isPolicy(understood: Understood, page: Page): boolean {
  const trail = simplified([...understood.columnTypes, understood.column ?? '', ...page.breadcrumbs.map(crumb => crumb.text)].join(' > '))
  const title = understood.title ?? ''
  if (understood.documentNumber !== null && (POLICY_TRAIL.test(trail) || POLICY_TITLE.test(title) || understood.indexNumber !== null)) return true
  if (/解读|新闻|动态|要闻|公示|采购|招标/.test(trail)) return false
  return POLICY_TRAIL.test(trail) && !/解读|图解|问答/.test(title)
}

function pathOf(url: string): string {
  const start = url.indexOf('/', url.indexOf('//') + 2)
  return start < 0 ? '/' : url.slice(start)
}
