import type { Route } from '../../src/api/route.ts'
import type { VerbName } from '../../src/workflow/campaign/permissions.ts'
import type { Target } from './matrix-campaign.ts'

/** What `{id}` is, by the segment before it. */
const ID_OF: Readonly<Record<string, string>> = {
  campaigns: 'campaignId', cohorts: 'cohortId', entrants: 'entrantId', units: 'unitId', channels: 'channelId', contacts: 'contactId', people: 'personId', memberships: 'membershipId', conflicts: 'conflictId', collections: 'collectionId',
  judgements: 'judgementId', overrides: 'overrideId', declarations: 'declarationId', cases: 'caseId', tasks: 'taskId', adjudications: 'adjudicationId', appeals: 'appealId', schemes: 'schemeId', marks: 'markId', 'record-lists': 'recordListId',
}

/** The route's address with the ids of a target. */
export function addressOf({ path }: Pick<Route, 'path'>, target: Target): string {
  return path.replace(/([\w-]+)\/\{(\w+)\}/g, (_, before: string, name: string) => {
    const holder = /^\/(\w+)\/\{holder\}/.exec(path)?.[1]
    if (name === 'position') return `${before}/0`
    if (before === 'attachments') return `${before}/${target[`${holder}/attachment`]}`
    return `${before}/${target[name === 'id' || name === 'holder' ? (ID_OF[before] ?? '') : name]}`
  })
}

const opinion = { outcome: 'rated', rating: 1 }
const BODIES: { readonly [V in VerbName]?: (t: Target) => Readonly<Record<string, unknown>> } = {
  'scheme.import': () => ({ scheme: 'local-website-2020' }),
  'campaign.create': () => ({ slug: `made-${Math.trunc(performance.now() * 1e6)}`, title: '新批次', windowFrom: '2026-01-01', windowTo: '2026-02-01', evaluationDate: '2026-02-01' }),
  'campaign.advance': () => ({ to: 'collecting' }),
  'campaign.cancel': () => ({ reason: '理由' }),
  'campaign.reopen': () => ({ reason: '理由' }),
  'result.open': () => ({ until: '2027-01-31' }),
  'publication.publish': () => ({ title: '结果' }),
  'publication.correct': () => ({ title: '更正', reason: '理由' }),
  'cohort.create': t => ({ name: '新组', schemeEditionId: t['schemeId'], variant: 'city' }),
  'entrant.add': t => ({ cohortId: t['cohortId'], unitId: t['unitId'] }),
  'entrant.withdraw': () => ({ reason: '理由' }),
  'channel.add': () => ({ kind: 'wechat', address: 'someone' }),
  'contact.add': () => ({ name: '某人' }),
  'person.create': () => ({ name: '新人', email: `new${Math.trunc(performance.now() * 1e6)}@example.cn` }),
  'membership.grant': t => ({ personId: t['personId'], role: 'observer', campaignId: t['campaignId'] }),
  'membership.revoke': t => ({ campaignId: t['campaignId'] }),
  'conflict.add': () => ({ kind: 'own-employer' }),
  'judgement.reject': () => ({ reason: '理由' }),
  'records.withdraw': () => ({ reason: '理由' }),
  'override.set': t => ({ pointId: t['pointId'], opinion, reason: '理由' }),
  'override.revoke': () => ({ reason: '理由' }),
  'declaration.save': t => ({ pointId: t['pointId'], text: '材料' }),
  'case.save': () => ({ category: '创新', title: '案例', text: '' }),
  'case.decide': () => ({ award: null, reason: '理由' }),
  'task.create': () => ({ by: 'unit', seed: 's' }),
  'task.reassign': t => ({ assessorId: t['personId'] }),
  'task.cancel': () => ({ reason: '理由' }),
  'mark.save': () => ({ opinion }),
  'adjudication.assign': t => ({ reviewerId: t['personId'] }),
  'adjudication.decide': () => ({ decision: { follows: 'neither', opinion }, reason: '理由' }),
  'reply.agree': t => ({ pointIds: [t['otherPointId']] }),
  'reply.withdraw': t => ({ pointId: t['otherPointId'] }),
  'appeal.save': t => ({ pointId: t['otherPointId'], grounds: '理由' }),
  'appeal.decide': () => ({ outcome: 'rejected', reason: '理由' }),
  'earlier.link': t => ({ unitId: t['unitId'] }),
}
const QUERIES: { readonly [V in VerbName]?: (t: Target) => string } = {
  'availability.summary': t => `?channelId=${t['channelId']}&from=2026-01-01T00:00:00Z&to=2026-01-08T00:00:00Z`,
  'scheme.difference': t => `?from=${t['schemeId']}`,
  'score.ranking': t => `?cohortId=${t['cohortId']}`,
  'items.measure': t => `?cohortId=${t['cohortId']}`,
  'publication.compare': t => `?earlierPublicationId=${t['publicationId']}`,
  'unit.list': t => `?campaignId=${t['campaignId']}`,
  'audit.list': t => `?campaignId=${t['campaignId']}`,
}
/** Nothing is at this version: whoever may change gets 412, and the next one finds things as they were. */
const NO_VERSION = '"999999999"'

/** A request that fits the route's schema, for a target. */
export function requestFor(route: Route, target: Target): { readonly path: string; readonly options: { readonly body?: unknown; readonly headers: Readonly<Record<string, string>>; readonly raw?: FormData } } {
  const path = addressOf(route, target) + (route.method === 'get' ? (QUERIES[route.verb]?.(target) ?? '') : '')
  const headers = { 'if-match': NO_VERSION }
  if (!route.upload) return { path, options: { headers, ...(route.method === 'get' || route.method === 'delete' ? {} : { body: BODIES[route.verb]?.(target) ?? {} }) } }
  const raw = new FormData()
  raw.set('file', new File(['单位\n某市\n'], 'units.csv', { type: 'text/csv' }))
  if (route.verb === 'earlier.import') for (const [name, value] of Object.entries({ title: '往年', year: '2024', cohortName: '地市' })) raw.set(name, value)
  return { path, options: { headers: { ...headers, 'idempotency-key': `key-${Math.trunc(performance.now() * 1e6)}` }, raw } }
}
