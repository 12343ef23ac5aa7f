import * as fc from 'fast-check'
import { sql } from 'drizzle-orm'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { CampaignState } from '../../../src/model/campaign.ts'
import { AppError } from '../../../src/shared/errors.ts'
import { auditHead, verifyAudit } from '../../../src/store/audit.ts'
import { canonicalJson } from '../../../src/store/canonical-json.ts'
import { diskObjects } from '../../../src/store/objects/disk-objects.ts'
import { digestOf } from '../../../src/store/objects/object-store.ts'
import type { ObjectStore } from '../../../src/store/objects/object-store.ts'
import type { Actor, Party } from '../../../src/workflow/campaign/actor.ts'
import type { UploadedFile } from '../../../src/workflow/campaign/params.ts'
import { permissionOf } from '../../../src/workflow/campaign/permissions.ts'
import type { VerbName } from '../../../src/workflow/campaign/permissions.ts'
import { CAMPAIGN_MACHINE, PHASES, stepsOf } from '../../../src/workflow/campaign/states.ts'
import type { FrozenResult } from '../../../src/model/published-result.ts'
import { recomputeFrozen } from '../../../src/workflow/campaign/snapshot.ts'
import { VERBS } from './checked-verbs.ts'
import { useStore } from '../../store/test-database.ts'
import { proposeSet, setStage, WORKER } from './stage.ts'
import type { Stage } from './stage.ts'

const database = useStore()

/** What may be done next, as plain numbers that the world gives a meaning to. */
interface Draw { readonly pick: number; readonly who: number; readonly what: number; readonly value: number; readonly stale: boolean; readonly likely: boolean; readonly late: boolean }
const draw: fc.Arbitrary<Draw> = fc.record({ pick: fc.nat(10_000), who: fc.nat(10_000), what: fc.nat(10_000), value: fc.nat(1_000), stale: fc.boolean(), likely: fc.integer({ min: 0, max: 9 }).map(n => n > 1), late: fc.integer({ min: 0, max: 79 }).map(n => n === 79) })

interface Row { readonly id: string; readonly version: number; readonly entrantId: string; readonly pointId: string; readonly state: string; readonly personId: string | null; readonly taskId?: string }
interface World { readonly state: CampaignState; readonly version: number; readonly rows: Readonly<Record<'task' | 'mark' | 'adjudication' | 'appeal' | 'declaration' | 'bonus_case' | 'judgement_set' | 'collection' | 'judgement_override', readonly Row[]>> }

async function look({ store, campaignId }: Stage): Promise<World> {
  const { rows: [campaign] } = await store.db.execute<{ state: CampaignState; version: number }>(sql`select state, version from campaign where id = ${campaignId}`)
  const { rows } = await store.db.execute<{ kind: keyof World['rows'] } & Row & Record<string, unknown>>(sql`
    select 'task' as kind, id, version, entrant_id as "entrantId", point_id as "pointId", state, assessor_id as "personId", null::uuid as "taskId" from task where campaign_id = ${campaignId}
    union all select 'mark', id, version, entrant_id, point_id, state, assessor_id, task_id from mark where campaign_id = ${campaignId}
    union all select 'adjudication', id, version, entrant_id, point_id, state, reviewer_id, null from adjudication where campaign_id = ${campaignId}
    union all select 'appeal', id, version, entrant_id, point_id, state, null, null from appeal where campaign_id = ${campaignId}
    union all select 'declaration', id, version, entrant_id, point_id, state, null, null from declaration where campaign_id = ${campaignId}
    union all select 'bonus_case', id, version, entrant_id, '', state, null, null from bonus_case where campaign_id = ${campaignId}
    union all select 'judgement_set', id, version, entrant_id, '', state, null, null from judgement_set where campaign_id = ${campaignId}
    union all select 'collection', id, version, entrant_id, '', state, null, null from collection where campaign_id = ${campaignId}
    union all select 'judgement_override', id, version, entrant_id, point_id, case when revoked_at is null then 'active' else 'revoked' end, null, null from judgement_override where campaign_id = ${campaignId} order by 1, 2`)
  if (!campaign) throw new Error('no campaign')
  const of = (kind: keyof World['rows']) => rows.filter(row => row.kind === kind)
  return { ...campaign, rows: { task: of('task'), mark: of('mark'), adjudication: of('adjudication'), appeal: of('appeal'), declaration: of('declaration'), bonus_case: of('bonus_case'), judgement_set: of('judgement_set'), collection: of('collection'), judgement_override: of('judgement_override') } }
}

