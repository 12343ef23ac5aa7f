import type { Fact } from '../../model/evidence.ts'
import type { FactMap } from '../facts.ts'
import { TOPIC_PLACE } from '../lexicon/service-words.ts'
import type { ColumnNode } from './columns.ts'
import { isDeadStatus } from './dead-links.ts'
import { homeMissing } from './home.ts'
import { known, sortedBy, unknown } from './fact.ts'
import { isClickable } from './site.ts'
import type { Site } from './site.ts'

const TEXT = /^(?:网站|站点)?(?:地图|导航)$|站点地图|网站地图/

/** The site map page beside the columns that exist: columns it leaves out, entries that lead nowhere. Null: looked for and not there. */
export function siteMap(site: Site, tree: readonly ColumnNode[]): Fact<FactMap['site-map']> {
  if (site.homePage === null) return unknown(homeMissing(site))
  const page = site.pages.find(one => one.kind === 'site-map' && one.status < 400)
  if (page === undefined) return withoutPage(site)
  const links = page.links.filter(link => isClickable(link) && link.zone === 'main' && link.text !== '')
  if (links.length === 0) return unknown('站点地图由脚本生成，未能看到其内容')
  const entries = new Map<string, { text: string; url: string }>()
  for (const link of links) if (!entries.has(link.url)) entries.set(link.url, { text: link.text, url: link.url })
  const reached = new Set([...entries.keys()].map(url => site.resolve(url)))
  const names = new Set(links.map(link => link.text.trim()))
  // Only the upper two levels of columns of the same host belong on a site map; topics come and go.
  const upper = tree.filter(node => levelOf(node) <= 2 && !node.path.some(name => TOPIC_PLACE.test(name) && name !== node.name) && new URL(node.page.url).host === new URL(page.url).host)
  const columnsMissing = upper.filter(node => !reached.has(node.page.url) && !names.has(node.name)).map(node => node.name)
  const deadEntries = [...entries.keys()].filter(url => isDeadStatus(site.statusOf(url)))
  return known({ url: page.url, entries: sortedBy(entries.values(), entry => entry.url), columnsMissing: [...new Set(columnsMissing)].sort(), deadEntries: deadEntries.sort() }, [page.evidence])
}

function levelOf(node: ColumnNode): number {
  let level = 1
  for (let above = node.parent; above !== null && level < 12; above = above.parent) level++
  return level
}

/** A link to a site map that nobody opened is no proof that there is none. */
function withoutPage(site: Site): Fact<FactMap['site-map']> {
  const home = site.homePage
  const link = home?.links.find(one => isClickable(one) && TEXT.test(one.text.trim()))
  if (home === null || home === undefined) return unknown(homeMissing(site))
  if (link === undefined) return home.footerObservable ? known(null, [home.evidence]) : unknown('页脚由脚本生成，未能看到是否有站点地图')
  const status = site.statusOf(link.url)
  if (isDeadStatus(status)) return known(null, [home.evidence])
  return unknown(`没有看到站点地图页面（${link.url}）`)
}
