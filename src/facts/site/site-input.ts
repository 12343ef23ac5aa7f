import type { ChannelKind } from '../../model/channel.ts'
import type { EvidenceRef, FailureKind, Observation } from '../../model/evidence.ts'
import type { AccountContent } from '../../model/media.ts'
import type { ImportedRecords } from '../records/imported-records.ts'
import type { DataTable } from '../files/data-table.ts'
import type { FileType } from '../files/sniff-type.ts'
import type { Dataset, PageFacts, PersonalDataFinding, TextError } from '../page-facts.ts'

/** An archived answer that is no HTML page, summarised by `readResource`. */
export interface SiteResource {
  readonly url: string
  readonly status: number
  /** As the server said. */
  readonly mime: string
  readonly size: number
  /** Type by its bytes. */
  readonly sniffed: FileType
  /** Opens as the type its name claims. */
  readonly opens: boolean
  readonly personalData: readonly PersonalDataFinding[]
  readonly textErrors: readonly TextError[]
  /** Rows and columns of data files (csv, json, xml, xlsx, xls); null for everything else and for what cannot be parsed. */
  readonly table: DataTable | null
  /** Data sets a JSON catalogue (CKAN, DCAT) lists; missing for everything else. */
  readonly datasets?: readonly Dataset[]
  /** For scripts: the library its banner names. */
  readonly library: { readonly name: string; readonly version: string } | null
  readonly evidence: EvidenceRef
}

/** The last answer of an address that was fetched or checked, or why there was none. */
export type SeenStatus = { readonly status: number; readonly evidence: EvidenceRef | null } | { readonly failure: FailureKind; readonly detail: string; readonly evidence: EvidenceRef | null }

/** Everything that is known of a site when collecting has ended. The order of pages, resources and observations does not matter. */
export interface SiteInput {
  /** Canonical address of the home page as asked for. */
  readonly home: string
  /** Every HTML page; rendered versions merged in by `mergeRendered`. */
  readonly pages: readonly PageFacts[]
  readonly resources: readonly SiteResource[]
  /** Canonical address → answer. Addresses that only redirect stand in `redirects`. */
  readonly statuses: ReadonlyMap<string, SeenStatus>
  readonly redirects: ReadonlyMap<string, string>
  readonly observations: readonly Observation[]
  /** Evaluation date, YYYY-MM-DD. */
  readonly date: string
  /** Host patterns of the unit: `example.gov.cn`, `*.example.gov.cn`. */
  readonly hosts: readonly string[]
  /** Sites of the unit that were collected apart, the website first; without it all there is belongs to one collection. */
  readonly channels?: readonly { readonly kind: ChannelKind; readonly home: string }[]
  /** Everything imported about accounts of the unit; the one that is evaluated first. */
  readonly accounts?: readonly AccountContent[]
  /** Lists that people imported: incidents, satisfaction figures. */
  readonly records?: ImportedRecords
  /**
   * Any page may be missing: the archive is damaged, or others made it and nobody knows in which order. Our own collector takes
   * the structure first, so that its budget leaves out old items only.
   */
  readonly anyMayLack?: boolean
}
