import { defineRoutes } from '../route.ts'
import { auditEntry, auditVerdict } from '../nouns/audit.ts'
import { pageOf } from '../nouns/named.ts'

/** The audit log, hash-chained. */
export const audit = defineRoutes(
  { method: 'get', path: '/audit', verb: 'audit.list', summary: '审计日志 | the audit log', reply: pageOf(auditEntry) },
  { method: 'get', path: '/audit/verification', verb: 'audit.verify', summary: '校验审计日志 | verify the chain', reply: auditVerdict },
)
