import type { VerbName } from '../../workflow/campaign/permissions.ts'

/** A list that can be exported whole: the verb that answers its pages, and its columns. */
export interface ExportTable {
  readonly name: string
  readonly title: string
  /** `{format}` is one of FORMATS. */
  readonly path: string
  readonly verb: VerbName
  readonly columns: readonly string[]
  readonly isPublic?: true
  /** The verb answers everything at once; else so many of its items a page. */
  readonly page?: number | 'all'
}

export const FORMATS = ['csv', 'jsonl', 'xlsx'] as const
export type ExportFormat = (typeof FORMATS)[number]

const inCampaign = (name: string, title: string, verb: VerbName, columns: readonly string[]): ExportTable => ({ name, title, path: `/campaigns/{campaignId}/exports/${name}.{format}`, verb, columns })

/** Everything that leaves in bulk. What a person may not list, they cannot export: it is the same verb. */
export const EXPORTS: readonly ExportTable[] = [
  inCampaign('entrants', '参评单位', 'entrant.list', ['id', 'cohortId', 'unitId', 'channelId', 'withdrawnAt', 'withdrawnReason']),
  inCampaign('collections', '采集', 'collection.list', ['id', 'entrantId', 'channelId', 'attempt', 'state', 'failure', 'failureDetail', 'startedAt', 'finishedAt']),
  { name: 'ranking', title: '现时排名', path: '/campaigns/{campaignId}/cohorts/{cohortId}/exports/ranking.{format}', verb: 'score.ranking', page: 'all', columns: ['rank', 'tier', 'unitName', 'regionCode', 'low', 'high', 'bonus', 'maximum', 'indexLow', 'indexHigh', 'dimensions', 'computedAt'] },
  { ...inCampaign('points', '要点得分', 'score.points', ['unitName', 'regionCode', 'entrantId', 'pointId', 'state', 'rating', 'by', 'decidedBy', 'worth', 'low', 'high']), page: 20 },
  { ...inCampaign('judgements', '自动判定', 'judgement.all', ['unitName', 'regionCode', 'entrantId', 'pointId', 'position', 'measureId', 'measureVersion', 'outcome', 'rating', 'confidence', 'reasons', 'advice', 'evidence']), page: 10 },
  inCampaign('declarations', '申报', 'declaration.list', ['id', 'entrantId', 'pointId', 'state', 'text', 'links', 'submittedAt']),
  inCampaign('cases', '创新案例', 'case.list', ['id', 'entrantId', 'category', 'title', 'text', 'state', 'award', 'reason', 'decidedAt']),
  inCampaign('tasks', '任务', 'task.list', ['id', 'entrantId', 'pointId', 'round', 'assessorId', 'state', 'dueAt']),
  inCampaign('marks', '自己的评分', 'mark.list', ['id', 'taskId', 'entrantId', 'pointId', 'outcome', 'rating', 'note', 'state', 'submittedAt']),
  inCampaign('adjudications', '仲裁', 'adjudication.list', ['id', 'entrantId', 'pointId', 'spread', 'state', 'reviewerId', 'outcome', 'rating', 'reason', 'decidedAt']),
  inCampaign('appeals', '申诉', 'appeal.list', ['id', 'entrantId', 'pointId', 'state', 'grounds', 'filedAt', 'decision']),
  inCampaign('audit', '审计日志', 'audit.list', ['seq', 'at', 'actor', 'action', 'subjectKind', 'subjectId', 'detail', 'previousHash', 'hash']),
  { name: 'lines', title: '榜单', path: '/public/publications/{publicationId}/cohorts/{cohortId}/lines.{format}', verb: 'publication.lines', isPublic: true, columns: ['position', 'rank', 'tier', 'unitName', 'regionCode', 'cohortName', 'score', 'index', 'dimensions', 'earlier'] },
]
