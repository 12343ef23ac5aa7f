import { openAdjudications, listAdjudications } from '../../src/store/adjudication.ts'
import { createAppeal } from '../../src/store/appeal.ts'
import { createAttachment } from '../../src/store/attachment.ts'
import { createBonusCase, updateBonusCase } from '../../src/store/bonus-case.ts'
import { createCampaign, getCampaign } from '../../src/store/campaign.ts'
import { createChannel } from '../../src/store/channel.ts'
import { createCohort, getCohort } from '../../src/store/cohort.ts'
import { queueCollections } from '../../src/store/collection.ts'
import { createConflictRule } from '../../src/store/conflict-rule.ts'
import { createContact } from '../../src/store/contact.ts'
import { createDeclaration, updateDeclaration } from '../../src/store/declaration.ts'
import { importEarlierTable } from '../../src/store/earlier-table.ts'
import { createEntrant } from '../../src/store/entrant.ts'
import type { Executor } from '../../src/store/executor.ts'
import { newId } from '../../src/store/ids.ts'
import { createOverride } from '../../src/store/judgement-override.ts'
import { proposeJudgementSet } from '../../src/store/judgement-set.ts'
import { createOwnMark } from '../../src/store/mark.ts'
import { grantMembership } from '../../src/store/membership.ts'
import { createPerson } from '../../src/store/person.ts'
import type { Person } from '../../src/store/person.ts'
import type { ObjectStore } from '../../src/store/objects/object-store.ts'
import { openPreliminaryResults } from '../../src/store/preliminary-result.ts'
import { createPublication } from '../../src/store/publication.ts'
import { createRecordList } from '../../src/store/record-list.ts'
import { createTasks, listTasks } from '../../src/store/task.ts'
import { createUnit } from '../../src/store/unit.ts'
import { evidenceObject } from '../../src/store/schema/tables.ts'
import type { EvidenceRef } from '../../src/model/evidence.ts'
import { ratedJudgement } from '../store/sample-campaign.ts'
import { keepAccount } from './imported-account.ts'
import { keepSite } from './archived-site.ts'

/** Everything a route can name, of one campaign: param name → value. */
export type Target = Readonly<Record<string, string>>

const SHA = 'a'.repeat(64)
let made = 0

const INTERVAL = { low: 80, high: 90 }
const SCORE = { ...INTERVAL, determined: 80, maximum: 100, bonus: { value: 0, cap: 10, cases: 0 } }
const POLICIES = { undetermined: 'hold', notApplicable: 'renormalise', decimals: 2 } as const
/** A published result that cites these pages. */
export const published = (evidence: readonly EvidenceRef[]) => ({
  total: 100, policies: POLICIES, bonus: { cap: 10, awards: [] }, score: SCORE, final: INTERVAL, index: { low: 0.8, high: 0.9 },
  indicators: [{ id: 'a', path: ['甲', '乙'], weight: 100, ...INTERVAL, index: { low: 0.8, high: 0.9 }, points: [{ id: 'a/1', no: 1, share: 1, state: 'rated', rating: 0.8, by: 'auto', worth: 100, ...INTERVAL, measures: [{ id: 'site/example', version: 1, kind: 'automatic', share: 1, judgement: { ...ratedJudgement(0.8), evidence } }] }] }],
})
const preliminaryDocument = (campaignId: string, cohortId: string, entrantId: string, judgementSetId: string) => ({ entrantId, campaignId, cohortId, ...INTERVAL, maximum: 100, bonus: 0, indexLow: 0.8, indexHigh: 0.9, dimensions: [], score: SCORE, indicators: [], points: [], judgementSetId })
export const headDocument = (cohortId: string, edition: { readonly schemeId: string; readonly edition: string }) => ({
  campaign: { slug: 'target', title: '目标', evaluationDate: '2026-06-30', windowFrom: '2026-01-01', windowTo: '2026-12-31' }, ranking: 'dense', listing: 'rank',
  cohorts: [{ cohortId, cohort: '地市', scheme: edition.schemeId, edition: edition.edition, digest: SHA, variant: 'city', total: 100, weights: [], policies: { ...POLICIES, bonusCap: 10, tiers: [] } }],
})