/** A call that can be made in this world: whom its object belongs to, and whether its version is an old one. */
interface Call { readonly params: object; readonly unitEntrant?: string; readonly owner?: string | null; readonly stale?: boolean }

let secrets = 0
let folder = ''
let objects: ObjectStore
let uploaded: UploadedFile
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'zhengheng-random-'))
  objects = await diskObjects(join(folder, 'objects'))
  uploaded = { path: join(folder, 'note.txt'), size: 4, sha256: digestOf(new TextEncoder().encode('note')) }
  await writeFile(uploaded.path, 'note')
})
afterAll(async () => rm(folder, { recursive: true, force: true }))

/** How the params of each verb are drawn; null when there is nothing to call it on. */
const CALLS: Readonly<Partial<Record<VerbName, (stage: Stage, world: World, draw: Draw) => Call | null>>> = {
  'campaign.advance': ({ campaignId }, { version }, d) => ({ params: { id: campaignId, version: old(version, d), to: at(['collecting', 'judging', 'declaring', 'assessing', 'adjudicating'], d.value) }, stale: isOld(version, d) }),
  'campaign.configure': ({ campaignId }, { version }, d) => ({ params: { id: campaignId, version: old(version, d), changes: { title: `题 ${d.value}` } }, stale: isOld(version, d) }),
  'result.open': ({ campaignId }, { version }, d) => ({ params: { id: campaignId, version: old(version, d), until: '2026-06-10' }, stale: isOld(version, d) }),
  'campaign.close': ({ campaignId }, { version }, d) => ({ params: { id: campaignId, version: old(version, d) }, stale: isOld(version, d) }),
  'campaign.reopen': ({ campaignId }, { version }, d) => ({ params: { id: campaignId, version: old(version, d), reason: '理由' }, stale: isOld(version, d) }),
  'publication.publish': ({ campaignId }, { version }, d) => ({ params: { id: campaignId, version: old(version, d), title: '发布' }, stale: isOld(version, d) }),
  'publication.correct': ({ campaignId }, { version }, d) => ({ params: { id: campaignId, version: old(version, d), title: '更正', reason: '理由' }, stale: isOld(version, d) }),
  'collection.request': ({ campaignId }) => ({ params: { campaignId } }),
  'collection.pause': (stage, world, d) => onCollection(stage, world, d),
  'collection.resume': (stage, world, d) => onCollection(stage, world, d),
  'collection.cancel': (stage, world, d) => onCollection(stage, world, d),
  'collection.claim': (_, world, d) => onRow(world.rows.collection, d, row => ({ params: { id: row.id, holdSeconds: 60 } })),
  'collection.finish': (_, world, d) => onRow(world.rows.collection, d, row => ({ params: { id: row.id, state: 'complete', failure: null, failureDetail: null, coverage: null, manifest: null, files: [] } })),
  'judgement.accept': (_, world, d) => onRow(world.rows.judgement_set, d, row => ({ params: versioned(row, d), stale: isOld(row.version, d) })),
  'judgement.accept-first': ({ campaignId }) => ({ params: { campaignId } }),
  'judgement.reject': (_, world, d) => onRow(world.rows.judgement_set, d, row => ({ params: { ...versioned(row, d), reason: '理由' }, stale: isOld(row.version, d) })),
  'declaration.save': (stage, world, d) => {
    const entrant = at(stage.entrants, d.what)
    const found = world.rows.declaration.find(row => row.entrantId === entrant.id && row.pointId === 'b/1')
    return { params: { entrantId: entrant.id, pointId: 'b/1', version: found ? old(found.version, d) : 0, text: `材料 ${d.value}` }, unitEntrant: entrant.id, stale: found !== undefined && isOld(found.version, d) }
  },
  'declaration.submit': (_, world, d) => ofUnit(world.rows.declaration, d),
  'declaration.withdraw': (_, world, d) => ofUnit(world.rows.declaration, d),
  'case.save': (stage, _, d) => ({ params: { entrantId: at(stage.entrants, d.what).id, version: 0, category: '创新', title: '案例', text: '文' }, unitEntrant: at(stage.entrants, d.what).id }),
  'case.submit': (_, world, d) => ofUnit(world.rows.bonus_case, d),
  'case.decide': (_, world, d) => onRow(world.rows.bonus_case, d, row => ({ params: { ...versioned(row, d), award: d.value % 3 === 0 ? null : d.value % 11, reason: '理由' }, stale: isOld(row.version, d) })),
  'task.create': ({ campaignId }, _, d) => ({ params: { campaignId, by: d.value % 2 ? 'unit' : 'indicator', seed: `${d.value}` } }),
  'task.reassign': (stage, world, d) => onRow(world.rows.task, d, row => ({ params: { campaignId: stage.campaignId, ...versioned(row, d), assessorId: at([stage.actors.first, stage.actors.second, stage.actors.third], d.value).id }, stale: isOld(row.version, d) })),
  'mark.save': (_, world, d) => onRow(world.rows.task, d, task => {
    const found = world.rows.mark.find(row => row.taskId === task.id)
    const n = ++secrets
    const isFree = task.pointId === 'b/2'
    return { params: { taskId: task.id, version: found ? old(found.version, d) : 0, opinion: { outcome: 'rated', rating: isFree ? 0.000_731_001 + (d.value % 900) / 1_000 + n / 1e9 : at([0, 0.5, 1], d.value) }, note: `secret-${n}-of-${task.personId}` }, owner: task.personId, stale: found !== undefined && isOld(found.version, d) }
  }),
  'attachment.add': (_, world, d) => onRow(world.rows.mark, d, row => ({ params: { holder: { markId: row.id }, fileName: `secret-file-${++secrets}.txt`, file: uploaded }, owner: row.personId })),
  'mark.submit': (_, world, d) => ownMark(world, d),
  'mark.reopen': (_, world, d) => ownMark(world, d),
  'override.set': (stage, _, d) => ({ params: { entrantId: at(stage.entrants, d.what).id, pointId: at(['a/1', 'a/2', 'b/1'], d.value), opinion: { outcome: 'rated', rating: (d.value % 10) / 10 }, reason: '理由' } }),
  'override.revoke': (_, world, d) => onRow(world.rows.judgement_override, d, row => ({ params: { entrantId: row.entrantId, ...versioned(row, d), reason: '理由' }, stale: isOld(row.version, d) })),
  'adjudication.open': ({ campaignId }) => ({ params: { campaignId } }),
  'adjudication.decide': (_, world, d) => onRow(world.rows.adjudication, d, row => ({ params: { ...versioned(row, d), decision: { follows: at(['first', 'second', 'mean'], d.value) }, reason: '理由' }, owner: row.personId, stale: isOld(row.version, d) })),
  'reply.agree': (stage, _, d) => ({ params: { entrantId: at(stage.entrants, d.what).id, pointIds: [at(['a/1', 'a/2', 'b/1'], d.value)] }, unitEntrant: at(stage.entrants, d.what).id }),
  'appeal.save': (stage, world, d) => {
    const entrant = at(stage.entrants, d.what)
    const pointId = at(['a/1', 'b/1'], d.value)
    const found = world.rows.appeal.find(row => row.entrantId === entrant.id && row.pointId === pointId && row.state !== 'withdrawn')
    return { params: { entrantId: entrant.id, pointId, ...(found && { id: found.id }), version: found ? old(found.version, d) : 0, grounds: '不服' }, unitEntrant: entrant.id, stale: found !== undefined && isOld(found.version, d) }
  },
  'appeal.file': (_, world, d) => ofUnit(world.rows.appeal, d),
  'appeal.withdraw': (_, world, d) => ofUnit(world.rows.appeal, d),
  'appeal.decide': (_, world, d) => onRow(world.rows.appeal, d, row => ({ params: { ...versioned(row, d), ...(d.value % 3 === 0 ? { outcome: 'rejected' } : { outcome: 'upheld', rating: (d.value % 10) / 10 }), reason: '理由' }, stale: isOld(row.version, d) })),
}

