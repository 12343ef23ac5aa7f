import type { ConflictKind, Role } from './campaign.ts'

/** A word in both languages. */
export type Title = readonly [zh: string, en: string]

/** Every state and outcome of the closed vocabularies, and of a point, as people read it. A word has the same meaning in all lists. */
export const STATE_TITLES: Readonly<Record<string, Title>> = {
  // campaigns
  collecting: ['采集', 'collecting'], judging: ['判定', 'judging'], declaring: ['申报', 'declaring'], assessing: ['评分', 'assessing'],
  adjudicating: ['仲裁', 'adjudicating'], replying: ['答复', 'right of reply'], closed: ['已结束', 'closed'], published: ['已发布', 'published'],
  // pieces of work
  draft: ['草稿', 'draft'], open: ['待办', 'open'], done: ['已完成', 'done'], cancelled: ['已取消', 'cancelled'], submitted: ['已提交', 'handed in'],
  withdrawn: ['已撤回', 'withdrawn'], accepted: ['已采纳', 'accepted'], rejected: ['未采纳', 'rejected'], filed: ['待答复', 'awaiting decision'], decided: ['已裁定', 'decided'],
  proposed: ['待采纳', 'proposed'], superseded: ['已更新', 'superseded'],
  // collections
  queued: ['排队', 'queued'], running: ['进行中', 'running'], paused: ['已暂停', 'paused'], complete: ['完成', 'complete'], partial: ['部分', 'partial'], failed: ['失败', 'failed'],
  // points and opinions
  rated: ['已评', 'rated'], pending: ['待人工', 'a person’s turn'], undetermined: ['无法判定', 'undetermined'], 'not-applicable': ['不适用', 'not applicable'],
  // appeals and replies
  upheld: ['成立', 'upheld'], partly: ['部分成立', 'partly upheld'], appealed: ['已申诉', 'appealed'], 'not appealed': ['未申诉', 'not appealed'], agreed: ['已认可', 'agreed'], 'not agreed': ['未认可', 'not agreed'],
  // files and visits
  clean: ['无病毒', 'clean'], infected: ['有病毒', 'infected'], 'not-scanned': ['未扫描', 'not scanned'], slow: ['过慢', 'slow'], down: ['打不开', 'down'],
}

export const ROLE_TITLES: Readonly<Record<Role, Title>> = {
  administrator: ['管理员', 'administrator'], manager: ['批次经理', 'campaign manager'], assessor: ['评估员', 'assessor'], reviewer: ['复核员', 'reviewer'], unit: ['被评单位', 'unit'], observer: ['观察员', 'observer'],
}

/** Why somebody must not judge a unit. */
export const CONFLICT_TITLES: Readonly<Record<ConflictKind, Title>> = { 'own-region': ['本地区', 'own region'], 'own-employer': ['本单位或其上下级', 'own employer, or above or below it'], declared: ['已登记的回避', 'declared'] }
