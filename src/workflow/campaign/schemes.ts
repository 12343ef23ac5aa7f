import { z } from 'zod'
import type { AnyMeasure } from '../../measures/measure.ts'
import { measures } from '../../measures/registry.ts'
import type { Variant } from '../../model/scheme.ts'
import { diffEditions } from '../../schemes/diff.ts'
import { listSchemes as listShippedSchemes, loadScheme } from '../../schemes/files.ts'
import { groupWeights } from '../../schemes/group-weights.ts'
import { resolveVariant } from '../../schemes/resolve.ts'
import type { Scheme } from '../../schemes/scheme.ts'
import { AppError } from '../../shared/errors.ts'
import type { Campaign } from '../../store/campaign.ts'
import { getCohort } from '../../store/cohort.ts'
import type { Executor } from '../../store/executor.ts'
import { getSchemeEdition, getSchemeEditionHead, importSchemeEdition, listSchemeEditions } from '../../store/scheme-edition.ts'
import type { SchemeEditionHead } from '../../store/scheme-edition.ts'
import { campaignPolicy } from './params.ts'
import { defineVerb } from './verb.ts'

/** Takes an edition that this software ships (or that stands in its schemes folder) into the database; the same one twice is the same row. */
export const importScheme = defineVerb('scheme.import', {
  prepare: async (act, { scheme }) => { await act.everywhere(); return loadScheme(scheme, measures) },
  async work(act, _, scheme) {
    await act.everywhere()
    const edition = await importSchemeEdition(act.ex, { schemeId: scheme.id, edition: scheme.edition, title: scheme.title, document: scheme })
    act.record('scheme_edition', edition.id, null, { scheme: scheme.id, edition: scheme.edition, digest: edition.digest })
    return { id: edition.id, schemeId: edition.schemeId, edition: edition.edition, digest: edition.digest }
  },
})

export const listSchemes = defineVerb('scheme.list', {
  kind: 'read',
  async work(act) { await act.somewhere(); return listSchemeEditions(act.ex) },
})

/** One edition with what a reader needs to understand it: the weight of each level, and every measure it uses with what is preset. */
export const readScheme = defineVerb('scheme.read', {
  kind: 'read',
  async work(act, { id }) {
    await act.somewhere()
    const edition = await getSchemeEdition(act.ex, id)
    const scheme = edition.document as Scheme
    const used = new Set(scheme.indicators.flatMap(({ points }) => points.flatMap(point => point.measures.map(use => use.id))))
    return { ...edition, groupWeights: groupWeights(scheme), measures: measures.filter(measure => used.has(measure.id)).map(described) }
  },
})

const described = ({ id, version, kind, title, explain, params }: AnyMeasure) => ({ id, version, kind, title, explain, preset: presetOf(params) })

/** Params that count where the scheme says nothing else. */
function presetOf(params: z.ZodType): Record<string, unknown> {
  const { properties = {} } = z.toJSONSchema(params, { unrepresentable: 'any', io: 'input' })
  return Object.fromEntries(Object.entries(properties).flatMap(([name, schema]) => (typeof schema === 'object' && 'default' in schema ? [[name, schema.default]] : [])))
}

/** What changed from another edition to this one, through the crosswalk where there is one. */
export const diffSchemes = defineVerb('scheme.difference', {
  kind: 'read',
  async work(act, { id, from }) {
    await act.somewhere()
    const [before, after] = [await getSchemeEdition(act.ex, from), await getSchemeEdition(act.ex, id)]
    return { changes: diffEditions(before.document as Scheme, after.document as Scheme) }
  },
})

/** The editions that come with the software, and which of them are in use here. */
export const listShipped = defineVerb('scheme.shipped', {
  kind: 'read',
  async work(act) {
    await act.everywhere()
    const taken = new Set((await listSchemeEditions(act.ex)).map(({ schemeId }) => schemeId))
    return listShippedSchemes().filter(({ faults }) => faults === 0).map(({ id, title, edition, variants, indicators, points }) => ({ id, title, edition, variants: variants.map(variant => variant.title), indicators, points, isImported: taken.has(id) }))
  },
})

/** Used where a campaign names no tiers and its scheme has none: the published ones, of 100 and 10 of bonus. */
export const DEFAULT_TIERS = [{ name: '卓越', from: 95 }, { name: '优秀', from: 85 }, { name: '良好', from: 75 }, { name: '发展', from: 60 }, { name: '准备', from: 0 }] as const

export interface CampaignVariant {
  readonly variant: Variant
  readonly editionId: string
  readonly scheme: Scheme
  readonly points: ReadonlyMap<string, { readonly point: Variant['indicators'][number]['points'][number]; readonly indicator: Variant['indicators'][number] }>
}

/** The variant a cohort is judged by, with the campaign's own policies and tiers over those of the scheme. */
export async function variantOfCohort(ex: Executor, campaign: Pick<Campaign, 'policy' | 'tiers'>, cohortId: string): Promise<CampaignVariant> {
  const cohort = await getCohort(ex, cohortId)
  const edition = await getSchemeEditionHead(ex, cohort.schemeEditionId)
  const { scheme, variant: resolved } = await resolvedVariant(ex, edition, cohort.variant)
  const policy = campaignPolicy.parse(campaign.policy)
  const tiers = [campaign.tiers, resolved.policies.tiers, DEFAULT_TIERS].find(list => list.length > 0) ?? DEFAULT_TIERS
  const variant: Variant = { ...resolved, policies: { ...resolved.policies, undetermined: policy.undetermined ?? resolved.policies.undetermined, notApplicable: policy.notApplicable ?? resolved.policies.notApplicable, tiers } }
  return { variant, editionId: edition.id, scheme, points: new Map(variant.indicators.flatMap(indicator => indicator.points.map(point => [point.id, { point, indicator }] as const))) }
}

/** Variants in use, by the digest of their edition's content: every request asks for one, and to resolve it takes longer than all else. */
const RESOLVED = new Map<string, { readonly scheme: Scheme; readonly variant: Variant }>()
const MOST_RESOLVED = 32

async function resolvedVariant(ex: Executor, { id, digest }: SchemeEditionHead, name: string): Promise<{ readonly scheme: Scheme; readonly variant: Variant }> {
  const known = RESOLVED.get(`${digest} ${name}`)
  if (known) return known
  const edition = await getSchemeEdition(ex, id)
  const scheme = edition.document as Scheme
  const resolved = { scheme, variant: resolveVariant(scheme, name) }
  if (RESOLVED.size >= MOST_RESOLVED) RESOLVED.clear()
  RESOLVED.set(`${edition.digest} ${name}`, resolved)
  return resolved
}

/** A point of the variant, or point-unknown. */
export function pointOf({ points }: CampaignVariant, pointId: string) {
  const found = points.get(pointId)
  if (!found) throw new AppError('point-unknown', { point: pointId })
  return found
}
