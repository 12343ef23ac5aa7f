import type { EvidenceRef } from '../model/evidence.ts'
import type { Dataset } from '../page/open-data/dataset.ts'
import type { Form, Link } from '../page/page.ts'

export type { Dataset, DatasetField } from '../page/open-data/dataset.ts'

/** What one archived page means. Made by `understandPage`; small enough to keep for every page of a site. */

export const PAGE_KINDS = [
  'home', 'column', 'item', 'policy', 'interpretation', 'guide', 'form-download', 'message-board', 'message', 'survey',
  'search', 'login', 'register', 'question-box', 'site-map', 'annual-report', 'data-catalogue', 'dataset', 'topic',
  'query-service', 'foi-request', 'user-centre', 'rating', 'privacy-notice', 'other',
] as const
export type PageKind = (typeof PAGE_KINDS)[number]

export const FOOTER_MARKS = ['主办单位', '党政机关标识', '网站标识码', 'ICP备案', '公安备案', '找错', '网站地图'] as const
export type FooterMark = (typeof FOOTER_MARKS)[number]

/** The meta tags the state prescribes (国办发〔2017〕47号, 网页标签规范). */
export const MANDATED_METAS = ['SiteName', 'SiteDomain', 'SiteIDCode', 'ColumnName', 'ColumnDescription', 'ColumnKeywords', 'ColumnType', 'ArticleTitle', 'PubDate', 'ContentSource'] as const
export type MandatedMeta = (typeof MANDATED_METAS)[number]
export type MetaState = 'present' | 'empty' | 'placeholder' | 'wrong' | 'absent'

export interface ListItem {
  readonly title: string
  readonly url: string
  /** `YYYY-MM-DD` or `YYYY-MM-DD HH:MM`; null when the list shows none. */
  readonly date: string | null
}

/** Elements an 办事指南 must have; the names are the parser's vocabulary, synonyms are data beside it. */
export const GUIDE_ELEMENTS = ['事项名称', '设定依据', '申请条件', '办理材料', '办理流程', '办理时限', '收费标准', '办理地点', '办理时间', '联系电话', '监督电话', '实施主体', '结果送达'] as const
export type GuideElement = (typeof GUIDE_ELEMENTS)[number]

export interface GuideMaterial {
  readonly name: string
  readonly form: string | null // 原件 / 复印件 / 电子 …
  readonly copies: string | null
  readonly signature: string | null
  /** 其他材料 / 等有关材料 …: a catch-all that the applicant cannot fulfil by reading. */
  readonly catchAll: boolean
  readonly blankForm: string | null // URL of 空表
  readonly sampleForm: string | null // URL of 样表
}

export interface GuideStep {
  readonly name: string // 受理 / 审核 / 审批 / 办结 / 送达 or as printed
  readonly timeLimit: string | null
  readonly person: string | null
  readonly standard: string | null
}

export interface Guide {
  readonly name: string
  readonly department: string | null
  /** 省级 / 市级 / 县级 / 乡镇级 / 村级 as the page says or its department implies; null when unknown. */
  readonly level: '省级' | '市级' | '县级' | '乡镇级' | '村级' | null
  /** Element → its text; missing key = element absent, '' = present but empty. */
  readonly elements: Readonly<Partial<Record<GuideElement, string>>>
  readonly materials: readonly GuideMaterial[]
  readonly steps: readonly GuideStep[]
  /** Policy documents it rests on: name and link (null when only named). */
  readonly policies: readonly { readonly name: string; readonly url: string | null }[]
  /** 最多跑一次 / 到办事现场次数 N, null when not said. */
  readonly visits: number | null
  /** 在线预约 / 在线申报 / 全程网办 as found. */
  readonly online: readonly ('预约' | '申报' | '全程网办')[]
}

export interface Message {
  readonly title: string
  readonly url: string
  readonly question: string
  /** Null: not answered. '': answered as a list says, the words stand on a page that was not seen. */
  readonly reply: string | null
  readonly submitted: string | null
  readonly replied: string | null
  readonly department: string | null
  readonly kind: string | null // 咨询 / 建议 / 投诉 / 举报 …
}

export interface Survey {
  readonly title: string
  readonly url: string
  readonly opens: string | null
  readonly closes: string | null
  readonly state: '进行中' | '已结束' | null
  /** Page or section with the outcome, its URL; null when none was found. */
  readonly result: { readonly url: string; readonly hasCounts: boolean; readonly hasAdoption: boolean } | null
  readonly canSubmit: boolean
}


export interface PersonalDataFinding {
  readonly kind: '身份证号' | '手机号' | '银行卡号'
  /** Never the value itself: first and last digits with the middle starred. */
  readonly masked: string
  /** Text around it, itself masked, ≤ 40 characters each side. */
  readonly context: string
}

export interface TextError { readonly wrong: string; readonly right: string; readonly context: string }

export interface PageFacts {
  readonly url: string
  readonly evidence: EvidenceRef
  readonly status: number
  readonly charset: string
  readonly kind: PageKind
  readonly title: string | null
  readonly siteName: string | null
  readonly siteDomain: string | null
  readonly siteCode: string | null
  readonly metas: Readonly<Record<MandatedMeta, MetaState>>
  /** From ColumnName, else breadcrumbs. */
  readonly column: string | null
  readonly columnTypes: readonly string[]
  readonly breadcrumbs: readonly { readonly text: string; readonly url: string | null }[]
  /** Never generation time, never an event date. */
  readonly publishDate: string | null
  readonly source: string | null
  /** 文号 such as 清政发〔2020〕12号. */
  readonly documentNumber: string | null
  readonly indexNumber: string | null
  /** Mark → what stands there (code, number, name, or '有'); null = not there. Only meaningful when `footerObservable`. */
  readonly footer: Readonly<Record<FooterMark, string | null>>
  readonly footerObservable: boolean
  /** Entries of the list this page is made of; empty for non-lists. */
  readonly items: readonly ListItem[]
  /** A list that a script fills and nobody rendered: item count is unknown, not 0. */
  readonly itemsObservable: boolean
  /** Further pages of the same list. */
  readonly nextPages: readonly string[]
  readonly attachments: readonly { readonly url: string; readonly text: string; readonly extension: string }[]
  readonly links: readonly Link[]
  readonly forms: readonly Form[]
  readonly guide: Guide | null
  readonly messages: readonly Message[]
  readonly survey: Survey | null
  readonly dataset: Dataset | null
  /** Data sets that the page lists as files only; missing where there are none. */
  readonly fileList?: readonly Dataset[]
  readonly personalData: readonly PersonalDataFinding[]
  readonly textErrors: readonly TextError[]
  /** Headings of the page in order, for topics and navigation. */
  readonly headings: readonly string[]
  /** Main text, cut at 20,000 characters. */
  readonly text: string
  /** http: sub-resources of an https: page. */
  readonly mixedContent: readonly string[]
  /** Script libraries with a version in file name or comment, lower case. */
  readonly libraries: readonly { readonly name: string; readonly version: string; readonly url: string }[]
  /** For search pages: the query it answers and the hits in order. */
  readonly searchResults: { readonly query: string; readonly hits: readonly ListItem[]; readonly kinds: readonly string[]; readonly facets: readonly string[]; readonly hotWords: readonly string[] } | null
}
