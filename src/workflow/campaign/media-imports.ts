import { tmpdir } from 'node:os'
import { accountManifest, ACCOUNT_KINDS } from '../../model/media.ts'
import type { AccountKind } from '../../model/media.ts'
import { AppError } from '../../shared/errors.ts'
import { addCollectionFiles, keepImport, latestCollections } from '../../store/collection.ts'
import type { Collection } from '../../store/collection.ts'
import { channelsOfEntrant } from '../../store/entrant.ts'
import type { Entrant } from '../../store/entrant.ts'
import { noteEvidenceObjects } from '../../store/evidence-object.ts'
import type { Executor } from '../../store/executor.ts'
import { latestFactSet } from '../../store/fact-set.ts'
import { newId } from '../../store/ids.ts'
import { listRecordLists } from '../../store/record-list.ts'
import { getUnit } from '../../store/unit.ts'
import { importIntoStored } from '../stored-account.ts'
import { given } from './changes.ts'
import { callForJudging } from './record-lists.ts'
import { defineVerb } from './verb.ts'

const FAULTS_SHOWN = 100
/** Of each file, where many are listed. */
const FAULTS_LISTED = 20
/** What was imported of an entrant, account by account and list by list, and whether that is judged yet. */
export const listImported = defineVerb('imported.list', {
  kind: 'read',
  async work(act, { entrantId }) {
    const { entrant: { judgingDueSince } } = await act.entrantInReach(entrantId)
    const latest = (await latestCollections(act.ex, entrantId)).filter(({ state }) => state === 'complete')
    const accounts = (await channelsOfEntrant(act.ex, entrantId)).filter(({ kind }) => isAccountKind(kind)).map(({ id, kind, name, address }) => {
      const collection = latest.find(({ channelId }) => channelId === id)
      const manifest = accountManifest.safeParse(collection?.manifest).data
      const imports = (manifest?.imports ?? []).map(({ file: _file, faults, ...one }) => ({ ...one, faults: faults.slice(0, FAULTS_LISTED) }))
      return { channel: { id, kind, name, address }, accountType: manifest?.accountType ?? null, covers: manifest?.covers ?? null, imports }
    })
    return { accounts, lists: (await listRecordLists(act.ex, entrantId)).map(list => ({ ...list, faults: list.faults.slice(0, FAULTS_SHOWN), faultCount: list.faults.length })), judgingDueSince, judgedAt: (await latestFactSet(act.ex, entrantId))?.createdAt ?? null }
  },
})

const isAccountKind = (kind: string): kind is AccountKind => (ACCOUNT_KINDS as readonly string[]).includes(kind)

/** The channel, if it counts for the entrant and is an account. */
async function accountOf(ex: Executor, entrant: Entrant, channelId: string) {
  const channel = (await channelsOfEntrant(ex, entrant.id)).find(({ id }) => id === channelId)
  if (!channel) throw new AppError('row-not-found', { what: 'channel', id: channelId })
  if (!isAccountKind(channel.kind)) throw new AppError('input-invalid', { why: `a channel of kind ${channel.kind} is collected; imported are ${ACCOUNT_KINDS.join(', ')}`, whyZh: `渠道种类 ${channel.kind} 是网站，内容由采集得到；可导入的有 ${ACCOUNT_KINDS.join('、')}` })
  return { ...channel, kind: channel.kind }
}

/** The latest collection of a channel that kept something: imports are laid on top of it. */
const baseOf = async (ex: Executor, entrantId: string, channelId: string): Promise<Collection | undefined> => (await latestCollections(ex, entrantId)).find(one => one.channelId === channelId && one.state === 'complete')

/**
 * Takes an export of an account: kept whole, read, merged with what was imported before. What came of it is a collection of the
 * channel, judged like any other. The same file again changes nothing. Refuses as `importIntoAccount`, and infected files.
 */
export const importMedia = defineVerb('media.import', {
  prepare: async (act, { entrantId, channelId, fileName, file, accountType, coversFrom, coversTo }, context) => {
    const { entrant } = await act.entrantInReach(entrantId)
    const channel = await accountOf(act.ex, entrant, channelId)
    if (context.objects === undefined) throw new Error('media.import needs context.objects')
    if ((context.scanFile ? await context.scanFile(file.path) : 'not-scanned') === 'infected') throw new AppError('file-infected', { name: fileName })
    if ((coversFrom === undefined) !== (coversTo === undefined) || (coversFrom ?? '') > (coversTo ?? '')) throw new AppError('input-invalid', { why: 'coversFrom and coversTo go together, the earlier first', whyZh: '内容齐全的起止日期要同时填写，结束不早于开始' })
    const base = await baseOf(act.ex, entrantId, channelId)
    const unit = await getUnit(act.ex, entrant.unitId)
    const made = await importIntoStored({ store: context.store, objects: context.objects }, tmpdir(), base?.id ?? null, {
      kind: channel.kind, unit: unit.name, address: channel.address, paths: [{ path: file.path, name: fileName }], at: act.at,
      ...given({ accountType, name: base === undefined ? (channel.name ?? undefined) : undefined, covers: coversFrom === undefined || coversTo === undefined ? undefined : { from: coversFrom, to: coversTo } }),
    })
    return { ...made, base }
  },
  async work(act, { entrantId, channelId }, { result: { manifest, content, files: [file] }, files, base }) {
    const { entrant } = await act.entrantInReach(entrantId)
    await accountOf(act.ex, entrant, channelId)
    const now = await baseOf(act.ex, entrantId, channelId)
    if (now?.id !== base?.id) throw new AppError('store-busy', { why: 'another import of this channel came first', whyZh: '这个渠道的另一次导入先完成了' })
    if (!file) throw new Error('an import without its file')
    let collection = base
    if (!file.known || collection === undefined) {
      await noteEvidenceObjects(act.ex, files.map(({ sha256, size, mediaType }) => ({ sha256, size, mediaType })))
      collection = await keepImport(act.ex, { id: newId(), campaignId: entrant.campaignId, entrantId, channelId, at: act.at, files: manifest.imports.length, bytes: manifest.imports.reduce((sum, { size }) => sum + size, 0), manifest })
      await addCollectionFiles(act.ex, collection.id, files.map(({ path, sha256 }) => ({ path, sha256 })))
    }
    if (!file.known) await callForJudging(act.ex, entrantId, act.at)
    const { name, known, formats, records, added, faults, faultCount } = file
    act.record('collection', collection.id, entrant.campaignId, { entrantId, channelId, known, formats, records, added, faults: faultCount })
    return {
      collection, name, known, formats: [...formats], records, added, faults: faults.slice(0, FAULTS_SHOWN), faultCount,
      account: { name: manifest.name, posts: content.posts.length, comments: content.comments.length, entries: content.entries.length, accounts: content.accounts.length, searches: content.searches.length },
    }
  },
})
