import type { RefusedRow } from '../../../model/campaign.ts'
import { AppError } from '../../../shared/errors.ts'
import { importChannels, listChannels } from '../../../store/channel.ts'
import { getCohort } from '../../../store/cohort.ts'
import { importContacts, listContacts } from '../../../store/contact.ts'
import { importEntrants, unitsInOtherCampaigns, unitsTakingPart } from '../../../store/entrant.ts'
import type { Executor } from '../../../store/executor.ts'
import { newId } from '../../../store/ids.ts'
import { createImportRun } from '../../../store/import-run.ts'
import { digestOf } from '../../../store/objects/object-store.ts'
import { findUnitsByName, importUnits } from '../../../store/unit.ts'
import type { Unit } from '../../../store/unit.ts'
import { sameCampaign } from '../act.ts'
import type { Reach } from '../act.ts'
import { UNDER_WAY } from '../states.ts'
import { defineVerb } from '../verb.ts'
import { findColumns, isRefused, readFields, refusal } from './columns.ts'
import { readTable } from './read-table.ts'
import { readUnitRow, UNIT_COLUMNS } from './unit-row.ts'
import type { UnitRow } from './unit-row.ts'
import { withoutTrace } from './without-trace.ts'

/** Takes a table of units with their channels and contacts in; every bad row is listed, the good ones are kept. */
export const importUnitsVerb = defineVerb('units.import', {
  prepare: async (act, { campaignId, fileName, bytes }) => {
    await act.inCampaign(campaignId)
    return readUnits(fileName, bytes)
  },
  async work(act, { campaignId, cohortId, fileName, bytes }, read) {
    const { reach } = await act.inCampaign(campaignId)
    if (cohortId !== undefined) sameCampaign('cohort', await getCohort(act.ex, cohortId), campaignId)
    const { made, accepted, entrants, refused } = await keepTable(act.ex, { campaignId, cohortId, reach, managed: await act.somewhere() }, read)
    const run = await createImportRun(act.ex, { campaignId, kind: 'units', fileName, accepted: accepted.length, refused, importedBy: act.personId })
    act.record('import_run', run.id, campaignId, { fileName, sha256: digestOf(bytes), accepted: accepted.length, refused: refused.length, newUnits: made, newEntrants: entrants })
    return { id: run.id, accepted: accepted.length, newUnits: made, newEntrants: entrants, refused }
  },
})

/** What importing the table would make, and every row it would refuse; nothing is kept. */
export const previewUnitsVerb = defineVerb('units.preview', {
  kind: 'read',
  prepare: async (act, { campaignId, fileName, bytes }) => {
    await act.inCampaign(campaignId)
    return readUnits(fileName, bytes)
  },
  async work(act, { campaignId, cohortId }, read) {
    const { reach } = await act.inCampaign(campaignId)
    if (cohortId !== undefined) sameCampaign('cohort', await getCohort(act.ex, cohortId), campaignId)
    const known = await unitsByKey(act.ex, read.rows)
    const into = { campaignId, cohortId, reach, managed: await act.somewhere() }
    const { made, accepted, entrants, refused } = await withoutTrace(act.ex, tx => keepTable(tx, into, read))
    const rows = accepted.slice(0, SHOWN_ROWS).map(row => ({ line: row.line, name: row.name, level: row.level, regionCode: row.regionCode, channels: row.channels.length, isNew: !known.has(keyOf(row)) }))
    return { accepted: accepted.length, newUnits: made, newEntrants: entrants, refused, rows }
  },
})

/** Most accepted rows that a preview lists. */
export const SHOWN_ROWS = 500

interface ReadUnits { readonly rows: readonly UnitRow[]; readonly refused: readonly RefusedRow[] }

/** `managed`: the campaigns that the actor manages; null: all. */
interface Into { readonly campaignId: string; readonly cohortId: string | undefined; readonly reach: Reach; readonly managed: ReadonlySet<string> | null }

async function keepTable(ex: Executor, { campaignId, cohortId, reach, managed }: Into, read: ReadUnits) {
  const refused = [...read.refused]
  const known = await unitsByKey(ex, read.rows)
  const before = [...known.values()].map(({ id }) => id)
  const shared = await changesOfShared(ex, read.rows, known, managed)
  const { made, accepted: kept } = await keepUnits(ex, read.rows, refused)
  const readable = kept.filter(({ line }) => !shared.has(line))
  refused.push(...kept.flatMap(({ line }) => shared.get(line) ?? []))
  const units = await unitsByKey(ex, readable)
  const entrants = cohortId === undefined ? 0 : await importEntrants(ex, readable.flatMap(row => { const unit = units.get(keyOf(row)); return unit ? [{ campaignId, cohortId, unitId: unit.id }] : [] }))
  // What was on record and takes no part is not the campaign's to change.
  const own = reach.any ? new Set(before) : await unitsTakingPart(ex, campaignId, before)
  const others = new Set(before.filter(id => !own.has(id)))
  const isOthers = (row: UnitRow): boolean => others.has(units.get(keyOf(row))?.id ?? '')
  const accepted = readable.filter(row => !isOthers(row))
  refused.push(...readable.filter(isOthers).map(row => refusal(row.line, null, row.name, '库中已有这个单位，但它不参加本批次（或已退出）：导入时选择分组可让它参加，否则由管理员维护')))
  await keepChannelsAndContacts(ex, accepted, units)
  return { made, accepted, entrants, refused: refused.sort((a, b) => a.line - b.line) }
}

