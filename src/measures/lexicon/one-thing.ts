import type { Term } from '../name-match.ts'

const term = (name: string, contains: readonly string[], not: readonly string[] = []): Term => ({ name, exact: [], contains: [name, ...contains], not })

/** Themes of “一件事” the tables name, and what sites call them. */
export const ONE_THING_TOPICS: readonly Term[] = [
  term('企业开办', ['开办企业', '企业设立', '开公司', '开办公司', '公司设立', '新办企业', '我要开企业'], ['注销']),
  term('企业注销', ['注销企业', '公司注销', '注销登记', '企业退出', '注销一件事']),
  term('行业准入', ['准入', '准营', '开餐馆', '开餐厅', '开饭店', '开药店', '开超市', '开便利店', '开宾馆', '开旅馆', '开网吧', '开书店', '开诊所', '开幼儿园', '开培训', '开健身', '开理发', '开美容', '开影院', '证照联办', '一业一证']),
  term('不动产登记', ['不动产', '房产登记', '房屋登记', '二手房过户', '房产过户', '新房登记', '房屋过户', '房产交易登记']),
  term('住房贷款', ['公积金贷款', '购房贷款', '房贷', '买房贷款', '公积金购房', '贷款购房']),
]

/** Words that make a page one of “一件事”. */
export const ONE_THING_WORDS: readonly string[] = ['一件事', '一次办', '一事联办', '联办', '一链办', '套餐', '集成服务', '主题式', '一业一证']

/** What is made less, and that it is made less; a figure must stand near both. */
export const REDUCED_WORDS: readonly string[] = ['环节', '流程', '步骤', '材料', '时限', '时间', '天数', '工作日', '跑动', '跑腿', '次数', '表单', '表格']
export const REDUCING_WORDS: readonly string[] = ['减少', '压减', '压缩', '缩短', '精简', '减至', '降至', '减为', '合并为', '整合为', '优化为', '由原来', '由原', '从原来', '减材料', '减时限', '减环节', '减流程', '减跑动']

/** Ways of joint handling the tables name. */
export const JOINT_WORDS: readonly string[] = ['跨部门', '跨区域', '跨层级', '跨省', '跨市', '通办', '一证通', '并联审批', '数据共享', '信息共享', '部门协同', '联审', '免提交', '容缺']

/** What one page must tell, and words by which it does. */
export const ONE_STOP_ELEMENTS: readonly { readonly name: string; readonly words: readonly string[] }[] = [
  { name: '依据', words: ['依据', '法律法规', '政策文件'] },
  { name: '条件', words: ['条件', '适用对象', '适用范围', '申请人', '服务对象'] },
  { name: '程序', words: ['程序', '流程', '步骤', '环节'] },
  { name: '期限', words: ['期限', '时限', '工作日', '办结时间'] },
  { name: '办事方式', words: ['办理方式', '办事方式', '办理渠道', '办理地点', '线上办理', '线下办理', '办理途径', '办理形式'] },
  { name: '材料', words: ['材料'] },
]

/** The “once” claims beside reading at one place, which the page itself is. */
export const ONCE_CLAIMS: readonly { readonly name: string; readonly words: readonly string[] }[] = [
  { name: '一次填写', words: ['一次填写', '一次性填写', '一次填报', '一张表', '一表申请', '一表申报', '一表填报', '统一表单', '一次申报', '一张表单'] },
  { name: '一次登录', words: ['一次登录', '一次性登录', '统一登录', '单点登录', '统一身份认证', '一个入口', '一网通办', '一网办'] },
  { name: '一次提交', words: ['一次提交', '一次性提交', '一次收件', '一窗受理', '一窗通办', '综合窗口', '一套材料', '只跑一次', '一次递交', '一个窗口', '一次受理'] },
]
