import { defineRoutes } from '../route.ts'
import { importedPeople, importedUnits, importRun } from '../nouns/import.ts'
import { pageOf } from '../nouns/named.ts'

/** Tables of units and people, XLSX or CSV: every bad row is listed, the good ones are kept. */
export const imports = defineRoutes(
  { method: 'get', path: '/campaigns/{campaignId}/imports', verb: 'import.list', summary: '导入记录 | imports', reply: pageOf(importRun) },
  { method: 'post', path: '/campaigns/{campaignId}/imports/units', verb: 'units.import', upload: true, summary: '导入单位、渠道、联系人 | import units, channels and contacts', reply: importedUnits, status: 201 },
  { method: 'post', path: '/campaigns/{campaignId}/imports/people', verb: 'people.import', upload: true, summary: '导入评估员、复核员 | import assessors and reviewers', reply: importedPeople, status: 201 },
)
