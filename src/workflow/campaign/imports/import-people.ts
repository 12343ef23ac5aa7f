import type { RefusedRow, Role } from '../../../model/campaign.ts'
import { AppError } from '../../../shared/errors.ts'
import type { Executor } from '../../../store/executor.ts'
import { createImportRun } from '../../../store/import-run.ts'
import { grantMembership, grantsOf } from '../../../store/membership.ts'
import { digestOf } from '../../../store/objects/object-store.ts'
import { createPerson, findPersonByEmail } from '../../../store/person.ts'
import { listUnits } from '../../../store/unit.ts'
import { COLLIDING } from '../permissions.ts'
import { FIELD } from '../params.ts'
import { defineVerb } from '../verb.ts'
import { findColumns, isRefused, readFields, refusal } from './columns.ts'
import type { ColumnNames, Fields } from './columns.ts'
import { SHOWN_ROWS } from './import-units.ts'
import { readTable } from './read-table.ts'
import type { Table } from './read-table.ts'
import { checkRegionCode } from './unit-row.ts'
import { withoutTrace } from './without-trace.ts'

type PersonField = 'name' | 'email' | 'role' | 'regionCode' | 'employer' | 'unit'

export const PERSON_COLUMNS: ColumnNames<PersonField> = {
  name: ['姓名', '名字', 'name'],
  email: ['邮箱', '电子邮箱', '电子邮件', 'email', 'e-mail'],
  role: ['角色', '身份', 'role'],
  regionCode: ['所在地区', '地区代码', '行政区划代码', '所在地区代码', 'region code', 'region'],
  employer: ['工作单位', '所在单位', 'employer'],
  unit: ['代表单位', '被评单位', 'unit'],
}

/** Roles that a table may give; managers and administrators are made one by one. */
export const ROLE_NAMES: Readonly<Partial<Record<Role, readonly string[]>>> = { assessor: ['评估员', 'assessor'], reviewer: ['复核员', 'reviewer'], observer: ['观察员', 'observer'], unit: ['被评单位', '单位', 'unit'] }

/** Takes people in and gives them their role in the campaign; whoever has an account already keeps it. */
export const importPeopleVerb = defineVerb('people.import', {
  prepare: async (act, { fileName, bytes }) => { await act.everywhere(); return readPeople(fileName, bytes) },
  async work(act, { campaignId, fileName, bytes }, read) {
    await act.everywhere()
    await act.inCampaign(campaignId)
    const { rows, refused } = await keepPeople(act.ex, campaignId, act.personId, read)
    const accepted = rows.length
    const run = await createImportRun(act.ex, { campaignId, kind: 'people', fileName, accepted, refused, importedBy: act.personId })
    act.record('import_run', run.id, campaignId, { fileName, sha256: digestOf(bytes), accepted, refused: refused.length })
    return { id: run.id, accepted, refused }
  },
})

/** Who would be taken in, and every row that would be refused; nothing is kept. */
export const previewPeopleVerb = defineVerb('people.preview', {
  kind: 'read',
  prepare: async (act, { fileName, bytes }) => { await act.everywhere(); return readPeople(fileName, bytes) },
  async work(act, { campaignId }, read) {
    await act.everywhere()
    await act.inCampaign(campaignId)
    const { rows, refused } = await withoutTrace(act.ex, tx => keepPeople(tx, campaignId, act.personId, read))
    return { accepted: rows.length, refused, rows: rows.slice(0, SHOWN_ROWS) }
  },
})

interface ReadPeople { readonly table: Table; readonly columns: ReturnType<typeof findColumns<PersonField>> }

async function readPeople(fileName: string, bytes: Uint8Array): Promise<ReadPeople> {
  const table = await readTable(fileName, bytes)
  const columns = findColumns(table, PERSON_COLUMNS)
  for (const field of ['name', 'email', 'role'] as const) if (!columns.has(field)) throw new AppError('table-unreadable', { name: fileName, why: `column "${PERSON_COLUMNS[field][0]}" is missing`, whyZh: `缺少列“${PERSON_COLUMNS[field][0]}”` })
  return { table, columns }
}

interface KeptPerson { readonly line: number; readonly name: string; readonly email: string; readonly role: Role; readonly isNew: boolean }

async function keepPeople(ex: Executor, campaignId: string, grantedBy: string | null, { table, columns }: ReadPeople): Promise<{ rows: KeptPerson[]; refused: RefusedRow[] }> {
  const rows: KeptPerson[] = []
  const refused: RefusedRow[] = []
  for (const row of table.rows) {
    const fields = readFields(row, columns, PERSON_COLUMNS)
    const kept = isRefused(fields) ? fields : await keepPerson(ex, campaignId, grantedBy, fields, field => columns.get(field)?.printed ?? PERSON_COLUMNS[field][0] ?? field)
    if (isRefused(kept)) refused.push(kept)
    else rows.push(kept)
  }
  return { rows, refused }
}

async function keepPerson(ex: Executor, campaignId: string, grantedBy: string | null, { line, values }: Fields<PersonField>, printed: (field: PersonField) => string): Promise<RefusedRow | KeptPerson> {
  const refuse = (field: PersonField, why: string) => refusal(line, printed(field), values[field], why)
  if (!FIELD.name.safeParse(values.name).success) return refuse('name', '缺少姓名')
  if (!FIELD.email.safeParse(values.email).success) return refuse('email', '邮箱格式不对')
  const role = (Object.entries(ROLE_NAMES) as [Role, readonly string[]][]).find(([, names]) => names.includes(values.role.toLowerCase()))?.[0]
  if (role === undefined) return refuse('role', `角色应为${Object.values(ROLE_NAMES).map(names => names[0]).join('、')}之一`)
  const wrongCode = values.regionCode === '' ? null : checkRegionCode(values.regionCode)
  if (wrongCode !== null) return refuse('regionCode', wrongCode)
  const employer = values.employer === '' ? null : await unitNamed(ex, values.employer)
  // An employer outside the campaign's books can be nobody's conflict.
  const represented = role === 'unit' ? await unitNamed(ex, values.unit) : null
  if (role === 'unit' && represented === null) return refuse('unit', values.unit === '' ? '缺少代表的单位' : '没有（唯一的）单位叫这个名字')
  const found = await findPersonByEmail(ex, values.email)
  const kept = { line, name: values.name, email: values.email, role, isNew: found === undefined }
  if (found) {
    const other = (await grantsOf(ex, found.id, campaignId)).find(grant => COLLIDING.some(([a, b]) => (a === role && b === grant.role) || (b === role && a === grant.role)))
    if (other) return refuse('role', `此人已是 ${other.role}，不能兼任`)
    if ((await grantsOf(ex, found.id, campaignId)).some(grant => grant.role === role && grant.unitId === (represented ?? null))) return kept
  }
  const person = found ?? await createPerson(ex, { name: values.name, email: values.email, regionCode: values.regionCode || null, employerUnitId: employer })
  await grantMembership(ex, { personId: person.id, role, campaignId, grantedBy, ...(represented !== null && { unitId: represented }) })
  return kept
}

/** The only unit of this name, null when there is none or more than one. */
async function unitNamed(ex: Executor, name: string): Promise<string | null> {
  const { items } = await listUnits(ex, { nameContains: name, limit: 500 })
  const [only, other] = items.filter(unit => unit.name === name)
  return only && !other ? only.id : null
}
