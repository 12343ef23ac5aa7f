import { defineRoutes } from '../route.ts'
import { bonusCase, declaration } from '../nouns/declaration.ts'
import { pageOf } from '../nouns/named.ts'

/** What units declare: material per point, innovation cases. If-None-Match: * makes a new one. */
export const declarations = defineRoutes(
  { method: 'get', path: '/campaigns/{campaignId}/declarations', verb: 'declaration.list', summary: '申报材料 | declarations', reply: pageOf(declaration) },
  { method: 'put', path: '/entrants/{entrantId}/declarations', verb: 'declaration.save', summary: '保存申报 | save a declaration', reply: declaration },
  { method: 'post', path: '/declarations/{id}/submit', verb: 'declaration.submit', summary: '提交 | submit', reply: declaration },
  { method: 'post', path: '/declarations/{id}/withdraw', verb: 'declaration.withdraw', summary: '撤回 | withdraw', reply: declaration },
  { method: 'get', path: '/campaigns/{campaignId}/cases', verb: 'case.list', summary: '创新案例 | innovation cases', reply: pageOf(bonusCase) },
  { method: 'post', path: '/entrants/{entrantId}/cases', verb: 'case.save', fixed: { version: 0 }, summary: '新建案例 | start a case', reply: bonusCase, status: 201 },
  { method: 'put', path: '/entrants/{entrantId}/cases/{id}', verb: 'case.save', summary: '保存案例 | save a case', reply: bonusCase },
  { method: 'post', path: '/cases/{id}/submit', verb: 'case.submit', summary: '提交案例 | submit a case', reply: bonusCase },
  { method: 'post', path: '/cases/{id}/withdraw', verb: 'case.withdraw', summary: '撤回案例 | withdraw a case', reply: bonusCase },
  { method: 'post', path: '/cases/{id}/decide', verb: 'case.decide', summary: '评定案例 | decide a case', reply: bonusCase },
)
