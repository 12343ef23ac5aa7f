import type { RefusedRow } from '../../../model/campaign.ts'
import { AppError } from '../../../shared/errors.ts'
import { hasEarlierRow, importEarlierTable, linkEarlierRow, listEarlierRows, listEarlierTables } from '../../../store/earlier-table.ts'
import { createImportRun, listImportRuns } from '../../../store/import-run.ts'
import { digestOf } from '../../../store/objects/object-store.ts'
import { getUnit } from '../../../store/unit.ts'
import { defineVerb } from '../verb.ts'
import { findColumns, isRefused, readFields, refusal } from './columns.ts'
import type { ColumnNames } from './columns.ts'
import { readTable } from './read-table.ts'

export const EARLIER_COLUMNS: ColumnNames<'unitName' | 'rank' | 'score' | 'tier'> = {
  unitName: ['单位', '单位名称', '名称', '网站', '网站名称', '地区', '部门', '城市', '省份', 'unit', 'name'],
  rank: ['排名', '名次', '位次', 'rank'],
  score: ['总分', '总得分', '总分值', '综合得分', '得分', 'score'],
  tier: ['档次', '等级', '类别', 'tier'],
}

/** Takes a table published in an earlier year in as printed; every number column is kept under its printed name. */
export const importEarlier = defineVerb('earlier.import', {
  prepare: async (act, { fileName, bytes }) => { await act.everywhere(); return readTable(fileName, bytes) },
  async work(act, { fileName, bytes, title, year, cohortName, scheme, edition, source }, table) {
    await act.everywhere()
    const columns = findColumns(table, EARLIER_COLUMNS)
    if (!columns.has('unitName')) throw new AppError('table-unreadable', { name: fileName, why: '缺少列“单位”' })
    const taken = new Set([...columns.values()].map(({ at }) => at))
    const refused: RefusedRow[] = []
    const rows = table.rows.flatMap((line, position) => {
      const fields = readFields(line, columns, EARLIER_COLUMNS)
      if (isRefused(fields)) { refused.push(fields); return [] }
      const { unitName, rank, score, tier } = fields.values
      const numbers = { rank: numberOf(rank), score: numberOf(score) }
      if (unitName === '') { refused.push(refusal(line.line, columns.get('unitName')?.printed ?? null, '', '缺少单位名称')); return [] }
      for (const field of ['rank', 'score'] as const) if (numbers[field] === undefined) { refused.push(refusal(line.line, columns.get(field)?.printed ?? null, fields.values[field], '应为数字')); return [] }
      const values = Object.fromEntries(table.columns.flatMap((printed, at) => {
        const cell = line.cells[at]
        if (taken.has(at) || printed === '' || cell === undefined || 'formula' in cell) return []
        const value = numberOf(cell.text)
        return value === undefined ? [] : [[printed, value] as const]
      }))
      return [{ position, unitName, rank: numbers.rank === null || numbers.rank === undefined ? null : Math.trunc(numbers.rank), score: numbers.score ?? null, tier: tier || null, values }]
    })
    const made = await importEarlierTable(act.ex, { title, year, cohortName, schemeId: scheme ?? null, edition: edition ?? null, columns: table.columns, source: { ...source, fileName, sha256: digestOf(bytes) }, importedBy: act.personId }, rows)
    const run = await createImportRun(act.ex, { kind: 'earlier', fileName, accepted: rows.length, refused, importedBy: act.personId })
    act.record('earlier_table', made.id, null, { title, year, cohortName, accepted: rows.length, refused: refused.length, importRun: run.id })
    return { id: made.id, accepted: rows.length, refused }
  },
})

/** null: an empty cell or a dash, as tables print for "none"; undefined: no number. */
function numberOf(text: string): number | null | undefined {
  if (/^[-—–_/]*$/.test(text)) return null
  const plain = text.replace(/,(?=\d{3}(?:\D|$))/g, '')
  if (!/^[+-]?\d+(?:\.\d+)?%?$/.test(plain)) return undefined
  return plain.endsWith('%') ? Number(plain.slice(0, -1)) / 100 : Number(plain)
}

export const linkEarlier = defineVerb('earlier.link', {
  async work(act, { tableId, position, unitId }) {
    await act.everywhere()
    await getUnit(act.ex, unitId)
    if (!(await linkEarlierRow(act.ex, tableId, position, unitId))) {
      if (!(await hasEarlierRow(act.ex, tableId, position))) throw new AppError('row-not-found', { what: 'earlier_row', id: `${tableId} ${position}` })
      throw new AppError('record-sealed', { what: 'earlier_row', why: 'it has its unit' })
    }
    act.record('earlier_table', tableId, null, { position, unitId })
    return { tableId, position, unitId }
  },
})

export const listEarlier = defineVerb('earlier.list', {
  kind: 'read',
  async work(act, { campaignId }) {
    await act.inCampaign(campaignId)
    const tables = await listEarlierTables(act.ex)
    return Promise.all(tables.map(async table => ({ table, rows: await listEarlierRows(act.ex, table.id) })))
  },
})

export const listImports = defineVerb('import.list', {
  kind: 'read',
  async work(act, params) { await act.inCampaign(params.campaignId); return listImportRuns(act.ex, params) },
})
