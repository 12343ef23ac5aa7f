import { sql } from 'drizzle-orm'
import type { SQL } from 'drizzle-orm'
import type { AppealOutcome, Outcome } from '../model/campaign.ts'
import type { Judgement } from '../model/judgement.ts'
import type { Executor } from './executor.ts'
import { isRevealed } from './mark.ts'

interface Rating { readonly outcome: Outcome; readonly rating: number | null }

/** Everything that settles one point of one entrant. Marks only when all of them are in, and without their authors: nothing computed from this can tell one assessor what the other gave. */
export interface PointRecord {
  readonly entrantId: string
  readonly pointId: string
  /** The accepted judgements, in the order of the point's measures. */
  readonly judgements: readonly { readonly measureId: string; readonly measureVersion: number; readonly params: Readonly<Record<string, unknown>>; readonly judgement: Judgement }[]
  readonly override: (Rating & { readonly reason: string }) | null
  readonly marks: readonly Rating[]
  readonly adjudication: (Rating & { readonly reason: string }) | null
  /** True while an adjudication is open. */
  readonly disputed: boolean
  readonly appeal: { readonly outcome: AppealOutcome; readonly ratingAfter: number | null; readonly reason: string } | null
}

/** ratings: of the judgements only what adding up needs, for texts and evidence are most of them. whole: as they were given, with their params. */
export type RecordContent = 'ratings' | 'whole'

/** As everything stands, or as it was published last: of what counts, only overrides change after a publication. */
export interface RecordTime { readonly asPublished?: boolean }

type KeptJudgement = PointRecord['judgements'][number]
/** Short, because a campaign has hundreds of thousands of them. */
type RatingRow = readonly [measureId: string, measureVersion: number, outcome: Outcome, rating: number | null, confidence: number | null, missing: readonly string[] | null]

const JUDGED: Readonly<Record<RecordContent, SQL>> = {
  whole: sql`json_build_object('measureId', j.measure_id, 'measureVersion', j.measure_version, 'params', j.params, 'judgement', j.document)`,
  ratings: sql`json_build_array(j.measure_id, j.measure_version, j.outcome, j.rating, j.confidence, case j.outcome when 'undetermined' then j.document -> 'missing' end)`,
}

function judgementOfRating([measureId, measureVersion, outcome, rating, confidence, missing]: RatingRow): KeptJudgement {
  const judgement: Judgement = outcome === 'rated' ? { outcome, rating: rating ?? 0, confidence: confidence ?? 0, reasons: [], advice: [], evidence: [] }
    : outcome === 'undetermined' ? { outcome, reason: '', missing: [...(missing ?? [])] } : { outcome, reason: '' }
  return { measureId, measureVersion, params: {}, judgement }
}

/**
 * The records of some entrants, ordered by entrant and point; one statement. Ask for about 100 entrants at a time: memory
 * then stays flat however large the campaign is.
 */
export async function loadPointRecords({ db }: Executor, entrantIds: readonly string[], content: RecordContent, { asPublished = false }: RecordTime = {}): Promise<PointRecord[]> {
  if (entrantIds.length === 0) return []
  const wanted = sql`any(${sql.param([...entrantIds])}::uuid[])`
  const { rows } = await db.execute<PointRecord & Record<string, unknown>>(sql`
    with judged as (
      select j.entrant_id, j.point_id, json_agg(${JUDGED[content]} order by j.position) as judgements
      from judgement j join judgement_set s on s.id = j.judgement_set_id and s.state = 'accepted' where j.entrant_id = ${wanted} group by 1, 2),
    marked as (
      select m.entrant_id, m.point_id, json_agg(json_build_object('outcome', m.outcome, 'rating', m.rating) order by m.rating nulls last, m.outcome) as marks
      from mark m join task t on t.id = m.task_id and t.state = 'done'
      where m.entrant_id = ${wanted} and m.state = 'submitted' and ${isRevealed('m.entrant_id', 'm.point_id')} group by 1, 2),
    overridden as (
      select entrant_id, point_id, json_build_object('outcome', outcome, 'rating', rating, 'reason', reason) as override
      from judgement_override where entrant_id = ${wanted} and ${asPublished ? sql`published` : sql`revoked_at is null`}),
    adjudicated as (
      select entrant_id, point_id, state = 'open' as disputed, case when state = 'decided' then json_build_object('outcome', outcome, 'rating', rating, 'reason', reason) end as adjudication
      from adjudication where entrant_id = ${wanted}),
    appealed as (
      select a.entrant_id, a.point_id, json_build_object('outcome', d.outcome, 'ratingAfter', d.rating_after, 'reason', d.reason) as appeal
      from appeal a join appeal_decision d on d.appeal_id = a.id where a.entrant_id = ${wanted} and a.state = 'decided')
    select entrant_id as "entrantId", point_id as "pointId", coalesce(judgements, '[]') as judgements, override, coalesce(marks, '[]') as marks, adjudication, coalesce(disputed, false) as disputed, appeal
    from judged full join marked using (entrant_id, point_id) full join overridden using (entrant_id, point_id)
      full join adjudicated using (entrant_id, point_id) full join appealed using (entrant_id, point_id)
    order by entrant_id, point_id collate "C"`)
  return content === 'whole' ? rows : rows.map(row => ({ ...row, judgements: (row.judgements as unknown as readonly RatingRow[]).map(judgementOfRating) }))
}

/** What is still open in a campaign. `judgingDue`: units of which something imported waits to be judged. */
export interface OpenWork { readonly openTasks: number; readonly unassignedTasks: number; readonly openAdjudications: number; readonly undecidedAppeals: number; readonly collectionsAtWork: number; readonly proposedSets: number; readonly undecidedCases: number; readonly entrantsWithoutJudgement: number; readonly judgingDue: number }

export async function countOpenWork({ db }: Executor, campaignId: string): Promise<OpenWork> {
  const { rows: [row] } = await db.execute<OpenWork & Record<string, unknown>>(sql`select
    (select count(*)::int from task where campaign_id = c.id and state = 'open') as "openTasks",
    (select count(*)::int from task where campaign_id = c.id and state = 'open' and assessor_id is null) as "unassignedTasks",
    (select count(*)::int from adjudication where campaign_id = c.id and state = 'open') as "openAdjudications",
    (select count(*)::int from appeal where campaign_id = c.id and state = 'filed') as "undecidedAppeals",
    (select count(*)::int from collection where campaign_id = c.id and state in ('queued', 'running', 'paused')) as "collectionsAtWork",
    (select count(*)::int from judgement_set where campaign_id = c.id and state = 'proposed') as "proposedSets",
    (select count(*)::int from bonus_case where campaign_id = c.id and state = 'submitted') as "undecidedCases",
    (select count(*)::int from entrant e where e.campaign_id = c.id and e.withdrawn_at is null and not exists (select from judgement_set s where s.entrant_id = e.id and s.state = 'accepted')) as "entrantsWithoutJudgement",
    (select count(*)::int from entrant where campaign_id = c.id and judging_due_since is not null and withdrawn_at is null) as "judgingDue"
    from (select ${campaignId}::uuid as id) c`)
  if (row === undefined) throw new Error('a select without from answers one row')
  return row
}
