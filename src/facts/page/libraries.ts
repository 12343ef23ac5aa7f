import type { Page } from '../../page/page.ts'
import type { PageFacts } from '../page-facts.ts'

type Libraries = PageFacts['libraries']

/** File or folder name → the name used in the list of weaknesses. */
const ALIASES: Readonly<Record<string, string>> = {
  'jquery': 'jquery', 'jquery-ui': 'jquery-ui', 'jqueryui': 'jquery-ui', 'jquery.ui': 'jquery-ui', 'jquery-migrate': 'jquery-migrate',
  'jquery.validate': 'jquery-validation', 'jquery-validate': 'jquery-validation', 'jquery-validation': 'jquery-validation',
  'bootstrap': 'bootstrap', 'twitter-bootstrap': 'bootstrap', 'bootstrap-select': 'bootstrap-select', 'vue': 'vue', 'react': 'react', 'react-dom': 'react', 'angular': 'angularjs', 'angularjs': 'angularjs', 'angular.js': 'angularjs',
  'layui': 'layui', 'layer': 'layer', 'swiper': 'swiper', 'echarts': 'echarts', 'highcharts': 'highcharts', 'moment': 'moment', 'moment.js': 'moment',
  'lodash': 'lodash', 'lodash.js': 'lodash', 'underscore': 'underscore', 'underscore.js': 'underscore', 'handlebars': 'handlebars', 'handlebars.js': 'handlebars', 'mustache': 'mustache', 'mustache.js': 'mustache',
  'axios': 'axios', 'select2': 'select2', 'datatables': 'datatables', 'jquery.datatables': 'datatables', 'video': 'video.js', 'video.js': 'video.js', 'videojs': 'video.js',
  'knockout': 'knockout', 'plupload': 'plupload', 'ckeditor': 'ckeditor', 'tinymce': 'tinymce', 'element-ui': 'element-ui', 'zepto': 'zepto', 'd3': 'd3', 'dwr': 'dwr', 'fancybox': 'fancybox', 'superslide': 'superslide', 'jquery.superslide': 'superslide',
}

const VERSION = String.raw`(\d{1,3}\.\d{1,3}(?:\.\d{1,4})?(?:-(?:alpha|beta|rc)[.\d]{0,6})?)`
const IN_FILE = new RegExp(String.raw`^([a-z][a-z.\-]{0,30}?\d?)(?:js)?[-._@]v?${VERSION}(?:[-._](?:min|slim|slim\.min|custom|custom\.min|pack|prod|bundle|bundle\.min|common|esm|umd|full|all))*\.js$`)
const FILE_NAME = /^([a-z][a-z.-]{0,30}?\d?)(?:[-._](?:min|slim|pack|prod|bundle|custom|all|global|runtime|browser|esm|umd|common))*\.js$/
const AS_FOLDER = new RegExp(`^v?${VERSION}$`)
const NAMED_FOLDER = new RegExp(`^([a-z][a-z.\\-]{0,30}\\d?)[@\\-_]v?${VERSION}$`)

/** Name and version as a script's address says them; null when it says no version (a `?v=` often only defeats caches). */
export function libraryOf(url: string): { name: string; version: string } | null {
  let path: string
  try {
    path = decodeURIComponent(new URL(url).pathname).toLowerCase()
  } catch {
    return null // not a usable address: nothing to learn from it
  }
  const parts = path.split('/').filter(part => part !== '').slice(-8)
  const file = parts.pop() ?? ''
  const versioned = IN_FILE.exec(file)
  const direct = versioned?.[1] === undefined ? undefined : nameOf(versioned[1])
  if (direct !== undefined && versioned?.[2] !== undefined) return { name: direct, version: versioned[2] }
  const plain = FILE_NAME.exec(file)?.[1]
  const name = plain === undefined ? undefined : nameOf(plain)
  if (name === undefined) return null
  for (let index = parts.length - 1; index >= 0; index--) {
    const folder = parts[index] ?? ''
    const named = NAMED_FOLDER.exec(folder)
    if (named?.[2] !== undefined && nameOf(named[1] ?? '') === name) return { name, version: named[2] }
    const bare = AS_FOLDER.exec(folder)?.[1]
    const above = parts[index - 1] ?? ''
    if (bare !== undefined && (nameOf(above) === name || nameOf(above) === undefined)) return { name, version: bare }
  }
  return null
}

const nameOf = (name: string): string | undefined => (Object.hasOwn(ALIASES, name) ? ALIASES[name] : undefined)

/** Banner comments of library files: the surest sign of a version. Sticky patterns over the first characters only. */
const BANNERS: readonly (readonly [string, RegExp])[] = [
  ['jquery-ui', /jQuery UI (?:- )?v?(\d+\.\d+(?:\.\d+)?)/],
  ['jquery-migrate', /jQuery Migrate (?:- )?v?(\d+\.\d+(?:\.\d+)?)/],
  ['jquery-validation', /jQuery Validation Plugin (?:- )?v?(\d+\.\d+(?:\.\d+)?)/],
  ['jquery', /jQuery (?:JavaScript Library )?v(\d+\.\d+(?:\.\d+)?)/],
  ['bootstrap', /\bBootstrap (?:\([^)]{0,40}\) )?v(\d+\.\d+(?:\.\d+)?)|bootstrap(?:-\w+)?\.js v(\d+\.\d+(?:\.\d+)?)/],
  ['vue', /Vue\.js v(\d+\.\d+(?:\.\d+)?)/],
  ['angularjs', /AngularJS v(\d+\.\d+(?:\.\d+)?)/],
  ['swiper', /Swiper (\d+\.\d+(?:\.\d+)?)/],
  ['layui', /layui-v(\d+\.\d+(?:\.\d+)?)/],
  ['moment', /moment\.js\s+\/?\/?!? ?version ?: ?(\d+\.\d+(?:\.\d+)?)/],
  ['underscore', /Underscore\.js (\d+\.\d+(?:\.\d+)?)/],
  ['datatables', /DataTables (\d+\.\d+(?:\.\d+)?)/],
  ['select2', /Select2 (\d+\.\d+(?:\.\d+)?)/],
  ['handlebars', /handlebars v(\d+\.\d+(?:\.\d+)?)/],
]

/** Library of a script's own text, from its banner comment (first 1,000 characters). */
export function libraryInScript(source: string): { name: string; version: string } | null {
  const head = source.slice(0, 1000)
  if (!/\/\*|\/\//.test(head)) return null
  for (const [name, pattern] of BANNERS) {
    const match = pattern.exec(head)
    const version = match?.[1] ?? match?.[2]
    if (version !== undefined) return { name, version }
  }
  return null
}

/** Script libraries a page loads or carries inline, with their versions; sorted, each once. */
export function findLibraries(page: Page, _text: string): Libraries {
  const found = new Map<string, Libraries[number]>()
  const add = (library: { name: string; version: string } | null, url: string): void => {
    if (library !== null) found.set(`${library.name} ${library.version} ${url}`, { ...library, url })
  }
  for (const link of page.links) if (link.kind === 'script') add(libraryOf(link.url), link.url)
  for (const source of page.scripts) if (source.length > 2000) add(libraryInScript(source), page.url)
  return [...found].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, library]) => library)
}
