import { z } from 'zod'
import { defineRoutes } from '../route.ts'
import { pageOf } from '../nouns/named.ts'
import { adjudication, adjudicationWithMaterial, agreement, createdTasks, itemReport, mark, markVersion, openedAdjudications, task, taskLoad, taskPlan, taskProgress, taskWithMaterial } from '../nouns/task.ts'

/** People's work: tasks, blind marks, adjudication and how well people agree. */
export const tasks = defineRoutes(
  { method: 'get', path: '/campaigns/{campaignId}/tasks', verb: 'task.list', summary: '任务 | tasks', reply: pageOf(task) },
  { method: 'get', path: '/campaigns/{campaignId}/tasks/plan', verb: 'task.plan', summary: '待分配的要点 | what needs people', reply: taskPlan },
  { method: 'get', path: '/campaigns/{campaignId}/tasks/load', verb: 'task.load', summary: '工作量 | load of each assessor', reply: z.array(taskLoad) },
  { method: 'get', path: '/campaigns/{campaignId}/tasks/progress', verb: 'task.progress', summary: '各指标、要点的进度 | how far each indicator and point is', reply: z.array(taskProgress) },
  { method: 'post', path: '/campaigns/{campaignId}/tasks', verb: 'task.create', summary: '分配任务 | assign tasks', reply: createdTasks, status: 201 },
  { method: 'post', path: '/campaigns/{campaignId}/tasks/{id}/reassign', verb: 'task.reassign', summary: '改派 | give to somebody else', reply: task, orNothing: true },
  { method: 'post', path: '/campaigns/{campaignId}/tasks/{id}/cancel', verb: 'task.cancel', summary: '取消任务 | cancel a task', reply: task },
  { method: 'get', path: '/tasks/{id}', verb: 'task.read', summary: '一个任务 | one task', reply: taskWithMaterial },
  { method: 'get', path: '/campaigns/{campaignId}/marks', verb: 'mark.list', summary: '自己的评分 | one’s own marks', reply: pageOf(mark) },
  { method: 'put', path: '/tasks/{taskId}/mark', verb: 'mark.save', summary: '保存评分 | save a mark', reply: mark },
  { method: 'post', path: '/tasks/{taskId}/mark/submit', verb: 'mark.submit', summary: '提交评分 | hand a mark in', reply: mark },
  { method: 'post', path: '/tasks/{taskId}/mark/reopen', verb: 'mark.reopen', summary: '取回评分 | take a mark back', reply: mark },
  { method: 'get', path: '/tasks/{taskId}/mark/history', verb: 'mark.history', summary: '评分的各个版本 | every version of a mark', reply: z.array(markVersion) },
  { method: 'get', path: '/campaigns/{campaignId}/adjudications', verb: 'adjudication.list', summary: '仲裁 | adjudications', reply: pageOf(adjudication) },
  { method: 'post', path: '/campaigns/{campaignId}/adjudications', verb: 'adjudication.open', summary: '提交分歧 | open adjudications', reply: openedAdjudications, status: 201 },
  { method: 'get', path: '/adjudications/{id}', verb: 'adjudication.read', summary: '一项仲裁 | one adjudication', reply: adjudicationWithMaterial },
  { method: 'post', path: '/campaigns/{campaignId}/adjudications/{id}/assign', verb: 'adjudication.assign', summary: '指定复核员 | give to a reviewer', reply: adjudication },
  { method: 'post', path: '/adjudications/{id}/decide', verb: 'adjudication.decide', summary: '裁定 | decide', reply: adjudication },
  { method: 'get', path: '/campaigns/{campaignId}/agreement', verb: 'agreement.measure', summary: '一致性 | agreement of marks', reply: agreement },
  { method: 'get', path: '/campaigns/{campaignId}/items', verb: 'items.measure', summary: '指标质量 | item statistics', reply: itemReport },
)
