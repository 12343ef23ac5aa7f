import type { Term } from '../name-match.ts'

/**
 * Kinds of column by how often they must be updated (国办秘函〔2019〕19号: news two weeks, notices and policy documents six
 * months, others as the unit itself says, here one year). Standing information has no period: it must be right, not new.
 */
export const NEWS_COLUMN: Term = {
  name: '动态类栏目',
  exact: ['动态', '要闻', '新闻', '新闻中心', '资讯'],
  contains: ['动态', '要闻', '新闻'],
  not: ['新闻发布会', '新闻发言人', '新闻联络', '解读'],
}

export const POLICY_COLUMN: Term = {
  name: '政策文件类栏目',
  exact: ['文件', '政策', '法规', '规章', '公告', '公示', '通知'],
  contains: ['文件', '政策法规', '法律法规', '规章', '通知公告', '公告公示', '公示公告', '政府公报', '政府令', '政策库'],
  not: ['解读'],
}

export const STANDING_COLUMN: Term = {
  name: '固定信息类栏目',
  exact: ['概况', '市情', '机构', '组织机构', '领导', '历史栏目', '归档栏目', '历史专题'],
  contains: ['概况', '机构职能', '机构职责', '机构设置', '内设机构', '领导分工', '领导简介', '领导信息', '领导之窗', '市长之窗', '负责人信息', '公开指南', '公开制度', '依申请公开', '联系我们', '联系方式', '网站声明', '历史沿革', '行政区划', '自然地理', '历史专题', '历史栏目'],
}
