import { importedFile, importedOfEntrant, importedRecords, recordList } from '../nouns/imported.ts'
import { defineRoutes } from '../route.ts'

/** What was imported of a unit: exports of its accounts, lists about it. */
export const imported = defineRoutes(
  { method: 'get', path: '/entrants/{entrantId}/imports', verb: 'imported.list', summary: '导入的账号内容和名单，是否已评判 | what was imported, and whether it is judged', reply: importedOfEntrant },
  { method: 'get', path: '/entrants/{entrantId}/imports/{fileDigest}', verb: 'imported.read', summary: '导入的文件：来源、问题和其中的记录 | an imported file: where it came from, its faults and records', reply: importedFile },
  { method: 'post', path: '/entrants/{entrantId}/record-lists', verb: 'records.import', upload: true, summary: '导入通报名单或满意度数据 | import a list of incidents or satisfaction figures', reply: importedRecords, status: 201 },
  { method: 'post', path: '/record-lists/{id}/withdraw', verb: 'records.withdraw', summary: '撤下一份名单，不再计入 | withdraw a list, so that it no longer counts', reply: recordList },
)
