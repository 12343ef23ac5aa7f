import { z } from 'zod'
import { defineRoutes } from '../route.ts'
import { pageOf } from '../nouns/named.ts'
import { comparison, namedChange, publication, publicationHead, publicationLine, publishedIndexLine, publishedUnit, unitHistory } from '../nouns/publication.ts'

/** Published results: for anybody, without signing in. */
export const publications = defineRoutes(
  { method: 'get', path: '/public/publications', verb: 'publication.index', public: true, summary: '已发布的批次，新的在前 | published campaigns, newest first', reply: z.array(publishedIndexLine) },
  { method: 'get', path: '/public/publications/{publicationId}', verb: 'publication.head', public: true, summary: '一次发布的说明与分组 | what a publication says of itself, with its cohorts', reply: publicationHead },
  { method: 'get', path: '/public/campaigns/{campaignId}/publications', verb: 'publication.list', public: true, summary: '发布的结果 | publications of a campaign', reply: z.array(publication) },
  { method: 'get', path: '/public/publications/{publicationId}/cohorts/{cohortId}/lines', verb: 'publication.lines', public: true, summary: '一组的榜单 | the printed list of a cohort', reply: pageOf(publicationLine) },
  { method: 'get', path: '/public/publications/{publicationId}/entrants/{entrantId}', verb: 'publication.read', public: true, summary: '一个单位的发布结果 | one unit’s published result', reply: publishedUnit },
  { method: 'get', path: '/public/units/{unitId}/history', verb: 'publication.history', public: true, summary: '一个单位历次发布的结果 | what was published of a unit over the years', reply: unitHistory },
  { method: 'get', path: '/public/publications/{publicationId}/changes', verb: 'publication.changes', public: true, summary: '更正记录 | what a correction changed, and why', reply: pageOf(namedChange) },
  { method: 'get', path: '/public/publications/{publicationId}/cohorts/{cohortId}/comparison', verb: 'publication.compare', public: true, summary: '与上年比较 | year on year', reply: comparison },
)
