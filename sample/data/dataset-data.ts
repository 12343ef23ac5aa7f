/** The 22 domains the table enumerates. */
export const DOMAINS = ['信用服务', '医疗卫生', '社保', '就业', '公共安全', '城建住房', '交通运输', '教育文化', '科技创新', '资源能源', '生态环境', '工业农业', '商贸流通', '财税金融', '安全生产', '市场监管', '社会救助', '法律服务', '生活服务', '气象服务', '地理空间', '机构团体'] as const
export type Domain = (typeof DOMAINS)[number]
export type Cycle = '实时' | '每天' | '每周' | '每月' | '每季度' | '每半年' | '每年' | '不定期'

/** Longest age in days a dataset of the cycle may have; 不定期 cannot be late. */
export const CYCLE_DAYS: Readonly<Record<Cycle, number | null>> = { 实时: 1, 每天: 1, 每周: 7, 每月: 31, 每季度: 92, 每半年: 183, 每年: 366, 不定期: null }

export interface FieldSpec { readonly code: string; readonly name: string; readonly type: '字符型' | '数值型' | '日期型'; readonly description: string }
export interface DatasetSpec {
  readonly title: string
  readonly provider: string
  readonly domain: Domain
  readonly cycle: Cycle
  /** Age in days of the last update. */
  readonly age: number
  readonly fields: readonly FieldSpec[]
  readonly rows: number
  readonly formats: readonly ('csv' | 'json' | 'xlsx' | 'pdf')[]
  readonly hasApi: boolean
  /** Rows that are empty, rows that repeat another, a column the field table does not know, a file that is not what it says. */
  readonly emptyRows: number
  readonly duplicateRows: number
  readonly extraColumn: string | null
  readonly brokenJson: boolean
}

/** `code名称:类型` with an optional `=描述`; types 字 数 日. */
function field(text: string): FieldSpec {
  const match = /^([a-z_]+)([^:]+):([字数日])(?:=(.+))?$/.exec(text)
  if (match === null) throw new Error(`bad field ${text}`)
  const types = { 字: '字符型', 数: '数值型', 日: '日期型' } as const
  return { code: match[1] ?? '', name: match[2] ?? '', type: types[match[3] as '字' | '数' | '日'], description: match[4] ?? '' }
}

type Extra = Partial<Pick<DatasetSpec, 'formats' | 'hasApi' | 'emptyRows' | 'duplicateRows' | 'extraColumn' | 'brokenJson'>>
const dataset = (title: string, provider: string, domain: Domain, cycle: Cycle, age: number, rows: number, fields: string, extra: Extra = {}): DatasetSpec => ({
  title, provider, domain, cycle, age, rows, fields: fields.split(' ').map(field), formats: ['csv', 'json', 'xlsx'], hasApi: false, emptyRows: 0, duplicateRows: 0, extraColumn: null, brokenJson: false, ...extra,
})

