import type { RefusedRow } from '../../../model/campaign.ts'
import { readNumber, roleOf } from '../../../scoring/published-table.ts'
import { AppError } from '../../../shared/errors.ts'
import { importEarlierTable } from '../../../store/earlier-table.ts'
import { createImportRun, listImportRuns } from '../../../store/import-run.ts'
import { digestOf } from '../../../store/objects/object-store.ts'
import { defineVerb } from '../verb.ts'
import { findColumns, isRefused, readFields, refusal } from './columns.ts'
import type { ColumnNames } from './columns.ts'
import { readTable } from './read-table.ts'
import type { Table } from './read-table.ts'

export const EARLIER_COLUMNS: ColumnNames<'unitName' | 'rank' | 'score' | 'tier'> = {
  unitName: ['单位', '单位名称', '名称', '网站', '网站名称', '地区', '部门', '城市', '省份', 'unit', 'name'],
  rank: ['排名', '名次', '位次', 'rank'],
  score: ['总分', '总得分', '总分值', '综合得分', '得分', 'score'],
  tier: ['档次', '等级', '类别', 'tier'],
}

/** Takes a table published in an earlier year in as printed; every number column is kept under its printed name. */
export const importEarlier = defineVerb('earlier.import', {
  prepare: async (act, { fileName, bytes }) => { await act.everywhere(); return readTable(fileName, bytes) },
  async work(act, { fileName, bytes, title, year, cohortName, scheme, edition, maximum, source }, table) {
    await act.everywhere()
    const columns = columnsOf(table)
    if (!columns.has('unitName')) throw new AppError('table-unreadable', { name: fileName, why: 'column "单位" is missing', whyZh: '缺少列“单位”' })
    const taken = new Set([...columns.values()].map(({ at }) => at))
    const refused: RefusedRow[] = []
    const rows = table.rows.flatMap((line, position) => {
      const fields = readFields(line, columns, EARLIER_COLUMNS)
      if (isRefused(fields)) { refused.push(fields); return [] }
      const { unitName, rank, score, tier } = fields.values
      const numbers = { rank: readNumber(rank.replace(/^第(.*)名$/, '$1')), score: readNumber(score) }
      if (unitName === '') { refused.push(refusal(line.line, columns.get('unitName')?.printed ?? null, '', '缺少单位名称')); return [] }
      for (const field of ['rank', 'score'] as const) if (numbers[field] === undefined) { refused.push(refusal(line.line, columns.get(field)?.printed ?? null, fields.values[field], '应为数字')); return [] }
      if (typeof numbers.rank === 'number' && !(Number.isInteger(numbers.rank) && numbers.rank > 0)) { refused.push(refusal(line.line, columns.get('rank')?.printed ?? null, rank, '名次应为正整数')); return [] }
      if (maximum !== undefined && typeof numbers.score === 'number' && numbers.score > maximum) { refused.push(refusal(line.line, columns.get('score')?.printed ?? null, score, `高于所填满分 ${maximum}`)); return [] }
      const values = Object.fromEntries(table.columns.flatMap((printed, at) => {
        const cell = line.cells[at]
        if (taken.has(at) || printed === '' || cell === undefined || 'formula' in cell) return []
        const value = readNumber(cell.text)
        return value === undefined ? [] : [[printed, value] as const]
      }))
      return [{ position, unitName, rank: numbers.rank ?? null, score: numbers.score ?? null, tier: tier || null, values }]
    })
    const made = await importEarlierTable(act.ex, { title, year, cohortName, schemeId: scheme ?? null, edition: edition ?? null, maximum: maximum ?? null, columns: table.columns, source: { ...source, fileName, sha256: digestOf(bytes) }, importedBy: act.personId }, rows)
    const run = await createImportRun(act.ex, { kind: 'earlier', fileName, accepted: rows.length, refused, importedBy: act.personId })
    act.record('earlier_table', made.id, null, { title, year, cohortName, accepted: rows.length, refused: refused.length, importRun: run.id })
    return { id: made.id, accepted: rows.length, refused }
  },
})

/** Heads as published tables print them: 城市名称 names the unit as well, 总分（100分） is a total, and of several totals the last is the one. */
function columnsOf(table: Table): ReturnType<typeof findColumns<keyof typeof EARLIER_COLUMNS>> {
  const roles = table.columns.map(roleOf)
  const total = roles.lastIndexOf('total')
  const heads = table.columns.map((title, at) => ({ name: '单位', rank: '排名', total: at === total ? '总分' : '', serial: title, value: title })[roles[at] ?? 'value'])
  return new Map([...findColumns({ ...table, columns: heads }, EARLIER_COLUMNS)].map(([field, { at }]) => [field, { at, printed: table.columns[at] ?? '' }]))
}

export const listImports = defineVerb('import.list', {
  kind: 'read',
  async work(act, params) { await act.inCampaign(params.campaignId); return listImportRuns(act.ex, params) },
})
