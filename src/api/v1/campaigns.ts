import { z } from 'zod'
import { defineRoutes } from '../route.ts'
import { campaign, campaignWaiting, campaignWithCohorts, progress, readiness } from '../nouns/campaign.ts'
import { pageOf } from '../nouns/named.ts'
import { publication } from '../nouns/publication.ts'

/** /campaigns: the life of a campaign. */
export const campaigns = defineRoutes(
  { method: 'get', path: '/campaigns', verb: 'campaign.list', summary: '评估批次 | campaigns', reply: pageOf(campaign) },
  { method: 'post', path: '/campaigns', verb: 'campaign.create', summary: '新建批次 | create a campaign', reply: campaign, status: 201 },
  { method: 'get', path: '/campaigns/{id}', verb: 'campaign.read', summary: '一个批次 | one campaign', reply: campaignWithCohorts },
  { method: 'patch', path: '/campaigns/{id}', verb: 'campaign.configure', bodyIs: 'changes', summary: '修改设置 | change its settings', reply: campaign },
  { method: 'get', path: '/campaigns/{id}/progress', verb: 'campaign.progress', summary: '进度 | how far it is', reply: progress },
  { method: 'get', path: '/me/work', verb: 'work.list', summary: '等我处理的工作 | what waits for me', reply: z.array(campaignWaiting) },
  { method: 'post', path: '/campaigns/{id}/advance', verb: 'campaign.advance', summary: '进入下一阶段 | move to another phase', reply: campaign },
  { method: 'post', path: '/campaigns/{id}/open-results', verb: 'result.open', summary: '向单位开放初步结果 | open preliminary results to units', reply: campaign },
  { method: 'get', path: '/campaigns/{id}/check', verb: 'campaign.check', summary: '结束前检查 | what keeps it from closing', reply: readiness },
  { method: 'post', path: '/campaigns/{id}/close', verb: 'campaign.close', summary: '结束 | close', reply: campaign },
  { method: 'post', path: '/campaigns/{id}/reopen', verb: 'campaign.reopen', summary: '重新打开 | reopen', reply: campaign },
  { method: 'post', path: '/campaigns/{id}/cancel', verb: 'campaign.cancel', summary: '取消 | cancel', reply: campaign },
  { method: 'post', path: '/campaigns/{id}/publish', verb: 'publication.publish', summary: '发布 | freeze and publish', reply: publication, status: 201 },
  { method: 'post', path: '/campaigns/{id}/correct', verb: 'publication.correct', summary: '发布更正 | publish a correction', reply: publication, status: 201 },
)
