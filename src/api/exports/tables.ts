import type { VerbName } from '../../workflow/campaign/permissions.ts'

/** A list that can be exported whole: the verb that answers its pages, and its columns. */
export interface ExportTable {
  readonly name: string
  readonly title: string
  /** `{format}` is csv or jsonl. */
  readonly path: string
  readonly verb: VerbName
  readonly columns: readonly string[]
  readonly isPublic?: true
}

const inCampaign = (name: string, title: string, verb: VerbName, columns: readonly string[]): ExportTable => ({ name, title, path: `/campaigns/{campaignId}/exports/${name}.{format}`, verb, columns })

/** Everything that leaves in bulk. What a person may not list, they cannot export: it is the same verb. */
export const EXPORTS: readonly ExportTable[] = [
  inCampaign('entrants', '参评单位', 'entrant.list', ['id', 'cohortId', 'unitId', 'channelId', 'withdrawnAt', 'withdrawnReason']),
  inCampaign('collections', '采集', 'collection.list', ['id', 'entrantId', 'channelId', 'attempt', 'state', 'failure', 'failureDetail', 'startedAt', 'finishedAt']),
  inCampaign('declarations', '申报', 'declaration.list', ['id', 'entrantId', 'pointId', 'state', 'text', 'links', 'submittedAt']),
  inCampaign('cases', '创新案例', 'case.list', ['id', 'entrantId', 'category', 'title', 'text', 'state', 'award', 'reason', 'decidedAt']),
  inCampaign('tasks', '任务', 'task.list', ['id', 'entrantId', 'pointId', 'round', 'assessorId', 'state', 'dueAt']),
  inCampaign('marks', '自己的评分', 'mark.list', ['id', 'taskId', 'entrantId', 'pointId', 'outcome', 'rating', 'note', 'state', 'submittedAt']),
  inCampaign('adjudications', '仲裁', 'adjudication.list', ['id', 'entrantId', 'pointId', 'spread', 'state', 'reviewerId', 'outcome', 'rating', 'reason', 'decidedAt']),
  inCampaign('appeals', '申诉', 'appeal.list', ['id', 'entrantId', 'pointId', 'state', 'grounds', 'filedAt', 'decision']),
  inCampaign('audit', '审计日志', 'audit.list', ['seq', 'at', 'actor', 'action', 'subjectKind', 'subjectId', 'detail', 'previousHash', 'hash']),
  { name: 'lines', title: '榜单', path: '/public/publications/{publicationId}/cohorts/{cohortId}/lines.{format}', verb: 'publication.lines', isPublic: true, columns: ['position', 'rank', 'tier', 'unitName', 'regionCode', 'cohortName', 'score', 'index', 'dimensions', 'earlier'] },
]
