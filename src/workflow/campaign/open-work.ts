import { AppError } from '../../shared/errors.ts'
import type { OpenWork } from '../../store/point-record.ts'

const TITLES = {
  openTasks: ['未完成的任务', 'open tasks'], unassignedTasks: ['没有人的任务', 'tasks without an assessor'], openAdjudications: ['待裁定的仲裁', 'open adjudications'], undecidedAppeals: ['待裁定的申诉', 'undecided appeals'],
  undecidedCases: ['待定的创新案例', 'undecided cases'], entrantsWithoutJudgement: ['没有采纳判定的单位', 'entrants without judgement'], disagreements: ['没有提交仲裁的分歧', 'disagreements without adjudication'], pendingPoints: ['等人评的要点', 'points that wait for a person'],
} as const satisfies Readonly<Partial<Record<keyof OpenWork | 'disagreements' | 'pendingPoints', readonly [zh: string, en: string]>>>

/** Counts of work that may stand between a campaign and its next phase. */
export type HoldingWork = { readonly [K in keyof typeof TITLES]?: number }

/** Refuses (work-open) while any of these is left, and names what is; `verb` as refusals name it. */
export function refuseOpenWork(verb: string, counts: HoldingWork): void {
  const left = (Object.keys(TITLES) as (keyof typeof TITLES)[]).flatMap(kind => { const count = counts[kind] ?? 0; return count === 0 ? [] : [{ titles: TITLES[kind], count }] })
  if (left.length === 0) return
  throw new AppError('work-open', { verb, why: left.map(({ titles, count }) => `${titles[1]}: ${count}`).join(', '), whyZh: left.map(({ titles, count }) => `${titles[0]} ${count}`).join('、') })
}
