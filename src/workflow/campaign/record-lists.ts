import { joinRecords, readRecords } from '../../facts/records/read-records.ts'
import type { ImportedRecords } from '../../facts/records/imported-records.ts'
import { EVIDENCE_STATES, takesEvidence } from '../../model/campaign.ts'
import { AppError } from '../../shared/errors.ts'
import { lockCampaign } from '../../store/campaign.ts'
import { latestCollections } from '../../store/collection.ts'
import { channelsOfEntrant, entrantsOfUnit, setJudgingDue } from '../../store/entrant.ts'
import { noteEvidenceObjects } from '../../store/evidence-object.ts'
import type { Executor } from '../../store/executor.ts'
import type { ObjectStore } from '../../store/objects/object-store.ts'
import { createRecordList, getRecordList, listRecordLists, standingRecordLists, withdrawRecordList } from '../../store/record-list.ts'
import { readRecordFile } from '../record-files.ts'
import { defineVerb } from './verb.ts'

/**
 * Takes a list of incidents or of satisfaction figures about a unit: kept whole, its rows read as on the command line. The next
 * judging uses it. The same file again changes nothing. Refuses `table-unreadable`, `file-too-large` and infected files.
 */
export const importRecords = defineVerb('records.import', {
  prepare: async (act, { entrantId, fileName, file }, context) => {
    await act.entrantInReach(entrantId)
    if (context.objects === undefined) throw new Error('records.import needs context.objects')
    if ((context.scanFile ? await context.scanFile(file.path) : 'not-scanned') === 'infected') throw new AppError('file-infected', { name: fileName })
    const { records: { files: [read] } } = await readRecordFile(file.path, fileName)
    if (!read) throw new Error('a list without its file')
    return { read, stored: await context.objects.putFile(file.path) }
  },
  async work(act, { entrantId, fileName }, { read: { kind, rows, faults }, stored: { sha256, size } }) {
    const { entrant } = await act.entrantInReach(entrantId)
    const before = (await standingRecordLists(act.ex, entrantId)).find(list => list.sha256 === sha256)
    if (!before) await noteEvidenceObjects(act.ex, [{ sha256, size, mediaType: 'application/octet-stream' }])
    const list = before ?? (await createRecordList(act.ex, { campaignId: entrant.campaignId, entrantId, kind, fileName, sha256, rowCount: rows, faults: faults.map(({ row, why }) => ({ place: `第 ${row} 行`, why })), importedBy: act.personId }))
    if (!before) await callForJudging(act.ex, entrantId, act.at)
    act.record('record_list', list.id, entrant.campaignId, { entrantId, kind, fileName, sha256, rows, faults: faults.length, known: before !== undefined })
    return { list: { ...list, size }, known: before !== undefined }
  },
})

/** The list no longer counts: it was of another unit, or a newer one takes its place. It stays for the judgements that cite it. */
export const withdrawRecords = defineVerb('records.withdraw', {
  async work(act, { id, version, reason }) {
    const { entrantId, withdrawnAt, sha256 } = await getRecordList(act.ex, id)
    const { campaign } = await act.entrantInReach(entrantId, { what: 'record_list', id })
    if (withdrawnAt !== null) throw new AppError('step-illegal', { what: 'record list', state: 'withdrawn', verb: act.verb, allowed: 'standing' })
    await withdrawRecordList(act.ex, id, version, act.at, reason)
    await callForJudging(act.ex, entrantId, act.at)
    act.record('record_list', id, campaign.id, { entrantId, sha256, reason })
    return (await listRecordLists(act.ex, entrantId)).find(list => list.id === id) ?? missing(id)
  },
})

const missing = (id: string): never => { throw new AppError('row-not-found', { what: 'record_list', id }) }

/** What changed of an entrant waits for the worker to judge it; where nothing was collected or imported of its channels yet, the judging after that will see it. */
export async function callForJudging(ex: Executor, entrantId: string, at: string): Promise<void> {
  if (await hasEvidence(ex, entrantId)) await setJudgingDue(ex, entrantId, at)
}

/** Whether anything was collected or imported of a channel that counts for it. */
async function hasEvidence(ex: Executor, entrantId: string): Promise<boolean> {
  const counting = new Set((await channelsOfEntrant(ex, entrantId)).map(({ id }) => id))
  return (await latestCollections(ex, entrantId)).some(({ channelId, state }) => state !== 'failed' && counting.has(channelId))
}

/** After a channel of the unit came back into use or left it, in every campaign that still takes evidence: imports that waited for it wait again, and nothing waits where nothing is left to judge. */
export async function reviseJudging(ex: Executor, unitId: string, change: 'back' | 'retired', at: string): Promise<void> {
  for (const { id, campaignId } of await entrantsOfUnit(ex, unitId, EVIDENCE_STATES)) {
    if (!takesEvidence((await lockCampaign(ex, campaignId, 'share')).state)) continue
    if (change === 'back') await callForJudging(ex, id, at)
    else if (!(await hasEvidence(ex, id))) await setJudgingDue(ex, id, null)
  }
}

/** The lists that count for an entrant, read from the kept bytes; `records` undefined without any. */
export async function readStandingRecords(ex: Executor, objects: ObjectStore | undefined, entrantId: string): Promise<{ readonly ids: readonly string[]; readonly records?: ImportedRecords; readonly archive: readonly { readonly file: string; readonly sha256: string; readonly records: number }[] }> {
  const lists = await standingRecordLists(ex, entrantId)
  if (lists.length === 0) return { ids: [], archive: [] }
  if (objects === undefined) throw new Error('judging with imported lists needs context.objects')
  const read: ImportedRecords[] = []
  for (const { sha256, fileName } of lists) {
    const records = readRecords(await objects.read(sha256), fileName)
    if (records === null) throw new AppError('table-unreadable', { name: fileName, why: sha256 })
    read.push(records)
  }
  return { ids: lists.map(({ id }) => id), records: joinRecords(read), archive: lists.map(({ sha256, rowCount }) => ({ file: `records/${sha256.slice(0, 20)}`, sha256, records: rowCount })) }
}
