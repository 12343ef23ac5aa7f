import { fileTypeFromFile } from 'file-type'
import { open } from 'node:fs/promises'
import type { z } from 'zod'
import type { ScanState } from '../../model/campaign.ts'
import { AppError } from '../../shared/errors.ts'
import { getAdjudication } from '../../store/adjudication.ts'
import { getAppeal } from '../../store/appeal.ts'
import { createAttachment, listAttachments, removeAttachment } from '../../store/attachment.ts'
import type { AttachmentHolder } from '../../store/attachment.ts'
import { getBonusCase } from '../../store/bonus-case.ts'
import { getDeclaration } from '../../store/declaration.ts'
import { noteEvidenceObjects } from '../../store/evidence-object.ts'
import { getOwnMark } from '../../store/mark.ts'
import { getEntrant } from '../../store/entrant.ts'
import { listTasks } from '../../store/task.ts'
import type { Act } from './act.ts'
import type { PARAMS, UploadedFile } from './params.ts'
import { checkDeadline } from './deadline.ts'
import { ADJUDICATION_MACHINE, APPEAL_MACHINE, checkPhase, checkStep, MARK_MACHINE } from './states.ts'
import { defineVerb } from './verb.ts'
import type { VerbContext } from './verb.ts'

const MOST_BYTES = 50_000_000
/** What may be uploaded, by its content; a name says nothing. Office files from before 2007 share one container. */
const ACCEPTED = new Set([
  'application/pdf', 'image/png', 'image/jpeg', 'image/webp', 'image/gif', 'image/bmp', 'image/tiff', 'application/zip', 'video/mp4', 'text/plain', 'application/x-cfb',
  'application/vnd.openxmlformats-officedocument.wordprocessingml.document', 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet', 'application/vnd.openxmlformats-officedocument.presentationml.presentation',
])

/** The media type by the content: text/plain for text without a signature, else application/octet-stream. */
export async function sniff({ path }: Pick<UploadedFile, 'path'>): Promise<string> {
  const known = await fileTypeFromFile(path)
  if (known) return known.mime
  const head = await headOf(path)
  if (head.length === 0 || head.some(byte => byte < 9 || (byte > 13 && byte < 32 && byte !== 27))) return 'application/octet-stream'
  // Markup that a browser might run is no plain text, whatever it is called.
  return /^\s*(?:<\?xml|<!doctype|<html|<svg|<script)/i.test(head.toString('latin1')) ? 'text/html' : 'text/plain'
}

async function headOf(path: string): Promise<Buffer> {
  const handle = await open(path, 'r')
  try {
    const { buffer, bytesRead } = await handle.read(Buffer.alloc(65_536), 0, 65_536, 0)
    return buffer.subarray(0, bytesRead)
  } finally {
    await handle.close()
  }
}

/** The last part of a name, without what could break out of a header or a folder. */
const cleanName = (name: string): string => [...(name.split(/[/\\]/).at(-1) ?? '')].filter(mark => mark >= ' ' && mark !== '\u007F' && !'"<>:|?*\u202E\u202D'.includes(mark)).join('').slice(0, 200) || 'file'

type HolderParam = z.output<(typeof PARAMS)['attachment.list']>['holder']