/** Channels are the unit's, whatever the campaign: rows, by line, that would add one to a unit by which somebody else's campaign is evaluating. */
async function changesOfShared(ex: Executor, rows: readonly UnitRow[], known: ReadonlyMap<string, Unit>, managed: ReadonlySet<string> | null): Promise<ReadonlyMap<number, RefusedRow>> {
  const shared = managed === null ? new Set<string>() : await unitsInOtherCampaigns(ex, [...known.values()].map(({ id }) => id), { beside: managed, states: UNDER_WAY })
  const onRecord = new Set((await listChannels(ex, [...shared], { withRetired: true })).map(({ unitId, kind, address }) => `${unitId} ${kind} ${address}`))
  return new Map(rows.flatMap(row => {
    const id = known.get(keyOf(row))?.id ?? ''
    const added = shared.has(id) ? row.channels.find(({ kind, address }) => !onRecord.has(`${id} ${kind} ${address}`)) : undefined
    return added ? [[row.line, refusal(row.line, null, added.address, `“${row.name}”还参加另一个进行中的批次，您不是那里的批次经理：不能增加渠道，以免改变那里的评估。请去掉这个地址再导入，或由管理员增加`)] as const] : []
  }))
}

const keyOf = ({ regionCode, name }: { readonly regionCode: string; readonly name: string }): string => `${regionCode} ${name}`

async function readUnits(fileName: string, bytes: Uint8Array): Promise<ReadUnits> {
  const table = await readTable(fileName, bytes)
  const columns = findColumns(table, UNIT_COLUMNS)
  for (const field of ['name', 'level'] as const) if (!columns.has(field)) throw new AppError('table-unreadable', { name: fileName, why: `column "${UNIT_COLUMNS[field][0]}" is missing`, whyZh: `缺少列“${UNIT_COLUMNS[field][0]}”` })
  const rows: UnitRow[] = []
  const refused: RefusedRow[] = []
  const seen = new Map<string, number>()
  const seenCodes = new Map<string, number>()
  for (const line of table.rows) {
    const fields = readFields(line, columns, UNIT_COLUMNS)
    const row = isRefused(fields) ? fields : readUnitRow(fields, field => columns.get(field)?.printed ?? UNIT_COLUMNS[field][0] ?? field)
    if (isRefused(row)) { refused.push(row); continue }
    const twin = seen.get(keyOf(row)) ?? (row.code === null ? undefined : seenCodes.get(row.code))
    if (twin !== undefined) { refused.push(refusal(row.line, null, row.name, `与第 ${twin} 行重复`)); continue }
    seen.set(keyOf(row), row.line)
    if (row.code !== null) seenCodes.set(row.code, row.line)
    rows.push(row)
  }
  return { rows, refused }
}

async function unitsByKey(ex: Executor, rows: readonly UnitRow[]): Promise<Map<string, Unit>> {
  return new Map((await findUnitsByName(ex, rows.map(({ regionCode, name }) => ({ regionCode, name })))).map(unit => [keyOf(unit), unit]))
}

/** Units without a parent in this table first, then the others; a unit that another row's code keeps out is refused. */
async function keepUnits(ex: Executor, rows: readonly UnitRow[], refused: RefusedRow[]): Promise<{ made: number; accepted: UnitRow[] }> {
  let made = await importUnits(ex, rows.filter(({ parent }) => parent === null).map(row => newUnit(row, null)))
  const waiting = rows.filter(({ parent }) => parent !== null)
  // A parent may itself have one: each round brings at least one level in, or nothing more can come.
  for (let pending = waiting; pending.length > 0;) {
    const byName = new Map<string, Unit[]>()
    for (const unit of (await unitsByKey(ex, rows)).values()) byName.set(unit.name, [...(byName.get(unit.name) ?? []), unit])
    const ready = pending.filter(({ parent }) => byName.has(parent ?? ''))
    if (ready.length === 0) {
      for (const row of pending) refused.push(refusal(row.line, '上级单位', row.parent, '表中没有这个上级单位'))
      break
    }
    for (const row of ready) if ((byName.get(row.parent ?? '') ?? []).length > 1) refused.push(refusal(row.line, '上级单位', row.parent, '有多个单位叫这个名字'))
    made += await importUnits(ex, ready.flatMap(row => { const [parent, other] = byName.get(row.parent ?? '') ?? []; return parent && !other ? [newUnit(row, parent.id)] : [] }))
    pending = pending.filter(row => !ready.includes(row))
  }
  const kept = await unitsByKey(ex, rows)
  const gone = new Set(refused.map(({ line }) => line))
  for (const row of rows) if (!kept.has(keyOf(row)) && !gone.has(row.line)) refused.push(refusal(row.line, '网站标识码', row.code, '这个代码已属于另一个单位'))
  const bad = new Set(refused.map(({ line }) => line))
  return { made, accepted: rows.filter(row => !bad.has(row.line)) }
}

const newUnit = ({ name, level, regionCode, code, timeZone }: UnitRow, parentId: string | null) => ({ id: newId(), name, level, regionCode, code, timeZone, parentId })

async function keepChannelsAndContacts(ex: Executor, rows: readonly UnitRow[], units: ReadonlyMap<string, Unit>): Promise<void> {
  const placed = rows.flatMap(row => { const unit = units.get(keyOf(row)); return unit ? [{ row, unitId: unit.id }] : [] })
  await importChannels(ex, placed.flatMap(({ row, unitId }) => row.channels.map(channel => ({ unitId, kind: channel.kind, address: channel.address }))))
  const known = new Set((await listContacts(ex, placed.map(({ unitId }) => unitId))).map(contact => `${contact.unitId} ${contact.name} ${contact.phone ?? ''}`))
  await importContacts(ex, placed.flatMap(({ row: { contact }, unitId }) => (contact && !known.has(`${unitId} ${contact.name} ${contact.phone ?? ''}`) ? [{ unitId, name: contact.name, duty: contact.duty, phone: contact.phone, email: contact.email }] : [])))
}
