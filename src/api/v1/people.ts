import { z } from 'zod'
import { defineRoutes } from '../route.ts'
import { pageOf } from '../nouns/named.ts'
import { conflict, invitation, membership, namedMembership, person } from '../nouns/person.ts'

/** People, what they may do, and whom they must not judge. */
export const people = defineRoutes(
  { method: 'get', path: '/people', verb: 'person.list', summary: '人员 | people', reply: pageOf(person) },
  { method: 'post', path: '/people', verb: 'person.create', summary: '新建人员 | create a person', reply: person, status: 201 },
  { method: 'patch', path: '/people/{id}', verb: 'person.update', bodyIs: 'changes', summary: '修改或停用人员 | change or disable a person', reply: person },
  { method: 'post', path: '/people/{id}/invitation', verb: 'person.invite', hasSecret: true, summary: '生成邀请链接（7 天有效，只显示一次）| make an invitation link, shown once', reply: invitation, status: 201 },
  { method: 'get', path: '/campaigns/{campaignId}/memberships', verb: 'membership.list', summary: '角色 | roles in a campaign', reply: pageOf(namedMembership) },
  { method: 'get', path: '/memberships', verb: 'membership.list-all', summary: '各批次的角色 | roles in all campaigns', reply: pageOf(namedMembership) },
  { method: 'post', path: '/memberships', verb: 'membership.grant', summary: '授予角色 | give a role', reply: membership, status: 201 },
  { method: 'post', path: '/memberships/{id}/revoke', verb: 'membership.revoke', summary: '收回角色 | take a role back', reply: membership },
  { method: 'get', path: '/campaigns/{campaignId}/conflicts', verb: 'conflict.list', summary: '回避规则 | conflict-of-interest rules', reply: z.array(conflict) },
  { method: 'post', path: '/campaigns/{campaignId}/conflicts', verb: 'conflict.add', summary: '增加回避规则 | add a rule', reply: conflict, status: 201 },
  { method: 'delete', path: '/campaigns/{campaignId}/conflicts/{id}', verb: 'conflict.revoke', summary: '撤销回避规则 | revoke a rule', reply: conflict },
)
