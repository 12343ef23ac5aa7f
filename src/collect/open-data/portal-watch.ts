import { apisOf, dataFilesOf } from '../../page/open-data/dataset-links.ts'
import type { Page } from '../../page/page.ts'
import { hostnameOf } from '../crawl/scope.ts'
import type { Scope } from '../crawl/scope.ts'
import { DATASET_PAGE, DATA_HOST, PORTAL_HINT, PORTAL_PRODUCTS } from './portal-products.ts'
import type { PortalProduct } from './portal-products.ts'

export interface FoundPortal { readonly product: PortalProduct; readonly base: string }
/** Files of a data set and addresses its interfaces are called at. */
export interface DatasetLinks { readonly files: readonly { readonly url: string; readonly format: string }[]; readonly apis: readonly string[] }

/** What one page says of open data. */
export interface PortalLinks {
  /** Addresses that may be of a portal. */
  readonly hints: readonly string[]
  /** Pages of data sets that it links to. */
  readonly datasets: readonly string[]
  /** What it offers itself, if it is the page of a data set. */
  readonly own: { readonly url: string; readonly links: DatasetLinks } | null
}

const MOST_PORTALS = 5
const MOST_DATASETS = 50_000
const SCRIPT_CHARS = 200_000
/** An interface as scripts name it, in quotes. */
const IN_SCRIPT = /["'`]((?:https?:\/\/[\w.:-]{1,200})?[\w./-]{0,200}?(?:\/api\/3\/|\/open-portal\/|\/dataopen\/|\/catalog\/catalog\.do)[\w./?=&-]{0,100})["'`]/g

/** Remembers, as pages come by, which open-data portals a site has and which pages of data sets it links to. */
export class PortalWatch {
  readonly portals = new Map<string, FoundPortal>()
  /** Own pages of data sets: those that were seen, with what they offer; null for those only linked to. */
  readonly datasets = new Map<string, DatasetLinks | null>()
  /** Origins of hosts that are named for open data. */
  readonly origins = new Set<string>()

  take({ hints, datasets, own }: PortalLinks): void {
    for (const url of hints) this.#note(url)
    for (const url of datasets) this.#meet(url, null)
    if (own !== null) this.#meet(own.url, own.links)
  }

  #note(url: string): void {
    if (DATA_HOST.test(hostnameOf(url)) && this.origins.size < MOST_PORTALS) this.origins.add(new URL(url).origin)
    for (const product of PORTAL_PRODUCTS) {
      const base = product.baseOf(url)
      if (base !== null && this.portals.size < MOST_PORTALS && !this.portals.has(`${product.id} ${base}`)) this.portals.set(`${product.id} ${base}`, { product, base })
    }
  }

  #meet(url: string, links: DatasetLinks | null): void {
    const known = this.datasets.get(url)
    if (known === undefined ? this.datasets.size < MOST_DATASETS : links !== null) this.datasets.set(url, links)
  }
}

/** What stands on a page of the hosts in scope. */
export function portalLinksOf(page: Page, scope: Scope): PortalLinks {
  const hints = new Set<string>()
  const datasets = new Set<string>()
  if (PORTAL_HINT.test(page.url)) hints.add(page.url)
  for (const { kind, url } of page.links) {
    if (kind === 'img' || kind === 'style' || !PORTAL_HINT.test(url) || !scope.includes(url)) continue
    hints.add(url)
    if (kind === 'a' && DATASET_PAGE.test(url)) datasets.add(url)
  }
  for (const script of page.scripts) for (const match of script.slice(0, SCRIPT_CHARS).matchAll(IN_SCRIPT)) {
    const url = URL.parse(match[1] ?? '', page.base)?.href
    if (url !== undefined && scope.includes(url)) hints.add(url)
  }
  const own = DATASET_PAGE.test(page.url) ? { url: page.url, links: { files: dataFilesOf(page), apis: apisOf(page) } } : null
  return { hints: [...hints], datasets: [...datasets], own }
}
