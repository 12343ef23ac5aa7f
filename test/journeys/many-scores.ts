import type { Scheme } from '../../src/schemes/scheme.ts'
import { resolveVariant } from '../../src/schemes/resolve.ts'
import { createCampaign } from '../../src/store/campaign.ts'
import { createCohort } from '../../src/store/cohort.ts'
import { importEntrants } from '../../src/store/entrant.ts'
import type { Executor } from '../../src/store/executor.ts'
import { newId } from '../../src/store/ids.ts'
import { getSchemeEdition, listSchemeEditions } from '../../src/store/scheme-edition.ts'
import { putScores } from '../../src/store/score.ts'
import { importUnits } from '../../src/store/unit.ts'
import { PROVINCE_TILES } from '../../src/model/province-tiles.ts'
import { finalScore, total } from '../../src/scoring/total.ts'

/** A campaign of counties all over the country whose scores stand already, all different, added up by `scoring` from one rating an indicator. */
export async function importManyScores(ex: Executor, units: number): Promise<string> {
  const [edition] = await listSchemeEditions(ex)
  const variant = resolveVariant((await getSchemeEdition(ex, edition?.id ?? '')).document as Scheme, 'county')
  const campaign = await createCampaign(ex, { slug: 'all-counties', title: `${units} 个区县`, windowFrom: '2020-01-01', windowTo: '2020-12-31', evaluationDate: '2020-12-31' })
  const cohort = await createCohort(ex, { campaignId: campaign.id, name: '区县', schemeEditionId: edition?.id ?? '', variant: 'county', channelKinds: ['website'] })
  const provinces = PROVINCE_TILES.map(({ code }) => code)
  const ids = Array.from({ length: units }, () => newId())
  await importUnits(ex, ids.map((id, at) => ({ id, name: `第${at + 1}县人民政府`, level: 'county', regionCode: `${provinces[at % provinces.length]}${String(101 + Math.floor(at / provinces.length)).padStart(4, '0')}` })))
  await importEntrants(ex, ids.map(unitId => ({ campaignId: campaign.id, cohortId: cohort.id, unitId })))
  const { rows } = await ex.db.execute<{ id: string; unit_id: string }>(`select id, unit_id from entrant where campaign_id = '${campaign.id}'`)
  const places = new Map(ids.map((id, at) => [id, at]))
  await putScores(ex, rows.map(({ id, unit_id: unitId }) => {
    const at = places.get(unitId) ?? 0
    const judged = variant.indicators.map(({ id: indicatorId, path, weight, points }, i) => ({
      id: indicatorId, path, weight,
      points: points.map(({ id: pointId, no, text, cite, share }) => {
        const rating = Math.min(1, Math.max(0, 0.95 - (0.8 * at) / units + 0.15 * Math.sin(at * 0.37 + i * 1.7)))
        const undecided = (at + i) % 29 === 0
        return { id: pointId, no, text, cite: { ...cite }, share, measures: [{ id: 'site/example', version: 1, title: '', explain: '', kind: 'automatic' as const, share: 1, params: {}, judgement: undecided ? { outcome: 'undetermined' as const, reason: '未能看到', missing: [] } : { outcome: 'rated' as const, rating, confidence: 1, reasons: [], advice: [], evidence: [] } }] }
      }),
    }))
    const totals = total({ indicators: judged.map(indicator => ({ ...indicator, path: [...indicator.path] })), total: variant.total, policies: { undetermined: 'hold', notApplicable: 'renormalise', decimals: 2 }, bonusCap: 10, awards: [] })
    const final = finalScore(totals.score, 2)
    const document = {
      score: totals.score, indicators: totals.indicators.map(({ id: indicatorId, path, weight, low, high, index }) => ({ id: indicatorId, path, weight, low, high, index })),
      points: totals.indicators.flatMap(({ points }) => points.map(({ id: pointId, state, rating, ratingLow, ratingHigh, by, worth, low, high }) => ({ id: pointId, state, rating, ratingLow, ratingHigh, by, decidedBy: null, worth, low, high }))),
    }
    return { entrantId: id, campaignId: campaign.id, cohortId: cohort.id, ...final, maximum: totals.score.maximum, bonus: 0, indexLow: totals.index.low, indexHigh: totals.index.high, dimensions: totals.dimensions, document }
  }))
  return campaign.id
}
