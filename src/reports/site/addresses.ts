/**
 * Where each page of the published results stands below its root. Links are relative, so that the same pages work from a
 * server, a folder or a disk.
 */
export interface SitePlace {
  /** Path below the root, without leading slash, e.g. `2026/1/cohort-1.html`. */
  readonly path: string
  /** `../` as often as the path has folders. */
  readonly root: string
}

const place = (path: string): SitePlace => ({ path, root: '../'.repeat(path.split('/').length - 1) })
const folder = (slug: string, number: number): string => `${slug}/${number}`

export const STYLESHEET = 'style.css'
export const indexPlace = (): SitePlace => place('index.html')
export const campaignPlace = (slug: string, number: number): SitePlace => place(`${folder(slug, number)}/index.html`)
/** `at` is the cohort's place in the publication, from 1. */
export const cohortPlace = (slug: string, number: number, at: number): SitePlace => place(`${folder(slug, number)}/cohort-${at}.html`)
export const unitPlace = (slug: string, number: number, entrantId: string): SitePlace => place(`${folder(slug, number)}/units/${entrantId}.html`)
export const dataPlace = (slug: string, number: number, file: string): SitePlace => place(`${folder(slug, number)}/data/${file}`)

export const cohortFile = (at: number, extension: 'csv' | 'json'): string => `cohort-${at}.${extension}`
export const RESULTS_FILE = 'results.jsonl'
export const CHANGES_FILE = 'changes.csv'
export const SCHEMA_FILE = 'results.schema.json'
export const CATALOGUE_FILE = 'catalogue.jsonld'

export type SiteRequest =
  | { readonly page: 'index' }
  | { readonly page: 'style' }
  | { readonly page: 'campaign'; readonly slug: string; readonly number: number }
  | { readonly page: 'cohort'; readonly slug: string; readonly number: number; readonly at: number }
  | { readonly page: 'unit'; readonly slug: string; readonly number: number; readonly entrantId: string }
  | { readonly page: 'data'; readonly slug: string; readonly number: number; readonly file: string }

/** What a path below the root asks for; null for anything that is no page of ours. */
export function siteRequest(path: string): SiteRequest | null {
  if (path === '' || path === 'index.html') return { page: 'index' }
  if (path === STYLESHEET) return { page: 'style' }
  const [, slug = '', digits = '', rest = ''] = /^([a-z0-9][a-z0-9-]*)\/(\d{1,6})\/(.*)$/.exec(path) ?? []
  const number = Number(digits)
  if (slug === '' || number < 1) return null
  if (rest === '' || rest === 'index.html') return { page: 'campaign', slug, number }
  const cohort = /^cohort-(\d{1,4})\.html$/.exec(rest)?.[1]
  if (cohort !== undefined) return { page: 'cohort', slug, number, at: Number(cohort) }
  const entrantId = /^units\/([0-9a-f-]{36})\.html$/.exec(rest)?.[1]
  if (entrantId !== undefined) return { page: 'unit', slug, number, entrantId }
  const file = /^data\/([a-z0-9.-]{1,60})$/.exec(rest)?.[1]
  return file === undefined ? null : { page: 'data', slug, number, file }
}
