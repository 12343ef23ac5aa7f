import { z } from '@hono/zod-openapi'
import { defineRoutes } from '../route.ts'
import type { Route } from '../route.ts'
import { attachment } from './nouns.ts'

const HOLDERS = [['declarations', 'declarationId'], ['cases', 'caseId'], ['marks', 'markId'], ['adjudications', 'adjudicationId'], ['appeals', 'appealId']] as const

/** Files attached to exactly one thing: the same three routes below each. */
export const attachments: readonly Route[] = HOLDERS.flatMap(([holders, param]) => {
  const rename = { holder: `holder.${param}` }
  return defineRoutes(
    { method: 'get', path: `/${holders}/{holder}/attachments`, verb: 'attachment.list', rename, summary: '附件 | attachments', reply: z.array(attachment) },
    { method: 'post', path: `/${holders}/{holder}/attachments`, verb: 'attachment.add', rename, upload: true, summary: '上传附件 | attach a file', reply: attachment, status: 201 },
    { method: 'delete', path: `/${holders}/{holder}/attachments/{id}`, verb: 'attachment.remove', rename, summary: '移除附件 | remove an attachment', reply: z.unknown() },
  )
})