/** Steps that make a long story are drawn more often than those that end it. */
const OFTEN: Readonly<Partial<Record<VerbName, number>>> = { 'mark.save': 8, 'mark.submit': 8, 'attachment.add': 4, 'adjudication.decide': 3, 'appeal.save': 3, 'appeal.file': 3, 'appeal.decide': 3 }
const passed = new Map<VerbName, number>()

const at = <T>(list: readonly T[], n: number): T => { const item = list[n % list.length]; if (item === undefined) throw new Error('empty'); return item }
const isOld = (version: number, { stale }: Draw): boolean => stale && version > 1
const old = (version: number, d: Draw): number => (isOld(version, d) ? version - 1 : version)
const versioned = (row: Row, d: Draw) => ({ id: row.id, version: old(row.version, d) })
const onRow = (rows: readonly Row[], d: Draw, call: (row: Row) => Call): Call | null => (rows.length === 0 ? null : call(at(rows, d.what)))
const ofUnit = (rows: readonly Row[], d: Draw): Call | null => onRow(rows, d, row => ({ params: versioned(row, d), unitEntrant: row.entrantId, stale: isOld(row.version, d) }))
const onCollection = ({ campaignId }: Stage, world: World, d: Draw): Call | null => onRow(world.rows.collection, d, row => ({ params: { campaignId, ...versioned(row, d) }, stale: isOld(row.version, d) }))
const ownMark = (world: World, d: Draw): Call | null => onRow(world.rows.mark, d, row => ({ params: { taskId: row.taskId, version: old(row.version, d) }, owner: row.personId, stale: isOld(row.version, d) }))

