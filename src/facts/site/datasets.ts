import type { Fact } from '../../model/evidence.ts'
import { joinDatasets } from '../../page/open-data/dataset.ts'
import type { FactMap } from '../facts.ts'
import type { Dataset, PageFacts } from '../page-facts.ts'
import { homeMissing } from './home.ts'
import { isDeadStatus } from './dead-links.ts'
import { known, order, sortedBy, unknown } from './fact.ts'
import { evidenceOf, foundPage, hostOf, isClickable, titleOf } from './site.ts'
import type { Site } from './site.ts'
import type { SiteResource } from './site-input.ts'

const PLATFORM_LINK = /^(?:政府|公共|政务)?(?:数据开放|开放数据|公共数据开放)(?:平台|网站|网|目录)?$|(?:公共|政府|政务)数据(?:资源)?开放/
const REQUEST_LINK = /数据(?:申请|需求|请求)|需求(?:申请|征集|反馈|提交)|申请开放|我要数据|数据征集|开放需求/
const FILTERS = ['主题', '部门', '领域', '行业', '格式', '标签', '评级', '评分', '更新周期', '更新频率', '开放属性', '开放类型', '地区', '区县', '提供单位', '来源', '关键字', '场景'] as const
const APPLICATIONS_KEPT = 200

/** Data sets with a page of their own, sorted by URL. */
export function datasets(site: Site): Fact<readonly Dataset[]> {
  const sets = allSets(site)
  if (sets.length > 0) return known(sets, [...evidenceOf(dataPages(site)), ...evidenceOf(filePages(site)), ...catalogueAnswers(site).map(answer => answer.evidence)])
  if (site.homePage === null) return unknown(homeMissing(site))
  const link = platformLink(site)
  if (link === null) return known([], [site.homePage.evidence])
  const catalogue = site.pages.find(page => page.kind === 'data-catalogue' && page.status < 400)
  return catalogue !== undefined && catalogue.itemsObservable ? known([], [catalogue.evidence]) : unknown(`数据开放平台（${link.url}）的数据集未能看到`)
}

/** Answers of catalogue interfaces on the unit's own hosts. */
const catalogueAnswers = (site: Site): SiteResource[] => [...site.resourceAt.values()].filter(resource => resource.datasets !== undefined && resource.status < 400 && site.isInternal(resource.url))

/** Every data set once, by its own page, else by a catalogue; what the page leaves out the catalogue may say. */
export function allSets(site: Site): Dataset[] {
  const found = new Map<string, Dataset>()
  for (const page of dataPages(site)) if (page.dataset !== null) found.set(page.url, page.dataset)
  const listed = sortedBy(catalogueAnswers(site), answer => answer.url).flatMap(answer => answer.datasets ?? [])
  // Additions come last: what nobody lists or describes they do not make a data set.
  for (const set of [...listed.filter(({ title }) => title !== ''), ...listed.filter(({ title }) => title === '')]) {
    const url = site.resolve(set.url)
    const own = found.get(url)
    if (own !== undefined) found.set(url, joinDatasets(own, set))
    else if (set.title !== '') found.set(url, { ...set, url })
  }
  // A file that a data set's own page or a catalogue offers is no data set by itself.
  const offered = new Set([...found.values()].flatMap(({ files }) => files.map(file => site.resolve(file.url))))
  for (const page of filePages(site)) for (const set of page.fileList ?? []) {
    if (!set.files.some(file => offered.has(site.resolve(file.url))) && !found.has(site.resolve(set.url))) found.set(site.resolve(set.url), { ...set, url: site.resolve(set.url) })
  }
  return sortedBy(found.values(), dataset => dataset.url)
}

const filePages = (site: Site): PageFacts[] => site.pages.filter(page => page.fileList !== undefined && page.status < 400 && site.isInternal(page.url))
const dataPages = (site: Site): PageFacts[] => site.pages.filter(page => page.dataset !== null && page.status < 400)

function platformLink(site: Site): { url: string; text: string } | null {
  for (const page of [site.homePage, ...site.pages]) {
    const link = page?.links.find(one => isClickable(one) && one.text.length <= 24 && PLATFORM_LINK.test(one.text))
    if (link !== undefined) return { url: link.url, text: link.text }
  }
  return null
}

