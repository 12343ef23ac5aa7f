import type { ArchivedRecord, IndexEntry } from '../../model/collection.ts'
import type { EvidenceRef } from '../../model/evidence.ts'
import { canonicalUrl } from '../../page/url.ts'
import type { Highlight } from '../../reports/replay/highlight.ts'
import { AppError } from '../../shared/errors.ts'
import { getCampaign } from '../../store/campaign.ts'
import { listCollections } from '../../store/collection.ts'
import { getEntrant } from '../../store/entrant.ts'
import type { Entrant } from '../../store/entrant.ts'
import type { Executor } from '../../store/executor.ts'
import { acceptedJudgementSet, getJudgementSet, listJudgementSets } from '../../store/judgement-set.ts'
import { getFactSet } from '../../store/fact-set.ts'
import type { ObjectStore } from '../../store/objects/object-store.ts'
import { cursorKeys, pageLimit, pageOf } from '../../store/page.ts'
import type { Page, PageRequest } from '../../store/page.ts'
import { findPublicationRow, getPublication } from '../../store/publication.ts'
import { listTasks } from '../../store/task.ts'
import { findImportedFile, readImportedFile } from '../imported-file.ts'
import type { ImportedFile } from '../imported-file.ts'
import type { ImportedRecord, ImportedRecordType } from '../../model/imported-record.ts'
import { maskPersonalNumbers } from '../../facts/page/personal-data.ts'
import { openKeptArchive } from '../kept-archive.ts'
import type { KeptArchive } from '../kept-archive.ts'
import type { Act } from './act.ts'
import type { FrozenResult } from '../../model/published-result.ts'
import { defineVerb } from './verb.ts'
import type { VerbContext } from './verb.ts'

/** One archived record of an entrant, as lists show it. */
export interface EvidenceItem extends Omit<IndexEntry, 'length' | 'method'> { readonly collectionId: string; readonly kind: EvidenceRef['kind'] }

/** A record with the archive it stands in, and what of it is to be highlighted. */
export interface FoundRecord { readonly archive: KeptArchive; readonly entry: IndexEntry; readonly record: ArchivedRecord; readonly highlight: Highlight }
/** An imported file with the record that was asked for, else its first ones. */
export interface FoundImport { readonly imported: ImportedFile; readonly records: readonly ImportedRecord[]; readonly objects: ObjectStore; readonly highlight: Highlight }
export type FoundEvidence = FoundRecord | FoundImport

const itemOf = (collectionId: string, { length: _length, method: _method, ...entry }: IndexEntry): EvidenceItem => ({ ...entry, collectionId, kind: entry.type === 'screenshot' ? 'screenshot' : 'response' })

/** Records shown of an imported file of which none is named. */
const FIRST_RECORDS = 50

/** What one asks for: the record of these bytes, of this address if it is said; `record`: that of an imported file with this number. */
interface Wanted { readonly sha256: string; readonly url?: string | undefined; readonly as?: 'screenshot' | undefined; readonly record?: number | undefined; readonly mark?: string | undefined; readonly selector?: string | undefined }

function objectsOf({ objects }: Pick<VerbContext, 'objects'>, verb: string): ObjectStore {
  if (objects === undefined) throw new Error(`${verb} needs context.objects`)
  return objects
}

/** Ids of the collections of an entrant that kept something: those the accepted judgements stand on first, then the newest. */
async function collectionsOf(ex: Executor, { id: entrantId, campaignId }: Entrant): Promise<string[]> {
  const accepted = await acceptedJudgementSet(ex, entrantId)
  const judged = accepted?.factSetId ? (await getFactSet(ex, accepted.factSetId)).collectionIds : []
  const all: string[] = []
  let after: string | null = null
  do {
    const page: Awaited<ReturnType<typeof listCollections>> = await listCollections(ex, { campaignId, entrantId, after, limit: 500 })
    all.push(...page.items.map(({ id }) => id))
    after = page.next
  } while (after !== null)
  return [...new Set([...judged, ...all.reverse()])]
}