/** The thing a file hangs on, if it is the actor's to touch (change) or to look at. */
async function holderInReach(act: Act, holder: HolderParam, change: boolean): Promise<{ holder: AttachmentHolder; campaignId: string }> {
  if ('markId' in holder) {
    const mark = await getOwnMark(act.ex, act.person, holder.markId)
    const { campaign } = await act.inReach({ what: 'mark', id: mark.id, campaignId: mark.campaignId }, ({ own }) => own.has('assessor'))
    if (change) { checkPhase('mark.save', campaign.state); checkStep(MARK_MACHINE, 'mark.save', 'mark', mark.state) }
    return { holder: { markId: mark.id, assessorId: act.person }, campaignId: mark.campaignId }
  }
  if ('adjudicationId' in holder) {
    const adjudication = await getAdjudication(act.ex, holder.adjudicationId)
    const { campaign } = await act.inReach({ what: 'adjudication', id: adjudication.id, campaignId: adjudication.campaignId }, ({ own }) => own.has('reviewer') && adjudication.reviewerId === act.personId)
    if (change) { checkPhase('adjudication.decide', campaign.state); checkStep(ADJUDICATION_MACHINE, 'adjudication.decide', 'adjudication', adjudication.state) }
    return { holder: { adjudicationId: adjudication.id }, campaignId: adjudication.campaignId }
  }
  if ('appealId' in holder) {
    const appeal = await getAppeal(act.ex, holder.appealId)
    const { campaign } = await act.entrantInReach(appeal.entrantId, { what: 'appeal', id: appeal.id })
    if (change) { checkPhase('appeal.save', campaign.state); checkStep(APPEAL_MACHINE, 'appeal.save', 'appeal', appeal.state) }
    return { holder, campaignId: campaign.id }
  }
  const isDeclaration = 'declarationId' in holder
  const row = isDeclaration ? await getDeclaration(act.ex, holder.declarationId) : await getBonusCase(act.ex, holder.caseId)
  const what = isDeclaration ? 'declaration' : 'bonus_case'
  const { unitId } = await getEntrant(act.ex, row.entrantId)
  const isToMark = 'pointId' in row && !change && act.personId !== null && (await listTasks(act.ex, { campaignId: row.campaignId, entrantId: row.entrantId, pointId: row.pointId, assessorId: act.personId })).items.some(({ state }) => state !== 'cancelled')
  const { campaign, reach } = await act.inReach({ what, id: row.id, campaignId: row.campaignId }, ({ units, own }) => units.has(unitId) || (own.has('assessor') && isToMark))
  if (isToMark) await act.refuseConflict(campaign.id, { id: row.entrantId, unitId })
  // Drafts are the unit's own business.
  if (!change && !reach.units.has(unitId) && (row.state === 'draft' || row.state === 'withdrawn')) throw new AppError('row-not-found', { what, id: row.id })
  if (change) {
    const verb = isDeclaration ? 'declaration.save' : 'case.save'
    checkPhase(verb, campaign.state)
    checkDeadline('declaration', campaign.declareUntil, act.at, campaign.timeZone)
    if (row.state !== 'draft') throw new AppError('step-illegal', { what: isDeclaration ? 'declaration' : 'case', state: row.state, verb: act.verb, allowed: 'draft' })
  }
  return { holder: isDeclaration ? { declarationId: row.id } : { bonusCaseId: row.id }, campaignId: campaign.id }
}

async function store(context: VerbContext, name: string, file: UploadedFile) {
  if (context.objects === undefined) throw new Error('attachment.add needs context.objects')
  if (file.size > MOST_BYTES) throw new AppError('file-too-large', { name, size: file.size, most: MOST_BYTES })
  const mediaType = await sniff(file)
  if (!ACCEPTED.has(mediaType)) throw new AppError('file-not-allowed', { name, found: mediaType })
  // A scanner that does not answer keeps nobody from meeting a deadline: the file waits, and nobody gets it before.
  const scan: ScanState = context.scanFile ? await context.scanFile(file.path) : 'not-scanned'
  if (scan === 'infected') throw new AppError('file-infected', { name })
  const { sha256, size } = await context.objects.putFile(file.path)
  return { sha256, size, mediaType, scan }
}

/** Attaches a file to something of one's own that is still a draft: sniffed, bounded, scanned, stored by its digest. */
export const addAttachment = defineVerb('attachment.add', {
  prepare: async (act, { holder, fileName, file }, context) => {
    await holderInReach(act, holder, true)
    return store(context, cleanName(fileName), file)
  },
  async work(act, params, { sha256, size, mediaType, scan }) {
    const { holder, campaignId } = await holderInReach(act, params.holder, true)
    await noteEvidenceObjects(act.ex, [{ sha256, size, mediaType }])
    const made = await createAttachment(act.ex, { ...('markId' in holder ? { markId: holder.markId } : holder), sha256, fileName: cleanName(params.fileName), scan, uploadedBy: act.person })
    act.record('attachment', made.id, campaignId, 'markId' in holder ? { markId: holder.markId } : { ...holder, sha256, fileName: made.fileName, scan })
    return { ...made, size, mediaType }
  },
})

export const removeAttachmentVerb = defineVerb('attachment.remove', {
  async work(act, params) {
    const { holder, campaignId } = await holderInReach(act, params.holder, true)
    if (!(await removeAttachment(act.ex, params.id, holder, act.at))) throw new AppError('row-not-found', { what: 'attachment', id: params.id })
    act.record('attachment', params.id, campaignId, 'markId' in holder ? { markId: holder.markId } : { ...holder })
    return { id: params.id }
  },
})

export const listAttachmentsVerb = defineVerb('attachment.list', {
  kind: 'read',
  async work(act, params) { return listAttachments(act.ex, (await holderInReach(act, params.holder, false)).holder) },
})
