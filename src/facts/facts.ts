import type { ChannelKind } from '../model/channel.ts'
import type { EvidenceRef, FailureKind } from '../model/evidence.ts'
import type { ProbeValues } from '../model/probes.ts'
import type { ServiceName } from './lexicon/named-services.ts'
import type { GuideDifference } from './matching/compare-guides.ts'
import type { AccountEntry, Kept } from '../model/media.ts'
import type { MediaComments } from './media/media-comments.ts'
import type { MediaAccount, MediaApp, MediaMenu, MediaPosts, MediaSearch } from './media/media-facts.ts'
import type { MediaSurveys } from './media/media-surveys.ts'
import type { ImportedRecords, SatisfactionSubject } from './records/imported-records.ts'
import type { Dataset, FooterMark, Guide, ListItem, MandatedMeta, Message, MetaState, PageKind, PersonalDataFinding, Survey, TextError } from './page-facts.ts'

/**
 * Every fact a measure can ask for. Lists are sorted (by URL unless said otherwise), so that a fact does not depend on
 * the order of collection. Dates are `YYYY-MM-DD` or `YYYY-MM-DD HH:MM`.
 */
export interface FactMap {
  /** The home page. Known only if it was really seen. */
  home: { url: string; title: string; host: string; siteName: string | null; siteCode: string | null; siteDomain: string | null; textLength: number; headings: readonly string[] }
  /** Footer marks over home and inner pages. Unknown when script writes the footer and nobody rendered it. */
  'footer-marks': FooterMarks
  'meta-tags': { pages: number; states: Readonly<Record<MandatedMeta, Readonly<Record<MetaState, number>>>>; examples: readonly { url: string; meta: MandatedMeta; state: MetaState; value: string }[] }
  'site-map': { url: string; entries: readonly { text: string; url: string }[]; columnsMissing: readonly string[]; deadEntries: readonly string[] } | null
  columns: readonly Column[]
  items: readonly Item[]
  policies: readonly Policy[]
  interpretations: readonly Interpretation[]
  /** Press conferences (新闻发布会) found anywhere. */
  'press-conferences': readonly Item[]
  guides: readonly FoundGuide[]
  /** Service catalogue pages (事项目录), lists (清单) found by name, departments and levels with guides. */
  'service-catalogue': { catalogue: readonly FoundPage[]; lists: readonly { name: string; page: FoundPage }[]; departments: readonly string[]; departmentsWithGuide: readonly string[]; levels: readonly string[]; visitTags: readonly { name: string; page: FoundPage }[] }
  /** Downloads offered by guides (空表/样表) and by any page, each checked when it was fetched. */
  downloads: readonly Download[]
  messages: readonly Message[]
  'message-statistics': readonly FoundPage[]
  surveys: readonly Survey[]
  /** Named entries of the site: where one logs in, asks, searches, rates … `works` is null when nobody could tell. */
  entries: readonly Entry[]
  topics: readonly Topic[]
  'query-services': readonly QueryService[]
  datasets: readonly Dataset[]
  /** Null: looked for and not there. */
  'data-platform': { url: string; host: string; filters: readonly string[]; hasSearch: boolean; hasRequest: boolean; applications: readonly { title: string; url: string; works: boolean | null }[]; catalogue: FoundPage | null } | null
  'dataset-samples': readonly DatasetSample[]
  /** Addresses of interfaces that were called once. */
  'dataset-interfaces': readonly DatasetInterface[]
  /** The data sets that were drawn to be looked into, by the collection's seed. Unknown when none was drawn: archives of others, sites without. */
  'dataset-sampling': { readonly listed: number; readonly seed: string; readonly drawn: readonly string[]; readonly portals: readonly { readonly product: string; readonly base: string }[] }
  'dead-links': { checked: number; dead: readonly DeadLink[]; homeChecked: number; homeDead: number; unknown: number }
  'personal-data': readonly (PersonalDataFinding & { url: string; evidence: EvidenceRef })[]
  'text-errors': { pages: number; found: readonly (TextError & { url: string; evidence: EvidenceRef })[] }
  'mixed-content': { pages: number; found: readonly { page: string; url: string }[] }
  'script-libraries': readonly { name: string; version: string; url: string; vulnerable: string | null }[]
  'directory-listings': readonly FoundPage[]
  'question-box': { entry: Entry | null; faq: readonly FoundPage[]; faqCount: number; trials: readonly { question: string; relevant: boolean | null }[] }
  /** Queries sent (GET) to the site's own search, with titles drawn by recorded seed. Live or archived with the collection. */
  'search-trials': readonly SearchTrial[]
  /** Sites and accounts of the unit, archived or only linked to: the website first. */
  channels: readonly Channel[]
  /** Services and functions of a closed list that pages offer by name or speak of; at most 20 of each. */
  'named-services': readonly NamedService[]
  /** News and policies of the website beside the posts of each imported account. */
  'shared-items': readonly SharedItems[]
  /** Guides of one matter on several sites of the unit, field by field. */
  'shared-guides': SharedGuides
  /** Satisfaction figures that pages publish; newest first. */
  'satisfaction-figures': readonly SatisfactionFigure[]
  /** Lists that people imported. Unknown when none was: "no notice" is not "no import". */
  'external-records': ImportedRecords
  /** Imported accounts of new media; the one that is evaluated first. All facts of media keep this order. */
  'media-accounts': readonly MediaAccount[]
  'media-posts': readonly MediaPosts[]
  'media-comments': readonly MediaComments[]
  /** Consultations called in posts, with their results. */
  'media-surveys': readonly MediaSurveys[]
  /** Menus of accounts and functions of apps, with what was seen when they were tried. */
  'media-menus': readonly MediaMenu[]
  /** The search of an app, as people tried it. */
  'media-searches': readonly MediaSearch[]
  'media-apps': readonly MediaApp[]
  /** Registers of accounts: of the unit and of others. */
  'media-register': readonly Kept<AccountEntry>[]
  /** Repeated visits to the home page. */
  availability: ProbeValues['availability']
  dns: ProbeValues['dns']
  tls: ProbeValues['tls']
  'security-headers': ProbeValues['security-headers']
  cookies: ProbeValues['cookies']
  ipv6: ProbeValues['ipv6']
  /** How much of the site could be seen: what every "it is not there" rests on. */
  coverage: Coverage
  /** Hosts of the unit that were seen, with pages each. */
  hosts: readonly { host: string; pages: number }[]
}
export type FactName = keyof FactMap

