import { createHash } from 'node:crypto'
import { isDeepStrictEqual } from 'node:util'
import { join } from 'node:path'
import type { Facts } from '../../measures/measure.ts'
import { staleColumns } from '../../measures/stale-columns.ts'
import { summariseFacts } from '../../facts/site/summarise-facts.ts'
import { isChannelKind, SITE_KINDS } from '../../model/channel.ts'
import type { ChannelKind } from '../../model/channel.ts'
import type { AccountContent } from '../../model/media.ts'
import { AppError } from '../../shared/errors.ts'
import { VERSION } from '../../shared/version.ts'
import type { Campaign } from '../../store/campaign.ts'
import { latestCollections } from '../../store/collection.ts'
import { channelsOfEntrant, lockEntrants, setJudgingDue } from '../../store/entrant.ts'
import type { Entrant } from '../../store/entrant.ts'
import type { Executor } from '../../store/executor.ts'
import { createFactSet, latestFactSet, loadFacts } from '../../store/fact-set.ts'
import { acceptedJudgementSet, acceptFirstSets, acceptJudgementSet, diffJudgementSets, getJudgementSet, listCountingJudgements, listJudgements, listJudgementSets, listSetsWithUnits, proposeJudgementSet, rejectJudgementSet } from '../../store/judgement-set.ts'
import type { JudgementSet } from '../../store/judgement-set.ts'
import { standingRecordLists } from '../../store/record-list.ts'
import { getUnit } from '../../store/unit.ts'
import { judgeIndicators } from '../judge.ts'
import { keptSuggestions, SUGGESTION_FILE } from '../suggestion-file.ts'
import type { Suggestions } from '../suggestion-file.ts'
import { understandChannels } from '../understand.ts'
import type { SiteChannel, Understood } from '../understand.ts'
import { readStandingRecords } from './record-lists.ts'
import { variantOfCohort } from './schemes.ts'
import type { CampaignVariant } from './schemes.ts'
import { rescore } from './scores.ts'
import { checkStep, JUDGEMENT_SET_MACHINE } from './states.ts'
import { defineVerb } from './verb.ts'

/** Understands the latest collections of all channels of an entrant together and judges them: a proposed set. Slow; the database is not held meanwhile. */
export const judgeEntrant = defineVerb('judgement.judge', {
  prepare: async (act, { entrantId }, context) => {
    const { entrant, campaign } = await act.entrantInReach(entrantId)
    const { sites, accounts } = await evidenceOf(act.ex, entrant)
    const { openCollected, readImported } = context
    if (openCollected === undefined || (readImported === undefined && accounts.length > 0)) throw new Error('judgement.judge needs context.openCollected and readImported')
    const { variant } = await variantOfCohort(act.ex, campaign, entrant.cohortId)
    const opened: SiteChannel[] = []
    try {
      for (const { kind, collectionId } of sites) opened.push({ kind, collection: await openCollected(collectionId) })
      const contents: AccountContent[] = []
      // The account that the variant judges comes first.
      for (const { collectionId } of [...accounts].sort((x, y) => Number(y.kind === variant.variant) - Number(x.kind === variant.variant))) contents.push(await readImported?.(collectionId) ?? fail())
      const lists = await readStandingRecords(act.ex, context.objects, entrantId)
      const understood = await understandChannels(opened, { date: campaign.evaluationDate, ...(contents.length > 0 && { accounts: contents }), ...(lists.records && { records: lists.records }) })
      const imported = contents.flatMap(({ imports }) => imports.map(({ file, sha256, records }) => ({ file, sha256, records })))
      const [first] = opened
      const suggestions = first === undefined ? null : await keptSuggestions(join(first.collection.path, SUGGESTION_FILE), variant, [first.collection])
      return { collectionIds: [...sites, ...accounts].map(({ collectionId }) => collectionId), recordListIds: [...lists.ids], understood: { ...understood, archive: [...understood.archive, ...imported, ...lists.archive] }, suggestions }
    } finally {
      for (const { collection } of opened) await collection.close()
    }
  },
  async work(act, { entrantId }, { collectionIds, recordListIds, understood, suggestions }) {
    const { entrant, campaign } = await act.entrantInReach(entrantId)
    const factSet = await createFactSet(act.ex, { campaignId: campaign.id, entrantId, toolVersion: VERSION, sourceDigest: digestOfSource(collectionIds, understood), collectionIds, recordListIds }, understood.facts)
    await settleJudging(act.ex, entrant, { collectionIds, recordListIds })
    const { facts, ...document } = restOfDocument(understood, suggestions)
    const set = await propose(act.ex, campaign, entrant, { factSetId: factSet.id, facts, document, reason: null })
    act.record('judgement_set', set.id, campaign.id, { entrantId, factSetId: factSet.id, collectionId: collectionIds[0], ...(collectionIds.length > 1 && { collectionIds }), toolVersion: VERSION })
    return set
  },
})

