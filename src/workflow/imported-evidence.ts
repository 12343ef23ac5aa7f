import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { pictureType } from '../collect/imports/read-export.ts'
import type { ImportedRecords } from '../facts/records/imported-records.ts'
import type { EvidenceRef } from '../model/evidence.ts'
import { FIELD_TITLES } from '../model/imported-record.ts'
import type { AccountContent, MediaImport } from '../model/media.ts'
import type { ArchivedView } from '../reports/html/evidence-page.ts'
import type { OpenAccount } from './channels.ts'
import { shownRecords } from './record-files.ts'
import type { RecordFiles } from './record-files.ts'
import { bodyContent } from './shown-body.ts'

/** What is longer is cut for showing; the directory of the account keeps all of it. */
const MOST_SHOWN = 32 * 1024 * 1024
const PAGE = /\.html?$/i

/** Shows what was imported: a screenshot or a saved page as it is, of a list the one record that is cited. Null for anything else. */
export function importedViews(accounts: readonly OpenAccount[], lists: RecordFiles | null): (ref: EvidenceRef) => Promise<ArchivedView | null> {
  let records: Map<string, unknown> | null = null
  return async ref => {
    for (const { dir, content } of accounts) {
      const file = content.imports.find(({ sha256 }) => sha256 === ref.sha256)
      if (file === undefined) continue
      const place = { ref, at: file.importedAt, status: 200, size: file.size }
      const whole = ref.offset === undefined || PAGE.test(file.file) ? await readWhole(dir, file) : null
      if (whole !== null) return { ...place, ...whole }
      records ??= new Map(accounts.flatMap(account => recordsOf(account.content)))
      const record = records.get(`${ref.sha256} ${ref.offset ?? ''}`)
      return { ...place, mime: 'application/json', content: { kind: 'text', text: JSON.stringify(record === undefined ? summaryOf(file) : { 文件: file.name, 序号: ref.offset, 记录: record }, null, 2) } }
    }
    return listView(lists, ref)
  }
}

/** Of a list of incidents or satisfaction figures the row that is cited, else what was read of it. */
function listView(lists: RecordFiles | null, ref: EvidenceRef): ArchivedView | null {
  const list = lists?.files.find(({ sha256 }) => sha256 === ref.sha256)
  const read = lists?.records.files.find(({ sha256 }) => sha256 === ref.sha256)
  if (!lists || !list || !read) return null
  const row = ref.offset === undefined ? undefined : shownRecords(recordsOfList(lists.records, ref.sha256), { from: ref.offset, limit: 1 })[0]
  const told = row?.number === ref.offset && row ? { 文件: read.name, 位置: row.place, 记录: Object.fromEntries(row.fields.map(({ name, value }) => [FIELD_TITLES[name]?.[0] ?? name, value])) } : { 文件: read.name, 行数: read.rows, 问题: read.faults.slice(0, 100) }
  return { ref: { ...ref, archive: list.file }, at: '—', status: 200, size: list.bytes.length, mime: 'application/json', content: { kind: 'text', text: JSON.stringify(told, null, 2) } }
}

const recordsOfList = (all: ImportedRecords, sha256: string): ImportedRecords => ({ files: [], incidents: all.incidents.filter(({ evidence }) => evidence.sha256 === sha256), satisfaction: all.satisfaction.filter(({ evidence }) => evidence.sha256 === sha256) })

async function readWhole(dir: string, file: MediaImport): Promise<Pick<ArchivedView, 'mime' | 'content'> | null> {
  if (file.size > MOST_SHOWN) return null
  const bytes = await readFile(join(dir, file.file))
  const mime = pictureType(bytes) ?? (PAGE.test(file.file) ? 'text/html' : null)
  return mime === null ? null : { mime, content: bodyContent(bytes, mime, mime) }
}

const summaryOf = ({ name, formats, records, faultCount, faults, importedAt }: MediaImport) => ({ 文件: name, 格式: formats, 导入时间: importedAt, 记录数: records, 有问题的行: faultCount, 问题: faults.slice(0, 100) })

function recordsOf({ posts, comments, accounts, entries, searches, features, packages, listings }: AccountContent): [string, unknown][] {
  return [posts, comments, accounts, entries, searches, features, packages, listings].flatMap(list => list.map(({ evidence, ...record }): [string, unknown] => [`${evidence.sha256} ${evidence.offset ?? ''}`, record]))
}
