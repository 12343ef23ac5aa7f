import { z } from 'zod'
import { rateIncidents } from '../imported-incidents.ts'
import { defineMeasure } from '../measure.ts'

export const privacyIncidents = defineMeasure({
  id: 'privacy/incidents',
  version: 2,
  kind: 'external',
  title: '隐私泄露通报和曝光',
  explain: '依据导入的通报、曝光名单（CSV 或 XLSX，列：日期、标题、类型、渠道、来源、是否严重、是否整改）：评估日前一年内没有涉及个人隐私、个人信息泄露或违规收集的得 1；有严重问题的得 0；其他每条扣 0.5，已整改的每条扣 0.3。没有导入名单的不评分；确无通报的导入只有表头的名单。',
  params: z.strictObject({}),
  needs: [],
  likes: ['external-records'],
  judge({ 'external-records': records }, _, { date }) {
    return rateIncidents(records, /隐私|个人信息|身份证|用户信息|信息泄露|违规收集|过度索权/, { what: '个人隐私泄露等问题', advice: '公开信息前遮蔽个人信息，规范各渠道的信息收集', date })
  },
})
