import type { Role } from '../../model/campaign.ts'
import { AppError } from '../../shared/errors.ts'
import { createConflictRule, listConflictRules, revokeConflictRule } from '../../store/conflict-rule.ts'
import { unitsTakingPart } from '../../store/entrant.ts'
import type { Executor } from '../../store/executor.ts'
import { countAdministrators, grantMembership, grantsOf, listMemberships, revokeMembership } from '../../store/membership.ts'
import type { Membership } from '../../store/membership.ts'
import { createPerson, findPersonByEmail, getPerson, listPeople, updatePerson } from '../../store/person.ts'
import type { Act } from './act.ts'
import { changedFields, given } from './changes.ts'
import { COLLIDING } from './permissions.ts'
import { defineVerb } from './verb.ts'

export const createPersonVerb = defineVerb('person.create', {
  async work(act, params) {
    await act.everywhere()
    const made = await createPerson(act.ex, given(params))
    act.record('person', made.id, null, { after: params })
    return made
  },
})

export const updatePersonVerb = defineVerb('person.update', {
  async work(act, { id, version, changes: { disabled, ...changes } }) {
    await act.everywhere()
    const before = await getPerson(act.ex, id)
    if (disabled === true) await refuseLastAdministrator(act.ex, id)
    const after = await updatePerson(act.ex, id, version, { ...given(changes), ...(disabled !== undefined && { disabledAt: disabled ? (before.disabledAt ?? act.at) : null }) })
    act.record('person', id, null, changedFields(before, { ...changes, ...(disabled !== undefined && { disabledAt: after.disabledAt }) }))
    return after
  },
})

export const listPeopleVerb = defineVerb('person.list', {
  kind: 'read',
  async work(act, params) { await act.everywhere(); return listPeople(act.ex, params) },
})

/** A one-time link with which the person sets a password. The log says that it was made, never what it is. */
export const invitePerson = defineVerb('person.invite', {
  prepare: async (act, { id }, context) => {
    await act.everywhere()
    if (context.issueInvitation === undefined) throw new Error('person.invite needs context.issueInvitation')
    const { disabledAt } = await getPerson(act.ex, id)
    if (disabledAt !== null) throw new AppError('record-sealed', { what: 'person', why: 'disabled', whyZh: '已停用' })
    return context.issueInvitation(id)
  },
  async work(act, { id }, { link, expiresAt }) {
    await act.everywhere()
    act.record('person', id, null, { expiresAt })
    return { link, expiresAt }
  },
})

/** A manager gives roles in the campaign; administrators and roles in every campaign are an administrator's to give. */
export const grantMembershipVerb = defineVerb('membership.grant', {
  async work(act, params) {
    const { role, campaignId, unitId, email, personId: asked } = params
    if (campaignId === null || role === 'administrator') await administratorOnly(act)
    else {
      const { reach } = await act.inCampaign(campaignId)
      // Who speaks for a unit sees and changes its contacts.
      if (unitId && !reach.any && !(await unitsTakingPart(act.ex, campaignId, [unitId])).has(unitId)) throw new AppError('row-not-found', { what: 'unit', id: unitId })
    }
    // A manager could else make managers without end.
    if (role === 'manager') await administratorOnly(act)
    if ((role === 'unit') !== (unitId !== undefined && unitId !== null)) throw new AppError('input-invalid', { why: 'unitId goes with the role unit, and only with it' })
    const personId = await personMeant(act.ex, asked, email)
    await refuseCollision(act.ex, personId, role, campaignId)
    const made = await grantMembership(act.ex, { ...given({ unitId }), personId, role, campaignId, grantedBy: act.personId })
    act.record('membership', made.id, campaignId, { personId, role, unitId: unitId ?? null })
    return made
  },
})

async function personMeant(ex: Executor, id: string | undefined, email: string | undefined): Promise<string> {
  if ((id === undefined) === (email === undefined)) throw new AppError('input-invalid', { why: 'either personId or email' })
  const found = email === undefined ? { id: id ?? '' } : await findPersonByEmail(ex, email)
  if (!found) throw new AppError('row-not-found', { what: 'person', id: email ?? '' })
  return found.id
}