const cast = (stage: Stage): { readonly actor: Actor; readonly party: Party; readonly entrantId?: string }[] => {
  const { admin, manager, first, second, third, reviewer, observer, stranger, units } = stage.actors
  const people: [Actor, Party][] = [[admin, 'administrator'], [manager, 'manager'], [first, 'assessor'], [second, 'assessor'], [third, 'assessor'], [reviewer, 'reviewer'], [observer, 'observer'], [WORKER, 'worker']]
  return [...people.map(([actor, party]) => ({ actor, party })), { actor: stranger, party: 'public' as const }, { actor: { kind: 'public' } as const, party: 'public' as const }, ...units.map((actor, i) => ({ actor, party: 'unit' as const, entrantId: stage.entrants[i]?.id ?? '' }))]
}

function must(isSo: boolean, what: string): void {
  if (!isSo) throw new Error(what)
}

/** What the tables alone say about a call: the codes it must be refused with, or null when it may pass. */
function expectedRefusal(verb: VerbName, world: World, { actor, party, entrantId }: ReturnType<typeof cast>[number], call: Call): readonly string[] | null {
  const scope = permissionOf(verb, party)
  if (scope === undefined) return party === 'public' ? ['row-not-found', 'not-signed-in', 'not-permitted'] : ['not-permitted']
  if (scope === 'own' && call.unitEntrant !== undefined && call.unitEntrant !== entrantId) return ['row-not-found', 'step-illegal']
  if (scope === 'own' && call.owner !== undefined && (actor.kind !== 'person' || call.owner !== actor.id)) return ['row-not-found', 'step-illegal']
  const phases = PHASES[verb]
  if (phases && !phases.includes(world.state)) return ['step-illegal']
  const steps = stepsOf<CampaignState>(CAMPAIGN_MACHINE, verb)
  const to = (call.params as { to?: CampaignState }).to
  if (steps.length > 0 && !steps.some(step => step.from.includes(world.state) && (to === undefined || step.to === to))) return ['step-illegal']
  return null
}

/** Scores added up from raw rows by the plain rules of the sample table: 60 on two machine points, 40 on two of people. */
async function plainScores({ store, campaignId }: Stage): Promise<Map<string, { low: number; high: number }>> {
  const { rows } = await store.db.execute<Record<string, unknown> & { entrantId: string; pointId: string; rating: number | null; open: boolean; award: number }>(sql`
    select e.id as "entrantId", p.id as "pointId",
      coalesce(o.rating, (select d.rating_after from appeal a join appeal_decision d on d.appeal_id = a.id where a.entrant_id = e.id and a.point_id = p.id and d.outcome <> 'rejected' and a.state = 'decided'),
        adj.rating, case when adj.id is not null then null when m.n = 2 and m.far <= 0.25 + 1e-9 then m.mean when m.n = 2 then null else j.rating end) as rating,
      (select least(10, coalesce(sum(award), 0)) from bonus_case b where b.entrant_id = e.id and b.state = 'accepted') as award
    from entrant e cross join (values ('a/1'), ('a/2'), ('b/1'), ('b/2')) p(id)
    left join judgement_override o on o.entrant_id = e.id and o.point_id = p.id and o.revoked_at is null
    left join adjudication adj on adj.entrant_id = e.id and adj.point_id = p.id
    left join lateral (select count(*) as n, avg(k.rating) as mean, max(k.rating) - min(k.rating) as far from mark k join task t on t.id = k.task_id and t.state = 'done'
      where k.entrant_id = e.id and k.point_id = p.id and k.state = 'submitted') m on true
    left join judgement_set s on s.entrant_id = e.id and s.state = 'accepted'
    left join judgement j on j.judgement_set_id = s.id and j.point_id = p.id
    where e.campaign_id = ${campaignId}`)
  const sums = new Map<string, { low: number; high: number }>()
  for (const { entrantId, pointId, rating, award } of rows) {
    const sum = sums.get(entrantId) ?? { low: Number(award), high: Number(award) }
    const worth = pointId.startsWith('a') ? 30 : 20
    sum.low += worth * (rating ?? 0)
    sum.high += worth * (rating ?? 1)
    sums.set(entrantId, sum)
  }
  return sums
}

