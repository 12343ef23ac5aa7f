import { AppError } from '../../shared/errors.ts'
import { createBonusCase, getBonusCase, listBonusCases, updateBonusCase } from '../../store/bonus-case.ts'
import type { BonusCase } from '../../store/bonus-case.ts'
import { createDeclaration, findDeclaration, getDeclaration, listDeclarations, updateDeclaration } from '../../store/declaration.ts'
import type { Declaration } from '../../store/declaration.ts'
import type { Act } from './act.ts'
import { sameCampaign } from './act.ts'
import { given } from './changes.ts'
import { checkDeadline } from './deadline.ts'
import { pointOf, variantOfCohort } from './schemes.ts'
import { rescore } from './scores.ts'
import { CASE_MACHINE, checkStep, DECLARATION_MACHINE } from './states.ts'
import { defineVerb } from './verb.ts'

/** A version that was seen of something that is not there (or the other way round) is a conflict like any other. */
export function refuseStale(what: string, expected: number, found: number): void {
  if (expected !== found) throw new AppError('version-conflict', { what, expected, found })
}

/** A unit's material for one point; a submitted one goes back to draft by being changed. */
export const saveDeclaration = defineVerb('declaration.save', {
  async work(act, { entrantId, pointId, version, text, links }) {
    const { entrant, campaign } = await act.entrantInReach(entrantId)
    checkDeadline('declaration', campaign.declareUntil, act.at, campaign.timeZone)
    pointOf(await variantOfCohort(act.ex, campaign, entrant.cohortId), pointId)
    const before = await findDeclaration(act.ex, entrantId, pointId)
    refuseStale('declaration', version, before?.version ?? 0)
    if (before) checkStep(DECLARATION_MACHINE, act.verb, 'declaration', before.state)
    const after = before
      ? await updateDeclaration(act.ex, before.id, version, { text, links, state: 'draft', submittedBy: null, submittedAt: null })
      : await createDeclaration(act.ex, { campaignId: campaign.id, entrantId, pointId, text, links })
    act.record('declaration', after.id, campaign.id, { entrantId, pointId, version: after.version, before: before && { text: before.text, links: before.links, state: before.state }, after: { text, links } })
    return after
  },
})

async function moveDeclaration(act: Act, id: string, version: number, to: Declaration['state']): Promise<Declaration> {
  const before = await getDeclaration(act.ex, id)
  const { campaign } = await act.entrantInReach(before.entrantId, { what: 'declaration', id })
  checkDeadline('declaration', campaign.declareUntil, act.at, campaign.timeZone)
  checkStep(DECLARATION_MACHINE, act.verb, 'declaration', before.state)
  const after = await updateDeclaration(act.ex, id, version, { state: to, ...(to === 'submitted' && { submittedBy: act.person, submittedAt: act.at }) })
  act.record('declaration', id, campaign.id, { entrantId: before.entrantId, pointId: before.pointId, from: before.state, to })
  return after
}
export const submitDeclaration = defineVerb('declaration.submit', { work: (act, { id, version }) => moveDeclaration(act, id, version, 'submitted') })
export const withdrawDeclaration = defineVerb('declaration.withdraw', { work: (act, { id, version }) => moveDeclaration(act, id, version, 'withdrawn') })

/** Whose material may be read: a unit reads its own; others only what was submitted, and assessors nothing of units they must not judge. */
async function materialFilter<F extends { readonly campaignId: string; readonly entrantId?: string | undefined }>(act: Act, params: F): Promise<{ all: boolean }> {
  if (params.entrantId === undefined) {
    const { reach } = await act.inCampaign(params.campaignId)
    if (!reach.all) throw new AppError('input-invalid', { why: 'entrantId is needed' })
    return { all: reach.all }
  }
  const { entrant, reach } = await act.entrantInReach(params.entrantId)
  sameCampaign('entrant', entrant, params.campaignId)
  if (reach.all && (await act.holds(params.campaignId, 'assessor'))) await act.refuseConflict(params.campaignId, entrant)
  return { all: reach.all }
}

