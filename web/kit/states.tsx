import { Tag } from 'antd'
import { useSay } from '../app/language.tsx'

type Look = 'default' | 'processing' | 'success' | 'warning' | 'error'
/** Every state and outcome of src/model/campaign.ts and of a point, as people read it. A word has the same meaning in all lists. */
const STATES: Readonly<Record<string, readonly [zh: string, en: string, look: Look]>> = {
  // campaigns
  collecting: ['采集', 'collecting', 'processing'], judging: ['判定', 'judging', 'processing'], declaring: ['申报', 'declaring', 'processing'], assessing: ['评分', 'assessing', 'processing'],
  adjudicating: ['仲裁', 'adjudicating', 'processing'], replying: ['答复', 'right of reply', 'processing'], closed: ['已结束', 'closed', 'default'], published: ['已发布', 'published', 'success'],
  // pieces of work
  draft: ['草稿', 'draft', 'default'], open: ['待办', 'open', 'warning'], done: ['已完成', 'done', 'success'], cancelled: ['已取消', 'cancelled', 'default'], submitted: ['已提交', 'handed in', 'processing'],
  withdrawn: ['已撤回', 'withdrawn', 'default'], accepted: ['已采纳', 'accepted', 'success'], rejected: ['未采纳', 'rejected', 'error'], filed: ['待答复', 'awaiting decision', 'warning'], decided: ['已裁定', 'decided', 'success'],
  proposed: ['待采纳', 'proposed', 'warning'], superseded: ['已更新', 'superseded', 'default'],
  // collections
  queued: ['排队', 'queued', 'default'], running: ['进行中', 'running', 'processing'], paused: ['已暂停', 'paused', 'warning'], complete: ['完成', 'complete', 'success'], partial: ['部分', 'partial', 'warning'], failed: ['失败', 'failed', 'error'],
  // points and opinions
  rated: ['已评', 'rated', 'success'], pending: ['待人工', 'a person’s turn', 'warning'], undetermined: ['无法判定', 'undetermined', 'default'], 'not-applicable': ['不适用', 'not applicable', 'default'],
  // appeals
  upheld: ['成立', 'upheld', 'success'], partly: ['部分成立', 'partly upheld', 'warning'],
  // files and visits
  clean: ['无病毒', 'clean', 'success'], infected: ['有病毒', 'infected', 'error'], 'not-scanned': ['未扫描', 'not scanned', 'default'], slow: ['过慢', 'slow', 'warning'], down: ['打不开', 'down', 'error'],
}

export function StateTag({ state }: { readonly state: string }) {
  const say = useSay()
  const known = STATES[state]
  return known ? <Tag color={known[2]} variant="filled">{say([known[0], known[1]])}</Tag> : <Tag variant="filled">{state}</Tag>
}

/** The word alone, e.g. for options and exported cells. */
export function useStateName(): (state: string) => string {
  const say = useSay()
  return state => {
    const known = STATES[state]
    return known ? say([known[0], known[1]]) : state
  }
}

const ROLES = { administrator: ['管理员', 'administrator'], manager: ['批次经理', 'campaign manager'], assessor: ['评估员', 'assessor'], reviewer: ['复核员', 'reviewer'], unit: ['被评单位', 'unit'], observer: ['观察员', 'observer'] } as const
export type RoleName = keyof typeof ROLES
export function useRoleName(): (role: RoleName) => string {
  const say = useSay()
  return role => say(ROLES[role])
}