/** No read of anybody gives away a mark: an assessor never sees another's, nobody sees one before its point is revealed. */
async function checkBlindness(stage: Stage, world: World, reader: ReturnType<typeof cast>[number]): Promise<void> {
  const { rows: marks } = await stage.store.db.execute<Record<string, unknown> & { taskId: string; assessorId: string; rating: number; note: string; files: string[]; pointId: string; revealed: boolean }>(sql`
    select m.task_id as "taskId", m.assessor_id as "assessorId", m.rating, m.note, m.point_id as "pointId", array(select file_name from attachment where mark_id = m.id) as files,
      (select count(*) from task t where t.entrant_id = m.entrant_id and t.point_id = m.point_id and t.state = 'done') >= 2 as revealed
    from mark m where m.campaign_id = ${stage.campaignId}`)
  const person = reader.actor.kind === 'person' ? reader.actor.id : ''
  const hidden = marks.filter(mark => mark.assessorId !== person && (!mark.revealed || reader.party === 'assessor'))
  if (hidden.length === 0) return
  const entrantId = reader.entrantId ?? stage.entrants[0]?.id ?? ''
  const context = stage.as(reader.actor)
  const { campaignId, cohortId } = stage
  const reads: (() => Promise<unknown>)[] = [
    async () => VERBS['task.list'].run(context, { campaignId, limit: 500 }), async () => VERBS['mark.list'].run(context, { campaignId, limit: 500 }),
    async () => VERBS['audit.list'].run(context, { campaignId, limit: 500 }), async () => VERBS['score.read'].run(context, { entrantId }), async () => VERBS['score.ranking'].run(context, { campaignId, cohortId }),
    async () => VERBS['judgement.read'].run(context, { entrantId }), async () => VERBS['agreement.measure'].run(context, { campaignId }), async () => VERBS['adjudication.list'].run(context, { campaignId }),
    async () => VERBS['campaign.progress'].run(context, { id: campaignId }), async () => VERBS['result.read'].run(context, { entrantId }), async () => VERBS['override.list'].run(context, { entrantId }),
    ...world.rows.task.slice(0, 6).flatMap(({ id }) => [async () => VERBS['task.read'].run(context, { id }), async () => VERBS['mark.history'].run(context, { taskId: id })]),
    ...world.rows.adjudication.slice(0, 3).map(({ id }) => async () => VERBS['adjudication.read'].run(context, { id })),
    ...world.rows.mark.slice(0, 3).map(({ id }) => async () => VERBS['attachment.list'].run(context, { holder: { markId: id } })),
  ]
  for (const read of reads) {
    let seen: string
    try {
      seen = JSON.stringify(await read())
    } catch (error) {
      if (error instanceof AppError) continue
      throw error
    }
    const numbers = new Set(seen.match(/\d+(?:\.\d+)?(?:e[-+]?\d+)?/g))
    for (const mark of hidden) {
      for (const secret of [mark.note, ...mark.files]) expect(seen).not.toContain(secret)
      // As a whole number: 0.0007311 also begins 0.000731142, which may be the reader's own.
      if (mark.pointId === 'b/2') expect(numbers.has(String(mark.rating))).toBe(false)
    }
  }
}

