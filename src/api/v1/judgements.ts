import { z } from 'zod'
import { defineRoutes } from '../route.ts'
import { pageOf } from '../nouns/named.ts'
import { acceptedJudgements, acceptedSets, countingJudgement, judgementDifference, judgementProposal, judgementSet, namedOverride, override } from '../nouns/judgement.ts'

/** Automatic judgements, their proposals and overrides by people. */
export const judgements = defineRoutes(
  { method: 'get', path: '/entrants/{entrantId}/judgements', verb: 'judgement.list', summary: '自动判定 | judgement sets', reply: z.array(judgementSet) },
  { method: 'post', path: '/entrants/{entrantId}/judgements', verb: 'judgement.judge', summary: '判定 | judge', reply: judgementSet, status: 201 },
  { method: 'post', path: '/entrants/{entrantId}/judgements/rejudge', verb: 'judgement.rejudge', summary: '重新判定 | judge again', reply: judgementSet, status: 201 },
  { method: 'get', path: '/entrants/{entrantId}/judgement', verb: 'judgement.read', summary: '现行判定及理由 | the accepted judgements with their reasons', reply: acceptedJudgements, orNothing: true },
  { method: 'get', path: '/judgements/{id}/difference', verb: 'judgement.difference', summary: '与现行判定的差别 | what accepting would change', reply: judgementDifference },
  { method: 'get', path: '/campaigns/{campaignId}/judgements/proposals', verb: 'judgement.proposals', summary: '本批次的自动判定（默认：待采纳）| judgement sets of a campaign, those proposed unless another state is asked for', reply: pageOf(judgementProposal) },
  { method: 'post', path: '/judgements/{id}/accept', verb: 'judgement.accept', summary: '采纳 | accept', reply: judgementSet },
  { method: 'post', path: '/judgements/{id}/reject', verb: 'judgement.reject', summary: '不采纳 | reject', reply: judgementSet },
  { method: 'post', path: '/campaigns/{campaignId}/judgements/accept-first', verb: 'judgement.accept-first', summary: '采纳全部首次判定 | accept all first proposals', reply: acceptedSets },
  { method: 'get', path: '/campaigns/{campaignId}/judgements/all', verb: 'judgement.all', summary: '全部现行判定，按单位翻页 | every judgement that counts, entrant by entrant', reply: pageOf(countingJudgement) },
  { method: 'get', path: '/entrants/{entrantId}/overrides', verb: 'override.list', summary: '人工改判，含已撤销的 | overrides, with those revoked', reply: z.array(namedOverride) },
  { method: 'post', path: '/entrants/{entrantId}/overrides', verb: 'override.set', summary: '改判（须有理由）| override, with a reason', reply: override, status: 201 },
  { method: 'post', path: '/entrants/{entrantId}/overrides/{id}/revoke', verb: 'override.revoke', summary: '撤销改判 | revoke an override', reply: override },
)
