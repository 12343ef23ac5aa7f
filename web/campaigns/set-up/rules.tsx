import { Form, InputNumber, Radio } from 'antd'
import { defineWords, useWords } from '../../app/language.tsx'
import type { Campaign } from '../../parts/campaign.ts'
import { isMarking } from './basics.tsx'
import { CampaignForm } from './campaign-form.tsx'
import type { PartProps } from './parts.ts'
import { TierList } from './tier-list.tsx'
import type { TierRow } from './tier-list.tsx'

const WORDS = defineWords({
  marks: ['每个要点由几人背靠背评分', 'Blind marks per point'],
  threshold: ['两人相差超过多少个百分点提交仲裁', 'Difference, in percentage points, from which a point goes to adjudication'],
  rating: ['评分方式', 'Marks'],
  steps: ['按评分标准的档次', 'steps of the rubric'],
  free: ['0–100% 任意', 'anything from 0 to 100 %'],
  ranking: ['并列后的名次', 'Rank after a tie'],
  dense: ['连续（1、2、2、3）', 'dense: 1, 2, 2, 3'],
  competition: ['跳过（1、2、2、4）', 'competition: 1, 2, 2, 4'],
  listing: ['公布名单的次序', 'Order of published lists'],
  byRank: ['按名次', 'by rank'],
  byTier: ['按档次，档内按地区', 'by tier, within it by region'],
  tiers: ['档次', 'Tiers'],
  undetermined: ['仍无法判定的要点', 'Points that stay undetermined'],
  asScheme: ['按指标体系', 'as the scheme says'],
  hold: ['得分保留为区间', 'the score stays an interval'],
  zero: ['计 0 分', 'count 0'],
  notApplicable: ['不适用的要点', 'Points that do not apply'],
  renormalise: ['分值分给其他要点', 'leave their share to the others'],
  full: ['计满分', 'count in full'],
  evidence: ['公众能否查看归档网页', 'May the public see archived pages'],
  after: ['发布后可以', 'after publication'],
  never: ['不可以', 'never'],
  locked: ['评分开始后不再改动', 'Fixed once marking has begun'],
})

interface Rules {
  readonly marksPerPoint: number; readonly threshold: number; readonly rating: 'steps' | 'free'; readonly ranking: 'dense' | 'competition'; readonly listing: 'rank' | 'tier'
  readonly tiers: readonly TierRow[]; readonly undetermined: '' | 'hold' | 'zero'; readonly notApplicable: '' | 'renormalise' | 'full'; readonly publicEvidence: 'after-publication' | 'never'
}

/** Fractions and percentage points without the last digits of binary fractions. */
const points = (fraction: number): number => Math.round(fraction * 1_000) / 10

const rulesOf = ({ marksPerPoint, disagreementThreshold, settings, ranking, tiers, policy }: Campaign): Rules => ({
  marksPerPoint, threshold: points(disagreementThreshold), rating: settings.rating ?? 'steps', ranking, listing: settings.listing ?? 'rank', tiers,
  undetermined: policy.undetermined ?? '', notApplicable: policy.notApplicable ?? '', publicEvidence: settings.publicEvidence ?? 'after-publication',
})

export function RulesPart({ campaign, ...next }: PartProps) {
  const t = useWords(WORDS)
  const locked = isMarking(campaign)
  const choices: Partial<Record<keyof Rules, readonly (readonly [string, string])[]>> = {
    rating: [['steps', t.steps], ['free', t.free]], undetermined: [['', t.asScheme], ['hold', t.hold], ['zero', t.zero]], notApplicable: [['', t.asScheme], ['renormalise', t.renormalise], ['full', t.full]],
    ranking: [['dense', t.dense], ['competition', t.competition]], listing: [['rank', t.byRank], ['tier', t.byTier]], publicEvidence: [['after-publication', t.after], ['never', t.never]],
  }
  const radio = (name: keyof Rules, disabled = false) => <Radio.Group disabled={disabled} options={(choices[name] ?? []).map(([value, label]) => ({ value, label }))} />
  return (
    <CampaignForm<Rules>
      campaign={campaign} read={rulesOf} {...next}
      changesOf={({ marksPerPoint, threshold, rating, ranking, listing, tiers, undetermined, notApplicable, publicEvidence }, { settings }) => ({
        marksPerPoint, disagreementThreshold: threshold / 100, ranking, tiers: tiers.map(({ name, from }) => ({ name: name.trim(), from })),
        policy: { ...(undetermined !== '' && { undetermined }), ...(notApplicable !== '' && { notApplicable }) },
        settings: { ...settings, rating, listing, publicEvidence },
      })}
      labels={{ marksPerPoint: t.marks, threshold: t.threshold, rating: t.rating, ranking: t.ranking, listing: t.listing, tiers: t.tiers, undetermined: t.undetermined, notApplicable: t.notApplicable, publicEvidence: t.evidence }}
      print={(name, value) => choices[name]?.find(([key]) => key === value)?.[1] ?? (name === 'tiers' ? (value as readonly TierRow[]).map(({ name: tier, from }) => `${tier} ≥ ${from}`).join('、') : undefined)}
    >{() => (
      <>
        <Form.Item name="marksPerPoint" label={t.marks} rules={[{ required: true }]} {...(locked && { extra: t.locked })}><InputNumber min={1} max={9} precision={0} disabled={locked} /></Form.Item>
        <Form.Item name="threshold" label={t.threshold} rules={[{ required: true }]}><InputNumber min={0} max={100} step={5} suffix="%" style={{ width: 110 }} disabled={locked} /></Form.Item>
        <Form.Item name="rating" label={t.rating}>{radio('rating')}</Form.Item>
        <Form.Item name="undetermined" label={t.undetermined}>{radio('undetermined', locked)}</Form.Item>
        <Form.Item name="notApplicable" label={t.notApplicable}>{radio('notApplicable', locked)}</Form.Item>
        <Form.Item name="ranking" label={t.ranking}>{radio('ranking')}</Form.Item>
        <Form.Item name="listing" label={t.listing}>{radio('listing')}</Form.Item>
        <TierList label={t.tiers} />
        <Form.Item name="publicEvidence" label={t.evidence}>{radio('publicEvidence')}</Form.Item>
      </>
    )}</CampaignForm>
  )
}
