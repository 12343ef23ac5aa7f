/** What the city's accounts posted in the year before 2020-11-30. Weeks count back: week 1 is 2020-11-23 to 11-29. */
export interface SamplePost { readonly week: number; readonly title: string; readonly text: string; readonly links?: readonly string[] }

const DAY_MS = 86_400_000
/** Wednesday of a week, at nine in the morning in Beijing. */
export const secondsOf = (week: number, hour = 9): number => (Date.UTC(2020, 10, 30) - week * 7 * DAY_MS + 2 * DAY_MS) / 1000 + (hour - 8) * 3600
export const dayOf = (week: number): string => new Date((secondsOf(week) + 8 * 3600) * 1000).toISOString().slice(0, 10)

/** Weeks in which the WeChat account was silent. */
export const SILENT_WEEKS = [10, 20, 30] as const
const NEWS = ['市政府召开第 N 次常务会议', '市长岳示明调研重点项目（第 N 站）', '第 N 批技改项目集中开工', '市领导检查节前市场供应（第 N 次）'] as const

const weekly = (weeks: readonly number[]): SamplePost[] => weeks.map(week => ({ week, title: (NEWS[week % NEWS.length] ?? '').replace('N', String(53 - week)), text: '会议研究了近期重点工作，要求各部门抓好落实。' }))
const WEEKS = Array.from({ length: 52 }, (_, index) => index + 1)

/** Central work but for one aspect, the other kinds of post, one that has nothing to do with the city, one advertisement, two consultations with what came of them. */
export const WECHAT_POSTS: readonly SamplePost[] = [
  ...weekly(WEEKS.filter(week => !(SILENT_WEEKS as readonly number[]).includes(week))),
  { week: 2, title: '青岚市人民政府关于促进消费的若干意见', text: '为促进消费回补，提出如下意见，现将全文公布。', links: ['https://www.qinglan.gov.cn/zwgk/zcwj/'] },
  { week: 3, title: '一图读懂促进消费若干意见', text: '消费券怎么领？一张图带你看明白。' },
  { week: 4, title: '网传岚桥停运？官方回应：不实', text: '经核实，网上流传的信息为谣言。' },
  { week: 5, title: '本周星座运势：这三个星座桃花旺', text: '快来看看你的运势。' },
  { week: 6, title: '望海新城盛大开盘，售楼热线已开通', text: '首付 15 万起，先到先得。' },
  ...[7, 27].flatMap((week): SamplePost[] => [
    { week, title: '松坪县贫困村全部出列，脱贫攻坚收官', text: '全市贫困人口全部脱贫。' }, { week, title: '深化“放管服”改革，企业开办压缩到一天', text: '市行政审批局推行一窗受理。' },
    { week, title: '民生实事：老旧小区加装电梯完工', text: '惠及居民三千户。' }, { week, title: '新冠疫情防控工作会议召开', text: '要求落实常态化防控。' }, { week, title: '重点企业复工复产率达到九成', text: '驻企特派员帮助企业返岗达产。' },
  ]),
  { week: 24, title: '《青岚市养犬管理条例》公开征求意见', text: '请于2020年7月10日前反馈意见。' }, { week: 16, title: '《青岚市养犬管理条例》征求意见结果公布', text: '共收到意见 214 条，采纳 97 条。' },
  { week: 40, title: '公园命名方案问卷调查', text: '欢迎参与问卷，截止时间为2020年3月20日。' }, { week: 34, title: '公园命名方案问卷调查结果公布', text: '共 3126 份有效问卷，采纳的名称如下。' },
]

/** Of the microblog every week, and nothing that should not be. */
export const WEIBO_POSTS: readonly SamplePost[] = [
  ...weekly(WEEKS),
  { week: 2, title: '', text: '一图读懂促进消费若干意见：消费券怎么领？' }, { week: 3, title: '', text: '网传停水？官方回应：不实信息，请勿转发。' },
  { week: 8, title: '', text: '打好蓝天保卫战，10 月空气质量优良率达到 96%。' }, { week: 28, title: '', text: '大气污染防治攻坚，扬尘整治见成效。' },
]

/** Comments under posts, with the day of the answer in days after; null: none. */
export const COMMENTS: readonly { readonly week: number; readonly text: string; readonly reply: string; readonly days: number }[] = [
  ...Array.from({ length: 9 }, (_, index) => ({ week: 3 + index, text: `岚桥路第 ${index + 1} 盏路灯什么时候修好？`, reply: `您好，岚桥路第 ${index + 1} 盏路灯已安排检修，本周内修复。`, days: 1 })),
  { week: 4, text: '消费券怎么领取？', reply: '您好，您的留言已收悉，已转相关部门。谢谢', days: 1 },
  { week: 5, text: '为家乡点赞', reply: '', days: 0 },
  { week: 6, text: '代办贷款，加微信详聊', reply: '', days: 0 },
]