export interface Coverage {
  /** HTML pages that were read and show something: text or links. */
  readonly pages: number
  /** Internal addresses that were tried and could not be seen: timeout, blocked, 5xx … A 404 or 410 was seen. */
  readonly failed: number
  /**
   * Internal addresses that the home page or a navigation links to and nobody tried (budget, robots.txt, interrupted); in an archive
   * from which any page may be missing, those that any page links to.
   */
  readonly untried: number
}

export interface FoundPage { readonly url: string; readonly title: string; readonly date: string | null; readonly evidence: EvidenceRef }

export interface FooterMarks {
  readonly marks: Readonly<Record<FooterMark, string | null>>
  /** Pages whose footer could be seen, and for each mark how many of them lack it. */
  readonly pages: number
  readonly missingOn: Readonly<Record<FooterMark, number>>
  /** Site codes seen, with the number of pages; more than one is a fault. */
  readonly codes: Readonly<Record<string, number>>
  readonly codeValid: boolean | null
}

export interface Column {
  readonly name: string
  readonly url: string
  /** Names from the top, own name last. */
  readonly path: readonly string[]
  /** Clicks from home. */
  readonly depth: number
  readonly columnType: string | null
  /** Number of list entries seen over its pages and sub-columns; null when the list could not be observed. A column that is itself a text or a form counts as 1. */
  readonly itemCount: number | null
  readonly lastDate: string | null
  readonly hasBreadcrumb: boolean
  /** Entries filed here whose own page names another column. */
  readonly foreignItems: number
  /** Entries of its own list over all its pages; those of sub-columns stand there. */
  readonly items: readonly ListItem[]
  readonly evidence: EvidenceRef
}

