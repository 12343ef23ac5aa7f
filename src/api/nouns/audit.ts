import { z } from 'zod'
import { free, named } from './named.ts'
import { count, id, instant, text } from './words.ts'

export const auditEntry = named('AuditEntry', z.strictObject({ seq: z.int(), at: instant, actorId: id.nullable(), actor: text, action: text, campaignId: id.nullable(), subjectKind: text, subjectId: text, detail: free('what was changed, by the action'), previousHash: text, hash: text }))
/** gap: an entry is missing; link: it does not follow; content: it was altered; head: the end was cut off. */
export const auditVerdict = named('AuditVerdict', z.discriminatedUnion('intact', [z.strictObject({ intact: z.literal(true), entries: count, head: text }), z.strictObject({ intact: z.literal(false), seq: z.int(), why: z.enum(['gap', 'link', 'content', 'head']) })]))
