/** Products that open-data portals run on: how their pages show it, how their catalogues are asked for (GET only), what more there is of one data set. */
export interface PortalProduct {
  readonly id: 'ckan' | 'dcat' | 'catalog' | 'odweb' | 'open-portal' | 'dataopen'
  /** Address of the portal when an address shows this product; null otherwise. */
  baseOf(url: string): string | null
  /** The n-th page of its catalogue; null where there is none. */
  list(base: string, index: number): string | null
  /** What more is to be asked of a data set, by its own address. */
  details(base: string, dataset: string): readonly string[]
}

const ROWS = 50
const matched = (pattern: RegExp) => (url: string): string | null => pattern.exec(url)?.[1] ?? null
const idIn = (dataset: string, pattern: RegExp): string | null => pattern.exec(dataset)?.[1] ?? null

export const PORTAL_PRODUCTS: readonly PortalProduct[] = [
  {
    id: 'ckan',
    baseOf: matched(/^(https?:\/\/[^?#]+?)\/(?:api\/3\/|dataset\?|dataset\/[^/?#]+\/resource\/)/),
    list: (base, index) => `${base}/api/3/action/package_search?rows=${ROWS * 2}&start=${index * ROWS * 2}`,
    details: () => [],
  },
  {
    id: 'dcat',
    baseOf: matched(/^(https?:\/\/[^?#]+\/(?:data\.json|(?:catalog|dcat)\.(?:json|jsonld)))(?:\?|$)/),
    list: (base, index) => (index === 0 ? base : null),
    details: () => [],
  },
  {
    // The newer product in Shandong, Sichuan, Liaoning, Anhui, Guangxi, Ningxia …: pages by server, files and interfaces by script.
    id: 'catalog',
    baseOf: matched(/^(https?:\/\/[^?#]+?)\/catalog\/(?:[0-9a-f]{32}|\d{20})(?:[?#]|$)/),
    list: (base, index) => `${base}/catalog/index?page=${index + 1}`,
    details(base, dataset) {
      const id = idIn(dataset, /\/catalog\/([0-9a-f]{32}|\d{20})(?:[?#]|$)/)
      return id === null ? [] : [`${base}/catalog/getResourceWithFormat?cataId=${id}&pageNum=1&pageSize=${ROWS}&fileFormat=`, `${base}/catalog/getApplyResource?searchType=api&cataId=${id}&pageNum=1&pageSize=${ROWS}`]
    },
  },
  {
    // The older one (Harbin, Qingdao, Jinan, Chengdu, Foshan, Yinchuan …): everything by script.
    id: 'odweb',
    baseOf: matched(/^(https?:\/\/[^?#]+?)\/catalog\/catalog(?:Detail)?\.(?:htm|do)(?:\?|$)/i),
    list: (base, index) => `${base}/catalog/catalog.do?method=GetCatalog&start=${index * ROWS}&length=${ROWS}&pageLength=${ROWS}`,
    details(base, dataset) {
      const id = idIn(dataset, /[?&]cata_id=([\w-]{1,64})/)
      return id === null ? [] : [`${base}/catalog/catalogDetail.do?method=GetDownLoadInfo&cata_id=${id}&conf_type=2&file_type=1,3`]
    },
  },
  {
    id: 'open-portal',
    baseOf: matched(/^(https?:\/\/[^?#]+?\/open-portal)\//),
    list: (base, index) => `${base}/catalog/list?pageNum=${index + 1}&pageSize=${ROWS}`,
    details(base, dataset) {
      const id = idIn(dataset, /[?&]cataId=([^&#]{1,128})/)
      return id === null ? [] : [`${base}/catalog/getCataItem?cataId=${id}`]
    },
  },
  {
    id: 'dataopen',
    baseOf: matched(/^(https?:\/\/[^?#]+?\/dataopen)\//),
    list: (base, index) => `${base}/api/dataset?pageNo=${index + 1}&pageSize=${ROWS}&order=0`,
    details: () => [],
  },
]

/** Part of every address that a product or a data set's own page has: what has none of them need not be looked at. */
export const PORTAL_HINT = /^https?:\/\/(?:data|opendata|open-data|dataopen|kfsj|sjkf)\d?\.|\/(?:api\/3|catalog|dataset|open-data|open-portal|dataopen|toDataDetails|sjjdetail|zyml|rop)\/|\/dataset\?|\/data\.json|dcat\.json|catalog\.json|[?&]iid=/i

/** A host that is named for open data: asked for the catalogues that stand at a known place when nothing shows its product. */
export const DATA_HOST = /^(?:data|opendata|open-data|dataopen|kfsj|sjkf)\d?\./i
export const wellKnown = (origin: string): { readonly product: PortalProduct; readonly base: string }[] => PORTAL_PRODUCTS.flatMap(product => (product.id === 'dcat' ? [{ product, base: `${origin}/data.json` }] : product.id === 'ckan' ? [{ product, base: origin }] : []))

/** Addresses of the own page of one data set, whatever the product. */
export const DATASET_PAGE = /\/catalog\/(?:[0-9a-f]{32}|\d{20})(?:[?#]|$)|\/catalogDetail\.htm\?(?:.*&)?cata_id=|\/toDataDetails\/|\/detail\/data\.do\?(?:.*&)?iid=|\/(?:dataset|open-data|sjjdetail)\/(?!new|rate|groups)[\w%.-]{2,120}(?:[?#]|$)|^https?:\/\/[^/]+\/zyml\/[\w/]{1,200}\/[0-9a-f]{4,40}\.htm$|\/rop\/assets\/detail\?resId=/i