/** An assessor sees the archive of units that he or she has a task for; a unit its own. Anybody else's is not found. */
async function entrantToLookAt(act: Act, entrantId: string): Promise<Entrant> {
  const entrant = await getEntrant(act.ex, entrantId)
  const given = act.personId === null ? [] : (await listTasks(act.ex, { campaignId: entrant.campaignId, entrantId, assessorId: act.personId, limit: 500 })).items
  await act.inReach({ what: 'entrant', id: entrantId, campaignId: entrant.campaignId }, ({ units, own }) => units.has(entrant.unitId) || (own.has('assessor') && given.some(({ state }) => state !== 'cancelled')))
  if (given.length > 0) await act.refuseConflict(entrant.campaignId, entrant)
  return entrant
}

/** The archived records of an entrant, latest judged collection first, all of them or those of an address or a digest. */
export const listEvidence = defineVerb('evidence.list', {
  kind: 'read',
  prepare: async (act, params, context) => {
    const entrant = await entrantToLookAt(act, params.entrantId)
    return evidencePage(act.ex, objectsOf(context, act.verb), entrant, params)
  },
  async work(act, { entrantId }, found): Promise<Page<EvidenceItem>> { await entrantToLookAt(act, entrantId); return found },
})

interface EvidenceFilter extends PageRequest { readonly url?: string | undefined; readonly sha256?: string | undefined; readonly type?: IndexEntry['type'] | undefined }

async function evidencePage(ex: Executor, objects: ObjectStore, entrant: Entrant, filter: EvidenceFilter): Promise<Page<EvidenceItem>> {
  const limit = pageLimit(filter)
  const [collection = 0, place = -1] = cursorKeys(filter, ['number', 'number']) ?? []
  const address = filter.url === undefined ? undefined : (canonicalUrl(filter.url) ?? filter.url)
  const ids = await collectionsOf(ex, entrant)
  const found: { readonly item: EvidenceItem; readonly keys: readonly [number, number] }[] = []
  for (let i = collection; i < ids.length && found.length <= limit; i++) {
    const archive = await openKeptArchive(ex, objects, ids[i] ?? '')
    if (!archive) continue
    const entries = filter.sha256 !== undefined ? archive.withDigest(filter.sha256) : address !== undefined ? archive.withUrl(address) : archive.entries
    for (let at = i === collection ? place + 1 : 0; at < entries.length && found.length <= limit; at++) {
      const entry = entries[at]
      if (!entry || (address !== undefined && entry.url !== address) || (filter.type !== undefined && entry.type !== filter.type)) continue
      found.push({ item: itemOf(archive.collectionId, entry), keys: [i, at] })
    }
  }
  const page = pageOf(found, limit, ({ keys }) => keys)
  return { items: page.items.map(({ item }) => item), next: page.next }
}

/** The record that a reference names, with its bytes checked against the digest; a screenshot also by the page it shows. */
async function findEvidence(ex: Executor, objects: ObjectStore, entrant: Entrant, { record: number, ...wanted }: Wanted): Promise<FoundEvidence> {
  const archived = number === undefined ? await findRecord(ex, objects, entrant, wanted) : undefined
  if (archived) return archived
  const imported = await findImportedFile(ex, objects, entrant.id, wanted.sha256)
  if (!imported) throw new AppError('row-not-found', { what: 'evidence', id: wanted.sha256 })
  const records = await readImportedFile(objects, imported, number === undefined ? { from: 1, limit: FIRST_RECORDS } : { from: number, limit: 1 })
  if (number !== undefined && records[0]?.number !== number) throw new AppError('row-not-found', { what: 'evidence', id: `${wanted.sha256} ${number}` })
  return { imported, records, objects, highlight: { text: wanted.mark, selector: undefined } }
}

async function findRecord(ex: Executor, objects: ObjectStore, entrant: Entrant, { sha256, url, as, mark, selector }: Omit<Wanted, 'record'>): Promise<FoundRecord | undefined> {
  const address = url === undefined ? undefined : (canonicalUrl(url) ?? url)
  for (const id of await collectionsOf(ex, entrant)) {
    const archive = await openKeptArchive(ex, objects, id)
    const named = archive?.withDigest(sha256).filter(entry => address === undefined || entry.url === address) ?? []
    // The same bytes may be several things: what is asked for comes first.
    const entry = named.find(({ type, method }) => (as === undefined ? type === 'response' && method === undefined : type === as)) ?? named[0]
    const shown = entry && as === 'screenshot' && entry.type !== 'screenshot' ? archive?.withUrl(entry.url).findLast(({ type }) => type === 'screenshot') : entry
    if (!archive || !shown) continue
    const record = await archive.read(shown)
    if (!record) throw new AppError('evidence-corrupt', { sha256: shown.sha256, found: shown.archive })
    return { archive, entry: shown, record, highlight: { text: mark, selector } }
  }
  return undefined
}

