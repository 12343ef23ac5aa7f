import type { Fact } from '../../model/evidence.ts'
import type { FactMap, FoundPage } from '../facts.ts'
import { CATALOGUE_TITLE, DEPARTMENT_NAME, DEPARTMENT_PLACE, SERVICE_LISTS, VISIT_TAGS } from '../lexicon/service-words.ts'
import type { PageFacts } from '../page-facts.ts'
import { homeMissing } from './home.ts'
import { known, sortedBy, unknown } from './fact.ts'
import { evidenceOf, foundPage, isClickable, titleOf } from './site.ts'
import type { Site } from './site.ts'

const PAGES_KEPT = 200
const DEPARTMENTS_KEPT = 500

/** Catalogues, lists, departments and levels of services, and how they are tagged. */
export function serviceCatalogue(site: Site): Fact<FactMap['service-catalogue']> {
  if (site.homePage === null) return unknown(homeMissing(site))
  const pages = site.pages.filter(page => page.status < 400 && site.isInternal(page.url) && page !== site.homePage)
  const catalogue = pages.filter(page => CATALOGUE_TITLE.test(nameOf(page)) && SERVICE_LISTS.every(([, pattern]) => !pattern.test(nameOf(page))))
  const guides = pages.filter(page => page.guide !== null)
  const lists = pages.flatMap(page => listsOf(page).map(name => ({ name, page: foundPage(page) })))
  const withGuide = new Set(guides.flatMap(page => page.guide?.department ?? []))
  const departments = new Set([...withGuide, ...departmentsOf(pages)])
  const value: FactMap['service-catalogue'] = {
    catalogue: sortedBy(catalogue.map(foundPage), page => page.url).slice(0, PAGES_KEPT),
    lists: sortedBy(lists, list => `${list.name} ${list.page.url}`).slice(0, PAGES_KEPT),
    departments: [...departments].sort().slice(0, DEPARTMENTS_KEPT),
    departmentsWithGuide: [...withGuide].sort(),
    levels: [...new Set(guides.flatMap(page => page.guide?.level ?? []))].sort(),
    visitTags: sortedBy(visitTags(pages), tag => `${tag.name} ${tag.page.url}`).slice(0, PAGES_KEPT),
  }
  return known(value, evidenceOf([...catalogue, ...guides].slice(0, 20)))
}

const nameOf = (page: PageFacts): string => (titleOf(page).split(/[-_|—]/, 1)[0] ?? '').trim()

/** A page may hold the list, or list them all with links that name them. */
function listsOf(page: PageFacts): string[] {
  const title = nameOf(page)
  const own = SERVICE_LISTS.filter(([, pattern]) => pattern.test(title) && /清单|目录|通办/.test(title)).map(([name]) => name)
  return own.length > 0 && (page.text.length > 50 || page.attachments.length > 0 || page.items.length > 0) ? own.slice(0, 1) : []
}

/** Departments of the unit as the site itself lists them. */
function departmentsOf(pages: readonly PageFacts[]): string[] {
  return pages.filter(page => DEPARTMENT_PLACE.test(`${nameOf(page)} ${page.headings.slice(0, 5).join(' ')}`)).flatMap(page => page.links.filter(link => isClickable(link) && link.zone === 'main' && link.date === null && DEPARTMENT_NAME.test(link.text)).map(link => link.text))
}

function visitTags(pages: readonly PageFacts[]): { name: string; page: FoundPage }[] {
  return pages.flatMap(page => {
    const said = `${nameOf(page)} ${page.headings.join(' ')}`
    const named = VISIT_TAGS.filter(tag => said.includes(tag))
    const counted = page.guide?.visits === 0 ? ['零跑动'] : page.guide?.visits === 1 ? ['最多跑一次'] : []
    return [...new Set<string>([...named, ...counted])].map(name => ({ name, page: foundPage(page) }))
  })
}
