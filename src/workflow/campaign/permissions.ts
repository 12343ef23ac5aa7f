import type { Party } from './actor.ts'

/**
 * any: whatever and wherever. campaign: everything in the campaigns the role is held in. own: what is one's own — an
 * assessor's tasks and marks, a reviewer's adjudications, the unit that an account speaks for.
 */
export type Scope = 'any' | 'campaign' | 'own'
export type Permission = { readonly [P in Party]?: Scope }

const ADMIN = { administrator: 'any', operator: 'any' } as const
const MANAGE = { ...ADMIN, manager: 'campaign' } as const
/** A decision carries the name of a person. */
const DECIDE = { administrator: 'any', manager: 'campaign', reviewer: 'campaign' } as const
const WORK = { ...MANAGE, worker: 'any' } as const
const OVERSEE = { ...MANAGE, reviewer: 'campaign', observer: 'campaign' } as const
const TAKE_PART = { ...OVERSEE, assessor: 'campaign', unit: 'campaign' } as const
const PUBLIC = { ...TAKE_PART, public: 'any' } as const
/** A unit acts for itself; an administrator or manager never in its name. */
const UNIT = { unit: 'own' } as const
const SEE_UNIT = { ...OVERSEE, unit: 'own' } as const
/** An assessor's own are the units of his or her tasks. */
const SEE_EVIDENCE = { ...OVERSEE, unit: 'own', assessor: 'own' } as const
const SEE_MATERIAL = { ...OVERSEE, unit: 'own', assessor: 'campaign' } as const

/**
 * Who may call which verb, and on what: the one table that verbs, API tests and docs read. A party that is not named may
 * not. Marks have no line for anybody but their assessor: nobody sees one before all of its point are in.
 */
