/** Formats a machine can read, and the others that portals offer; by extension or by the text of the link. */
export const DATA_FORMATS: readonly string[] = ['csv', 'json', 'xml', 'xlsx', 'xls', 'rdf', 'jsonl', 'geojson', 'kml', 'shp', 'ttl', 'zip', 'txt', 'doc', 'docx', 'pdf']

/** Labels of the frequency that pages and the extras of a CKAN package use. */
export const CYCLE_LABELS = ['更新周期', '更新频率', '数据更新周期', '更新频度', '数据更新频率'] as const

/** Frequency codes of catalogues in other vocabularies (ISO 8601, Dublin Core, EU, product enumerations) → words portals here print. */
export const CYCLE_CODES: Readonly<Record<string, string>> = {
  'R/PT1S': '实时', 'R/PT1H': '每小时', 'R/P1D': '每天', 'R/P1W': '每周', 'R/P7D': '每周', 'R/P1M': '每月', 'R/P3M': '每季度', 'R/P6M': '每半年', 'R/P1Y': '每年', 'R/P12M': '每年',
  CONT: '实时', UPDATE_CONT: '实时', CONTINUOUS: '实时', DAILY: '每天', WEEKLY: '每周', MONTHLY: '每月', QUARTERLY: '每季度', ANNUAL_2: '每半年', SEMIANNUAL: '每半年', ANNUAL: '每年', ANNUALLY: '每年', YEARLY: '每年', IRREG: '不定期', IRREGULAR: '不定期', AS_NEEDED: '不定期',
  REAL_TIME: '实时', EVERY_DAY: '每天', EVERY_WEEK: '每周', EVERY_MONTH: '每月', EVERY_QUARTER: '每季度', HALF_YEAR: '每半年', EVERY_YEAR: '每年', OTHER: '其他',
}

/** Numbers for frequencies: of the product whose keys are written with underscores (conf_update_cycle), and of the one with resId. */
export const CYCLE_NUMBERS: Readonly<Record<'underscored' | 'resource', Readonly<Record<string, string>>>> = {
  underscored: { 1: '不定期', 2: '每天', 3: '每周', 4: '每月', 5: '每季度', 6: '每半年', 7: '每年', 8: '实时' },
  resource: { 1: '实时', 2: '每天', 3: '每周', 4: '每月', 5: '每季度', 6: '每半年', 7: '每年', 99: '其他' },
}

/** Keys in the answers of portals here, lower case without underscores, the telling ones first. */
export const PORTAL_KEYS = {
  title: ['catatitle', 'cataname', 'catalogname', 'restitle', 'resourcename', 'datasetname', 'dataname', 'mlmc', 'title', 'name'],
  id: ['cataid', 'catalogid', 'resid', 'datasetid', 'dataid', 'resourceid', 'iid', 'rid', 'mlbh', 'rowguid', 'metadataid', 'id'],
  provider: ['orgname', 'officename', 'organizationname', 'deptname', 'departmentname', 'providername', 'provider', 'dataprovider', 'organname', 'unitname', 'companyname', 'tgf', 'publisher'],
  theme: ['topicname', 'themename', 'subjectname', 'domainname', 'fieldname', 'cataloggroups', 'groupname', 'industryname', 'categoryname', 'classifyname', 'theme', 'topic', 'domain'],
  cycle: ['confupdatecycle', 'updatecycle', 'renewcycle', 'updatefrequency', 'updateperiod', 'dataupdateperiod', 'dataupdatecycle', 'frequency', 'gxpl'],
  published: ['confreleasedtime', 'releasedtime', 'releasetime', 'publishdate', 'publishtime', 'pubdate', 'createdate', 'creatdate', 'createtime', 'confcreatetime'],
  updated: ['datafileupdatetime', 'confdatafileupdatetime', 'dataupdatetime', 'confupdatetime', 'updatetime', 'updatedate', 'updtime', 'lastupdatetime', 'modifytime'],
  open: ['opentype', 'openmode', 'openattr', 'openlevelname', 'openlevel', 'openconditions', 'sharedtype'],
  formats: ['sourcesuffix', 'filetypes', 'filestype', 'resourceformats', 'catalogformat', 'confcatalogformat', 'confusetype', 'usetype', 'formats', 'suffixes', 'format'],
  fields: ['cataitems', 'items', 'columns', 'fields', 'columnlist', 'dataitems'],
  link: ['detailurl', 'url', 'href', 'link', 'linkurl'],
} as const satisfies Readonly<Record<string, readonly string[]>>
export type PortalKey = keyof typeof PORTAL_KEYS

/** Keys of one field in such an answer. */
export const FIELD_KEYS = {
  name: ['namecn', 'columnnamecn', 'fieldcnname', 'cnname', 'chinesename', 'title', 'name', 'fieldname', 'columnname'],
  code: ['nameen', 'columnnameen', 'fieldname', 'enname', 'columnname'],
  type: ['datatype', 'columntype', 'fieldtype', 'type'],
  description: ['description', 'columndesc', 'desc', 'remark', 'comment', 'fielddesc'],
} as const
