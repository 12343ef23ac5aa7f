import type { HtmlReader } from './html-reader.ts'
import { FOOTER_WORDING } from './lexicon/zones.ts'
import { simplified } from './simplified.ts'
import type { Link, ListSource, Page } from './page.ts'

const ENOUGH_FOOTER = 15
const SHELL_TEXT = 60
const MOUNT_POINT = /(?:^|\s)(?:app|root|__next|__nuxt|main-app|application)(?:\s|$)/i
const LOADS = /\$\.(?:ajax|get|post|getJSON)\b|\bfetch\s*\(|\baxios\b|XMLHttpRequest|\.load\s*\(|\.open\s*\(\s*['"](?:GET|POST)/
const FOOTER_FILE = /(?:^|[/_.-])(?:foot(?:er)?|bottom|btm|copyright|dibu|yejiao)[\w.-]*\.js/i
const WRITES_FOOTER = /(?:document\.write(?:ln)?|innerHTML|\.html\s*\(|\.load\s*\(|\.append\s*\()/
const FOOTER_NAME = /foot|bottom|copyright|主办单位|ICP备|公网安备/i

/** Which parts of a page are missing until its scripts run. */
export function needOfScript(reader: HtmlReader, links: readonly Link[], lists: readonly ListSource[], refresh: Page['refresh']): Page['needsScript'] {
  const { scripts, content } = reader
  const code = scripts.inline.filter(script => !/xml|json/.test(script.type))
  const hasScripts = code.length > 0 || scripts.external.length > 0
  if (!hasScripts) return { shell: false, list: false, footer: false }
  const anchors = links.reduce((count, link) => count + (link.kind === 'a' || link.kind === 'area' || link.kind === 'frame' ? 1 : 0), 0)
  return {
    shell: refresh === null && isShell(reader, anchors),
    list: needsList(reader, links, lists, code.map(script => script.source)),
    footer: needsFooter(reader, code.map(script => script.source)),
  }
  function isShell({ emptyLists }: HtmlReader, anchorCount: number): boolean {
    const text = content.blocks.reduce((sum, block) => sum + block.text.length, 0)
    if (anchorCount >= 5) return false
    return text < SHELL_TEXT || (text < 300 && emptyLists.some(names => MOUNT_POINT.test(names)))
  }
}

/** An empty list container beside a script that loads something, or rows that are still a template. */
function needsList(reader: HtmlReader, links: readonly Link[], lists: readonly ListSource[], code: readonly string[]): boolean {
  if (lists.some(list => list.kind === 'hanweb-recordset' || list.kind === 'json-list')) return false
  if (reader.content.blocks.some(block => block.zone !== 'footer' && block.text.includes('{{') && block.text.includes('}}'))) return true
  if (reader.emptyLists.length === 0) return false
  if (links.filter(link => link.kind === 'a' && link.date !== null && link.zone !== 'footer').length >= 3) return false
  const named = reader.emptyLists.flatMap(names => names.split(/\s+/)).filter(name => name.length >= 3)
  return code.some(source => LOADS.test(source) || (/innerHTML|\.html\s*\(|\.append\s*\(/.test(source) && named.some(name => source.includes(name))))
}

function needsFooter(reader: HtmlReader, code: readonly string[]): boolean {
  const footer = reader.content.blocks.filter(block => block.zone === 'footer')
  const length = footer.reduce((sum, block) => sum + block.text.length, 0)
  if (length >= ENOUGH_FOOTER && (footer.some(block => FOOTER_WORDING.test(simplified(block.text))) || length >= 80)) return false
  if (reader.emptyFooter) return true
  const external = reader.scripts.external
  if (external.some(({ source, zone }) => FOOTER_FILE.test(source) || (zone === 'footer' && length < ENOUGH_FOOTER && !/jiucuo|conac/.test(source)))) return true
  return code.some(source => WRITES_FOOTER.test(source) && FOOTER_NAME.test(source)) || reader.scripts.inline.some(({ zone, source }) => zone === 'footer' && /document\.write/.test(source))
}