/** Nothing waits any more, unless something was imported while this was judged. The entrant is held, so that what comes now comes after. */
async function settleJudging(ex: Executor, entrant: Entrant, judged: { readonly collectionIds: readonly string[]; readonly recordListIds: readonly string[] }): Promise<void> {
  await lockEntrants(ex, [entrant.id])
  const { sites, accounts } = await evidenceOf(ex, entrant)
  const now = { collectionIds: [...sites, ...accounts].map(({ collectionId }) => collectionId), recordListIds: (await standingRecordLists(ex, entrant.id)).map(({ id }) => id) }
  if (isDeepStrictEqual(now, judged)) await setJudgingDue(ex, entrant.id, null)
}

const fail = (): never => { throw new Error('judgement.judge needs context.readImported') }

interface ChannelEvidence { readonly kind: ChannelKind; readonly collectionId: string }

/** The latest collection of each channel that has anything to show, the website first: what cannot be seen is judged from what units declare. */
async function evidenceOf(ex: Executor, entrant: Entrant): Promise<{ readonly sites: readonly ChannelEvidence[]; readonly accounts: readonly ChannelEvidence[] }> {
  const kinds = new Map((await channelsOfEntrant(ex, entrant.id)).map(({ id, kind }) => [id, kind]))
  const found = (await latestCollections(ex, entrant.id)).flatMap(({ id, channelId, state }): ChannelEvidence[] => {
    const kind = kinds.get(channelId) ?? ''
    return state !== 'failed' && isChannelKind(kind) ? [{ kind, collectionId: id }] : []
  })
  const sites = found.filter(({ kind }) => SITE_KINDS.includes(kind)).sort((a, b) => SITE_KINDS.indexOf(a.kind) - SITE_KINDS.indexOf(b.kind))
  const accounts = found.filter(({ kind }) => !SITE_KINDS.includes(kind))
  if (found.length === 0) throw new AppError('facts-missing', { what: (await getUnit(ex, entrant.unitId)).name })
  return { sites, accounts }
}

const digestOfSource = (collectionIds: readonly string[], { archive }: Understood): string => createHash('sha256').update(JSON.stringify([...collectionIds, ...archive.map(({ sha256 }) => sha256)])).digest('hex')

/** What an evaluation document says besides its judgements, as the set keeps it. */
const restOfDocument = ({ facts, summary, coverage, archive, unit: { name, address } }: Understood, suggestions: Suggestions | null) => ({
  facts, summary, coverage, archive: suggestions === null ? archive : [...archive, suggestions.file], site: { name, address },
  ...(suggestions && { suggestions: Object.fromEntries(suggestions.byPoint) }),
})

interface Proposal { readonly factSetId: string; readonly facts: Facts; readonly document: Readonly<Record<string, unknown>>; readonly reason: string | null }

async function propose(ex: Executor, campaign: Campaign, entrant: Entrant, { factSetId, facts, document, reason }: Proposal): Promise<JudgementSet> {
  const { variant, editionId }: CampaignVariant = await variantOfCohort(ex, campaign, entrant.cohortId)
  const judged = judgeIndicators(variant.indicators, facts, { date: campaign.evaluationDate, variant: variant.variant })
  const rows = judged.flatMap(({ points }) => points.flatMap(point => point.measures.map((use, position) => ({ pointId: point.id, position, measureId: use.id, measureVersion: use.version, params: use.params, document: use.judgement }))))
  return proposeJudgementSet(ex, {
    campaignId: campaign.id, entrantId: entrant.id, factSetId, schemeEditionId: editionId, schemeId: variant.id, edition: variant.edition, variant: variant.variant,
    toolVersion: VERSION, evaluationDate: campaign.evaluationDate, reason, document,
  }, rows)
}

/** Judges the stored facts of an entrant again, e.g. after a measure changed: a proposed set, to be compared before it is accepted. */
export const rejudgeEntrant = defineVerb('judgement.rejudge', {
  async work(act, { entrantId, reason }) {
    const { entrant, campaign } = await act.entrantInReach(entrantId)
    const factSet = await latestFactSet(act.ex, entrantId)
    if (!factSet) throw new AppError('facts-missing', { what: (await getUnit(act.ex, entrant.unitId)).name })
    const facts = (await loadFacts(act.ex, factSet.id)) as Facts
    const earlier = (await listJudgementSets(act.ex, entrantId)).find(set => set.factSetId === factSet.id)
    const document = earlier ? (await getJudgementSet(act.ex, earlier.id)).document : {}
    const summary = { ...summariseFacts(facts), staleColumns: staleColumns(facts, campaign.evaluationDate) }
    const set = await propose(act.ex, campaign, entrant, { factSetId: factSet.id, facts, document: { ...document, summary }, reason: reason ?? null })
    act.record('judgement_set', set.id, campaign.id, { entrantId, factSetId: factSet.id, toolVersion: VERSION, reason: reason ?? null })
    return set
  },
})

