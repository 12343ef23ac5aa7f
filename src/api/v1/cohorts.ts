import { z } from 'zod'
import { defineRoutes } from '../route.ts'
import { cohort } from '../nouns/campaign.ts'
import { pageOf } from '../nouns/named.ts'
import { entrant, entrantWithUnit } from '../nouns/unit.ts'

/** Cohorts of a campaign and who takes part in them. */
export const cohorts = defineRoutes(
  { method: 'get', path: '/campaigns/{campaignId}/cohorts', verb: 'cohort.list', summary: '分组 | cohorts', reply: z.array(cohort) },
  { method: 'post', path: '/campaigns/{campaignId}/cohorts', verb: 'cohort.create', summary: '新建分组 | create a cohort', reply: cohort, status: 201 },
  { method: 'patch', path: '/cohorts/{id}', verb: 'cohort.update', bodyIs: 'changes', summary: '修改分组 | change a cohort', reply: cohort },
  { method: 'get', path: '/campaigns/{campaignId}/entrants', verb: 'entrant.list', summary: '参评单位 | who takes part', reply: pageOf(entrantWithUnit) },
  { method: 'get', path: '/entrants/{entrantId}', verb: 'entrant.read', summary: '一个参评单位 | one entrant', reply: entrantWithUnit },
  { method: 'post', path: '/campaigns/{campaignId}/entrants', verb: 'entrant.add', summary: '增加参评单位 | add an entrant', reply: entrant, status: 201 },
  { method: 'post', path: '/entrants/{id}/withdraw', verb: 'entrant.withdraw', summary: '退出评估 | withdraw an entrant', reply: entrant },
)
