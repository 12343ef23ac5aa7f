import { ArrowRightOutlined, CheckCircleOutlined } from '@ant-design/icons'
import { Card, Tag } from 'antd'
import { Link } from 'react-router'
import { useAllItems, useReply } from '../api/queries.ts'
import type { Reply } from '../api/client.ts'
import { defineWords, useWords } from '../app/language.tsx'
import { ProblemNotice } from '../kit/problem-notice.tsx'
import { useTimes } from '../kit/times.ts'
import type { Campaign } from '../parts/campaign.ts'
import { needsOf } from './needs.ts'
import type { Need } from './needs.ts'

const WORDS = defineWords({
  title: ['现在要做', 'To be done now'],
  none: ['这个阶段没有未完成的事。', 'Nothing is left to do in this phase.'],
  stops: ['挡住下一步', 'holds the next step up'],
})

type Said = readonly [zh: (n: number) => string, en: (n: number) => string]
const NEEDS = defineWords({
  noCohort: [() => '还没有分组：选指标体系和类别', () => 'No cohort: choose a scheme and its variant'],
  noEntrant: [() => '还没有参评单位：导入或增加', () => 'No units: import or add them'],
  noAssessor: [() => '还没有评估员', () => 'No assessors'],
  notCollected: [() => '还没有开始采集', () => 'Nothing is collected yet'],
  collectionsAtWork: [(n: number) => `${n} 个采集未完成`, (n: number) => `${n} collections at work`],
  failedCollections: [(n: number) => `${n} 个采集失败，看原因后重采`, (n: number) => `${n} collections failed: see why, and try again`],
  judgingDue: [(n: number) => `${n} 个单位新导入的内容等待评判，会自动进行`, (n: number) => `${n} units have imports that wait to be judged; it happens by itself`],
  proposedSets: [(n: number) => `${n} 份判定待采纳`, (n: number) => `${n} judgements wait to be accepted`],
  entrantsWithoutJudgement: [(n: number) => `${n} 个单位还没有采纳的判定`, (n: number) => `${n} units have no accepted judgement`],
  undecidedCases: [(n: number) => `${n} 个创新案例待定`, (n: number) => `${n} innovation cases to decide`],
  noTasks: [() => '还没有分配评分任务', () => 'No marking tasks are given out'],
  openTasks: [(n: number) => `${n} 个评分任务未完成`, (n: number) => `${n} marking tasks are open`],
  unassignedTasks: [(n: number) => `${n} 个任务没有人`, (n: number) => `${n} tasks have nobody`],
  disagreements: [(n: number) => `${n} 处分歧还没有提交仲裁`, (n: number) => `${n} disagreements without adjudication`],
  openAdjudications: [(n: number) => `${n} 项仲裁待裁定`, (n: number) => `${n} adjudications to decide`],
  undecidedAppeals: [(n: number) => `${n} 项申诉待裁定`, (n: number) => `${n} appeals to decide`],
  pendingPoints: [(n: number) => `${n} 个要点还等人评`, (n: number) => `${n} points wait for a person`],
  undeterminedPoints: [(n: number) => `${n} 个要点无法判定（按规则保留区间或计 0，不妨碍结束）`, (n: number) => `${n} points stay undetermined (held or 0 by the rules; they keep nothing open)`],
  replyUntil: [() => '答复期未结束', () => 'Units may still reply'],
} satisfies Record<Need['kind'], Said>)

/** What the phase still needs, each line a way to its place; of the later phases also what keeps the campaign from closing. */
export function NeedList({ campaign, progress }: { readonly campaign: Campaign; readonly progress: Reply<'get /campaigns/{id}/progress'> }) {
  const t = useWords(WORDS)
  const say = useWords(NEEDS)
  const { at } = useTimes()
  const isDraft = campaign.state === 'draft'
  const check = useReply('get /campaigns/{id}/check', { id: campaign.id }, { enabled: ['assessing', 'adjudicating', 'replying'].includes(campaign.state), staleMs: 30_000 })
  const entrants = useReply('get /campaigns/{campaignId}/entrants', { campaignId: campaign.id, limit: 1 }, { enabled: isDraft })
  const people = useAllItems('get /campaigns/{campaignId}/memberships', { campaignId: campaign.id }, { enabled: isDraft })
  const assessors = people.data?.items.filter(({ role, revokedAt }) => role === 'assessor' && revokedAt === null).length
  const needs = needsOf({ campaign, progress, check: check.data, entrants: entrants.data?.items.length, assessors })
  return (
    <Card title={t.title} size="small">
      <ProblemNotice problem={check.error} />
      {needs.length === 0 ? <span><CheckCircleOutlined style={{ color: 'var(--brand)' }} aria-hidden /> {t.none}</span> : (
        <ul style={{ listStyle: 'none', margin: 0, padding: 0, display: 'grid', gap: 8 }}>
          {needs.map(({ kind, count, path, stops, until }) => (
            <li key={kind}>
              <Link to={`/campaigns/${campaign.id}${path}`}>{say[kind](count)}{until !== undefined && `（${at(until)}）`} <ArrowRightOutlined aria-hidden style={{ fontSize: 11 }} /></Link>
              {stops && <Tag color="warning" variant="filled" style={{ marginInlineStart: 8 }}>{t.stops}</Tag>}
            </li>
          ))}
        </ul>
      )}
    </Card>
  )
}
