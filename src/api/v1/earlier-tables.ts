import { z } from 'zod'
import { defineRoutes } from '../route.ts'
import { earlierLink, earlierMatch, earlierTableWithRows, listedEarlierTable, tableComparison } from '../nouns/earlier-table.ts'
import { importedTable } from '../nouns/import.ts'

/** Tables that were published in earlier years, as printed. */
export const earlierTables = defineRoutes(
  { method: 'get', path: '/earlier-tables', verb: 'earlier.list', summary: '往年结果 | earlier tables', reply: z.array(listedEarlierTable) },
  { method: 'get', path: '/campaigns/{campaignId}/earlier-tables', verb: 'earlier.list', summary: '可与本批次比较的往年结果 | earlier tables that a campaign may be compared with', reply: z.array(listedEarlierTable) },
  { method: 'post', path: '/earlier-tables', verb: 'earlier.import', upload: true, summary: '导入往年结果 | import an earlier table', reply: importedTable, status: 201 },
  { method: 'get', path: '/earlier-tables/{tableId}', verb: 'earlier.read', summary: '一份往年结果，逐行 | one earlier table with its rows', reply: earlierTableWithRows },
  { method: 'put', path: '/earlier-tables/{tableId}/rows/{position}/unit', verb: 'earlier.link', summary: '对应到单位，或取消对应 | say which unit a row is, or that it is not', reply: earlierLink },
  { method: 'post', path: '/earlier-tables/{tableId}/match', verb: 'earlier.match', summary: '再按名称对应一次 | match rows to units by name again', reply: earlierMatch },
  { method: 'get', path: '/campaigns/{campaignId}/cohorts/{cohortId}/earlier-tables/{tableId}/comparison', verb: 'score.compare-table', summary: '现时结果与往年结果比较 | a cohort as it stands beside an earlier table', reply: tableComparison },
  { method: 'get', path: '/public/publications/{publicationId}/cohorts/{cohortId}/earlier-tables/{tableId}/comparison', verb: 'publication.compare-table', public: true, summary: '发布的结果与往年结果比较 | a published cohort beside an earlier table', reply: tableComparison },
)
