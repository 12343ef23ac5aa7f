import { defineRoutes } from '../route.ts'
import { importedPeople, importedUnits, importRun, peoplePreview, unitsPreview } from '../nouns/import.ts'
import { pageOf } from '../nouns/named.ts'

/** Tables of units and people, XLSX or CSV: every bad row is listed, the good ones are kept. */
export const imports = defineRoutes(
  { method: 'get', path: '/campaigns/{campaignId}/imports', verb: 'import.list', summary: '导入记录 | imports', reply: pageOf(importRun) },
  { method: 'post', path: '/campaigns/{campaignId}/imports/units', verb: 'units.import', upload: true, summary: '导入单位、渠道、联系人 | import units, channels and contacts', reply: importedUnits, status: 201 },
  { method: 'post', path: '/campaigns/{campaignId}/imports/people', verb: 'people.import', upload: true, summary: '导入评估员、复核员 | import assessors and reviewers', reply: importedPeople, status: 201 },
  { method: 'post', path: '/campaigns/{campaignId}/imports/units/preview', verb: 'units.preview', upload: true, isRead: true, summary: '试导入单位：会新建什么、哪些行有误，不保存 | what importing units would do; nothing is kept', reply: unitsPreview },
  { method: 'post', path: '/campaigns/{campaignId}/imports/people/preview', verb: 'people.preview', upload: true, isRead: true, summary: '试导入人员，不保存 | what importing people would do; nothing is kept', reply: peoplePreview },
)
