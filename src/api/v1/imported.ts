import { importedFile } from '../nouns/evidence.ts'
import { defineRoutes } from '../route.ts'

/** What was imported of a unit: exports of its accounts, lists about it. */
export const imported = defineRoutes(
  { method: 'get', path: '/entrants/{entrantId}/imports/{fileDigest}', verb: 'imported.read', summary: '导入的文件：来源、问题和其中的记录 | an imported file: where it came from, its faults and records', reply: importedFile },
)