export interface Item {
  readonly title: string
  readonly url: string
  readonly kind: PageKind
  readonly publishDate: string | null
  readonly source: string | null
  readonly column: string | null
  readonly documentNumber: string | null
  readonly attachments: number
  readonly textLength: number
  /** First 500 characters of the main text. */
  readonly excerpt: string
  readonly evidence: EvidenceRef
}

export interface Policy extends Item {
  /** Wide public concern, by title (实施意见, 办法, 方案, 规定, 条例 …): the ones an interpretation is expected for. */
  readonly important: boolean
  /** URLs of interpretations paired with it. */
  readonly interpretedBy: readonly string[]
  /** Whether its page links to at least one of them. */
  readonly linksToInterpretation: boolean
}

export interface Interpretation extends Item {
  readonly forms: readonly ('文字' | '图解' | '视频' | '音频' | '发布会' | '动漫')[]
  readonly policy: { readonly url: string; readonly lagDays: number | null; readonly by: 'link' | 'title' } | null
  readonly linksToPolicy: boolean
}

export interface FoundGuide extends Guide { readonly url: string; readonly evidence: EvidenceRef; readonly publishDate: string | null }

export interface Download {
  readonly url: string
  readonly from: string
  readonly text: string
  readonly purpose: 'blank-form' | 'sample-form' | 'attachment'
  readonly extension: string
  /** Type found by its bytes; null when it was not fetched. */
  readonly sniffed: string | null
  /** Opens as the type it claims; null when not fetched. */
  readonly opens: boolean | null
  readonly evidence: EvidenceRef | null
}

export const ENTRY_KINDS = [
  'foi-column', 'foi-online', 'foi-offline', 'search', 'disclosure-search', 'login', 'register', 'user-centre', 'inbox', 'survey-platform',
  'rating', 'rating-results', 'question-box', 'faq', 'site-map', 'privacy-notice', 'service-platform', 'data-platform',
  'message-board', 'message-statistics', 'annual-report-supervision', 'annual-report-work', 'organisation', 'rules', 'response-column', 'interpretation-column',
] as const
export type EntryKind = (typeof ENTRY_KINDS)[number]
export interface Entry {
  readonly kind: EntryKind
  readonly title: string
  readonly url: string
  readonly works: boolean | null
  /** What was seen, in Chinese: fields of the form, status, year … */
  readonly detail: string
  /** Pages it is linked from, one for each section (host and first folder), at most 60. */
  readonly linkedFrom: readonly string[]
  readonly evidence: EvidenceRef | null
}

/** What channels of one unit are compared by; names that are named services are read from those. */
export const CHANNEL_FUNCTIONS = ['办事', '登录', '搜索', '咨询投诉', '在线申报', '进度查询', '在线支付', '好差评', '用户空间', '统一身份认证', '服务热线', '社保服务'] as const
export type ChannelFunctionName = (typeof CHANNEL_FUNCTIONS)[number]
export interface ChannelFunction { readonly name: ChannelFunctionName; readonly title: string; readonly url: string; readonly works: boolean | null }

export interface Channel {
  readonly kind: ChannelKind
  readonly name: string
  /** Home page, or the address or name of the account. */
  readonly address: string
  /** Hosts of a site; empty for accounts. */
  readonly hosts: readonly string[]
  /** archived: its pages or posts are in the evidence; linked: pages of the unit lead to it. */
  readonly seen: 'archived' | 'linked'
  /** Pages or posts. */
  readonly pages: number
  readonly lastDate: string | null
  readonly functions: readonly ChannelFunction[]
  readonly evidence: EvidenceRef | null
}

export interface NamedService {
  readonly name: ServiceName
  readonly title: string
  readonly url: string
  /** page: it was seen; link: only a link to it; text: a page speaks of it. */
  readonly by: 'page' | 'link' | 'text'
  /** Null when nobody opened it. */
  readonly works: boolean | null
  /** On a host of the unit or of another government body. */
  readonly official: boolean
  /** Beginning of its text, or the words around the mention. */
  readonly excerpt: string
  readonly date: string | null
  readonly linkedFrom: readonly string[]
  readonly evidence: EvidenceRef | null
}

