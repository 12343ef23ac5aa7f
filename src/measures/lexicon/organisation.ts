/** Words of documents about how a unit runs its websites. */

/** What the document is about. */
export const SITE_WORDS: readonly string[] = ['政府网站', '门户网站', '网站集约化', '数字政府', '电子政务', '政务公开', '智慧政务', '政务信息化', '信息化建设']

/** That it sets up or names a body. */
export const BODY_WORDS: readonly string[] = ['领导小组', '工作组', '委员会', '机构', '主管部门', '管理局', '管理中心', '信息中心', '办公室', '牵头']

/** That its title says it is about who does it. */
export const TITLE_WORDS: readonly string[] = ['领导小组', '工作组', '委员会', '机构', '主管', '管理局', '管理中心', '成立', '调整', '职责', '分工', '明确', '办法']

/** That it says what the body does; the four the tables name. */
export const DUTY_WORDS: readonly { readonly name: string; readonly words: readonly string[] }[] = [
  { name: '统筹规划', words: ['统筹', '规划'] },
  { name: '指导', words: ['指导'] },
  { name: '协调', words: ['协调'] },
  { name: '监督', words: ['监督', '监管', '考核'] },
]

/** That it is a rule, by its title. */
export const RULE_WORDS: readonly string[] = ['办法', '制度', '规定', '规范', '细则', '实施意见', '实施方案', '指南', '标准', '规程', '通知']

/** What the rules regulate; the four the tables name. */
export const RULE_ASPECTS: readonly { readonly name: string; readonly words: readonly string[] }[] = [
  { name: '集约化建设管理', words: ['集约化', '集约', '建设管理', '统一平台', '建设和管理', '管理办法'] },
  { name: '人员', words: ['人员', '队伍', '专人', '信息员', '培训', '编制'] },
  { name: '资金', words: ['资金', '经费', '预算', '保障'] },
  { name: '项目', words: ['项目', '立项', '验收', '采购'] },
]
