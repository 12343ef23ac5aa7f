import { z } from 'zod'
import { suggestDocument } from '../declared-documents.ts'
import { defineMeasure } from '../measure.ts'
import { askPerson } from '../share.ts'

export const mediaManagement = defineMeasure({
  id: 'media/management',
  version: 1,
  kind: 'declared',
  title: '政务新媒体组织机构和制度',
  explain: '由单位提交材料（负责机构的文件，开设备案、信息审核、留言处理、关停注销等制度），由人按评分标准判断。一并提供单位网站的，列出标题含“政务新媒体”（或公众号、微博、客户端）和管理、办法、制度、通知等词的公开文件作为线索：有文件 0.3，其余按文件开头写到的机构、备案、审核、留言、关停五个方面平分，四个方面即满。',
  params: z.strictObject({}),
  needs: ['media-accounts'],
  likes: ['items'],
  judge({ items }, _params, { date }) {
    if (!items) return askPerson('没有一并提供单位网站，请单位提交政务新媒体的机构和制度材料后由人判断')
    return suggestDocument(items.value, {
      what: '政务新媒体的机构和制度文件', title: [['政务新媒体', '公众号', '微信', '微博', '客户端'], ['管理', '办法', '制度', '规定', '通知', '方案', '意见', '领导小组']], not: ['招标', '采购', '中标'], base: 0.3, aspectsNeeded: 4,
      aspects: [{ name: '负责机构', words: ['领导小组', '牵头', '主管', '责任部门', '机构'] }, { name: '开设备案', words: ['备案', '开设', '开办'] }, { name: '信息审核', words: ['审核', '三审', '先审后发', '保密审查'] }, { name: '留言处理', words: ['留言', '互动', '回复', '答复'] }, { name: '关停注销', words: ['关停', '注销', '停用', '整合'] }],
      advice: '建立政务新媒体管理制度，明确负责机构，覆盖开设备案、信息审核、留言处理、关停注销',
    }, date)
  },
})
