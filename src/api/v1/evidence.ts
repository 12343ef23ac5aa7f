import { evidenceContent } from '../evidence-content.ts'
import { evidenceItem } from '../nouns/evidence.ts'
import { pageOf } from '../nouns/named.ts'
import { defineRoutes } from '../route.ts'
import type { Route } from '../route.ts'

/** The same four below an entrant and below a published unit. */
function ofOne(path: string, verb: 'evidence.read' | 'publication.evidence', isPublic: boolean): readonly Route[] {
  const { page, screenshot, bytes, record } = evidenceContent(isPublic)
  const open = isPublic ? { public: true } as const : {}
  return defineRoutes(
    { method: 'get', path: `${path}/{sha256}/page`, verb, ...open, summary: '归档页面的回放（不执行脚本），可高亮 mark 文字 | the archived page, replayed without scripts, the place that counted highlighted', reply: page },
    { method: 'get', path: `${path}/{sha256}/screenshot`, verb, ...open, fixed: { as: 'screenshot' }, summary: '归档的截图 | the archived screenshot', reply: screenshot },
    { method: 'get', path: `${path}/{sha256}/bytes`, verb, ...open, summary: '归档的原始字节，下载 | the archived bytes, to be saved', reply: bytes },
    { method: 'get', path: `${path}/{sha256}/record`, verb, ...open, summary: '所在的 WARC 记录，下载 | the WARC record, to be saved', reply: record },
  )
}

/** What a number leads to: the archived page it came from. */
export const evidence: readonly Route[] = [
  ...defineRoutes({ method: 'get', path: '/entrants/{entrantId}/evidence', verb: 'evidence.list', summary: '归档记录（可按地址或摘要查）| archived records, by address or digest', reply: pageOf(evidenceItem) }),
  ...ofOne('/entrants/{entrantId}/evidence', 'evidence.read', false),
  ...ofOne('/public/publications/{publicationId}/entrants/{entrantId}/evidence', 'publication.evidence', true),
]
