/** A data set as its own page, a catalogue or the answer of a portal describes it. */
export interface Dataset {
  readonly title: string
  /** Its own page; where it has none, the catalogue's address with its identifier. */
  readonly url: string
  readonly provider: string | null
  readonly theme: string | null
  /** As printed, codes put into words. */
  readonly updateCycle: string | null
  readonly published: string | null
  readonly updated: string | null
  readonly fields: readonly DatasetField[]
  readonly files: readonly { readonly url: string; readonly format: string }[]
  readonly hasApi: boolean
  readonly apiDocumented: boolean
  /** Addresses to call its interfaces at, where they are said. */
  readonly apis: readonly string[]
  /** `listed`: an entry of a list, which leaves fields and files to the data set's own page. */
  readonly seen: 'whole' | 'listed'
}
export interface DatasetField { readonly name: string; readonly type: string | null; readonly description: string | null }

/** Two descriptions of one data set: what the first leaves out the second may say. */
export function joinDatasets(own: Dataset, other: Dataset): Dataset {
  return {
    title: own.title === '' ? other.title : own.title,
    url: own.url,
    provider: own.provider ?? other.provider,
    theme: own.theme ?? other.theme,
    updateCycle: own.updateCycle ?? other.updateCycle,
    published: own.published ?? other.published,
    updated: own.updated ?? other.updated,
    fields: own.fields.length > 0 ? own.fields : other.fields,
    files: [...new Map([...own.files, ...other.files].map(file => [file.url, file])).values()].sort((a, b) => (a.url < b.url ? -1 : 1)),
    hasApi: own.hasApi || other.hasApi,
    apiDocumented: own.apiDocumented || other.apiDocumented,
    apis: [...new Set([...own.apis, ...other.apis])].sort(),
    seen: own.seen === 'whole' || other.seen === 'whole' ? 'whole' : 'listed',
  }
}
