import { AppError } from '../../shared/errors.ts'
import { listAudit, verifyAudit } from '../../store/audit.ts'
import { defineVerb } from './verb.ts'

/** Newest first; of one campaign, or (for those whose role reaches everywhere) of all. */
export const listAuditVerb = defineVerb('audit.list', {
  kind: 'read',
  async work(act, { campaignId, subjectKind, subjectId, ...filter }) {
    if (campaignId === undefined) await act.everywhere()
    else await act.inCampaign(campaignId)
    if ((subjectKind === undefined) !== (subjectId === undefined)) throw new AppError('input-invalid', { why: 'subjectKind and subjectId go together' })
    return listAudit(act.ex, { ...filter, campaignId, ...(subjectKind !== undefined && subjectId !== undefined && { subject: { kind: subjectKind, id: subjectId } }) })
  },
})

/** Recomputes the whole chain. */
export const verifyAuditVerb = defineVerb('audit.verify', {
  kind: 'read',
  async work(act) { await act.everywhere(); return verifyAudit(act.ex) },
})
