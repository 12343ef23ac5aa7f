import { AppError } from '../../shared/errors.ts'
import type { AuditRecord } from '../../store/audit.ts'
import { getCampaign, lockCampaign } from '../../store/campaign.ts'
import type { Campaign } from '../../store/campaign.ts'
import { listConflicts } from '../../store/conflict-rule.ts'
import { getEntrant } from '../../store/entrant.ts'
import type { Entrant } from '../../store/entrant.ts'
import type { Executor } from '../../store/executor.ts'
import { getPerson } from '../../store/person.ts'
import { getUnit } from '../../store/unit.ts'
import { actorId, actorName, standingOf } from './actor.ts'
import type { Actor, Party, Standing } from './actor.ts'
import { permissionOf } from './permissions.ts'
import type { VerbName } from './permissions.ts'
import { checkPhase } from './states.ts'

/** How far the actor's roles reach with this verb. */
export interface Reach {
  /** Everything of the campaign (or, without a campaign, of the installation). */
  readonly all: boolean
  /** Every campaign, and what belongs to none: an administrator, or a part of the software. */
  readonly any: boolean
  /** Units the actor speaks for. */
  readonly units: ReadonlySet<string>
  /** Roles that reach only what is given to the person. */
  readonly own: ReadonlySet<Party>
}

/** Something of a campaign, as refusals name it. */
export interface Thing { readonly what: string; readonly id: string; readonly campaignId: string }

interface ActSeed { readonly verb: VerbName; readonly kind: 'read' | 'change' | 'observation'; readonly ex: Executor; readonly actor: Actor; readonly at: string }

/** One run of a verb: who, when, through which transaction, what was permitted, and what is to be recorded. */
export class Act {
  readonly verb: VerbName
  readonly ex: Executor
  readonly actor: Actor
  /** The moment of the verb, ISO 8601 in UTC. */
  readonly at: string
  readonly records: AuditRecord[] = []
  isPermitted = false
  private readonly kind: ActSeed['kind']

  constructor({ verb, kind, ex, actor, at }: ActSeed) {
    this.verb = verb
    this.kind = kind
    this.ex = ex
    this.actor = actor
    this.at = at
  }

  get personId(): string | null { return actorId(this.actor) }

  /** The person acting; a verb that only people may call has checked that by its permission. */
  get person(): string {
    if (this.actor.kind !== 'person') throw new AppError('not-permitted', { verb: this.verb })
    return this.actor.id
  }

  /** Permission and phase in a campaign; a change holds the campaign in its state until the transaction ends. */
  async inCampaign(id: string, lock: 'share' | 'update' = 'share'): Promise<{ campaign: Campaign; reach: Reach }> {
    const reach = await this.reachIn({ what: 'campaign', id, campaignId: id })
    return { campaign: await this.hold(id, lock), reach }
  }

  /**
   * As `inCampaign`, of a thing in a campaign that is the actor's own or within reach: what is neither is not found before
   * anything of its campaign is said, so that nobody can tell it from what is not there at all.
   */
  async inReach(thing: Thing, isOwn: (reach: Reach) => boolean): Promise<{ campaign: Campaign; reach: Reach }> {
    const reach = await this.reachIn(thing)
    if (!reach.all && !isOwn(reach)) throw new AppError('row-not-found', { what: thing.what, id: thing.id })
    return { campaign: await this.hold(thing.campaignId, 'share'), reach }
  }

  /** Permission in the campaign of a thing, whatever its state. Somebody without any role in it does not learn that the thing exists. */
  async reachIn({ what, id, campaignId }: Thing): Promise<Reach> {
    const standing = await standingOf(this.ex, this.actor, campaignId)
    if (standing.length === 0) throw new AppError('row-not-found', { what, id })
    return this.permit(standing)
  }

  /** The campaign, by a change held in its state until the transaction ends; refused where that state does not allow the verb. */
  private async hold(id: string, lock: 'share' | 'update'): Promise<Campaign> {
    const campaign = this.kind === 'change' ? await lockCampaign(this.ex, id, lock) : await getCampaign(this.ex, id)
    checkPhase(this.verb, campaign.state)
    return campaign
  }

