import { sql } from 'drizzle-orm'
import type { SQL } from 'drizzle-orm'
import type { CampaignState } from '../model/campaign.ts'
import type { Executor } from './executor.ts'

/** A campaign in which work may wait: neither finished nor cancelled. Instants are ISO 8601 in UTC. */
export interface LiveCampaign { readonly id: string; readonly title: string; readonly state: CampaignState; readonly timeZone: string; readonly declareUntil: string | null; readonly assessUntil: string | null; readonly replyUntil: string | null }

/** The live campaigns among these (null = all), the newest first. */
export async function listLiveCampaigns({ db }: Executor, only: readonly string[] | null): Promise<LiveCampaign[]> {
  const among = only === null ? sql`true` : sql`id in (select value::uuid from json_array_elements_text(${JSON.stringify(only)}::json))`
  const { rows } = await db.execute<LiveCampaign & Record<string, unknown>>(sql`select id, title, state, time_zone as "timeZone",
    ${iso(sql`declare_until`)} as "declareUntil", ${iso(sql`assess_until`)} as "assessUntil", ${iso(sql`reply_until`)} as "replyUntil"
    from campaign where ${among} and state not in ('published', 'cancelled') order by id desc limit 50`)
  return rows
}

/** What is given to one person in a campaign. `dueAt`: the earliest date of an open task. */
export interface OwnWork { readonly open: number; readonly done: number; readonly late: number; readonly dueAt: string | null; readonly adjudications: number }

export async function countOwnWork({ db }: Executor, campaignId: string, personId: string, at: string): Promise<OwnWork> {
  const { rows: [row] } = await db.execute<OwnWork & Record<string, unknown>>(sql`select
    count(*) filter (where state = 'open')::int as open, count(*) filter (where state = 'done')::int as done,
    count(*) filter (where state = 'open' and due_at < ${at})::int as late, ${iso(sql`min(due_at) filter (where state = 'open')`)} as "dueAt",
    (select count(*)::int from adjudication where campaign_id = ${campaignId} and state = 'open' and reviewer_id = ${personId}) as adjudications
    from task where campaign_id = ${campaignId} and assessor_id = ${personId}`)
  return only(row)
}

/** What waits for whoever runs a campaign or decides in it. */
export interface CampaignWork { readonly failedCollections: number; readonly unassignedAdjudications: number; readonly lateTasks: number }

export async function countCampaignWork({ db }: Executor, campaignId: string, at: string): Promise<CampaignWork> {
  const { rows: [row] } = await db.execute<CampaignWork & Record<string, unknown>>(sql`select
    (select count(*)::int from (select distinct on (entrant_id, channel_id) state from collection where campaign_id = c.id order by entrant_id, channel_id, id desc) latest where state = 'failed') as "failedCollections",
    (select count(*)::int from adjudication where campaign_id = c.id and state = 'open' and reviewer_id is null) as "unassignedAdjudications",
    (select count(*)::int from task where campaign_id = c.id and state = 'open' and due_at < ${at}) as "lateTasks"
    from (select ${campaignId}::uuid as id) c`)
  return only(row)
}

/** An entrant of one's own: material not yet handed in, and until when its preliminary result may be answered. */
export interface UnitWork { readonly entrantId: string; readonly unitName: string; readonly drafts: number; readonly closesAt: string | null; readonly answered: number }

export async function listUnitWork({ db }: Executor, campaignId: string, unitIds: readonly string[]): Promise<UnitWork[]> {
  const { rows } = await db.execute<UnitWork & Record<string, unknown>>(sql`select e.id as "entrantId", u.name as "unitName",
    (select count(*)::int from declaration where entrant_id = e.id and state = 'draft') + (select count(*)::int from bonus_case where entrant_id = e.id and state = 'draft') as drafts,
    ${iso(sql`(select max(closes_at) from preliminary_result where entrant_id = e.id)`)} as "closesAt",
    (select count(*)::int from reply where entrant_id = e.id and withdrawn_at is null) + (select count(*)::int from appeal where entrant_id = e.id and state in ('filed', 'decided')) as answered
    from entrant e join unit u on u.id = e.unit_id
    where e.campaign_id = ${campaignId} and e.withdrawn_at is null and e.unit_id in (select value::uuid from json_array_elements_text(${JSON.stringify(unitIds)}::json)) order by e.id`)
  return rows
}

const iso = (instant: SQL): SQL => sql`to_char(${instant} at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')`

function only<R>(row: R | undefined): R {
  if (row === undefined) throw new Error('a select without group answers one row')
  return row
}
