import { z } from 'zod'
import { rateIncidents } from '../imported-incidents.ts'
import { defineMeasure } from '../measure.ts'

export const securityIncidents = defineMeasure({
  id: 'security/incidents',
  version: 2,
  kind: 'external',
  title: '安全问题通报和曝光',
  explain: '依据导入的通报、曝光名单（CSV 或 XLSX，列：日期、标题、类型、渠道、来源、是否严重、是否整改）：评估日前一年内没有涉及安全、泄密、篡改、攻击等问题的得 1；有严重问题的得 0；其他每条扣 0.5，已整改的每条扣 0.3。没有导入名单的不评分；确无通报的导入只有表头的名单。',
  params: z.strictObject({}),
  needs: [],
  likes: ['external-records'],
  judge({ 'external-records': records }, _, { date }) {
    return rateIncidents(records, /安全|泄密|篡改|攻击|漏洞|挂马|入侵|瘫痪|涉密|黑客|病毒/, { what: '安全、泄密等问题', advice: '落实安全管理制度，及时整改通报的问题', date })
  },
})