/** What accepting a set would change; against nothing for the first one. */
export const readDifference = defineVerb('judgement.difference', {
  kind: 'read',
  async work(act, { id }) {
    const set = await getJudgementSet(act.ex, id)
    await act.entrantInReach(set.entrantId, { what: 'judgement_set', id })
    const accepted = await acceptedJudgementSet(act.ex, set.entrantId)
    const differences = accepted?.id === id ? [] : await diffJudgementSets(act.ex, accepted?.id ?? NO_SET, id)
    return { set, against: accepted?.id ?? null, differences }
  },
})
/** No set has this id: everything differs from nothing. */
const NO_SET = '00000000-0000-0000-0000-000000000000'

export const acceptJudgements = defineVerb('judgement.accept', {
  async work(act, { id, version }) {
    const before = await getJudgementSet(act.ex, id)
    const { entrant, campaign } = await act.entrantInReach(before.entrantId, { what: 'judgement_set', id })
    checkStep(JUDGEMENT_SET_MACHINE, act.verb, 'judgement set', before.state)
    const superseded = await acceptedJudgementSet(act.ex, before.entrantId)
    const after = await acceptJudgementSet(act.ex, id, version, act.personId, act.at)
    await rescore(act.ex, campaign, entrant.cohortId, [entrant.id])
    act.record('judgement_set', id, campaign.id, { entrantId: entrant.id, supersedes: superseded?.id ?? null })
    return after
  },
})

/** The first set of each entrant has nothing to be compared with: all of them at once, the newest where there are several. */
export const acceptFirstJudgements = defineVerb('judgement.accept-first', {
  async work(act, { campaignId }) {
    const { campaign } = await act.inCampaign(campaignId)
    const accepted = await acceptFirstSets(act.ex, campaignId, act.personId, act.at)
    for (const [cohortId, sets] of Map.groupBy(accepted, set => set.cohortId)) await rescore(act.ex, campaign, cohortId, sets.map(({ entrantId }) => entrantId))
    act.record('campaign', campaignId, campaignId, { accepted: accepted.length, ...(accepted.length <= 100 && { sets: accepted.map(({ id }) => id) }) })
    return { accepted: accepted.length }
  },
})

export const rejectJudgements = defineVerb('judgement.reject', {
  async work(act, { id, version, reason }) {
    const before = await getJudgementSet(act.ex, id)
    const { campaign } = await act.entrantInReach(before.entrantId, { what: 'judgement_set', id })
    checkStep(JUDGEMENT_SET_MACHINE, act.verb, 'judgement set', before.state)
    const after = await rejectJudgementSet(act.ex, id, version, act.personId, act.at, reason)
    act.record('judgement_set', id, campaign.id, { entrantId: before.entrantId, reason })
    return after
  },
})

export const listJudgementSetsVerb = defineVerb('judgement.list', {
  kind: 'read',
  async work(act, { entrantId }) { await act.entrantInReach(entrantId); return listJudgementSets(act.ex, entrantId) },
})

/** Sets of all entrants in one state, with the unit, whether the entrant has anything accepted yet, and how many answers would change. */
export const listProposals = defineVerb('judgement.proposals', {
  kind: 'read',
  async work(act, { campaignId, ...filter }) { await act.inCampaign(campaignId); return listSetsWithUnits(act.ex, { campaignId, ...filter }) },
})

/** Every judgement that counts in the campaign, entrant by entrant. */
export const listAllJudgements = defineVerb('judgement.all', {
  kind: 'read',
  async work(act, { campaignId, ...page }) {
    await act.inCampaign(campaignId)
    const { items, next } = await listCountingJudgements(act.ex, { campaignId, ...page })
    return { items: items.map(({ document, ...row }) => ({ ...row, reasons: document.outcome === 'rated' ? document.reasons : [document.reason], advice: document.outcome === 'rated' ? document.advice : [], evidence: document.outcome === 'rated' ? document.evidence.length : 0 })), next }
  },
})

/** What the machine says of an entrant, point by point: the same to the unit itself as to everybody who judges it. */
export const readJudgements = defineVerb('judgement.read', {
  kind: 'read',
  async work(act, { entrantId }) {
    const { entrant, reach } = await act.entrantInReach(entrantId)
    if (reach.all && (await act.holds(entrant.campaignId, 'assessor'))) await act.refuseConflict(entrant.campaignId, entrant)
    const set = await acceptedJudgementSet(act.ex, entrantId)
    return set ? { set, judgements: await listJudgements(act.ex, set.id) } : null
  },
})