  /** Permission for what belongs to no campaign: only roles held everywhere count. */
  async everywhere(): Promise<Reach> {
    return this.permit((await standingOf(this.ex, this.actor)).filter(({ campaignId }) => campaignId === null))
  }

  /** Permission by a role held anywhere; answers in which campaigns (null = all). */
  async somewhere(): Promise<ReadonlySet<string> | null> {
    // What is open to anybody is open to whoever has signed in.
    if (permissionOf(this.verb, 'public') !== undefined) { this.isPermitted = true; return null }
    const standing = (await standingOf(this.ex, this.actor)).filter(({ party }) => permissionOf(this.verb, party) !== undefined)
    this.permit(standing)
    return standing.some(({ campaignId }) => campaignId === null) ? null : new Set(standing.flatMap(({ campaignId }) => campaignId ?? []))
  }

  /** Whether the actor holds this role in the campaign, whatever the verb. */
  async holds(campaignId: string, party: Party): Promise<boolean> {
    return (await standingOf(this.ex, this.actor, campaignId)).some(standing => standing.party === party)
  }

  private permit(standing: readonly Standing[]): Reach {
    const units = new Set<string>()
    const own = new Set<Party>()
    let all = false
    let any = false
    for (const { party, unitId } of standing) {
      const scope = permissionOf(this.verb, party)
      any ||= scope === 'any'
      if (scope === 'any' || scope === 'campaign') all = true
      else if (scope === 'own' && unitId !== null) units.add(unitId)
      else if (scope === 'own') own.add(party)
    }
    if (!all && units.size === 0 && own.size === 0) throw new AppError(this.actor.kind === 'public' ? 'not-signed-in' : 'not-permitted', { verb: this.verb })
    this.isPermitted = true
    return { all, any, units, own }
  }

  /** An entrant within reach, its campaign held; anybody else's is not found, nor what was asked for of it. */
  async entrantInReach(id: string, { what, id: asked }: { readonly what: string; readonly id: string } = { what: 'entrant', id }): Promise<{ entrant: Entrant; campaign: Campaign; reach: Reach }> {
    const entrant = await getEntrant(this.ex, id)
    return { entrant, ...(await this.inReach({ what, id: asked, campaignId: entrant.campaignId }, ({ units }) => units.has(entrant.unitId))) }
  }

  /** Nobody judges their own region or employer, in whatever role: not who acts, nor anybody (`personId`) that the work is to be given to. Answers quietly for parts of the software. */
  async refuseConflict(campaignId: string, entrant: Pick<Entrant, 'id' | 'unitId'>, personId = this.personId): Promise<void> {
    if (personId === null) return
    const [conflict] = await listConflicts(this.ex, campaignId, { personId, entrantId: entrant.id, anyRole: true })
    if (conflict) throw new AppError('conflict-of-interest', { why: conflict.kind, ...(await this.named(personId)), what: (await getUnit(this.ex, entrant.unitId)).name })
  }

  /** Whom a refusal speaks of, as its params `who`: whoever acts is spoken to, others go by their name. */
  async named(personId: string): Promise<{ readonly who: string; readonly whoZh: string }> {
    if (personId === this.personId) return { who: 'you', whoZh: '您' }
    const { name } = await getPerson(this.ex, personId)
    return { who: name, whoZh: name }
  }

  /** Notes what was changed; written in the same transaction, last. Never put a mark's content here. */
  record(subjectKind: string, subjectId: string, campaignId: string | null, detail: Readonly<Record<string, unknown>>, action: string = this.verb): void {
    this.records.push({ at: this.at, actorId: this.personId, actor: actorName(this.actor), action, campaignId, subjectKind, subjectId, detail })
  }
}

/** Refuses a thing of another campaign than the one it was asked through. */
export function sameCampaign(what: string, row: { readonly id: string; readonly campaignId: string }, campaignId: string): void {
  if (row.campaignId !== campaignId) throw new AppError('row-not-found', { what, id: row.id })
}

