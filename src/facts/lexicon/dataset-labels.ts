/** What open-data portals print on the page of a data set. */
export const DATASET_LABELS = {
  provider: ['数据来源', '数据提供方', '提供单位', '来源部门', '数据提供单位', '数源单位', '提供部门', '数据提供部门', '来源单位', '数据提供机构', '资源提供方', '发布部门', '数据来源部门', '提供方', '所属部门', '发布单位', '信息资源提供方', '数据发布方', '数据资源提供方'],
  theme: ['所属主题', '主题分类', '数据主题', '主题领域', '所属领域', '领域', '主题', '数据领域', '所属分类', '数据分类', '资源分类', '主题名称', '所属行业', '重点领域'],
  updateCycle: ['更新周期', '更新频率', '数据更新周期', '更新频度', '数据更新频率'],
  published: ['发布时间', '发布日期', '首次发布时间', '上线时间', '创建时间', '发布于', '首次发布日期'],
  updated: ['最后更新', '更新时间', '最近更新', '数据更新时间', '最后更新时间', '更新日期', '最近更新时间', '最后更新日期', '数据更新日期'],
  open: ['开放属性', '开放方式', '开放类型', '开放条件', '开放等级', '公开属性', '共享属性'],
  title: ['数据名称', '数据集名称', '目录名称', '资源名称', '信息资源名称', '数据资源名称', '名称', '数据目录名称'],
  format: ['数据格式', '文件格式', '资源格式', '下载格式', '格式', '数据文件格式'],
  other: ['摘要', '数据摘要', '数据描述', '描述', '简介', '资源摘要', '标签', '关键字', '关键词', '数据量', '记录数', '下载量', '访问量', '浏览量', '下载次数', '浏览次数', '评分', '数据项', '字段信息', '数据预览', '服务接口', '相关应用', '数据下载', '联系方式', '联系电话', '语种', '数据条数', '文件数', '接口数', '数据容量', '数据项信息', '元数据', '资源代码', '目录编码', '数据编码'],
} as const

/** Header words of the table of data items. */
export const FIELD_COLUMNS = {
  name: ['中文名称', '字段名称', '字段中文名', '数据项名称', '名称', '字段名', '中文名', '字段', '数据项', '信息项名称', '数据项中文名', '字段中文名称', '列名', '信息项'],
  english: ['英文名称', '字段英文名', '英文名', '标识符', '字段英文名称', '字段代码', '短名', '英文标识', '字段标识'],
  type: ['数据格式', '数据类型', '类型', '字段类型', '信息项类型', '格式', '数据项类型', '信息项数据类型'],
  description: ['中文描述', '描述', '说明', '字段描述', '字段说明', '备注', '数据项描述', '数据项说明', '信息项描述', '含义', '释义', '字段释义'],
} as const

/** Formats a machine can read, and the others that portals offer; by extension or by the text of the link. */
export const DATA_FORMATS = ['csv', 'json', 'xml', 'xlsx', 'xls', 'rdf', 'jsonl', 'geojson', 'kml', 'shp', 'ttl', 'zip', 'txt', 'doc', 'docx', 'pdf'] as const

/** Frequency codes of catalogues in other vocabularies (ISO 8601, Dublin Core, EU) → words portals here print. */
export const CYCLE_CODES: Readonly<Record<string, string>> = {
  'R/PT1S': '实时', 'R/PT1H': '每小时', 'R/P1D': '每天', 'R/P1W': '每周', 'R/P7D': '每周', 'R/P1M': '每月', 'R/P3M': '每季度', 'R/P6M': '每半年', 'R/P1Y': '每年', 'R/P12M': '每年',
  CONT: '实时', UPDATE_CONT: '实时', CONTINUOUS: '实时', DAILY: '每天', WEEKLY: '每周', MONTHLY: '每月', QUARTERLY: '每季度', ANNUAL_2: '每半年', SEMIANNUAL: '每半年', ANNUAL: '每年', ANNUALLY: '每年', YEARLY: '每年', IRREG: '不定期', IRREGULAR: '不定期', AS_NEEDED: '不定期',
}