/** One archived record of an entrant's site, to be shown or saved. */
export const readEvidence = defineVerb('evidence.read', {
  kind: 'read',
  prepare: async (act, { entrantId, ...wanted }, context) => findEvidence(act.ex, objectsOf(context, act.verb), await entrantToLookAt(act, entrantId), wanted),
  async work(act, { entrantId }, found) { await entrantToLookAt(act, entrantId); return found },
})

/** An imported file: where it came from, what was wrong in it, and some of its records from one number on. */
export const readImported = defineVerb('imported.read', {
  kind: 'read',
  prepare: async (act, { entrantId, fileDigest, from, limit }, context) => {
    const objects = objectsOf(context, act.verb)
    const file = await findImportedFile(act.ex, objects, (await entrantToLookAt(act, entrantId)).id, fileDigest)
    if (!file) throw new AppError('row-not-found', { what: 'evidence', id: fileDigest })
    return { ...file, records: await readImportedFile(objects, file, { from, limit }) }
  },
  async work(act, { entrantId }, found) { await entrantToLookAt(act, entrantId); return found },
})

/** The same for anybody: of what a publication cites, where the campaign's policy allows it. */
export const readPublishedEvidence = defineVerb('publication.evidence', {
  kind: 'read',
  prepare: async (act, { publicationId, entrantId, ...wanted }, context) => {
    await act.somewhere()
    await refuseUnpublished(act.ex, publicationId, entrantId, wanted)
    const found = await findEvidence(act.ex, objectsOf(context, act.verb), await getEntrant(act.ex, entrantId), wanted)
    return 'imported' in found ? publicImport(found) : found
  },
  async work(act, _, found) { await act.somewhere(); return found },
})

/** What citizens wrote is nobody else's to publish, nor are lists that somebody gave. */
const PUBLIC_RECORDS: ReadonlySet<ImportedRecordType> = new Set(['post', 'account', 'entry', 'search', 'feature', 'package', 'listing'])

const WITHHELD = { name: '不公开 not public', value: '留言和名单的内容不公开，这里只说明它在哪个文件的什么位置。 What citizens wrote, and lists, are not published: this says only where it stands.' }

/** Of an imported file anybody sees the cited record, as a page, and a picture; never the file. Of what is not public, where it stands. */
function publicImport({ imported, records, ...found }: FoundImport): FoundImport {
  const shown = (record: ImportedRecord): ImportedRecord['fields'] => (PUBLIC_RECORDS.has(record.type) ? record.fields.map(field => (typeof field.value === 'string' ? { ...field, value: maskPersonalNumbers(field.value) } : field)) : [WITHHELD])
  return { ...found, imported: { ...imported, faults: [] }, records: records.map(record => ({ ...record, fields: shown(record) })) }
}

/** Passes for archived pages, and single imported records, that the published row cites. Pages cited for personal data they show are not shown again. */
async function refuseUnpublished(ex: Executor, publicationId: string, entrantId: string, { sha256, record }: Wanted): Promise<void> {
  const refuse = (): never => { throw new AppError('row-not-found', { what: 'evidence', id: sha256 }) }
  const publication = await getPublication(ex, publicationId)
  const row = await findPublicationRow(ex, publicationId, entrantId)
  if (!row || (await getCampaign(ex, publication.campaignId)).settings['publicEvidence'] === 'never') return refuse()
  const cited = (row.document as FrozenResult).indicators.some(({ points }) => points.some(({ measures }) => measures.some(({ judgement }) => judgement.outcome === 'rated' && judgement.evidence.some(ref => ref.sha256 === sha256 && (ref.kind === 'file' ? ref.offset !== undefined && ref.offset === record : record === undefined)))))
  if (!cited) return refuse()
  for (const { id } of await listJudgementSets(ex, entrantId)) {
    const summary = (await getJudgementSet(ex, id)).document['summary'] as { readonly personalData?: readonly { readonly evidence: EvidenceRef }[] } | undefined
    if (summary?.personalData?.some(({ evidence }) => evidence.sha256 === sha256)) refuse()
  }
}
