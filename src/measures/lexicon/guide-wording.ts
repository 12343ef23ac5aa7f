/** Wording of service guides (办事指南) that decides whether an element says something. */

/** An element that consists of nothing but this says nothing. Compared without blanks and marks. */
export const EMPTY_WORDING: readonly string[] = ['暂无', '待定', '待补充', '待完善', '无内容', '暂无内容', '暂无数据', '详见附件', '见附件', '详见', '同上', 'null', 'undefined', 'none', 'test', '测试', 'xxx', 'xxxx', '略', '空', '未填写', '暂缺']

/** The five stages the tables name, and what guides call them. */
export const STAGE_WORDS: Readonly<Record<string, readonly string[]>> = {
  受理: ['受理', '收件', '接件', '收案', '收取'],
  审核: ['审核', '审查', '初审', '复审', '核查', '复核', '核验', '勘验', '勘察', '评审'],
  审批: ['审批', '决定', '批准', '核准', '审定', '签发', '批复', '核定'],
  办结: ['办结', '制证', '发证', '归档', '登簿', '结案', '制作证', '出证'],
  送达: ['送达', '领取', '寄送', '邮寄', '取件', '取证', '颁发', '颁证', '领证', '发放'],
}

/** What a step must say besides its name, and words by which running text says it where there is no table. */
export const DETAIL_WORDS = {
  办理时限: ['工作日', '自然日', '当场', '即时', '即办', '日内', '天内', '小时', '分钟'],
  办理人员: ['责任人', '经办人', '办理人', '受理人员', '审核人员', '审查人员', '审批人', '负责人', '窗口人员', '工作人员', '科室', '首席代表'],
  审批标准: ['审查标准', '审批标准', '审核标准', '办理标准', '审查要点', '符合', '标准'],
} as const
export type StepDetail = keyof typeof DETAIL_WORDS

/** 办理材料 element of a service that needs none. */
export const NO_MATERIALS: readonly string[] = ['无需提交材料', '无需材料', '无需提供材料', '不需要材料', '不需提交材料', '免提交材料', '零材料', '无材料']

/** Materials that are filled-in forms: the applicant needs the blank one. */
export const FORM_NAME = /(?:申请|登记|申报|审批|审核|备案|报告|报名|推荐|汇总|信息|变更|注销|报备|确认|核定|评审|调查|认定|承诺|表)(?:表|书)$|申请表|登记表|申报表|申请书|审批表|备案表|承诺书/