/** Passes for those whose role with this verb is held everywhere as administrator (or operator). */
async function administratorOnly(act: Act): Promise<void> {
  await act.everywhere()
  if (act.actor.kind !== 'person') return
  const grants = await grantsOf(act.ex, act.actor.id)
  if (!grants.some(({ role, campaignId }) => role === 'administrator' && campaignId === null)) throw new AppError('not-permitted', { verb: act.verb })
}

async function refuseCollision(ex: Executor, personId: string, role: Role, campaignId: string | null): Promise<void> {
  const held = await grantsOf(ex, personId, campaignId ?? undefined)
  for (const { role: other } of held) {
    if (COLLIDING.some(([a, b]) => (a === role && b === other) || (a === other && b === role))) throw new AppError('roles-collide', { role, other })
  }
}

async function refuseLastAdministrator(ex: Executor, personId: string): Promise<void> {
  const grants = await grantsOf(ex, personId)
  if (grants.some(({ role, campaignId }) => role === 'administrator' && campaignId === null) && (await countAdministrators(ex)) <= 1) throw new AppError('last-administrator', {})
}

export const revokeMembershipVerb = defineVerb('membership.revoke', {
  async work(act, { id, version, campaignId }) {
    if (campaignId === null) await administratorOnly(act)
    else await act.inCampaign(campaignId)
    const membership = await findMembership(act.ex, id, campaignId)
    if (membership.revokedAt !== null) throw new AppError('step-illegal', { what: 'membership', state: 'revoked', verb: act.verb, allowed: 'in force' })
    if (membership.role === 'manager') await administratorOnly(act)
    if (membership.role === 'administrator') await refuseLastAdministrator(act.ex, membership.personId)
    const after = await revokeMembership(act.ex, id, version, act.at)
    act.record('membership', id, campaignId, { personId: membership.personId, role: membership.role })
    return after
  },
})

async function findMembership(ex: Executor, id: string, campaignId: string | null): Promise<Membership> {
  let after: string | null = null
  do {
    const page: Awaited<ReturnType<typeof listMemberships>> = await listMemberships(ex, { after, limit: 500, ...(campaignId !== null && { campaignId }) })
    const found = page.items.find(row => row.id === id && row.campaignId === campaignId)
    if (found) return found
    after = page.next
  } while (after !== null)
  throw new AppError('row-not-found', { what: 'membership', id })
}

export const listMembershipsVerb = defineVerb('membership.list', {
  kind: 'read',
  async work(act, params) { await act.inCampaign(params.campaignId); return listMemberships(act.ex, params) },
})

/** Roles of everybody in every campaign, or of one person; with the names that lists show. */
export const listEveryMembership = defineVerb('membership.list-all', {
  kind: 'read',
  async work(act, params) { await act.everywhere(); return listMemberships(act.ex, given(params)) },
})

export const addConflict = defineVerb('conflict.add', {
  async work(act, params) {
    await act.inCampaign(params.campaignId)
    const isDeclared = params.personId !== undefined && params.unitId !== undefined
    if ((params.kind === 'declared') !== isDeclared || (params.kind === 'own-region') !== (params.digits !== undefined)) throw new AppError('input-invalid', { why: 'own-region takes digits; declared takes personId and unitId; own-employer takes neither' })
    const made = await createConflictRule(act.ex, given(params))
    act.record('conflict_rule', made.id, params.campaignId, { after: params })
    return made
  },
})

export const revokeConflict = defineVerb('conflict.revoke', {
  async work(act, { campaignId, id, version }) {
    await act.inCampaign(campaignId)
    const rule = (await listConflictRules(act.ex, campaignId)).find(row => row.id === id)
    if (!rule) throw new AppError('row-not-found', { what: 'conflict_rule', id })
    const after = await revokeConflictRule(act.ex, id, version, act.at)
    act.record('conflict_rule', id, campaignId, { kind: rule.kind, personId: rule.personId, unitId: rule.unitId })
    return after
  },
})

export const listConflictsVerb = defineVerb('conflict.list', {
  kind: 'read',
  async work(act, { campaignId }) { await act.inCampaign(campaignId); return listConflictRules(act.ex, campaignId) },
})