/** 24 datasets of 16 city bodies and two districts over 18 of the 22 domains. */
export const DATASETS: readonly DatasetSpec[] = [
  dataset('行政许可信用公示信息', '市发展和改革委员会', '信用服务', '每天', 1, 30, 'xk_no许可文号:字=行政许可决定书文号 xk_name许可名称:字=许可事项名称 xk_date许可日期:日=作出决定的日期', { hasApi: true }),
  dataset('医疗机构名录', '市卫生健康委员会', '医疗卫生', '每季度', 40, 36, 'org_name机构名称:字=医疗机构登记名称 org_level机构等级:字=一级、二级、三级 address地址:字=执业地点'),
  dataset('疫苗接种门诊信息', '市卫生健康委员会', '医疗卫生', '每周', 3, 14, 'org_name机构名称:字=接种门诊名称 capacity日接种能力:数=单位：人 address地址:字=门诊地址', { hasApi: true }),
  dataset('社保经办网点', '市人力资源和社会保障局', '社保', '每年', 210, 18, 'site_name网点名称:字=经办网点名称 address地址:字=详细地址 open_time办公时间:字=工作日办公时间'),
  dataset('招聘会场次安排', '市人力资源和社会保障局', '就业', '每月', 95, 22, 'fair_name招聘会名称:字=活动名称 fair_date举办日期:日=举办日期 posts岗位数:数=提供岗位数量'),
  dataset('派出所信息', '市公安局', '公共安全', '每年', 300, 24, 'name名称:字=派出所全称 address地址:字=办公地址 duty值班安排:字=值班安排说明'),
  dataset('保障性住房项目', '市住房和城乡建设局', '城建住房', '每半年', 120, 16, 'project项目名称:字=项目名称 units套数:数=房源套数 finish竣工日期:日'),
  dataset('公交线路站点', '市交通运输局', '交通运输', '每月', 12, 40, 'line线路:字=线路编号 stop站点:字=站点名称 seq顺序:数=站点在线路上的顺序', { hasApi: true }),
  dataset('公共停车场', '市城市管理局', '交通运输', '每周', 30, 26, 'name名称:字=停车场名称 spaces泊位数:数=公共泊位数 fee收费标准:字=收费标准说明', { duplicateRows: 2 }),
  dataset('中小学校名录', '市教育局', '教育文化', '每年', 88, 40, 'school学校名称:字=学校全称 kind办学类型:字=小学、初中、高中 area所在区县:字=所在区县'),
  dataset('文化场馆开放信息', '市文化广电和旅游局', '教育文化', '每季度', 33, 15, 'venue场馆名称:字=场馆名称 hours开放时间:字 quota预约限额:数'),
  dataset('高新技术企业名单', '市科学技术局', '科技创新', '每年', 330, 32, 'company企业名称:字=企业全称 year认定年度:数=认定年度 field技术领域:字=所属技术领域'),
  dataset('充电桩分布', '市发展和改革委员会', '资源能源', '每半年', 260, 20, 'site站点:字=充电站名称 piles桩数:数=充电桩数量 address地址:字=详细地址', { extraColumn: '运营电话' }),
  dataset('空气质量日报', '市生态环境局', '生态环境', '每天', 1, 40, 'station监测点:字=国控、市控监测点名称 day日期:日=监测日期 aqi指数:数=空气质量指数', { hasApi: true }),
  dataset('河道断面水质', '市生态环境局', '生态环境', '每月', 28, 27, 'section断面:字=监测断面名称 grade水质类别:字=Ⅰ至劣Ⅴ类 month监测月份:日=监测月份', { emptyRows: 3 }),
  dataset('农产品批发价格', '市农业农村局', '工业农业', '每周', 6, 36, 'item品名:字=农产品名称 price价格:数=单位：元/公斤 market市场:字=批发市场名称'),
  dataset('规模以上工业主要指标', '市统计局', '工业农业', '每月', 35, 11, 'item_name指标名称:字=指标名称 amount数值:数=本期数值 growth同比:数=同比增长百分比', { formats: ['pdf'] }),
  dataset('重点商贸企业名录', '市商务局', '商贸流通', '每年', 150, 18, 'company企业名称:字=企业全称 kind行业:字=所属行业 area所在区县:字=所在区县'),
  dataset('一般公共预算收支', '市财政局', '财税金融', '每月', 20, 22, 'item科目:字=预算科目 income本月数:数=单位：万元 total累计数:数=单位：万元'),
  dataset('安全生产行政处罚', '市应急管理局', '安全生产', '每季度', 200, 12, 'case案由:字=处罚案由 company当事人:字=企业名称 fine罚款金额:数=单位：万元'),
  dataset('食品抽检结果', '市市场监督管理局', '市场监管', '每周', 5, 34, 'food食品名称:字=样品名称 result结论:字=合格或不合格 day抽样日期:日=抽样日期', { brokenJson: true }),
  dataset('城乡低保发放汇总', '市民政局', '社会救助', '每月', 17, 20, 'area区县:字=区县名称 people人数:数=发放人数 money金额:数=单位：万元'),
  dataset('岚东区便民服务点', '岚东区政府', '生活服务', '每季度', 50, 19, 'name服务点:字=服务点名称 service服务内容:字=服务内容 phone电话:字=固定电话'),
  dataset('云麓区社会组织名录', '云麓区政府', '机构团体', '每半年', 61, 23, 'name名称:字=社会组织名称 kind类别:字=社会团体、民办非企业单位、基金会 found成立日期:日=成立登记日期'),
]

/** Applications that use the data; the third one is gone. */
export const APPLICATIONS: readonly { readonly name: string; readonly path: string; readonly effect: string; readonly isGone?: true }[] = [
  { name: '岚江停车', path: '/apps/tingche.html', effect: '接入公共停车场数据，累计服务21万人次。' },
  { name: '放心菜篮子', path: '/apps/cailanzi.html', effect: '使用农产品批发价格和食品抽检结果，日均访问3200次。' },
  { name: '校园雷达', path: '/apps/xiaoyuan.html', effect: '基于中小学校名录的学区查询。', isGone: true },
  { name: '青岚蓝天', path: '/apps/lantian.html', effect: '空气质量日报可视化，获市数据创新大赛二等奖。' },
]