export const PERMISSIONS = {
  'scheme.import': ADMIN,
  'scheme.list': TAKE_PART,
  'scheme.read': TAKE_PART,
  'scheme.shipped': ADMIN,
  'scheme.difference': TAKE_PART,
  'system.read': ADMIN,
  'measure.list': TAKE_PART,
  'campaign.create': ADMIN,
  'campaign.configure': MANAGE,
  'campaign.advance': MANAGE,
  'campaign.cancel': ADMIN,
  'campaign.list': TAKE_PART,
  'campaign.read': TAKE_PART,
  'campaign.progress': OVERSEE,
  'work.list': TAKE_PART,
  'cohort.create': MANAGE,
  'cohort.update': MANAGE,
  'cohort.list': TAKE_PART,
  'units.import': MANAGE,
  'units.preview': MANAGE,
  'people.import': ADMIN,
  'people.preview': ADMIN,
  'import.list': MANAGE,
  'unit.list': { ...OVERSEE, assessor: 'campaign' },
  'unit.read': SEE_MATERIAL,
  'unit.update': ADMIN,
  'channel.add': MANAGE,
  'channel.retire': MANAGE,
  'contact.add': { ...MANAGE, unit: 'own' },
  'contact.retire': { ...MANAGE, unit: 'own' },
  'entrant.add': MANAGE,
  'entrant.withdraw': MANAGE,
  'entrant.read': { ...OVERSEE, assessor: 'campaign', unit: 'own' },
  'entrant.list': { ...OVERSEE, assessor: 'campaign', unit: 'own' },
  'person.create': ADMIN,
  'person.update': ADMIN,
  'person.list': ADMIN,
  'person.invite': ADMIN,
  'membership.grant': MANAGE,
  'membership.revoke': MANAGE,
  'membership.list': MANAGE,
  'membership.list-all': ADMIN,
  'conflict.add': MANAGE,
  'conflict.revoke': MANAGE,
  'conflict.list': MANAGE,
  'collection.request': MANAGE,
  'collection.claim': { worker: 'any' },
  'collection.renew': { worker: 'any' },
  'collection.finish': { worker: 'any' },
  'collection.pause': MANAGE,
  'collection.resume': MANAGE,
  'collection.cancel': MANAGE,
  'collection.retry': MANAGE,
  'collection.list': SEE_UNIT,
  'collection.read': SEE_UNIT,
  'media.import': { ...MANAGE, unit: 'own' },
  'imported.list': SEE_UNIT,
  'records.import': MANAGE,
  'records.withdraw': MANAGE,
  'availability.record': { worker: 'any' },
  'availability.summary': SEE_UNIT,
  'evidence.list': SEE_EVIDENCE,
  'evidence.read': SEE_EVIDENCE,
  'imported.read': SEE_EVIDENCE,
  'judgement.judge': WORK,
  'judgement.rejudge': WORK,
  'judgement.difference': { ...MANAGE, observer: 'campaign' },
  'judgement.accept': MANAGE,
  'judgement.accept-first': MANAGE,
  'judgement.proposals': { ...MANAGE, observer: 'campaign' },
  'judgement.reject': MANAGE,
  'judgement.read': SEE_MATERIAL,
  'judgement.list': { ...MANAGE, observer: 'campaign' },
  'judgement.all': OVERSEE,
  'declaration.save': UNIT,
  'declaration.submit': UNIT,
  'declaration.withdraw': UNIT,
  'declaration.list': SEE_MATERIAL,
  'case.save': UNIT,
  'case.submit': UNIT,
  'case.withdraw': UNIT,
  'case.decide': DECIDE,
  'case.list': SEE_MATERIAL,
  'attachment.add': { unit: 'own', assessor: 'own', reviewer: 'own' },
  'attachment.remove': { unit: 'own', assessor: 'own', reviewer: 'own' },
  'attachment.list': { ...MANAGE, unit: 'own', assessor: 'own', reviewer: 'campaign' },
  'task.plan': MANAGE,
  'task.create': MANAGE,
  'task.reassign': MANAGE,
  'task.cancel': MANAGE,
  'task.list': { ...MANAGE, assessor: 'own' },
  'task.read': { assessor: 'own' },
  'task.load': { ...MANAGE, observer: 'campaign' },
  'task.progress': { ...MANAGE, observer: 'campaign' },
  'mark.save': { assessor: 'own' },
  'mark.submit': { assessor: 'own' },
  'mark.reopen': { assessor: 'own' },
  'mark.list': { assessor: 'own' },
  'mark.history': { assessor: 'own' },
  'override.set': DECIDE,
  'override.revoke': DECIDE,
  'override.list': OVERSEE,
  'adjudication.open': MANAGE,
  'adjudication.assign': MANAGE,
  'adjudication.list': { ...MANAGE, reviewer: 'own' },
  'adjudication.read': { reviewer: 'own' },
  'adjudication.decide': { reviewer: 'own' },
  'agreement.measure': OVERSEE,
  'items.measure': OVERSEE,
  'result.open': MANAGE,
  'result.read': SEE_UNIT,
  'reply.agree': UNIT,
  'reply.withdraw': UNIT,
  'reply.list': SEE_UNIT,
  'appeal.save': UNIT,
  'appeal.file': UNIT,
  'appeal.withdraw': UNIT,
  'appeal.decide': DECIDE,
  'appeal.effect': DECIDE,
  'appeal.list': SEE_UNIT,
  'score.ranking': OVERSEE,
  'score.sensitivity': OVERSEE,
  'score.read': OVERSEE,
  'score.standing': SEE_UNIT,
  'evaluation.read': SEE_UNIT,
  'score.points': OVERSEE,
  'campaign.check': MANAGE,
  'campaign.close': MANAGE,
  'campaign.reopen': ADMIN,
  'score.distribution': OVERSEE,
  'score.compare': OVERSEE,
  'score.compare-table': OVERSEE,
  'publication.publish': MANAGE,
  'publication.correct': MANAGE,
  'publication.index': PUBLIC,
  'publication.list': PUBLIC,
  'publication.head': PUBLIC,
  'publication.lines': PUBLIC,
  'publication.changes': PUBLIC,
  'publication.read': PUBLIC,
  'publication.history': PUBLIC,
  'publication.compare': PUBLIC,
  'publication.compare-table': PUBLIC,
  'publication.evidence': PUBLIC,
  'earlier.import': ADMIN,
  'earlier.link': ADMIN,
  'earlier.match': ADMIN,
  'earlier.list': OVERSEE,
  'earlier.read': OVERSEE,
  'audit.list': { ...ADMIN, manager: 'campaign', observer: 'campaign' },
  'audit.verify': ADMIN,
} as const satisfies Record<string, Permission>

export type VerbName = keyof typeof PERMISSIONS

/** The widest scope a verb gives to a party; undefined = it may not call it. */
export const permissionOf = (verb: VerbName, party: Party): Scope | undefined => (PERMISSIONS[verb] as Permission)[party]

/** Roles that one person must not hold together in one campaign: whoever marks blind neither manages, decides, speaks for a unit, nor looks on. */
export const COLLIDING: readonly (readonly [Party, Party])[] = [['assessor', 'manager'], ['assessor', 'reviewer'], ['assessor', 'observer'], ['assessor', 'unit'], ['reviewer', 'unit'], ['manager', 'unit'], ['assessor', 'administrator']]
