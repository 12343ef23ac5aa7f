import iconv from 'iconv-lite'
import type { Form, Page } from '../../page/page.ts'

/** A search box that a GET can use. */
export interface SearchForm {
  readonly scope: 'site' | 'disclosure'
  readonly action: string
  /** Name of the field the query goes into. */
  readonly field: string
  /** The form's other fields as they stand. */
  readonly fixed: readonly (readonly [string, string])[]
  readonly charset: string
  /** Page it stands on. */
  readonly from: string
}

const QUERY_FIELD = /^(?:q|s|k|kw|wd|key|keys|word|words|query|search|searchword|searchwords|searchkey|searchtext|searchvalue|keyword|keywords|textfield|title|content|qt|tpl_?q|sw|ss|sstext|jiansuo|chaxun)$|search|keyword|query/i
const SEARCH_WORDS = /搜|检索|查询|search/i
const DISCLOSURE = /信息公开|政务公开|zwgk|xxgk|gkml|zfxxgk|\/open/i
const FIXED_TYPES = new Set(['hidden', 'select'])

/** The search boxes of a page that send a GET; never those that ask for more than one thing (log-in, message). */
export function findSearchForms(page: Page): SearchForm[] {
  return page.forms.flatMap(form => searchFormOf(form, page) ?? [])
}

function searchFormOf(form: Form, page: Page): SearchForm | null {
  if (form.method !== 'get' || form.action === null) return null
  const texts = form.fields.filter(field => field.type === 'text' || field.type === 'search' || field.type === '')
  if (form.fields.some(field => field.type === 'password' || field.type === 'textarea' || field.type === 'file') || texts.length === 0 || texts.length > 3) return null
  const says = `${form.buttons.join(' ')} ${texts.map(field => field.label).join(' ')} ${form.action}`
  const field = texts.find(({ name }) => QUERY_FIELD.test(name)) ?? (texts.length === 1 && SEARCH_WORDS.test(says) ? texts[0] : undefined)
  if (field === undefined || field.name === '' || !SEARCH_WORDS.test(`${says} ${field.name}`)) return null
  // The box in the head of every page is the site's own, wherever the page stands.
  const about = form.zone === 'header' || form.zone === 'nav' ? form.action : `${form.action} ${page.url} ${page.breadcrumbs.map(crumb => crumb.text).join(' ')} ${page.title ?? ''}`
  return {
    scope: DISCLOSURE.test(about) ? 'disclosure' : 'site',
    action: form.action,
    field: field.name,
    fixed: form.fields.flatMap(({ name, type, value }) => (FIXED_TYPES.has(type) && name !== '' ? [[name, value] as const] : [])).slice(0, 20),
    charset: page.charset,
    from: page.url,
  }
}

/** The address a browser would go to when `query` is sent with a form. */
export function searchUrl(form: SearchForm, query: string): string {
  const url = new URL(form.action)
  const pairs = [...form.fixed, [form.field, query] as const].map(([name, value]) => `${escapeIn(name, form.charset)}=${escapeIn(value, form.charset)}`)
  // A GET form replaces the query of its action (HTML Standard, form submission).
  url.search = pairs.join('&')
  return url.href
}

function escapeIn(text: string, charset: string): string {
  const bytes = iconv.encodingExists(charset) ? iconv.encode(text, charset) : Buffer.from(text)
  let escaped = ''
  for (const byte of bytes) {
    const character = String.fromCharCode(byte)
    escaped += byte === 0x20 ? '+' : /[A-Za-z0-9*._-]/.test(character) ? character : `%${byte.toString(16).padStart(2, '0').toUpperCase()}`
  }
  return escaped
}