/** Whatever is being corrected, a unit of a published campaign reads what was published last. */
async function checkPublished(stage: Stage, told: string): Promise<void> {
  const { rows } = await stage.store.db.execute<{ entrantId: string; document: FrozenResult }>(sql`
    select r.entrant_id as "entrantId", r.document from publication_row r join publication p on p.id = r.publication_id
    where p.campaign_id = ${stage.campaignId} and p.number = (select max(number) from publication where campaign_id = ${stage.campaignId})`)
  for (const [i, actor] of stage.actors.units.entries()) {
    const frozen = rows.find(({ entrantId }) => entrantId === stage.entrants[i]?.id)?.document
    const asked = { entrantId: stage.entrants[i]?.id ?? '' }
    const seen = await VERBS['evaluation.read'].run(stage.as(actor), asked)
    must(canonicalJson(seen?.score) === canonicalJson(frozen?.score), `${told}: a unit sees ${JSON.stringify(seen?.score)}, published was ${JSON.stringify(frozen?.score)}`)
    const points = (indicators: readonly { readonly points: readonly { readonly id: string; readonly rating: number | null; readonly decision?: unknown }[] }[] = []) => canonicalJson(indicators.flatMap(one => one.points.map(({ id, rating, decision }) => [id, rating, decision ?? null])))
    must(points(seen?.indicators) === points(frozen?.indicators), `${told}: a unit sees ${points(seen?.indicators)}, published was ${points(frozen?.indicators)}`)
    const standing = await VERBS['score.standing'].run(stage.as(actor), asked)
    must(standing?.score.low === frozen?.final.low && standing?.score.high === frozen?.final.high, `${told}: a unit stands at ${JSON.stringify(standing?.score)}, published was ${JSON.stringify(frozen?.final)}`)
  }
}

async function step(stage: Stage, d: Draw): Promise<void> {
  if (d.late) stage.now = new Date('2026-06-11T00:00:00Z')
  const before = await look(stage)
  const names = Object.keys(CALLS) as VerbName[]
  const inPhase = names.filter(name => (name === 'attachment.add' && before.state === 'assessing') || (PHASES[name]?.includes(before.state) ?? false) || stepsOf<CampaignState>(CAMPAIGN_MACHINE, name).some(({ from }) => from.includes(before.state)))
  const verb = at(d.likely && inPhase.length > 0 ? inPhase.flatMap(name => Array.from({ length: OFTEN[name] ?? 1 }, () => name)) : names, d.pick)
  const call = CALLS[verb]?.(stage, before, d) ?? null
  if (call === null) return
  const everybody = cast(stage)
  const fitting = everybody.filter(one => expectedRefusal(verb, before, one, call) === null)
  const actor = at(d.likely && fitting.length > 0 ? fitting : everybody, d.who)
  const expected = expectedRefusal(verb, before, actor, call)
  const head = await auditHead(stage.store)
  let refusal: AppError | null = null
  try {
    await (VERBS[verb].run as (context: unknown, params: object) => Promise<unknown>)({ ...stage.as(actor.actor), objects }, call.params)
  } catch (error) {
    if (!(error instanceof AppError)) throw error
    refusal = error
  }
  const grown = (await auditHead(stage.store)).seq - head.seq
  const after = await look(stage)
  const told = `${verb} by ${actor.party} in ${before.state}${refusal ? `: ${refusal.message}` : ''}`
  if (refusal === null) {
    passed.set(verb, (passed.get(verb) ?? 0) + 1)
    must(expected === null, `${told} was not refused`)
    must(!call.stale, `${told} with an old version was not refused`)
    must(grown > 0, `${told} left no audit record`)
  } else {
    // A refusal that reached the database, or a conflict with nobody, would be a check that the verb forgot.
    must(!['value-refused', 'still-referenced', 'store-busy', 'record-sealed', ...(call.stale ? [] : ['version-conflict'])].includes(refusal.code), told)
    must(expected === null || expected.includes(refusal.code), `${told} (${refusal.code})`)
    must(grown === 0, `${told} was refused and audited all the same`)
    must(JSON.stringify(after) === JSON.stringify(before), `${told} was refused and changed something`)
  }
  must(before.state === after.state || Object.values(CAMPAIGN_MACHINE).flat().some(one => (one.from as readonly string[]).includes(before.state) && one.to === after.state), `${told}: ${after.state}`)
  for (const [id, { low, high }] of await plainScores(stage)) {
    const { rows: [score] } = await stage.store.db.execute<{ low: number; high: number }>(sql`select low, high from score where entrant_id = ${id}`)
    must(score === undefined || (Math.abs(score.low - low) < 0.011 && Math.abs(score.high - high) < 0.011), `${told}: ${JSON.stringify(score)} is not ${low}–${high}`)
  }
  if (after.state === 'published') await checkPublished(stage, told)
  if (['mark.save', 'mark.submit', 'mark.reopen', 'task.reassign', 'attachment.add', 'adjudication.open'].includes(verb)) await checkBlindness(stage, after, at(everybody, d.value))
}

