import { z } from 'zod'
import { defineRoutes } from '../route.ts'
import { earlierLink, earlierTableWithRows, importedTable } from '../nouns/import.ts'

/** Tables that were published in earlier years, as printed. */
export const earlierTables = defineRoutes(
  { method: 'get', path: '/campaigns/{campaignId}/earlier-tables', verb: 'earlier.list', summary: '往年结果 | earlier tables', reply: z.array(earlierTableWithRows) },
  { method: 'post', path: '/earlier-tables', verb: 'earlier.import', upload: true, summary: '导入往年结果 | import an earlier table', reply: importedTable, status: 201 },
  { method: 'put', path: '/earlier-tables/{tableId}/rows/{position}/unit', verb: 'earlier.link', summary: '对应到单位 | say which unit a row is', reply: earlierLink },
)