/** The platform or section that opens data; null when home was seen and nothing leads to one. */
export function dataPlatform(site: Site): Fact<FactMap['data-platform']> {
  if (site.homePage === null) return unknown(homeMissing(site))
  const catalogues = site.pages.filter(page => page.kind === 'data-catalogue' && page.status < 400)
  // A page that lists the files is the catalogue there is.
  const lists = filePages(site)
  const sets = [...dataPages(site), ...lists]
  const link = platformLink(site)
  const [answer] = sortedBy(catalogueAnswers(site), one => one.url)
  if (catalogues.length === 0 && sets.length === 0) {
    // A portal that a script draws may show itself by its catalogue interface only.
    if (answer !== undefined && (link === null || !site.pageAt.has(site.resolve(link.url)))) return known({ url: `${new URL(answer.url).origin}/`, host: hostOf(answer.url), filters: [], hasSearch: false, hasRequest: false, applications: [], catalogue: null }, [answer.evidence])
    if (link === null || isDeadStatus(site.statusOf(link.url))) return known(null, [site.homePage.evidence])
    if (!site.pageAt.has(site.resolve(link.url))) return unknown(`没有看到数据开放平台（${link.url}）`)
  }
  const start = link === null ? undefined : site.pageAt.get(site.resolve(link.url))
  const first = start ?? catalogues[0] ?? sets[0]
  if (first === undefined) return unknown('没有看到数据开放平台')
  const host = hostOf((sets[0] ?? catalogues[0] ?? first).url)
  const pages = platformPages(site, first, [...catalogues, ...sets], host)
  const catalogue = [...catalogues].sort((a, b) => b.items.length - a.items.length || order(a.url, b.url))[0]
  return known({
    url: first.url,
    host,
    filters: filtersOf(catalogues),
    hasSearch: [...catalogues, first].some(page => page.forms.some(form => form.fields.some(field => field.type === 'text' || field.type === 'search'))),
    hasRequest: pages.some(page => REQUEST_LINK.test(titleOf(page)) || page.links.some(one => isClickable(one) && one.text.length <= 16 && REQUEST_LINK.test(one.text) && !isDeadStatus(site.statusOf(one.url)))),
    applications: applicationsOf(site, pages),
    catalogue: catalogue === undefined ? null : foundPage(catalogue),
  }, evidenceOf([first, ...catalogues, ...sets]))
}

/** Pages of the platform: its own host, or the same folder when it is a section of the portal. */
function platformPages(site: Site, first: PageFacts, known: readonly PageFacts[], host: string): PageFacts[] {
  const isOwnHost = site.homePage !== null && host !== hostOf(site.homePage.url)
  const folder = `/${first.url.split('/')[3] ?? ''}/`
  const own = site.pages.filter(page => hostOf(page.url) === host && (isOwnHost || (folder !== '//' && page.url.includes(folder))) && page.status < 400)
  return [...new Set([first, ...known, ...own])]
}

function filtersOf(catalogues: readonly PageFacts[]): string[] {
  const found = new Set<string>()
  for (const page of catalogues) {
    for (const filter of FILTERS) {
      if (new RegExp(`(?:^|[\\s按])(?:数据|所属|来源)?${filter}(?:分类|筛选|名称)?\\s?[:：]|按${filter}`, 'm').test(page.text) || page.headings.some(heading => heading.length <= 12 && heading.includes(filter)) || page.forms.some(form => form.fields.some(field => field.type === 'select' && field.label.includes(filter)))) found.add(filter)
    }
  }
  return [...found].sort()
}

function applicationsOf(site: Site, pages: readonly PageFacts[]): { title: string; url: string; works: boolean | null }[] {
  const found = new Map<string, { title: string; url: string; works: boolean | null }>()
  for (const page of pages) {
    if (!/(?:数据|典型|创新|应用)?应用(?:展示|案例|成果|列表|中心|服务)?$|应用场景|创新应用/.test((titleOf(page).split(/[-_|—]/, 1)[0] ?? '').trim()) || page.dataset !== null) continue
    const listed = new Set(page.items.map(item => item.url))
    for (const link of page.links) {
      if (!isClickable(link) || link.zone !== 'main' || link.text.length < 3 || (listed.size > 0 && !listed.has(link.url)) || found.size >= APPLICATIONS_KEPT) continue
      const status = site.statusOf(link.url)
      found.set(link.url, { title: link.text, url: link.url, works: isDeadStatus(status) ? false : status !== undefined && 'status' in status && status.status < 400 ? true : null })
    }
  }
  return sortedBy(found.values(), application => application.url)
}