/** Starts somewhere along the way, so that late phases are visited as often as early ones. */
async function startAt(stage: Stage, phase: number): Promise<void> {
  const manager = stage.as(stage.actors.manager)
  const path = ['collecting', 'judging', 'declaring', 'assessing'] as const
  for (const { id } of stage.entrants) { await proposeSet(stage, id, [0.8, 0.6]); await proposeSet(stage, id, [0.9, 0.6]) }
  for (const to of path.slice(0, phase)) {
    await VERBS['campaign.advance'].run(manager, { id: stage.campaignId, version: (await look(stage)).version, to })
    if (to === 'judging') await VERBS['judgement.accept-first'].run(manager, { campaignId: stage.campaignId })
  }
  if (phase < 4) return
  await VERBS['task.create'].run(manager, { campaignId: stage.campaignId, by: 'unit', seed: `${phase}` })
  if (phase < 5) return
  for (const task of (await look(stage)).rows.task) {
    const assessor = [stage.actors.first, stage.actors.second, stage.actors.third].find(({ id }) => id === task.personId) ?? stage.actors.first
    const n = ++secrets
    const rating = (phase === 5 ? at([0, 0.5], Number.parseInt(task.id.slice(-2), 16)) : 0.5) + (task.pointId === 'b/2' ? 0.000_731_001 + n / 1e9 : 0)
    await VERBS['mark.save'].run(stage.as(assessor), { taskId: task.id, version: 0, opinion: { outcome: 'rated', rating }, note: `secret-${n}-of-${task.personId}` })
    await VERBS['mark.submit'].run(stage.as(assessor), { taskId: task.id, version: 1 })
  }
  await VERBS['campaign.advance'].run(manager, { id: stage.campaignId, version: (await look(stage)).version, to: 'adjudicating' })
  if (phase < 7) return
  await VERBS['result.open'].run(manager, { id: stage.campaignId, version: (await look(stage)).version, until: '2026-06-10' })
  if (phase < 8) return
  stage.now = new Date('2026-06-11T00:00:00Z')
  await VERBS['campaign.close'].run(manager, { id: stage.campaignId, version: (await look(stage)).version })
}

test('whatever anybody does in whatever order: illegal steps are refused by their code, nothing blind is seen, totals follow, nothing is lost, all is audited', async () => {
  let runs = 0
  await fc.assert(fc.asyncProperty(fc.constantFrom(4, 7, 0, 5, 8, 6, 4, 1, 4, 2, 7, 3, 4, 5), fc.array(draw, { minLength: 20, maxLength: 45, size: 'max' }), async (phase, draws) => {
    const stage = await setStage(database.store, 2)
    await startAt(stage, phase)
    for (const one of draws) await step(stage, one)
    expect(await verifyAudit(stage.store)).toMatchObject({ intact: true })
    const { rows } = await stage.store.db.execute<{ document: FrozenResult }>(sql`select r.document from publication_row r join publication p on p.id = r.publication_id where p.campaign_id = ${stage.campaignId}`)
    for (const { document } of rows) expect(recomputeFrozen(document).score).toEqual(document.score)
    runs++
  }), { seed: 20_261_122, numRuns: 40, interruptAfterTimeLimit: 45_000, markInterruptAsFailure: false, endOnFailure: true })
  // A property that never got anywhere would prove nothing; on a slow machine it may be cut short.
  const reached = ['campaign.advance', 'mark.save', 'mark.submit', 'attachment.add', 'override.set', 'appeal.save', 'appeal.file', 'adjudication.decide', 'judgement.accept'] as const
  expect(runs < 15 ? [] : reached.filter(verb => !passed.has(verb))).toEqual([])
}, 90_000)

