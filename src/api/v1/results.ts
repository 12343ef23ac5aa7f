import { z } from 'zod'
import { reportContent } from '../report-content.ts'
import { defineRoutes } from '../route.ts'
import { pageOf } from '../nouns/named.ts'
import { comparison } from '../nouns/publication.ts'
import { agreed, agreedNow, appeal, appealEffect, appealWithDecision, decidedAppeal, distribution, entrantPoint, evaluation, rankingLine, result, score, sensitivity, standing, withdrawnReply } from '../nouns/result.ts'

/** Scores, and the units' right of reply. */
export const results = defineRoutes(
  { method: 'get', path: '/campaigns/{campaignId}/ranking', verb: 'score.ranking', summary: '现时排名 | ranking as it stands', reply: z.array(rankingLine) },
  { method: 'get', path: '/campaigns/{campaignId}/cohorts/{cohortId}/sensitivity', verb: 'score.sensitivity', summary: '名次对去掉任一指标的敏感程度 | how ranks move when an indicator is left out', reply: sensitivity },
  { method: 'post', path: '/campaigns/{campaignId}/cohorts/{cohortId}/sensitivity', verb: 'score.sensitivity', isRead: true, summary: '改变权重后的排名，不保存 | the ranking under other weights; nothing is kept', reply: sensitivity },
  { method: 'get', path: '/campaigns/{campaignId}/points', verb: 'score.points', summary: '全部要点的现时得分，按单位翻页 | every point as it counts now, entrant by entrant', reply: pageOf(entrantPoint) },
  { method: 'get', path: '/entrants/{entrantId}/score', verb: 'score.read', summary: '得分 | score as it stands', reply: score, orNothing: true },
  { method: 'get', path: '/entrants/{entrantId}/standing', verb: 'score.standing', summary: '在本组中的位置 | beside the quartiles of the cohort', reply: standing, orNothing: true },
  { method: 'get', path: '/entrants/{entrantId}/evaluation', verb: 'evaluation.read', summary: '评估结果全文 | the evaluation document', reply: evaluation, orNothing: true },
  { method: 'get', path: '/entrants/{entrantId}/report', verb: 'evaluation.read', summary: '评估报告（网页文件）| the report as one HTML file', reply: reportContent, orNothing: true },
  { method: 'get', path: '/entrants/{entrantId}/result', verb: 'result.read', summary: '初步结果 | the preliminary result', reply: result },
  { method: 'get', path: '/entrants/{entrantId}/replies', verb: 'reply.list', summary: '认可的要点 | points agreed with', reply: z.array(agreed) },
  { method: 'post', path: '/entrants/{entrantId}/replies', verb: 'reply.agree', summary: '认可 | agree', reply: agreedNow },
  { method: 'post', path: '/entrants/{entrantId}/replies/withdraw', verb: 'reply.withdraw', summary: '撤回认可 | no longer agree', reply: withdrawnReply },
  { method: 'get', path: '/campaigns/{campaignId}/appeals', verb: 'appeal.list', summary: '申诉 | appeals', reply: pageOf(appealWithDecision) },
  { method: 'post', path: '/entrants/{entrantId}/appeals', verb: 'appeal.save', fixed: { version: 0 }, summary: '起草申诉 | start an appeal', reply: appeal, status: 201 },
  { method: 'put', path: '/entrants/{entrantId}/appeals/{id}', verb: 'appeal.save', summary: '修改申诉 | change an appeal', reply: appeal },
  { method: 'post', path: '/appeals/{id}/file', verb: 'appeal.file', summary: '提交申诉 | file', reply: appeal },
  { method: 'post', path: '/appeals/{id}/withdraw', verb: 'appeal.withdraw', summary: '撤回申诉 | withdraw', reply: appeal },
  { method: 'get', path: '/appeals/{id}/effect', verb: 'appeal.effect', summary: '试算某一裁定的影响 | what a decision would change', reply: appealEffect },
  { method: 'post', path: '/appeals/{id}/decide', verb: 'appeal.decide', summary: '答复申诉 | decide', reply: decidedAppeal },
  { method: 'get', path: '/campaigns/{campaignId}/cohorts/{cohortId}/distribution', verb: 'score.distribution', summary: '得分分布：分段、维度、省份 | how scores spread: classes, dimensions, provinces', reply: distribution },
  { method: 'get', path: '/campaigns/{campaignId}/cohorts/{cohortId}/comparison', verb: 'score.compare', summary: '现时结果与上年比较 | year on year, as it stands', reply: comparison, orNothing: true },
)