export interface SharedItems {
  readonly kind: ChannelKind
  readonly name: string
  /** Posts of the account, and the days of the first and the last. */
  readonly posts: number
  readonly from: string | null
  readonly to: string | null
  /** Dated items of the website, newest first, with the post that is the same. */
  readonly items: readonly {
    readonly url: string
    readonly title: string
    readonly date: string
    readonly evidence: EvidenceRef
    readonly match: { readonly id: string; readonly title: string; readonly lagHours: number | null; readonly score: number; readonly evidence: EvidenceRef | null } | null
  }[]
}

export interface SharedGuides {
  /** `linked`: guides on other sites of the unit that this one links to. */
  readonly sites: readonly { readonly kind: ChannelKind; readonly address: string; readonly guides: number; readonly linked: number }[]
  readonly pairs: readonly { readonly name: string; readonly left: string; readonly right: string; readonly differences: readonly GuideDifference[]; readonly evidence: readonly EvidenceRef[] }[]
  /** Names of matters with a guide. */
  readonly names: readonly string[]
  readonly accounts: readonly { readonly kind: ChannelKind; readonly name: string; readonly menu: readonly string[]; readonly posts: number }[]
}

export interface SatisfactionFigure {
  readonly subject: SatisfactionSubject
  /** 0..1. */
  readonly rate: number
  /** Ratings it rests on; null when not said. */
  readonly count: number | null
  readonly text: string
  readonly url: string
  readonly date: string | null
  readonly evidence: EvidenceRef
}

/** A special topic page or column, whatever it is about; measures match it with their keyword sets. */
export interface Topic {
  readonly title: string
  readonly url: string
  readonly headings: readonly string[]
  readonly items: readonly ListItem[]
  readonly sources: readonly string[]
  readonly lastDate: string | null
  /** Links to guides, queries, message board and policies: kinds of resource joined. */
  readonly resources: readonly ('guide' | 'query' | 'interaction' | 'policy' | 'news')[]
  readonly navigation: readonly string[]
  readonly text: string
  readonly online: readonly ('预约' | '申报' | '全程网办')[]
  readonly evidence: EvidenceRef
}

export interface QueryService { readonly title: string; readonly url: string; readonly works: boolean | null; readonly evidence: EvidenceRef | null; readonly category: string | null }

export interface DatasetSample {
  readonly dataset: string
  readonly url: string
  readonly format: string
  readonly opens: boolean
  /** Holds rows that can be read; a PDF or an archive that is offered as data does not. */
  readonly tabular: boolean
  readonly columns: readonly string[]
  readonly undescribed: readonly string[]
  /** Columns whose cells contradict the type their description declares. */
  readonly mistyped: readonly string[]
  readonly rows: number
  readonly emptyRows: number
  readonly duplicateRows: number
  readonly parseErrors: number
  /** Cells merged over rows of data, and cells that a wrong encoding garbled. */
  readonly mergedCells: number
  readonly garbledCells: number
  readonly charset: string | null
  readonly evidence: EvidenceRef
}

export interface DatasetInterface {
  readonly dataset: string
  readonly url: string
  /** It answered as an interface does, be it that it asks for a key; null when nobody could tell. */
  readonly answers: boolean | null
  readonly status: string
  readonly evidence: EvidenceRef | null
}

export interface DeadLink {
  readonly url: string
  readonly status: string
  readonly failure: FailureKind
  readonly internal: boolean
  readonly onHome: boolean
  readonly from: readonly { readonly url: string; readonly text: string }[]
  readonly evidence: EvidenceRef | null
}

export interface SearchTrial {
  readonly scope: 'site' | 'disclosure'
  readonly query: string
  /** exact: a title as it stands; phrase: part of it; fuzzy: with a missing or similar character; service: a service name. */
  readonly variant: 'exact' | 'phrase' | 'fuzzy' | 'service'
  readonly expectedUrl: string
  readonly answered: boolean
  readonly hits: readonly ListItem[]
  /** 1-based rank of the expected page among the hits; null when not among them. */
  readonly rank: number | null
  readonly resultKinds: readonly string[]
  readonly hosts: readonly string[]
  readonly facets: readonly string[]
  readonly hotWords: readonly string[]
}
