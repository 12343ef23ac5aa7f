import type { WaitingKind } from '../../src/model/waiting.ts'
import { defineWords } from '../app/language.tsx'

export const WORDS = defineWords({
  title: ['我的工作', 'My work'],
  nothing: ['没有等您处理的工作', 'Nothing waits for you'],
  noCampaign: ['您还没有参与进行中的批次', 'You have no part in a live campaign yet'],
  noCampaignWhy: ['管理员建立批次、导入单位、邀请人员之后，您的工作会出现在这里。', 'Your work appears here once an administrator has set up a campaign and invited people.'],
  make: ['新建批次', 'New campaign'],
  late: [(n: number) => `${n} 件已过期`, (n: number) => `${n} late`],
  until: ['截止', 'until'],
  doneOf: [(done: number, all: number) => `已完成 ${done} / ${all}`, (done: number, all: number) => `${done} of ${all} done`],
  allDone: ['要点评分', 'Points rated'],
  phase: [(now: number, all: number) => `第 ${now} / ${all} 阶段`, (now: number, all: number) => `phase ${now} of ${all}`],
})

/** Each kind: what is said of its count, and where it is done; below /campaigns/:campaignId. */
export const KINDS: Readonly<Record<WaitingKind, { readonly title: readonly [zh: string, en: string]; readonly place: string }>> = {
  tasks: { title: ['个要点等您评分', 'points to rate'], place: '/bench' },
  adjudications: { title: ['项分歧等您裁定', 'disagreements to decide'], place: '/adjudications' },
  appeals: { title: ['件申诉等待答复', 'appeals to decide'], place: '/appeals' },
  cases: { title: ['个创新案例等待评定', 'innovation cases to decide'], place: '/cases' },
  declarations: { title: ['份申报材料待提交', 'declarations to hand in'], place: '/declarations' },
  reply: { title: ['份初步结果待答复', 'preliminary result to answer'], place: '/replies' },
  'failed-collections': { title: ['个渠道采集失败', 'channels could not be collected'], place: '/collections?state=failed' },
  proposals: { title: ['份自动判定待采纳', 'proposed judgements to accept'], place: '/judgements' },
  'unassigned-tasks': { title: ['个评分任务没有评估员', 'tasks without an assessor'], place: '/tasks' },
  'unassigned-adjudications': { title: ['项分歧没有复核员', 'disagreements without a reviewer'], place: '/tasks' },
  'late-tasks': { title: ['个评分任务已过期', 'tasks of assessors are late'], place: '/tasks' },
}