/** A campaign in which there is one of everything, for one unit; its tasks are `assessor`'s, its adjudication is `reviewer`'s; `within`: another unit of that campaign, of its cohort. */
export async function targetCampaign(ex: Executor, objects: ObjectStore, people: { readonly assessor: Person; readonly reviewer: Person; readonly uploader: Person }, edition: { readonly id: string; readonly schemeId: string; readonly edition: string }, points: readonly string[], within?: Target): Promise<Target> {
  const no = ++made
  const [pointId = '', other = ''] = points
  const campaign = within ? await getCampaign(ex, within['campaignId'] ?? '') : await createCampaign(ex, { slug: `target-${no}`, title: `目标 ${no}`, windowFrom: '2026-01-01', windowTo: '2026-12-31', evaluationDate: '2026-06-30' })
  const cohort = within ? await getCohort(ex, within['cohortId'] ?? '') : await createCohort(ex, { campaignId: campaign.id, name: '地市', schemeEditionId: edition.id, variant: 'city', channelKinds: ['website'] })
  const unit = await createUnit(ex, { name: `城市 ${no}`, level: 'prefecture', regionCode: String(510_000 + no * 100) })
  const channel = await createChannel(ex, { unitId: unit.id, kind: 'website', address: `https://www.city${no}.gov.cn/` })
  const contact = await createContact(ex, { unitId: unit.id, name: '联系人' })
  const entrant = await createEntrant(ex, { campaignId: campaign.id, cohortId: cohort.id, unitId: unit.id })
  const inPoint = { campaignId: campaign.id, entrantId: entrant.id, pointId }
  const [collection] = await queueCollections(ex, campaign.id, [{ id: newId(), entrantId: entrant.id, channelId: channel.id }])
  const home = channel.address
  const site = await keepSite(ex, objects, collection?.id ?? '', [{ url: home, type: 'text/html', body: '<p>首页</p>', shot: new Uint8Array([1]) }])
  const fileDigest = await keepAccount(ex, objects, { campaignId: campaign.id, entrantId: entrant.id, unitId: unit.id, text: `标题,发布时间\n城市 ${no},2026-03-01\n` })
  const recordList = await createRecordList(ex, { campaignId: campaign.id, entrantId: entrant.id, kind: 'incidents', fileName: '通报.csv', sha256: fileDigest, rowCount: 1 })
  const set = await proposeJudgementSet(ex, { campaignId: campaign.id, entrantId: entrant.id, schemeEditionId: edition.id, schemeId: edition.schemeId, edition: edition.edition, variant: 'city', toolVersion: '0.1.0', evaluationDate: campaign.evaluationDate }, [{ pointId, position: 0, measureId: 'site/example', measureVersion: 1, document: ratedJudgement(0.5) }])
  const declaration = await createDeclaration(ex, { ...inPoint, text: '材料' })
  await updateDeclaration(ex, declaration.id, 1, { state: 'submitted' })
  const bonusCase = await createBonusCase(ex, { campaignId: campaign.id, entrantId: entrant.id, category: '创新', title: '案例' })
  await updateBonusCase(ex, bonusCase.id, 1, { state: 'submitted' })
  await createTasks(ex, [{ ...inPoint, round: 1, assessorId: people.assessor.id }])
  const [task] = (await listTasks(ex, { campaignId: campaign.id, entrantId: entrant.id })).items
  const mark = await createOwnMark(ex, people.assessor.id, task?.id ?? '', { outcome: 'rated', rating: 0.5, note: '', evidence: [] })
  await openAdjudications(ex, [{ campaignId: campaign.id, entrantId: entrant.id, pointId: other, spread: 0.6, reviewerId: people.reviewer.id }])
  const adjudication = (await listAdjudications(ex, { campaignId: campaign.id })).items.find(({ entrantId }) => entrantId === entrant.id)
  const override = await createOverride(ex, { ...inPoint, outcome: 'rated', rating: 1, reason: '理由', madeBy: people.reviewer.id })
  await openPreliminaryResults(ex, [{ campaignId: campaign.id, entrantId: entrant.id, document: preliminaryDocument(campaign.id, cohort.id, entrant.id, set.id), openedAt: '2026-07-01T00:00:00.000Z', closesAt: '2027-07-10T00:00:00.000Z' }])
  const appeal = await createAppeal(ex, { ...inPoint, grounds: '不同意' })
  const person = await createPerson(ex, { name: `旁人 ${no}`, email: `target${no}@example.cn` })
  const rule = await createConflictRule(ex, { campaignId: campaign.id, kind: 'declared', personId: person.id, unitId: unit.id })
  const membership = await grantMembership(ex, { personId: person.id, role: 'observer', campaignId: campaign.id })
  await ex.db.insert(evidenceObject).values({ sha256: SHA, size: 3, mediaType: 'text/plain' }).onConflictDoNothing()
  const attach = async (holder: Readonly<Record<string, string>>, uploadedBy: string) => (await createAttachment(ex, { ...holder, sha256: SHA, fileName: 'a.txt', uploadedBy })).id
  const attachments = {
    declarations: await attach({ declarationId: declaration.id }, people.uploader.id), cases: await attach({ bonusCaseId: bonusCase.id }, people.uploader.id), marks: await attach({ markId: mark.id }, people.assessor.id),
    adjudications: await attach({ adjudicationId: adjudication?.id ?? '' }, people.reviewer.id), appeals: await attach({ appealId: appeal.id }, people.uploader.id),
  }
  const publication = within ? { id: within['publicationId'] ?? '' } : await createPublication(ex, { campaignId: campaign.id, title: '结果', document: headDocument(cohort.id, edition), publishedAt: '2026-08-01T00:00:00.000Z' }, [[{ entrantId: entrant.id, cohortId: cohort.id, unitId: unit.id, unitName: unit.name, regionCode: unit.regionCode, cohortName: cohort.name, position: 1, rank: 1, tier: '优秀', score: 86, index: 0.86, dimensions: [], earlier: null, document: published([{ sha256: site.get(home) ?? '', kind: 'response', url: home }]) }]], [])
  const table = await importEarlierTable(ex, { title: `往年 ${no}`, year: 2020, cohortName: '地市', columns: ['单位'], source: {} }, [{ position: 0, unitName: '某市', rank: 1, score: 90, tier: null, values: {} }])
  return {
    tableId: table.id, campaignId: campaign.id, cohortId: cohort.id, unitId: unit.id, channelId: channel.id, contactId: contact.id, entrantId: entrant.id, collectionId: collection?.id ?? '', judgementId: set.id, declarationId: declaration.id, caseId: bonusCase.id,
    taskId: task?.id ?? '', markId: mark.id, adjudicationId: adjudication?.id ?? '', overrideId: override.id, appealId: appeal.id, conflictId: rule.id, personId: person.id, membershipId: membership.id, publicationId: publication.id, sha256: site.get(home) ?? '', fileDigest, recordListId: recordList.id, schemeId: edition.id, pointId, otherPointId: other,
    ...Object.fromEntries(Object.entries(attachments).map(([holder, id]) => [`${holder}/attachment`, id])),
  }
}
