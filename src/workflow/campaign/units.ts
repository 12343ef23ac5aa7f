import { CHANNEL_TITLES, isChannelKind, SITE_KINDS } from '../../model/channel.ts'
import { AppError } from '../../shared/errors.ts'
import { createChannel, getChannel, listChannels, updateChannel } from '../../store/channel.ts'
import { createContact, getContact, listContacts, updateContact } from '../../store/contact.ts'
import { unitsInOtherCampaigns, unitsTakingPart } from '../../store/entrant.ts'
import type { Executor } from '../../store/executor.ts'
import { getUnit, listUnits, updateUnit } from '../../store/unit.ts'
import type { Act, Reach } from './act.ts'
import { changedFields, given } from './changes.ts'
import { checkRegionCode, websiteAddress } from './imports/unit-row.ts'
import { reviseJudging } from './record-lists.ts'
import { UNDER_WAY } from './states.ts'
import { defineVerb } from './verb.ts'

export const listUnitsVerb = defineVerb('unit.list', {
  kind: 'read',
  async work(act, { campaignId, ...filter }) {
    if (campaignId === undefined) await act.somewhere()
    else await act.inCampaign(campaignId)
    return listUnits(act.ex, given(filter))
  },
})

interface AskedUnit { readonly campaignId: string; readonly unitId: string; readonly asked?: { readonly what: string; readonly id: string }; readonly withWithdrawn?: boolean }

/**
 * The register of units is everybody's: through a campaign its people reach the units that take part in it, a unit itself, an
 * administrator every one. Of any other, what was asked for is not found.
 */
async function withinReach(ex: Executor, reach: Reach, { campaignId, unitId, asked = { what: 'unit', id: unitId }, withWithdrawn = false }: AskedUnit): Promise<void> {
  if (reach.any || reach.units.has(unitId) || (reach.all && (await unitsTakingPart(ex, campaignId, [unitId], { withWithdrawn })).has(unitId))) return
  throw new AppError('row-not-found', { ...asked })
}

/** Channels are the unit's, whatever the campaign: refused (unit-shared) while somebody else's campaign evaluates by them. */
async function refuseShared(act: Act, unitId: string): Promise<void> {
  const managed = await act.somewhere()
  if (managed === null || (await unitsInOtherCampaigns(act.ex, [unitId], { beside: managed, states: UNDER_WAY })).size === 0) return
  throw new AppError('unit-shared', { what: (await getUnit(act.ex, unitId)).name })
}

/** With channels and contacts; assessors see no contacts, so that nobody calls whom they rate. */
export const readUnit = defineVerb('unit.read', {
  kind: 'read',
  async work(act, { campaignId, id }) {
    const { reach } = await act.inCampaign(campaignId)
    await withinReach(act.ex, reach, { campaignId, unitId: id, withWithdrawn: true })
    const unit = await getUnit(act.ex, id)
    return { ...unit, channels: await listChannels(act.ex, [id]), contacts: (await act.holds(campaignId, 'assessor')) ? [] : await listContacts(act.ex, [id]) }
  },
})

export const updateUnitVerb = defineVerb('unit.update', {
  async work(act, { id, version, changes }) {
    await act.everywhere()
    const before = await getUnit(act.ex, id)
    const wrong = changes.regionCode === undefined ? null : checkRegionCode(changes.regionCode, changes.level ?? before.level)
    if (wrong !== null) throw new AppError('input-invalid', { why: wrong })
    if (changes.parentId === id) throw new AppError('input-invalid', { why: 'a unit is not its own parent', whyZh: '上级单位不能是自己' })
    const after = await updateUnit(act.ex, id, version, given(changes))
    act.record('unit', id, null, changedFields(before, changes))
    return after
  },
})

/** One that was retired comes back into use: the register knows an address of a kind once. */
export const addChannel = defineVerb('channel.add', {
  async work(act, { campaignId, unitId, kind, name, address }) {
    const { reach } = await act.inCampaign(campaignId)
    await withinReach(act.ex, reach, { campaignId, unitId })
    await refuseShared(act, unitId)
    const kept = isChannelKind(kind) && SITE_KINDS.includes(kind) ? websiteAddress(address) : address
    if (kept === null) throw new AppError('input-invalid', { why: `"${address}" is no web address`, whyZh: `“${address}”不是网址` })
    const before = (await listChannels(act.ex, [unitId], { withRetired: true })).find(channel => channel.kind === kind && channel.address === kept)
    if (before?.retiredAt === null) throw new AppError('already-exists', { what: 'channel', why: `${kind} ${kept}`, whyZh: `${isChannelKind(kind) ? CHANNEL_TITLES[kind][0] : kind} ${kept}` })
    const made = before ? await updateChannel(act.ex, before.id, before.version, { retiredAt: null, ...(name ? { name } : {}) }) : await createChannel(act.ex, { unitId, kind, address: kept, ...given({ name }) })
    if (before) await reviseJudging(act.ex, unitId, 'back', act.at)
    act.record('channel', made.id, campaignId, { unitId, kind, address: kept, ...(before && { retired: before.retiredAt }) })
    return made
  },
})

export const retireChannel = defineVerb('channel.retire', {
  async work(act, { campaignId, id, version }) {
    const { reach } = await act.inCampaign(campaignId)
    const before = await getChannel(act.ex, id)
    await withinReach(act.ex, reach, { campaignId, unitId: before.unitId, asked: { what: 'channel', id } })
    await refuseShared(act, before.unitId)
    const after = await updateChannel(act.ex, id, version, { retiredAt: act.at })
    await reviseJudging(act.ex, before.unitId, 'retired', act.at)
    act.record('channel', id, campaignId, { unitId: before.unitId, kind: before.kind, address: before.address })
    return after
  },
})

export const addContact = defineVerb('contact.add', {
  async work(act, { campaignId, ...contact }) {
    const { reach } = await act.inCampaign(campaignId)
    await withinReach(act.ex, reach, { campaignId, unitId: contact.unitId })
    const made = await createContact(act.ex, given(contact))
    // The log is kept for good: names and numbers of people stay out of it.
    act.record('contact', made.id, campaignId, { unitId: contact.unitId })
    return made
  },
})

export const retireContact = defineVerb('contact.retire', {
  async work(act, { campaignId, id, version }) {
    const { reach } = await act.inCampaign(campaignId)
    const before = await getContact(act.ex, id)
    await withinReach(act.ex, reach, { campaignId, unitId: before.unitId, asked: { what: 'contact', id } })
    const after = await updateContact(act.ex, id, version, { retiredAt: act.at })
    act.record('contact', id, campaignId, { unitId: before.unitId })
    return after
  },
})