export const listDeclarationsVerb = defineVerb('declaration.list', {
  kind: 'read',
  async work(act, params) {
    const { all } = await materialFilter(act, params)
    return listDeclarations(act.ex, { ...given(params), ...(all && { state: 'submitted' as const }) })
  },
})

/** An innovation case for the bonus; its category is one the scheme names. */
export const saveCase = defineVerb('case.save', {
  async work(act, { entrantId, id, version, category, title, text }) {
    const { entrant, campaign } = await act.entrantInReach(entrantId)
    checkDeadline('declaration', campaign.declareUntil, act.at, campaign.timeZone)
    const { variant } = await variantOfCohort(act.ex, campaign, entrant.cohortId)
    if (!variant.bonus.categories.some(({ name }) => name === category)) throw new AppError('input-invalid', { why: `category is one of ${variant.bonus.categories.map(({ name }) => name).join(', ')}`, whyZh: `加分类别应为 ${variant.bonus.categories.map(({ name }) => name).join('、')} 之一` })
    const before = id === undefined ? undefined : await getBonusCase(act.ex, id)
    if (before && before.entrantId !== entrantId) throw new AppError('row-not-found', { what: 'bonus_case', id: before.id })
    refuseStale('bonus_case', version, before?.version ?? 0)
    if (before) checkStep(CASE_MACHINE, act.verb, 'case', before.state)
    const after = before
      ? await updateBonusCase(act.ex, before.id, version, { category, title, text, state: 'draft', submittedBy: null, submittedAt: null })
      : await createBonusCase(act.ex, { campaignId: campaign.id, entrantId, category, title, text })
    act.record('bonus_case', after.id, campaign.id, { entrantId, version: after.version, before: before && { category: before.category, title: before.title, text: before.text, state: before.state }, after: { category, title, text } })
    return after
  },
})

async function moveCase(act: Act, id: string, version: number, to: BonusCase['state']): Promise<BonusCase> {
  const before = await getBonusCase(act.ex, id)
  const { campaign } = await act.entrantInReach(before.entrantId, { what: 'bonus_case', id })
  checkDeadline('declaration', campaign.declareUntil, act.at, campaign.timeZone)
  checkStep(CASE_MACHINE, act.verb, 'case', before.state)
  const after = await updateBonusCase(act.ex, id, version, { state: to, ...(to === 'submitted' && { submittedBy: act.person, submittedAt: act.at }) })
  act.record('bonus_case', id, campaign.id, { entrantId: before.entrantId, from: before.state, to })
  return after
}
export const submitCase = defineVerb('case.submit', { work: (act, { id, version }) => moveCase(act, id, version, 'submitted') })
export const withdrawCase = defineVerb('case.withdraw', { work: (act, { id, version }) => moveCase(act, id, version, 'withdrawn') })

/** Accepted with its bonus points, or (award null) rejected; either way with a reason. */
export const decideCase = defineVerb('case.decide', {
  async work(act, { id, version, award, reason }) {
    const before = await getBonusCase(act.ex, id)
    const { entrant, campaign } = await act.entrantInReach(before.entrantId, { what: 'bonus_case', id })
    await act.refuseConflict(campaign.id, entrant)
    const to = award === null ? 'rejected' : 'accepted'
    checkStep(CASE_MACHINE, act.verb, 'case', before.state, to)
    const { variant } = await variantOfCohort(act.ex, campaign, entrant.cohortId)
    if (award !== null && award > variant.bonus.cap) throw new AppError('input-invalid', { why: `award ${award} > ${variant.bonus.cap}`, whyZh: `加分 ${award} 超过上限 ${variant.bonus.cap}` })
    const after = await updateBonusCase(act.ex, id, version, { state: to, award, reason, decidedBy: act.personId, decidedAt: act.at })
    await rescore(act.ex, campaign, entrant.cohortId, [entrant.id])
    act.record('bonus_case', id, campaign.id, { entrantId: entrant.id, to, award, reason })
    return after
  },
})

export const listCases = defineVerb('case.list', {
  kind: 'read',
  async work(act, params) {
    const { all } = await materialFilter(act, params)
    const page = await listBonusCases(act.ex, given(params))
    return all ? { items: page.items.filter(({ state }) => state !== 'draft' && state !== 'withdrawn'), next: page.next } : page
  },
})
