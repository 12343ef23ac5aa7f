import { z } from 'zod'
import { defineRoutes } from '../route.ts'
import type { Route } from '../route.ts'
import { attachment, removedAttachment } from '../nouns/declaration.ts'

const OVERSEERS = ['administrator', 'manager', 'reviewer'] as const
/** The thing, its param, whose it is, and who else may look: a mark's files are blind like the mark; what is declared for a point is read by whoever is to mark it. */
export const HOLDERS = [
  { holders: 'declarations', param: 'declarationId', owner: 'unit', others: [...OVERSEERS, 'assessor'] }, { holders: 'cases', param: 'caseId', owner: 'unit', others: OVERSEERS },
  { holders: 'marks', param: 'markId', owner: 'assessor', others: [] }, { holders: 'adjudications', param: 'adjudicationId', owner: 'reviewer', others: OVERSEERS },
  { holders: 'appeals', param: 'appealId', owner: 'unit', others: OVERSEERS },
] as const

/** Files attached to exactly one thing: the same three routes below each. */
export const attachments: readonly Route[] = HOLDERS.flatMap(({ holders, param, owner, others }) => {
  const rename = { holder: `holder.${param}` }
  return defineRoutes(
    { method: 'get', path: `/${holders}/{holder}/attachments`, verb: 'attachment.list', rename, only: [owner, ...others], summary: '附件 | attachments', reply: z.array(attachment) },
    { method: 'post', path: `/${holders}/{holder}/attachments`, verb: 'attachment.add', rename, only: [owner], upload: true, summary: '上传附件 | attach a file', reply: attachment, status: 201 },
    { method: 'delete', path: `/${holders}/{holder}/attachments/{id}`, verb: 'attachment.remove', rename, only: [owner], summary: '移除附件 | remove an attachment', reply: removedAttachment },
  )
})
