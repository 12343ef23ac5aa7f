import type { Title } from '../../model/titles.ts'
import { AppError } from '../../shared/errors.ts'
import type { OpenWork } from '../../store/point-record.ts'

const TITLES = {
  openTasks: ['未完成的任务', 'open tasks'], unassignedTasks: ['没有人的任务', 'tasks without an assessor'], openAdjudications: ['待裁定的仲裁', 'open adjudications'], undecidedAppeals: ['待裁定的申诉', 'undecided appeals'],
  undecidedCases: ['待定的创新案例', 'undecided cases'], entrantsWithoutJudgement: ['没有采纳判定的单位', 'entrants without judgement'], disagreements: ['没有提交仲裁的分歧', 'disagreements without adjudication'], pendingPoints: ['等人评的要点', 'points that wait for a person'],
  judgingDue: ['新导入的内容等待评判的单位', 'units whose imports wait to be judged'],
} as const satisfies Readonly<Partial<Record<keyof OpenWork | 'disagreements' | 'pendingPoints', Title>>>

/** Where the work is listed and what ends it, where its name alone does not say so. */
const MENDS: { readonly [K in keyof typeof TITLES]?: Title } = {
  judgingDue: [
    '单位名单见“判定”页，停止导入约十秒后自动评判，完成后再试；有采集未完成的，先等采集结束或取消；仍不评判的，到该单位“导入”页点“现在就评判”看原因',
    'listed on the page “Judgements”; judged by themselves some ten seconds after the last import, try again then; where a collection is at work, wait for it or cancel it; what is still not judged says why under “Judge now” on the page “Imports” of the unit',
  ],
}

/** Counts of work that may stand between a campaign and its next phase. */
export type HoldingWork = { readonly [K in keyof typeof TITLES]?: number }

/** Refuses (work-open) while any of these is left, and names what is; `verb` as refusals name it. */
export function refuseOpenWork(verb: string, counts: HoldingWork): void {
  const left = (Object.keys(TITLES) as (keyof typeof TITLES)[]).flatMap(kind => { const count = counts[kind] ?? 0; return count === 0 ? [] : [{ title: TITLES[kind], mend: MENDS[kind], count }] })
  if (left.length === 0) return
  const why = left.map(({ title, mend, count }) => `${title[1]}: ${count}${mend === undefined ? '' : ` (${mend[1]})`}`).join(', ')
  throw new AppError('work-open', { verb, why, whyZh: left.map(({ title, mend, count }) => `${title[0]} ${count}${mend === undefined ? '' : `（${mend[0]}）`}`).join('、') })
}
