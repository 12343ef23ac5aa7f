import type { Term } from '../name-match.ts'

const term = (name: string, contains: readonly string[], not: readonly string[] = []): Term => ({ name, exact: [], contains: [name, ...contains], not })

/** Fields of service for which tables ask for a special page (专题服务), and words such pages are titled by. */
export const SERVICE_FIELDS: readonly Term[] = [
  term('教育', ['入学', '招生', '升学', '学前', '就学', '转学', '助学', '考试', '学历', '学生资助']),
  term('社保', ['社会保险', '社会保障', '养老', '失业', '工伤', '退休', '参保'], ['养老院', '养老机构']),
  term('住房', ['公积金', '购房', '公租房', '保障房', '廉租', '租房', '房产', '安居', '不动产']),
  term('医疗', ['就医', '看病', '医院', '医保', '医药', '卫生', '健康', '诊疗']),
  term('出入境', ['出境', '入境', '护照', '签证', '通行证', '港澳台', '往来港澳']),
  term('建设项目审批', ['建设项目', '工程项目审批', '工程建设', '项目审批', '投资审批', '投资项目', '施工许可', '工改']),
]

/** Ways to order a special page that the tables name. */
export const NAVIGATION_WAYS: readonly { readonly name: string; readonly words: readonly string[] }[] = [
  { name: '办理对象', words: ['对象', '人群', '个人', '企业', '法人', '学生', '家长', '教师', '老年', '老人', '职工', '居民', '农民', '单位', '外国人', '港澳', '残疾人', '军人', '儿童', '妇女', '用人单位', '灵活就业', '申请人', '我是', '自然人'] },
  { name: '办理条件', words: ['条件', '资格', '情形', '类型', '材料', '标准', '范围', '准入', '适用'] },
  { name: '办理流程', words: ['流程', '步骤', '阶段', '环节', '程序', '申请', '受理', '审批', '验收', '开工', '立项', '登记', '缴费', '领取', '办结', '怎么办', '如何办'] },
]

/** A special page of service, not of news: its name says so. */
export const SERVICE_TITLE: readonly string[] = ['服务', '办事', '办理', '审批', '一站式', '一网通', '套餐', '主题', '业务']
